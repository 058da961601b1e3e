#include "core/session/health/HealthBook.h"
#include "tests/support/net/Blackhole.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

namespace porthole {

using State = Health::State;
using test::Blackhole;

/// Whether what is saved can be reached: what is looked at, how, and for how long it counts.
class HealthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anOpenPortIsReachableAndNothingIsSent_data();
    void anOpenPortIsReachableAndNothingIsSent();
    void aCloudThatIsSavedHereSaysWhereItIs();
    void aClosedPortIsNot();
    void oneThatIsSilentIsGivenUp();
    void aliasesAreLookedUp();
    void whatALookCannotTellIsSaid_data();
    void whatALookCannotTellIsSaid();
    void whatHasNoPortIsNotLookedAt();
    void noMoreAreLookedAtThanAreWorthIt();
    void aFewAtATime();
    void whatWasSeenGrowsOld();
    void whatIsSavedOtherwiseIsNotKnown();
    void whatIsElsewhereByNowIsLookedAtAgain();
    void itMayGoWhileItLooks();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void configure(const QByteArray &text) const
    {
        QFile file(path("config"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    Entry entry(EntryKind kind, const QString &address) const
    {
        Entry made;
        made.id = newEntryId();
        made.kind = kind;
        made.name = made.address = address;
        return made;
    }
    HealthQuestion question(EntryKind kind, const QString &address, quint16 port = 0) const
    {
        Entry asked = entry(kind, address);
        if (port != 0)
            asked.settings.port = port;
        return *healthQuestion(asked, FolderTree({}));
    }
    Health lookedAt(HealthBook &book, const HealthQuestion &question) const
    {
        book.check({question});
        (void)QTest::qWaitFor([&] { return book.of(question.entry).state != State::Looking; }, 60'000);
        return book.of(question.entry);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    HealthSources m_sources;
};

void HealthTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sources = {};
    m_sources.sshFiles = {path("config"),          path("system_config"), path("known_hosts"),
                          path("ssh_known_hosts"), m_folder->path(),      {}};
}

void HealthTest::anOpenPortIsReachableAndNothingIsSent_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("address"); // %1 is the port
    QTest::newRow("a host") << int(EntryKind::Host) << QStringLiteral("127.0.0.1");
    QTest::newRow("a console") << int(EntryKind::Console) << QStringLiteral("vnc://127.0.0.1::%1");
    QTest::newRow("a console inside TLS")
        << int(EntryKind::Console) << QStringLiteral("vncs://127.0.0.1::%1");
    QTest::newRow("a console's page") << int(EntryKind::Console) << QStringLiteral("wss://127.0.0.1:%1/x");
    QTest::newRow("a Slycat server") << int(EntryKind::Gateway) << QStringLiteral("slycat://127.0.0.1:%1");
    QTest::newRow("a cloud") << int(EntryKind::Cloud) << QStringLiteral("lab");
}

void HealthTest::anOpenPortIsReachableAndNothingIsSent()
{
    QFETCH(int, kind);
    QFETCH(QString, address);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_sources.cloudUrl = [port = server.serverPort()](const QString &cloud) -> Result<QUrl> {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(port).arg(cloud));
    };
    QByteArray received;
    int connections = 0, ended = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        ++connections;
        QTcpSocket *line = server.nextPendingConnection();
        connect(line, &QTcpSocket::readyRead, line, [&received, line] { received += line->readAll(); });
        connect(line, &QTcpSocket::disconnected, line, [&ended] { ++ended; });
    });
    HealthBook book(m_sources, {});
    const QString where = address.contains(u'%') ? address.arg(server.serverPort()) : address;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Health health =
        lookedAt(book, question(EntryKind(kind), where, kind == 0 ? server.serverPort() : quint16{0}));
    QCOMPARE(health.state, State::Reachable);
    QVERIFY(health.seen >= before && health.seen <= QDateTime::currentDateTimeUtc());
    QTRY_COMPARE(ended, 1);
    QCOMPARE(connections, 1);
    QCOMPARE(received, QByteArray());
}

