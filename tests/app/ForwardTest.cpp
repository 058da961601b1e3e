#include "HostHome.h"
#include "TerminalProgram.h"
#include "tests/support/net/Talk.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>

using porthole::test::Heard;
using porthole::test::TalkServer;
namespace talk = porthole::test::talk;

/// `porthole forward`, as scripts and people use it, against OpenSSH's server.
class ForwardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void carriesUntilItIsInterrupted_data();
    void carriesUntilItIsInterrupted();
    void tellsEvents();
    void aPortThatIsTakenIsSaidFirst();
    void aHostThatDoesNotListen();
    void comesBackWithTheHost();
    void showsTrafficOnATerminal();
    void wordsThatMakeNoSense_data();
    void wordsThatMakeNoSense();

private:
    QStringList forward(const QStringList &options) const
    {
        return QStringList{QStringLiteral("forward"), m_home->address()} + m_home->credentials() + options;
    }
    /// Of the line "127.0.0.1:PORT -> ...", once it is there.
    static quint16 portOf(Program &program, const QByteArray &before = "127.0.0.1:");
    static bool wait(const std::future<Heard> &heard)
    {
        return QTest::qWaitFor([&] { return isReady(heard); }, 30'000);
    }

    std::unique_ptr<HostHome> m_home;
};

void ForwardTest::init()
{
    m_home = std::make_unique<HostHome>();
    QVERIFY2(m_home->start(), qPrintable(m_home->host().failure()));
    QVERIFY(m_home->knowTheHost());
}

quint16 ForwardTest::portOf(Program &program, const QByteArray &before)
{
    const bool came =
        QTest::qWaitFor([&] { return program.ended() || program.output().contains('\n'); }, 30'000);
    const qsizetype at = program.output().indexOf(before);
    if (!came || at < 0)
        return 0;
    const QByteArray rest = program.output().mid(at + before.size());
    return static_cast<quint16>(
        rest.left(std::find_if(rest.begin(), rest.end(), [](char c) { return c < '0' || c > '9'; }) -
                  rest.begin())
            .toUInt());
}

void ForwardTest::carriesUntilItIsInterrupted_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("local") << "-L" << QByteArray("127.0.0.1:");
    QTest::newRow("remote") << "-R" << QByteArray("host 127.0.0.1:");
}

void ForwardTest::carriesUntilItIsInterrupted()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, before);
    TalkServer server;
    QByteArray block(3'000'000, '\0');
    QRandomGenerator random(3);
    std::generate(block.begin(), block.end(), [&] { return char(random.bounded(256)); });
    Program program(forward({option, QStringLiteral("0:127.0.0.1:%1").arg(server.port())}), {},
                    m_home->environment());
    const quint16 port = portOf(program, before);
    QVERIFY2(port > 0, program.errors().constData());
    auto there = server.next([&](int socket) { return talk::converse(socket, block); });
    auto here = talk::call(port, block);
    QVERIFY(wait(here) && wait(there));
    QVERIFY(here.get().bytes == block);
    QVERIFY(there.get().bytes == block);
    ::kill(static_cast<pid_t>(program.pid()), SIGINT);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QByteArray());
    QTRY_COMPARE(talk::connectTo(port), -1);
}

