#include "core/base/Redactor.h"
#include "core/base/Error.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <barrier>
#include <memory>
#include <random>
#include <thread>
#include <vector>

namespace porthole {

class RedactorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hidesSecrets_data();
    void hidesSecrets();
    void leavesNoSecretBehind_data();
    void leavesNoSecretBehind();
    void leavesCleanTextAlone_data();
    void leavesCleanTextAlone();
    void errorsAreRedacted();
    void hidesRegisteredTexts();
    void hidesRegisteredTextsHoweverEncoded_data();
    void hidesRegisteredTextsHoweverEncoded();
    void registeredTextsLiveAsLongAsTheirHolder();
    void shortTextsAreNotRegistered();
    void movingAHolderKeepsItsText();
    void garbageIsTextLikeAnyOther();
    void timeIsLinearInTheText_data();
    void timeIsLinearInTheText();
    void threadsMayRegisterAndRedactAtOnce();
};

void RedactorTest::hidesSecrets_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << std::string(text) << std::string(expected);
    };
    // URLs: scheme, host, port and path stay.
    row("query", "GET https://c:6080/vnc_lite.html?path=%3Ftoken%3DSECRET failed",
        "GET https://c:6080/vnc_lite.html?[redacted] failed");
    row("fragment", "https://c/vnc.html#path=SECRET", "https://c/vnc.html#[redacted]");
    row("query and fragment", "https://c/a/b?x=1#y SECRET", "https://c/a/b?[redacted] SECRET");
    row("user and password", "vnc://user:SECRET@host:1/", "vnc://[redacted]@host:1/");
    row("password alone", "vnc://:SECRET@host::5901", "vnc://[redacted]@host::5901");
    row("user alone", "ssh://SECRET@host", "ssh://[redacted]@host");
    row("password with an '@'", "vnc://u:p@SECRET@host", "vnc://[redacted]@host");
    row("password with a '/'", "vnc://:p/SECRET@host/x", "vnc://[redacted]@host/x");
    row("password with a '?' and a '#'", "vnc://:p?SEC#RET@host/x", "vnc://[redacted]@host/x");
    row("password with a blank", "vnc://:correct SECRET@host:1 refused", "vnc://[redacted]@host:1 refused");
    row("an authority that is none", "cannot read vnc://:SECRET, sorry",
        "cannot read vnc://[redacted] sorry");
    row("upper case", "HTTPS://C/?SECRET", "HTTPS://C/?[redacted]");
    row("IPv6", "wss://[2001:db8::1]:443/?SECRET", "wss://[2001:db8::1]:443/?[redacted]");
    row("in double quotes", "Host \"https://c/x?token=SECRET\" not found",
        "Host \"https://c/x?[redacted]\" not found");
    row("in a debug line", "QUrl(\"https://c/x?t=SECRET\")", "QUrl(\"https://c/x?[redacted]\")");
    row("in JSON", R"({"url":"https://c/x?t=SECRET","type":"novnc"})",
        R"({"url":"https://c/x?[redacted]","type":"novnc"})");
    row("in JSON in JSON", R"("{\"url\":\"https://c/x?t=SECRET\",\"a\":1}")",
        R"("{\"url\":\"https://c/x?[redacted]",\"a\":1}")");
    row("a quote within a query", "https://c/?a\"SECRET", "https://c/?[redacted]");
    row("two URLs", "https://a/?SECRET https://u:SECRET@b/", "https://a/?[redacted] https://[redacted]@b/");
    row("a URL in a path", "https://a/http://u:SECRET@b/?SECRET",
        "https://a/http://[redacted]@b/?[redacted]");
    row("a URL percent-encoded", "to=https%3A%2F%2Fu%3ASECRET%40h%2Fp%3Fx%3DSECRET",
        "to=https%3A%2F%2F[redacted]%40h%2Fp%3F[redacted]");
    row("a login without scheme", "cannot open demo:SECRET@10.0.0.1:5901",
        "cannot open [redacted]@10.0.0.1:5901");

    // Values.
    row("token", "/?token=SECRET HTTP/1.1", "/?token=[redacted] HTTP/1.1");
    row("token and more", "token=SECRET&title=x y", "token=[redacted] y");
    row("percent-encoded", "path=%3Ftoken%3DSECRET", "path=%3Ftoken%3D[redacted]");
    row("percent-encoded in part", "%74oken=SECRET", "%74oken=[redacted]");
    row("percent-encoded twice", "path%3D%253Ftoken%253DSECRET", "path%3D%253Ftoken%253D[redacted]");
    row("a value with an encoded blank", "token=SEC%20RET x", "token=[redacted] x");
    row("a value with a quote in it", "password=SEC\"RET x", "password=[redacted] x");
    row("in double quotes", "password=\"SEC RET\" x", "password=[redacted] x");
    row("in single quotes", "password='SEC \"RET' x", "password=[redacted] x");
    row("in quotes glued together", "password='SEC'\"'\"'RET SECRET' x", "password=[redacted] x");
    row("in quotes never closed", "password=\"SEC RET", "password=[redacted]");
    row("blanks around the sign", "Password = SECRET x", "Password = [redacted] x");
    row("environment", "OS_PASSWORD=SECRET", "OS_PASSWORD=[redacted]");
    row("numbered", "password2=SECRET", "password2=[redacted]");
    row("access token", "access_token=SECRET", "access_token=[redacted]");
    row("camel case", "accessToken=SECRET", "accessToken=[redacted]");
    row("application credential", "application_credential_secret: SECRET",
        "application_credential_secret: [redacted]");
    row("short names", "db_pass=SECRET pwd=SECRET", "db_pass=[redacted] pwd=[redacted]");
    row("YAML to the end of its line", "password: SEC RET\nregion: x", "password: [redacted]\nregion: x");
    row("YAML on the next line", "password: >\n  SECRET\nregion: x", "password: [redacted]\nregion: x");
    row("JSON", R"({"password": "SECRET", "user": "u"})", R"({"password": [redacted], "user": "u"})");
    row("JSON without blanks", R"({"password":"SECRET","user":"u"})",
        R"({"password":[redacted],"user":"u"})");
    row("JSON with blanks and lines", "\"password\" :\n  \"SECRET\" ", "\"password\" :\n  [redacted] ");
    row("JSON with an escaped quote", R"({"password":"SEC\", \"RET","user":"u"})",
        R"({"password":[redacted],"user":"u"})");
    row("JSON with an escaped backslash", R"({"password":"SECRET\\","user":"u"})",
        R"({"password":[redacted],"user":"u"})");
    row("JSON in JSON", R"("{\"password\":\"SEC\\\",RET\",\"user\":1}")",
        R"("{\"password\":[redacted],\"user\":1}")");
    row("JSON with an escaped sign", R"(token\u003dSECRET x)", R"(token\u003d[redacted] x)");
    row("JSON number", R"({"passcode":123456,"user":"u"})", R"({"passcode":[redacted],"user":"u"})");
    row("JSON object", R"({"token":{"id":"SECRET}","a":[1]},"user":"u"})",
        R"({"token":[redacted],"user":"u"})");
    row("JSON percent-encoded", "b=%22password%22%3A%22SEC%20RET%22%2C%22u%22",
        "b=%22password%22%3A[redacted]%2C%22u%22");
    row("Python", "{'password': 'SECRET', 'a': 1}", "{'password': [redacted], 'a': 1}");
    row("Ruby", "\"password\"=>\"SECRET\"", "\"password\"=>[redacted]");

    // Header lines.
    row("X-Auth-Token", "X-Auth-Token: SECRET", "X-Auth-Token: [redacted]");
    row("case and blanks", " x-AUTH-token \t:  SEC RET \r\nHost: h",
        " x-AUTH-token \t:  [redacted]\r\nHost: h");
    row("no blank", "X-Subject-Token:SECRET\nHost: h", "X-Subject-Token:[redacted]\nHost: h");
    row("Authorization", "> Authorization: Basic SECRET==\r\n> Host: h",
        "> Authorization: [redacted]\r\n> Host: h");
    row("Proxy-Authorization", "Proxy-Authorization: Digest a=\"b\", c=\"SECRET\"",
        "Proxy-Authorization: [redacted]");
    row("Cookie", "Cookie: a=1; token=SECRET; b=SECRET\r\n\r\nbody", "Cookie: [redacted]\r\n\r\nbody");
    row("Set-Cookie", "Set-Cookie: sid=SECRET; Path=/", "Set-Cookie: [redacted]");
    row("folded", "Authorization: Basic\r\n\tSECRET\r\nHost: h", "Authorization: [redacted]\r\nHost: h");
    row("as a pair", "std::pair(\"X-Auth-Token\", \"SECRET\")", "std::pair(\"X-Auth-Token\", [redacted])");
    row("behind an escaped line break", R"("a\nX-Auth-Token: SECRET")", R"("a\nX-Auth-Token: [redacted])");
    row("MFA receipt", "Openstack-Auth-Receipt: SECRET", "Openstack-Auth-Receipt: [redacted]");
}