void HealthTest::aCloudThatIsSavedHereSaysWhereItIs()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Entry cloud = entry(EntryKind::Cloud, QStringLiteral("http://127.0.0.1:%1/v3").arg(server.serverPort()));
    cloud.description = CloudDescription();
    HealthBook book(m_sources, {});
    QCOMPARE(lookedAt(book, *healthQuestion(cloud, FolderTree({}))).state, State::Reachable);
}

void HealthTest::aClosedPortIsNot()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    HealthBook book(m_sources, {});
    const Health health = lookedAt(book, question(EntryKind::Host, QStringLiteral("127.0.0.1"), port));
    QCOMPARE(health.state, State::Unreachable);
    QVERIFY(!health.why.isEmpty());
}

void HealthTest::oneThatIsSilentIsGivenUp()
{
    const Blackhole hole;
    HealthBook::Pace pace;
    pace.patience = Milliseconds(200);
    HealthBook book(m_sources, {}, pace);
    const Health health =
        lookedAt(book, question(EntryKind::Host, hole.endpoint().host, hole.endpoint().port));
    QCOMPARE(health.state, State::Unreachable);
}

void HealthTest::aliasesAreLookedUp()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    configure("Host build\n HostName 127.0.0.1\n Port " + QByteArray::number(server.serverPort()) + '\n');
    HealthBook book(m_sources, {});
    QCOMPARE(lookedAt(book, question(EntryKind::Host, QStringLiteral("build"))).state, State::Reachable);
}

void HealthTest::whatALookCannotTellIsSaid_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("why");
    const auto host = int(EntryKind::Host);
    QTest::newRow("a jump host") << QByteArray("Host web\n ProxyJump gate\n") << host << QStringLiteral("web")
                                 << QStringLiteral("another host");
    QTest::newRow("a program on the way") << QByteArray("Host web\n ProxyCommand touch MARK\n") << host
                                          << QStringLiteral("web") << QStringLiteral("a program");
    QTest::newRow("a program that decides") << QByteArray("Match exec \"touch MARK\"\n HostName x\n") << host
                                            << QStringLiteral("web") << QStringLiteral("a program");
    QTest::newRow("a cloud behind a host")
        << QByteArray() << int(EntryKind::Cloud) << QStringLiteral("lab") << QStringLiteral("another host");
    QTest::newRow("a console behind a proxy")
        << QByteArray() << int(EntryKind::Console) << QStringLiteral("wss://console.example/x")
        << QStringLiteral("a proxy");
}

void HealthTest::whatALookCannotTellIsSaid()
{
    QFETCH(QByteArray, config);
    QFETCH(int, kind);
    QFETCH(QString, address);
    QFETCH(QString, why);
    const QByteArray mark = path("mark").toLocal8Bit();
    configure(config.replace("MARK", mark));
    net::ChannelOptions options;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://127.0.0.1:9"));
    options.proxies = net::ProxyEnvironment::fromEnvironment(environment);
    HealthBook book(m_sources, options);
    HealthQuestion asked = question(EntryKind(kind), address);
    asked.throughHost = true;
    const Health health = lookedAt(book, asked);
    QCOMPARE(health.state, State::Untold);
    QVERIFY2(health.why.contains(why), qPrintable(health.why));
    QVERIFY(!QFile::exists(path("mark"))); // nothing is run for a look
}

void HealthTest::whatHasNoPortIsNotLookedAt()
{
    QVERIFY(!healthQuestion(entry(EntryKind::Server, QStringLiteral("s1")), FolderTree({})));
    QVERIFY(!healthQuestion(entry(EntryKind::Unsupported, QStringLiteral("rdp://h:3389")), FolderTree({})));
}

void HealthTest::noMoreAreLookedAtThanAreWorthIt()
{
    const Blackhole hole;
    HealthBook::Pace pace;
    pace.most = 3;
    HealthBook book(m_sources, {}, pace);
    QList<HealthQuestion> many;
    for (int i = 0; i < 5; ++i)
        many << question(EntryKind::Host, hole.endpoint().host, hole.endpoint().port);
    QCOMPARE(book.check(many), 3);
    QCOMPARE(book.check(many), 0); // they are being looked at, and there is no room for others
    QCOMPARE(book.known().size(), 3);
    QCOMPARE(book.of(many.last().entry).state, State::Unknown);
}

