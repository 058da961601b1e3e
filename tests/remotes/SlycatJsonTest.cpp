#include "core/remotes/slycat/Json.h"
#include "core/remotes/slycat/PythonList.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole::slycat {

namespace {

QJsonDocument document(const QByteArray &text) { return QJsonDocument::fromJson(text); }

constexpr char kSid[] = "74bd52b751394ac4a310986fb94a5f81";

} // namespace

class SlycatJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTheDialectByTheAnswer();
    void aMessageTakesBackASuccess_data();
    void aMessageTakesBackASuccess();
    void hostsInAllShapes_data();
    void hostsInAllShapes();
    void aListingIsRead();
    void namesThatAreNoneAreLeftOut();
    void listingsThatMakeNoSense_data();
    void listingsThatMakeNoSense();
    void outputWithAndWithoutAnAgent();
    void pythonsLists_data();
    void pythonsLists();
};

void SlycatJsonTest::tellsTheDialectByTheAnswer()
{
    const auto old = createdIn(document(R"({"sid": "74bd52b751394ac4a310986fb94a5f81"})"));
    QVERIFY2(old, failureOf(old));
    QCOMPARE(old->sid.value, QLatin1String(kSid));
    QCOMPARE(old->dialect, Dialect::Sid);
    const auto today =
        createdIn(document(R"({"sid": "74bd52b751394ac4a310986fb94a5f81", "status": true, "msg": ""})"));
    QVERIFY2(today, failureOf(today));
    QCOMPARE(today->dialect, Dialect::Hostname);
}

void SlycatJsonTest::aMessageTakesBackASuccess_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("says");
    QTest::addRow("a message")
        << QByteArray(R"({"sid":"74bd52b751394ac4a310986fb94a5f81","status":true,"msg":"login )"
                      "could not save session\"}")
        << QByteArray("could not save session");
    QTest::addRow("a status") << QByteArray(
                                     R"({"sid":"74bd52b751394ac4a310986fb94a5f81","status":false,"msg":""})")
                              << QByteArray("no session that can be used");
    QTest::addRow("no sid") << QByteArray(R"({"status":true,"msg":""})") << QByteArray("no sid");
    QTest::addRow("a sid that leads elsewhere")
        << QByteArray(R"({"sid":"../../configuration"})") << QByteArray("no sid");
    QTest::addRow("a sid in capitals")
        << QByteArray(R"({"sid":"74BD52B751394AC4A310986FB94A5F81"})") << QByteArray("no sid");
    QTest::addRow("a list") << QByteArray("[]") << QByteArray("no sid");
}

void SlycatJsonTest::aMessageTakesBackASuccess()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, says);
    const auto created = createdIn(document(answer));
    QVERIFY(!created);
    QCOMPARE(created.error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY2(created.error().detail.find(says.toStdString()) != std::string::npos, failureOf(created));
}

void SlycatJsonTest::hostsInAllShapes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("hosts");
    const auto row = [](const char *name, const char *answer, const char *hosts) {
        QTest::addRow("%s", name) << QByteArray(answer) << QByteArray(hosts);
    };
    row("objects", R"([{"hostname":"b","agent":true},{"hostname":"a","agent":false}])", "a b+");
    row("bare names", R"(["b","a"])", "a b");
    row("as the configuration has them", R"([{"name":"a","agent":true}])", "a+");
    row("none", "[]", "");
    row("twice", R"(["a",{"hostname":"a","agent":true}])", "a");
    row("no host's name", R"(["a;id","-oProxyCommand=x","<b>","a/b",7,null,{}, "a"])", "a");
    row("no list", R"({"hostnames":["a"]})", "PeerMisbehaved");
}

void SlycatJsonTest::hostsInAllShapes()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, hosts);
    const auto read = hostsIn(document(answer));
    QByteArrayList told;
    if (!read)
        told << nameOf(read.error().kind);
    else
        for (const GatewayHost &host : *read)
            told << host.name.toUtf8() + (host.hasAgent ? "+" : "");
    QCOMPARE(told.join(' '), hosts);
}

void SlycatJsonTest::aListingIsRead()
{
    const auto listing =
        listingIn(document(R"({"path":"/home/a","names":["run","x.csv","fifo"],"sizes":[4096,17,0],
        "types":["d","f","?"],"mtimes":["2026-03-29T02:30:00.123456","2026-03-20T09:08:07","never"],
        "mime-types":["application/x-directory","text/csv",null]})"));
    QVERIFY2(listing, failureOf(listing));
    QCOMPARE(listing->path, QStringLiteral("/home/a"));
    QCOMPARE(listing->leftOut, 0);
    QCOMPARE(listing->files.size(), 3);
    QCOMPARE(listing->files[0].type, RemoteFile::Type::Folder);
    // A time that this computer's zone may skip is kept as the host's clock showed it.
    QCOMPARE(listing->files[0].modified.toString(Qt::ISODate), QStringLiteral("2026-03-29T02:30:00Z"));
    QCOMPARE(listing->files[1].size, 17);
    QCOMPARE(listing->files[1].mimeType, QStringLiteral("text/csv"));
    QCOMPARE(listing->files[2].type, RemoteFile::Type::Other);
    QVERIFY(!listing->files[2].modified.isValid());
}