void RedactorTest::hidesSecrets()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const std::string shown = redact(text);
    QCOMPARE(QByteArray::fromStdString(shown), QByteArray::fromStdString(expected));
    QCOMPARE(QByteArray::fromStdString(redact(shown)), QByteArray::fromStdString(shown));
}

/// Texts in which it matters only that the secret goes.
void RedactorTest::leavesNoSecretBehind_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"https://c/?a=1\nb&token=SECRET",
                             "token=\"SECRET",
                             "://:SECRET@",
                             "x://y://u:SECRET@h",
                             "a:b@c:SECRET@d",
                             "https://u:SECRET%40x@h/",
                             "https:\\/\\/u:SECRET@h\\/",
                             "vnc://:SECRET",
                             "vnc://::SECRET@h",
                             "//u:SECRET@h/",
                             "password:=SECRET",
                             "password==SECRET",
                             "\"password\":{\"user\":{\"password\":\"SECRET\"}}",
                             "\"password\":[\"a]\",\"SECRET\"]",
                             "password={\"a\": \"}\", \"b\": \"SECRET\"}",
                             "%2570assword=SECRET",
                             "PASSWORD%09%3a%20SECRET",
                             "curl -H 'X-Auth-Token: SECRET' https://h/",
                             "https://h/%3Ftoken%3DSECRET",
                             "https://h/;token=SECRET",
                             "<a href='https://h/?a=SECRET'>",
                             "https://h/?a=')SECRET",
                             "[https://h/?a=]SECRET",
                             "token=%22SECRET",
                             "token=\\\"SECRET\\\"",
                             "password: 'it''s SECRET'",
                             "cookie=SECRET",
                             "{\\\\\\\"token\\\\\\\":\\\\\\\"SECRET\\\\\\\"}",
                             "token= \tSECRET",
                             "https://user:SEC%0ARET@h/SECRET?SECRET\nSEC"})
        QTest::newRow(text) << std::string(text);
}

