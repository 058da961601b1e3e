#include "app/serve/FrontDoor.h"
#include "app/http/Server.h"
#include "app/serve/Replies.h"
#include "tests/serve/RawClient.h"
#include "tests/support/Failure.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>
#include <atomic>
#include <thread>

namespace porthole::test {

using namespace serve;

namespace {

const char *const kPassword = testSecret();

/// The front door on a port, and behind it what says 200 to whatever came in.
class Door {
public:
    Door()
    {
        auto made = http::EventLoop::make();
        if (!made)
            qFatal("%s", made.error().detail.c_str());
        m_loop = std::move(*made);
        m_door = std::make_unique<FrontDoor>(
            *m_loop, Secret(std::string_view(kPassword)),
            [this](const Visit &visit, const http::Responder &responder) {
                ++m_visits;
                m_sawCredentials = m_sawCredentials || !visit.call.header("Authorization").isEmpty();
                responder.send(http::Reply::json(200, {}));
            });
        http::ServerOptions options;
        options.largestBody = 16 * FrontDoor::kLargestBody;
        auto listening =
            http::Server::listen(*m_loop, options, [this](http::Call call, const http::Responder &to) {
                m_door->answer(std::move(call), m_server->port(), to);
            });
        if (!listening)
            qFatal("%s", listening.error().detail.c_str());
        m_server = std::move(*listening);
        m_thread = std::thread([this] { m_loop->run(); });
    }
    ~Door()
    {
        m_loop->stop();
        m_thread.join();
        m_server.reset();
        m_door.reset();
    }

    quint16 port() const { return m_server->port(); }
    int visits() const { return m_visits; }
    bool sawCredentials() const { return m_sawCredentials; }

private:
    std::unique_ptr<http::EventLoop> m_loop;
    std::unique_ptr<FrontDoor> m_door;
    std::unique_ptr<http::Server> m_server;
    std::atomic<int> m_visits{0};
    std::atomic<bool> m_sawCredentials{false};
    std::thread m_thread;
};

} // namespace

/// Who gets past the door (SEC-40), status line by status line.
class FrontDoorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRequestGetsItsLine_data();
    void everyRequestGetsItsLine();
    void anUnauthorizedAnswerSaysHow();
    void guessesAreSlow();
    void aFloodOfGuessesIsBounded();
    void missingCredentialsAreNoGuess();
};