void ForwardTest::tellsEvents()
{
    quint16 nobody = 0;
    {
        const TalkServer gone;
        nobody = gone.port();
    }
    Program program(forward({QStringLiteral("--json"), QStringLiteral("-L"),
                             QStringLiteral("0:127.0.0.1:%1").arg(nobody)}),
                    {}, m_home->environment());
    const quint16 port = portOf(program);
    QVERIFY2(port > 0, program.errors().constData());
    auto here = talk::call(port, "hello");
    QVERIFY(wait(here));
    QVERIFY(QTest::qWaitFor([&] { return program.output().count('\n') >= 2; }, 30'000));
    const QList<QByteArray> lines = program.output().split('\n');
    const QJsonObject listening = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(listening.value(u"event").toString(), QStringLiteral("listening"));
    QCOMPARE(listening.value(u"kind").toString(), QStringLiteral("local"));
    QCOMPARE(listening.value(u"port").toInt(), int(port));
    QCOMPARE(listening.value(u"target").toString(), QStringLiteral("127.0.0.1:%1").arg(nobody));
    QByteArray refused;
    for (const QByteArray &line : lines) {
        if (line.contains("\"refused\""))
            refused = line;
    }
    QCOMPARE(QJsonDocument::fromJson(refused).object().value(u"error").toString(),
             QStringLiteral("Unreachable"));
}

/// Nobody is connected to before it, and nobody is asked for a password.
void ForwardTest::aPortThatIsTakenIsSaidFirst()
{
    const TalkServer other;
    Program program({QStringLiteral("forward"), QStringLiteral("ann@192.0.2.1"), QStringLiteral("-L"),
                     QStringLiteral("%1:127.0.0.1:1").arg(other.port())},
                    {}, m_home->environment());
    QCOMPARE(program.exitCode(), 7);
    QCOMPARE(program.errors(), "porthole: not available: port " + QByteArray::number(other.port()) +
                                   " of 127.0.0.1 is in use by another program\n");
}

void ForwardTest::aHostThatDoesNotListen()
{
    const TalkServer taken;
    Program program(forward({QStringLiteral("-R"), QStringLiteral("%1:127.0.0.1:1").arg(taken.port())}), {},
                    m_home->environment());
    QVERIFY(program.exitCode() > 0);
    QVERIFY2(
        program.errors().contains("the host does not listen on port " + QByteArray::number(taken.port())),
        program.errors().constData());
    QCOMPARE(program.output(), QByteArray());
}

void ForwardTest::comesBackWithTheHost()
{
    TalkServer server;
    Program program(forward({QStringLiteral("-L"), QStringLiteral("0:127.0.0.1:%1").arg(server.port())}), {},
                    m_home->environment());
    const quint16 port = portOf(program);
    QVERIFY2(port > 0, program.errors().constData());
    m_home->host().kill();
    QVERIFY(QTest::qWaitFor([&] { return program.errors().contains("trying again"); }, 30'000));
    QVERIFY2(m_home->host().start(), qPrintable(m_home->host().failure()));
    QVERIFY(QTest::qWaitFor([&] { return program.output().count('\n') == 2; }, 60'000));
    QCOMPARE(program.output().count("127.0.0.1:" + QByteArray::number(port)), 2);
    auto there = server.next([](int socket) { return talk::converse(socket, "back"); });
    auto here = talk::call(port, "hello");
    QVERIFY(wait(here) && wait(there));
    QCOMPARE(here.get().bytes, QByteArray("back"));
    QCOMPARE(there.get().bytes, QByteArray("hello"));
}

void ForwardTest::showsTrafficOnATerminal()
{
    TalkServer server;
    const quint16 port = [] {
        const TalkServer gone;
        return gone.port();
    }();
    TerminalProgram program(
        forward({QStringLiteral("-L"), QStringLiteral("%1:127.0.0.1:%2").arg(port).arg(server.port())}),
        m_home->environment() + Program::plainEnvironment()); // of two homes the first counts
    QVERIFY2(program.shows("-> host ->"), program.shown().constData());
    QVERIFY2(program.shows("0 open"), program.shown().constData());
    auto there = server.next([](int socket) { return talk::converse(socket, QByteArray(2'000'000, 'x')); });
    auto here = talk::call(port, "hello");
    QVERIFY(wait(here) && wait(there));
    QVERIFY2(program.shows("from 2.0 MB"), program.shown().constData());
    program.type("\x03"); // Ctrl+C
    QCOMPARE(program.exitCode(), 0);
}

void ForwardTest::wordsThatMakeNoSense_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char *name, const char *options, const char *why) {
        QTest::newRow(name) << QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts)
                            << QByteArray(why);
    };
    row("no tunnel", "", "at least one of -L, -R and -D");
    row("no target", "-L 8080", "a tunnel is [bind:]port:host:hostport");
    row("no number", "-L x:db:1", "not a number from 0 to 65535");
    row("a port too high", "-L 65536:db:1", "not a number from 0 to 65535");
    row("a target's port of none", "-R 1:db:0", "not a number from 1 to 65535");
    row("an open bracket", "-L [::1:8080:db:1", "a bracket is not closed");
    row("a target with a blank", "-L 1:a_b/c:1", "the target is no name");
    row("an address that is no address", "-L example.net:1:db:1", "an address of this computer");
    row("a target for SOCKS", "-D 1080:db:1", "a dynamic tunnel is [bind:]port");
}

void ForwardTest::wordsThatMakeNoSense()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, why);
    Program program(forward(options), {}, m_home->environment());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.errors().contains(why), program.errors().constData());
}

QTEST_GUILESS_MAIN(ForwardTest)
#include "ForwardTest.moc"