void RedactorTest::leavesNoSecretBehind()
{
    QFETCH(std::string, text);
    const std::string shown = redact(text);
    QVERIFY2(shown.find("[redacted]") != std::string::npos, shown.c_str());
    // The last row keeps its path, which is no secret.
    const bool pathStays = text.find("/SECRET?") != std::string::npos;
    QCOMPARE(QByteArray::fromStdString(shown).count("SECRET"), pathStays ? 1 : 0);
}

void RedactorTest::leavesCleanTextAlone_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"",
                             "tile 3 ends outside its rectangle",
                             "connection to 10.0.0.1:5901 refused",
                             "wss://[::1]:6080/websockify: timed out",
                             "could not reach https://cloud.example:5000/v3, will retry",
                             "(see https://cloud.example)",
                             "file:///tmp/x",
                             "vnc://host::5901",
                             "vnc://host:1 closed",
                             "user root@host has no shell",
                             "100% of 50%25 done",
                             "authentication that can continue: publickey,password,keyboard-interactive",
                             "methods [\"password\",\"totp\"]",
                             "bypass=1 compass: north",
                             "token",
                             "password",
                             "the password was wrong",
                             "token_ttl=600",
                             "max_tokens_used=7",
                             "Subject: Example CA; valid until 2027",
                             "https://h/a@b/c",
                             "a=b&c=d",
                             "{\"type\":\"novnc\",\"protocol\":\"vnc\"}",
                             "Sec-WebSocket-Protocol: binary",
                             "caf\xc3\xa9: \xff\xfe",
                             "12:30:01 nothing",
                             "password:",
                             "password=\nnext",
                             "https://\xc3\xbctz.example/x",
                             "is it https://h/?",
                             "[redacted]"})
        QTest::newRow(text) << std::string(text);
}

void RedactorTest::leavesCleanTextAlone()
{
    QFETCH(std::string, text);
    QCOMPARE(QByteArray::fromStdString(redact(text)), QByteArray::fromStdString(text));
}

void RedactorTest::errorsAreRedacted()
{
    const Error error = Error::make(ErrorKind::Unreachable, "GET https://h/?token=SECRET failed");
    QCOMPARE(error.detail, "GET https://h/?[redacted] failed");
}

void RedactorTest::hidesRegisteredTexts()
{
    const RedactedText secret("hunter2 two");
    const RedactedText binary(std::string_view("a\0b\xff", 4));
    QCOMPARE(redact("it is hunter2 two, hunter2 twohunter2 two!"), "it is [redacted], [redacted]!");
    QCOMPARE(redact("hunter2 too"), "hunter2 too");
    QCOMPARE(redact(std::string("xa\0b\xffx", 6)), "x[redacted]x");
    const RedactedText overlapping("abab");
    QCOMPARE(redact("xabababx"), "x[redacted]x");
}