void HealthTest::aFewAtATime()
{
    // Those that are silent hold up what waits behind them, for as long as they are waited for.
    const Blackhole hole;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HealthBook::Pace pace;
    pace.atOnce = 2;
    pace.gap = Milliseconds(1);
    pace.patience = Milliseconds(500);
    HealthBook book(m_sources, {}, pace);
    const auto silent = [&] { return question(EntryKind::Host, hole.endpoint().host, hole.endpoint().port); };
    const QList<HealthQuestion> asked{
        silent(), silent(), question(EntryKind::Host, QStringLiteral("127.0.0.1"), server.serverPort())};
    book.check(asked);
    QTRY_VERIFY_WITH_TIMEOUT(book.of(asked[2].entry).state == State::Reachable, 60'000);
    QVERIFY(book.of(asked[0].entry).state == State::Unreachable ||
            book.of(asked[1].entry).state == State::Unreachable);
}

void HealthTest::whatWasSeenGrowsOld()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HealthBook::Pace pace;
    pace.fresh = std::chrono::seconds(1);
    pace.ageing = Milliseconds(50);
    HealthBook book(m_sources, {}, pace);
    QSignalSpy changed(&book, &HealthBook::changed);
    const HealthQuestion asked = question(EntryKind::Host, QStringLiteral("127.0.0.1"), server.serverPort());
    QCOMPARE(lookedAt(book, asked).state, State::Reachable);
    QTRY_COMPARE_WITH_TIMEOUT(book.of(asked.entry).state, State::Unknown, 60'000);
    QVERIFY(changed.count() > 0);
}

/// Another address, another port, or nothing at all any more.
void HealthTest::whatIsSavedOtherwiseIsNotKnown()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HealthBook book(m_sources, {});
    QList<HealthQuestion> asked;
    for (int i = 0; i < 4; ++i)
        asked << question(EntryKind::Host, QStringLiteral("127.0.0.1"), server.serverPort());
    for (const HealthQuestion &one : asked)
        QCOMPARE(lookedAt(book, one).state, State::Reachable);
    QList<HealthQuestion> now = asked;
    now[1].address = QStringLiteral("127.0.0.2");
    ++now[2].port;
    now.removeLast();
    QSignalSpy changed(&book, &HealthBook::changed);
    book.follow(now);
    QVERIFY(changed.count() > 0);
    QCOMPARE(book.of(asked[0].entry).state, State::Reachable);
    for (qsizetype i = 1; i < asked.size(); ++i)
        QCOMPARE(book.of(asked[i].entry).state, State::Unknown);
    // The look that is under way counts for nothing either.
    const Blackhole hole;
    HealthQuestion away = question(EntryKind::Host, hole.endpoint().host, hole.endpoint().port);
    QCOMPARE(book.check({away}), 1);
    QTRY_COMPARE(book.of(away.entry).state, State::Looking);
    book.follow(now);
    QCOMPARE(book.of(away.entry).state, State::Unknown);
}

void HealthTest::whatIsElsewhereByNowIsLookedAtAgain()
{
    const Blackhole hole;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HealthBook::Pace pace;
    pace.patience = Milliseconds(60'000);
    pace.gap = Milliseconds(1);
    HealthBook book(m_sources, {}, pace);
    const HealthQuestion before = question(EntryKind::Host, hole.endpoint().host, hole.endpoint().port);
    QCOMPARE(book.check({before}), 1);
    HealthQuestion after = before;
    after.address = QStringLiteral("127.0.0.1");
    after.port = server.serverPort();
    QCOMPARE(book.check({after}), 1);
    QTRY_COMPARE_WITH_TIMEOUT(book.of(after.entry).state, State::Reachable, 50'000);
}

void HealthTest::itMayGoWhileItLooks()
{
    const Blackhole hole;
    for (int events = 0; events < 6; ++events) {
        HealthBook book(m_sources, {});
        book.check({question(EntryKind::Host, hole.endpoint().host, hole.endpoint().port),
                    question(EntryKind::Host, QStringLiteral("nowhere.invalid"))});
        for (int i = 0; i < events; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::HealthTest)
#include "HealthTest.moc"
