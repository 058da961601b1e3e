#include "core/remotes/AgentProtocol.h"

#include <QTest>

namespace porthole::test {

using namespace remotes;

namespace {

const QByteArray kReady = "{\"ok\": true, \"message\": \"Ready.\"}\n";

/// What the machine made of bytes that came in pieces of that size: "ready", "ok:MESSAGE", "no:MESSAGE",
/// "poisoned:WHY".
QStringList eventsOf(AgentProtocol &protocol, const QByteArray &bytes, qsizetype piece)
{
    QStringList events;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        protocol.receive(bytes.mid(at, piece));
        while (const auto event = protocol.next()) {
            if (const auto *reply = std::get_if<AgentReply>(&*event))
                events << (reply->ok ? QStringLiteral("ok:") : QStringLiteral("no:")) + reply->message;
            else if (const auto *poisoned = std::get_if<AgentPoisoned>(&*event))
                events << QStringLiteral("poisoned:") + QString::fromStdString(poisoned->error.detail);
            else
                events << QStringLiteral("ready");
        }
    }
    return events;
}

} // namespace

class AgentProtocolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstLineDecides_data();
    void theFirstLineDecides();
    void anAnswerComesHoweverItIsCut_data();
    void anAnswerComesHoweverItIsCut();
    void whatIsNoAnswerPoisons_data();
    void whatIsNoAnswerPoisons();
    void aLineTooManyPoisons_data();
    void aLineTooManyPoisons();
    void aLineWithoutEndIsBounded();
    void aFileMayBeLonger();
    void requestsAreOneLine();
    void nothingIsHeardAfterTheEnd();
};

void AgentProtocolTest::theFirstLineDecides_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("event");
    QTest::newRow("as agents say it") << kReady << QStringLiteral("ready");
    QTest::newRow("with CR LF") << QByteArray("{\"ok\":true}\r\n") << QStringLiteral("ready");
    QTest::newRow("a refusal") << QByteArray("{\"ok\":false,\"message\":\"no \\u001b[1mlicence\"}\n")
                               << QStringLiteral("poisoned:it says: no \uFFFD[1mlicence");
    QTest::newRow("noise of a start-up file")
        << QByteArray("Welcome to cluster\n")
        << QStringLiteral("poisoned:its first line was no readiness but \"Welcome to cluster\"");
    QTest::newRow("an empty line") << QByteArray("\n")
                                   << QStringLiteral("poisoned:its first line was no readiness but \"\"");
    QTest::newRow("JSON, but no object")
        << QByteArray("[true]\n")
        << QStringLiteral("poisoned:its first line was no readiness but \"[true]\"");
    QTest::newRow("ok is a text")
        << QByteArray("{\"ok\":\"true\"}\n")
        << QStringLiteral("poisoned:its first line was no readiness but \"{\"ok\":\"true\"}\"");
}

void AgentProtocolTest::theFirstLineDecides()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, event);
    for (const qsizetype piece : {1, 2, 3, 7, 1024}) {
        AgentProtocol protocol;
        QCOMPARE(eventsOf(protocol, line, piece), QStringList{event});
        QCOMPARE(protocol.state() == AgentProtocol::State::Idle, event == u"ready");
    }
}

void AgentProtocolTest::anAnswerComesHoweverItIsCut_data()
{
    QTest::addColumn<qsizetype>("piece");
    for (const int piece : {1, 2, 3, 7, 1024})
        QTest::addRow("pieces of %d", piece) << qsizetype(piece);
}

void AgentProtocolTest::anAnswerComesHoweverItIsCut()
{
    QFETCH(qsizetype, piece);
    AgentProtocol protocol;
    QCOMPARE(eventsOf(protocol, kReady, piece), QStringList{QStringLiteral("ready")});
    for (int i = 0; i < 3; ++i) {
        protocol.request({{QStringLiteral("action"), QStringLiteral("browse")}});
        QVERIFY(protocol.state() == AgentProtocol::State::Busy);
        QCOMPARE(eventsOf(protocol, "{\"ok\": true, \"message\": \"gr\\u00fc\xc3\x9f\"}\n", piece),
                 QStringList{QStringLiteral("ok:grüß")});
        protocol.request({{QStringLiteral("action"), QStringLiteral("launch")}});
        QCOMPARE(eventsOf(protocol, "{\"ok\": false, \"message\": \"Unknown command.\"}\n", piece),
                 QStringList{QStringLiteral("no:Unknown command.")});
        QVERIFY(protocol.state() == AgentProtocol::State::Idle);
    }
}