void RedactorTest::hidesRegisteredTextsHoweverEncoded_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text :
         {"s%40cr/t+%3F", "s%2540cr%252ft%252b%253f", "s@cr/t+?", "s\\u0040cr/t+?", "x%73@cr/t+?y"})
        QTest::newRow(text) << std::string(text);
}

void RedactorTest::hidesRegisteredTextsHoweverEncoded()
{
    QFETCH(std::string, text);
    const RedactedText secret("s@cr/t+?");
    const std::string shown = redact(text);
    QVERIFY2(shown == "[redacted]" || shown == "x[redacted]y", shown.c_str());
}

void RedactorTest::registeredTextsLiveAsLongAsTheirHolder()
{
    QCOMPARE(redact("hunter2"), "hunter2");
    {
        const RedactedText one("hunter2");
        {
            const RedactedText again("hunter2");
            QCOMPARE(redact("hunter2"), "[redacted]");
        }
        QCOMPARE(redact("hunter2"), "[redacted]");
    }
    QCOMPARE(redact("hunter2"), "hunter2");
}

void RedactorTest::shortTextsAreNotRegistered()
{
    const RedactedText empty("");
    const RedactedText three("abc");
    QCOMPARE(redact("abcabc"), "abcabc");
    const RedactedText four("abcd");
    QCOMPARE(redact("abcabcd"), "abc[redacted]");
}

void RedactorTest::movingAHolderKeepsItsText()
{
    RedactedText first("hunter2");
    RedactedText second(std::move(first));
    QCOMPARE(redact("hunter2"), "[redacted]");
    RedactedText third("swordfish");
    third = std::move(second);
    QCOMPARE(redact("hunter2 swordfish"), "[redacted] swordfish");
    RedactedText &alias = third;
    third = std::move(alias);
    QCOMPARE(redact("hunter2"), "[redacted]");
    third = RedactedText("");
    QCOMPARE(redact("hunter2"), "hunter2");
}

void RedactorTest::garbageIsTextLikeAnyOther()
{
    const std::vector<std::string> pieces{
        "token",    "=", ":", "://", "@", "\"", "'", "\\", "%", "%25", "%3D",   "\\u00", "{",
        "}",        "[", "]", "\n",  " ", "\t", "?", "#",  "/", "h",   "https", "\xff",  std::string(1, '\0'),
        "password", ","};
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (unsigned i = random() % 16; i > 0; --i)
            text += pieces[random() % pieces.size()];
        const std::string shown = redact(text);
        // Nothing but the placeholder is ever added.
        QVERIFY(shown.size() <= 11 * text.size());
    }
}

void RedactorTest::timeIsLinearInTheText_data()
{
    QTest::addColumn<std::string>("piece");
    for (const char *piece :
         {"a",           ":",         "://", "a://:b", "x://y@",      "a:b@", "token", "token=", "token=\"",
          "\"token\":{", "[{",        "\\",  "\\\"",   "%",           "%25",  "25",    "%2525 ", "\\u00",
          "token ",      "token:\n ", "\n",  "?",      "https://h/?", "'",    "@",     "\"a"})
        QTest::newRow(piece) << std::string(piece);
}

void RedactorTest::timeIsLinearInTheText()
{
    QFETCH(std::string, piece);
    // Something quadratic takes a minute for this much, and runs into the test's time limit.
    std::string text = "x";
    while (text.size() < (std::size_t{1} << 18))
        text += piece;
    QElapsedTimer timer;
    timer.start();
    const std::string shown = redact(std::move(text));
    QVERIFY(!shown.empty());
    QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
}

void RedactorTest::threadsMayRegisterAndRedactAtOnce()
{
    constexpr int kThreads = 4;
    std::atomic<int> wrong = 0;
    std::barrier together(kThreads);
    std::vector<std::thread> threads;
    threads.reserve(kThreads);
    for (int number = 0; number < kThreads; ++number) {
        threads.emplace_back([&wrong, &together, number] {
            const std::string mine = "secret-of-" + std::to_string(number);
            together.arrive_and_wait();
            for (int round = 0; round < 4000; ++round) {
                auto held = std::make_unique<RedactedText>(mine);
                wrong += redact("x " + mine) != "x [redacted]";
                held.reset();
                wrong += redact("x " + mine) != "x " + mine;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::RedactorTest)
#include "RedactorTest.moc"