void FrontDoorTest::everyRequestGetsItsLine_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("headers"); // "PORT" stands for the port
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("line");
    const QByteArray in = RawClient::basic(kPassword);
    const QByteArray ok = "200 OK", forbidden = "403 Forbidden", unauthorized = "401 Unauthorized";
    const QByteArray sid = "/remotes/0123456789abcdef0123456789abcdef";
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &path,
                        const QByteArray &headers, const QByteArray &line, const QByteArray &body = "{}") {
        QTest::newRow(name) << method << path << headers << (method == "POST" ? body : QByteArray()) << line;
    };
    row("as a script asks", "POST", "/remotes", in, ok);
    row("localhost", "GET", "/remotes", "Host: localhost:PORT\r\n" + in, ok);
    row("localhost, in capitals", "GET", "/remotes", "Host: LOCALHOST:PORT\r\n" + in, ok);
    row("[::1]", "GET", "/remotes", "Host: [::1]:PORT\r\n" + in, ok);
    row("the target in absolute form", "GET", "http://127.0.0.1:PORT/remotes", in, ok);

    row("rebinding: a foreign host", "GET", "/remotes", "Host: evil.example:PORT\r\n" + in, forbidden);
    row("rebinding: a name that begins like an address", "GET", "/remotes",
        "Host: 127.0.0.1.evil.example:PORT\r\n" + in, forbidden);
    row("rebinding: a name that ends like one", "GET", "/remotes", "Host: evil.localhost:PORT\r\n" + in,
        forbidden);
    row("another address of loopback", "GET", "/remotes", "Host: 127.0.0.2:PORT\r\n" + in, forbidden);
    row("another port", "GET", "/remotes", "Host: 127.0.0.1:1\r\n" + in, forbidden);
    row("no port", "GET", "/remotes", "Host: 127.0.0.1\r\n" + in, forbidden);
    row("two hosts", "GET", "/remotes", "Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n" + in, forbidden);
    row("an empty host", "GET", "/remotes", "Host:\r\n" + in, forbidden);
    row("a foreign target in absolute form", "GET", "http://evil.example/remotes", in, forbidden);
    row("a foreign host without credentials is no wiser", "GET", "/remotes", "Host: evil.example:PORT\r\n",
        forbidden);

    row("a foreign origin", "GET", "/remotes", "Origin: http://evil.example\r\n" + in, forbidden);
    row("an origin that begins like ours", "GET", "/remotes",
        "Origin: http://127.0.0.1:PORT.evil.example\r\n" + in, forbidden);
    row("an origin of another port", "GET", "/remotes", "Origin: http://127.0.0.1:80\r\n" + in, forbidden);
    row("https is another origin", "GET", "/remotes", "Origin: https://127.0.0.1:PORT\r\n" + in, forbidden);
    row("a sandboxed page", "GET", "/remotes", "Origin: null\r\n" + in, forbidden);
    row("our own origin", "GET", "/remotes", "Origin: http://127.0.0.1:PORT\r\n" + in, ok);
    row("a browser, from elsewhere", "GET", "/remotes", "Sec-Fetch-Site: cross-site\r\n" + in, forbidden);
    row("a browser, from a neighbour", "GET", "/remotes", "Sec-Fetch-Site: same-site\r\n" + in, forbidden);
    row("a browser, its user typed it", "GET", "/remotes", "Sec-Fetch-Site: none\r\n" + in, ok);
    row("a preflight", "OPTIONS", "/remotes", "Origin: http://evil.example\r\n", forbidden);

    row("no credentials", "GET", "/remotes", "", unauthorized);
    row("no credentials, on no path", "GET", "/nothing", "", unauthorized);
    row("a wrong password", "GET", "/remotes", RawClient::basic("guess"), unauthorized);
    row("a wrong user", "GET", "/remotes", RawClient::basic(kPassword, "root"), unauthorized);
    row("a password that begins so", "GET", "/remotes", RawClient::basic("a-password-of-this-tes"),
        unauthorized);
    row("an empty password", "GET", "/remotes", RawClient::basic(""), unauthorized);
    row("another scheme", "GET", "/remotes", QByteArray("Authorization: Bearer ") + kPassword + "\r\n",
        unauthorized);
    row("two credentials", "GET", "/remotes", in + RawClient::basic("guess"), unauthorized);
    row("the scheme in capitals", "GET", "/remotes", QByteArray(in).replace("Basic", "BASIC"), ok);

    row("no such path", "GET", "/nothing", in, "404 Not Found");
    row("the root", "GET", "/", in, "404 Not Found");
    row("a trailing slash", "GET", "/remotes/", in, "404 Not Found");
    row("nothing below launch", "POST", sid + "/launch/x", in, "404 Not Found");
    row("no such action", "POST", sid + "/image", in, "404 Not Found");
    row("an id that cannot be one", "GET", "/remotes/..%2f..", in, "404 Not Found");
    row("a method not allowed", "PUT", "/remotes", in, "405 Method Not Allowed");
    row("HEAD", "HEAD", "/remotes", in, "405 Method Not Allowed");
    row("OPTIONS", "OPTIONS", "/remotes", in, "405 Method Not Allowed");
    row("TRACE", "TRACE", "/remotes", in, "405 Method Not Allowed");
    row("GET of what is asked by POST", "GET", sid + "/browse/", in, "405 Method Not Allowed");
    row("POST of a session", "POST", sid, in, "405 Method Not Allowed");

    row("a form", "POST", "/remotes", "Content-Type: application/x-www-form-urlencoded\r\n" + in,
        "415 Unsupported Media Type");
    row("text, as a page may send unasked", "POST", "/remotes", "Content-Type: text/plain\r\n" + in,
        "415 Unsupported Media Type");
    row("JSON with its charset", "POST", "/remotes", "Content-Type: Application/JSON; charset=utf-8\r\n" + in,
        ok);
    row("a body of 64 KiB", "POST", "/remotes", in, ok, QByteArray(64 * 1024, ' '));
    row("a body of one byte more", "POST", "/remotes", in, "413 Request Entity Too Large",
        QByteArray(64 * 1024 + 1, ' '));
    row("browse of the root", "POST", sid + "/browse/", in, ok);
    row("a file", "GET", sid + "/file/etc/passwd", in, ok);
    row("a console", "POST", "/servers/0fe44fad-38e4-4381-8f76-d41d6b9be43c/remote-consoles", in, ok);
}