void AgentProtocolTest::whatIsNoAnswerPoisons_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a traceback") << QByteArray("Traceback (most recent call last):\n");
    QTest::newRow("Python's b'' of an image") << QByteArray("b'\\x89PNG\\r\\n'\n");
    QTest::newRow("zeros") << QByteArray("\0\0\0\n", 4);
    QTest::newRow("an object without ok") << QByteArray("{\"content\":\"\"}\n");
    QTest::newRow("JSON that is too deep") << QByteArray(5000, '[') + QByteArray(5000, ']') + '\n';
}

void AgentProtocolTest::whatIsNoAnswerPoisons()
{
    QFETCH(QByteArray, bytes);
    AgentProtocol protocol;
    eventsOf(protocol, kReady, 1024);
    protocol.request({});
    const QStringList events = eventsOf(protocol, bytes, 7);
    QCOMPARE(events.size(), 1);
    QVERIFY2(events.first().startsWith(u"poisoned:it answered"), qPrintable(events.first()));
    QVERIFY(protocol.state() == AgentProtocol::State::Over);
}

void AgentProtocolTest::aLineTooManyPoisons_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a second answer") << QByteArray("{\"ok\":true}\n");
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("raw bytes, as an image comes") << QByteArray("\x89PNG");
}

void AgentProtocolTest::aLineTooManyPoisons()
{
    QFETCH(QByteArray, after);
    for (const qsizetype piece : {1, 2, 3, 7, 1024}) {
        AgentProtocol protocol;
        eventsOf(protocol, kReady, piece);
        protocol.request({});
        const QStringList events = eventsOf(protocol, "{\"ok\":true,\"message\":\"1\"}\n" + after, piece);
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.first(), QStringLiteral("ok:1"));
        QVERIFY2(events.last().contains(u"without being asked"), qPrintable(events.last()));
    }
}

void AgentProtocolTest::aLineWithoutEndIsBounded()
{
    AgentProtocol protocol;
    const QByteArray megabyte(AgentProtocol::kLongestLine, 'x');
    QCOMPARE(eventsOf(protocol, megabyte, 64 * 1024), QStringList());
    QCOMPARE(eventsOf(protocol, QByteArrayLiteral("x"), 1),
             QStringList{QStringLiteral("poisoned:it sent a line of more than 1048576 bytes")});
}

void AgentProtocolTest::aFileMayBeLonger()
{
    AgentProtocol protocol;
    eventsOf(protocol, kReady, 1024);
    protocol.request({}, AgentProtocol::kLongestFile);
    const QByteArray content(3 * AgentProtocol::kLongestLine, 'Q');
    QCOMPARE(
        eventsOf(protocol, "{\"ok\":true,\"message\":\"\",\"content\":\"" + content + "\"}\n", 64 * 1024),
        QStringList{QStringLiteral("ok:")});
    protocol.request({});
    QCOMPARE(eventsOf(protocol, content, 64 * 1024).size(), 1); // the bound is that request's alone
}

void AgentProtocolTest::requestsAreOneLine()
{
    AgentProtocol protocol;
    eventsOf(protocol, kReady, 1024);
    const QByteArray line = protocol.request({{QStringLiteral("action"), QStringLiteral("launch")},
                                              {QStringLiteral("command"), QStringLiteral("a\nb")}});
    QCOMPARE(line, QByteArray("{\"action\":\"launch\",\"command\":\"a\\nb\"}\n"));
}

void AgentProtocolTest::nothingIsHeardAfterTheEnd()
{
    AgentProtocol protocol;
    QCOMPARE(eventsOf(protocol, "noise\n" + kReady, 1024).size(), 1);
    QCOMPARE(eventsOf(protocol, kReady, 1), QStringList());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::AgentProtocolTest)
#include "AgentProtocolTest.moc"