void SlycatJsonTest::namesThatAreNoneAreLeftOut()
{
    const auto listing =
        listingIn(document(R"({"path":"/","names":[".","..","a/b","","a\u0000b","\udce9t\udce9",7,"good"],
        "sizes":[1,1,1,1,1,1,1,1],"types":["f","f","f","f","f","f","f","f"],"mtimes":["","","","","","","",""],
        "mime-types":["","","","","","","",""]})"));
    QVERIFY2(listing, failureOf(listing));
    QCOMPARE(listing->files.size(), 1);
    QCOMPARE(listing->files[0].name, QStringLiteral("good"));
    QCOMPARE(listing->leftOut, 7);
}

void SlycatJsonTest::listingsThatMakeNoSense_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addRow("no object") << QByteArray("[]");
    QTest::addRow("arrays of different length") << QByteArray(
        R"({"path":"/","names":["a","b"],"sizes":[1],"types":["f","f"],"mtimes":["",""],"mime-types":["",""]})");
    QTest::addRow("an array is missing")
        << QByteArray(R"({"path":"/","names":["a"],"sizes":[1],"types":["f"],"mtimes":[""]})");
    QTest::addRow("no array") << QByteArray(
        R"({"path":"/","names":"a","sizes":[1],"types":["f"],"mtimes":[""],"mime-types":[""]})");
    QTest::addRow("no path") << QByteArray(
        R"({"names":[],"sizes":[],"types":[],"mtimes":[],"mime-types":[]})");
    QTest::addRow("a relative path") << QByteArray(
        R"({"path":"a","names":[],"sizes":[],"types":[],"mtimes":[],"mime-types":[]})");
}

void SlycatJsonTest::listingsThatMakeNoSense()
{
    QFETCH(QByteArray, answer);
    const auto listing = listingIn(document(answer));
    QVERIFY(!listing);
    QCOMPARE(listing.error().kind, ErrorKind::PeerMisbehaved);
}

void SlycatJsonTest::outputWithAndWithoutAnAgent()
{
    const auto with = outputIn(document(R"({"command":"ls","output":"['a']","errors":"e"})"));
    QVERIFY2(with, failureOf(with));
    QCOMPARE(with->output, QStringLiteral("['a']"));
    QCOMPARE(with->errors, QStringLiteral("e"));
    const auto without = outputIn(document(R"({"command":"ls","output":"['a\\n', 'b\\n']"})"));
    QVERIFY2(without, failureOf(without));
    QCOMPARE(without->output, QStringLiteral("a\nb\n"));
    QVERIFY(!outputIn(document(R"({"command":"ls"})")));
}

void SlycatJsonTest::pythonsLists_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &written, const QString &text) {
        QTest::addRow("%s", name) << written << text;
    };
    row("empty", QStringLiteral("[]"), QString());
    row("a line", QStringLiteral("['a\\n']"), QStringLiteral("a\n"));
    row("of Python 2", QStringLiteral("[u'a\\n', u'b']"), QStringLiteral("a\nb"));
    row("quotes", QStringLiteral("[\"it's\", 'say \"x\" it\\'s']"), QStringLiteral("it'ssay \"x\" it's"));
    row("escapes", QStringLiteral("['\\t\\\\\\x41\\u00e9\\U0001f600']"),
        QStringLiteral("\t\\A\u00e9\U0001f600"));
    row("brackets in a line", QStringLiteral("['[a]', ', ']"), QStringLiteral("[a], "));
    for (const char *none : {"", "a", "[", "[]x", "['a'", "['a", "['a'] ", "['a',]", "['a' 'b']", "['\\x4']",
                             "['\\q']", "['\\U00110000']", "[1]", "['a\\"})
        row(*none ? none : "nothing", QString::fromLatin1(none), QStringLiteral("no list"));
}

void SlycatJsonTest::pythonsLists()
{
    QFETCH(QString, written);
    QFETCH(QString, text);
    QCOMPARE(textOfPythonList(written).value_or(QStringLiteral("no list")), text);
}

} // namespace porthole::slycat

QTEST_APPLESS_MAIN(porthole::slycat::SlycatJsonTest)
#include "SlycatJsonTest.moc"