void FrontDoorTest::everyRequestGetsItsLine()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, line);
    const Door door;
    RawClient client(door.port());
    const QByteArray port = QByteArray::number(door.port());
    client.request(method, path.replace("PORT", port), body, headers.replace("PORT", port));
    QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), "HTTP/1.1 " + line, 60'000);
    QCOMPARE(door.visits(), line == "200 OK" ? 1 : 0);
    QVERIFY(!door.sawCredentials());
    QVERIFY(!client.heard().contains("Access-Control"));
    QVERIFY(!client.heard().contains("\r\nLocation:"));
    if (line == "200 OK" || method == "HEAD")
        return;
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
    const QJsonObject said = QJsonDocument::fromJson(client.body()).object();
    QCOMPARE(QByteArray::number(said.value(u"status").toInt()) + ' ' +
                 said.value(u"reason").toString().toLatin1(),
             line);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(!client.header("Allow").isEmpty(), line.startsWith("405"));
}

void FrontDoorTest::anUnauthorizedAnswerSaysHow()
{
    const Door door;
    RawClient client(door.port());
    client.request("GET", "/remotes");
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
    QVERIFY(client.header("WWW-Authenticate").startsWith("Basic realm="));
}

void FrontDoorTest::guessesAreSlow()
{
    const Door door;
    QElapsedTimer time;
    time.start();
    std::vector<std::unique_ptr<RawClient>> guessers;
    for (int i = 0; i < 3; ++i) {
        guessers.push_back(std::make_unique<RawClient>(door.port()));
        guessers.back()->request("GET", "/remotes", {}, RawClient::basic("guess"));
    }
    for (const auto &guesser : guessers)
        QTRY_COMPARE_WITH_TIMEOUT(guesser->statusLine(), QByteArray("HTTP/1.1 401 Unauthorized"), 60'000);
    QVERIFY2(time.elapsed() >= 2 * AttemptGate::kPause.count() - 50,
             qPrintable(QString::number(time.elapsed())));
    RawClient owner(door.port());
    owner.request("GET", "/remotes", {}, RawClient::basic(kPassword));
    QTRY_COMPARE_WITH_TIMEOUT(owner.statusLine(), QByteArray("HTTP/1.1 200 OK"), 60'000);
}

void FrontDoorTest::aFloodOfGuessesIsBounded()
{
    const Door door;
    std::vector<std::unique_ptr<RawClient>> guessers;
    for (std::size_t i = 0; i < AttemptGate::kMostWaiting + 10; ++i) {
        guessers.push_back(std::make_unique<RawClient>(door.port()));
        guessers.back()->request("GET", "/remotes", {}, RawClient::basic("guess"));
    }
    const auto refused = [&guessers] {
        return std::count_if(guessers.begin(), guessers.end(), [](const auto &guesser) {
            return guesser->statusLine() == "HTTP/1.1 503 Service Unavailable";
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(refused() >= 5, 60'000);
    QCOMPARE(door.visits(), 0);
}

void FrontDoorTest::missingCredentialsAreNoGuess()
{
    const Door door;
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 20; ++i) {
        RawClient client(door.port());
        client.request("GET", "/remotes");
        QTRY_COMPARE_WITH_TIMEOUT(client.statusLine(), QByteArray("HTTP/1.1 401 Unauthorized"), 60'000);
    }
    RawClient owner(door.port());
    owner.request("GET", "/remotes", {}, RawClient::basic(kPassword));
    QTRY_COMPARE_WITH_TIMEOUT(owner.statusLine(), QByteArray("HTTP/1.1 200 OK"), 60'000);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FrontDoorTest)
#include "FrontDoorTest.moc"
