#include "core/session/tunnels/TunnelBook.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/ShellOpener.h"
#include "core/store/Store.h"
#include "tests/session/ShellRig.h"
#include "tests/support/Flow.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QSignalSpy>

#include <algorithm>

namespace porthole {

using test::finished;
using test::OpenSshServer;
using test::ShellRig;
using test::words;

namespace {

constexpr int kPatience = 60'000; // milliseconds

} // namespace

/// Tunnels that are saved with a host: opened with its shells, over all of them once.
class TunnelBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void savedOnesAreOpenedWithTheirHost();
    void aSecondShellDoesNotListenAgain();
    void whatIsSavedIsThereNextTime();
    void aHostThatIsNotSavedKeepsNone();
    void theFormOverwritesNone();

private:
    /// What a test stands on; gone with it.
    struct Ground {
        QTemporaryDir home;
        store::Store store{home.filePath(QStringLiteral("porthole.db"))};
        store::HostStore hostStore{store};
        secrets::MemoryCredentialStore credentials;
        HostRegistry hosts{hostStore, credentials};
        ShellRig rig;
        TunnelBook book{rig.shells, rig.remotes, hosts};
    };

    static Tunnel dynamic()
    {
        Tunnel tunnel;
        tunnel.kind = Tunnel::Kind::Dynamic;
        return tunnel;
    }
    SavedHost save(const QList<Tunnel> &tunnels)
    {
        SavedHost host;
        host.name = QStringLiteral("here");
        host.host = QStringLiteral("127.0.0.1");
        host.port = m_server.port();
        host.user = OpenSshServer::user();
        host.identityFile = m_identity;
        host.tunnels = tunnels;
        const auto saved = finished(m_ground->hosts.save(host), kPatience);
        if (!saved || !*saved)
            qFatal("%s", words(saved).constData());
        return **saved;
    }
    ShellSession &open(const SavedHost &host)
    {
        ShellOptions options = m_ground->rig.options(m_server.port());
        options.host = host;
        options.remote.ssh.destination = {host.host, host.port, host.user, host.identityFile};
        return m_ground->rig.shells.open(std::move(options));
    }
    TunnelState stateOf(const ShellSession &session) { return tunnelsOf(session).value(0).state; }
    QList<TunnelLook> tunnelsOf(const ShellSession &session) { return m_ground->book.of(session).all(); }

    OpenSshServer m_server{{QStringLiteral("ed25519")}};
    QString m_identity;
    std::unique_ptr<Ground> m_ground;
};

void TunnelBookTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void TunnelBookTest::init()
{
    m_ground = std::make_unique<Ground>();
    m_ground->rig.know(m_server.port(), m_server.hostKey(QStringLiteral("ed25519")));
    m_ground->hosts.load();
    QTRY_VERIFY(m_ground->hosts.isRead());
}

void TunnelBookTest::savedOnesAreOpenedWithTheirHost()
{
    ShellSession &session = open(save({dynamic()}));
    QCOMPARE(tunnelsOf(session).size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(session), TunnelState::Listening, kPatience);
    QVERIFY(tunnelsOf(session).first().port != 0);
    QVERIFY(m_ground->book.canSave(session));
    QVERIFY(m_ground->book.isSaved(session, dynamic()));
}

void TunnelBookTest::aSecondShellDoesNotListenAgain()
{
    const SavedHost host = save({dynamic()});
    ShellSession &first = open(host);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(first), TunnelState::Listening, kPatience);
    ShellSession &second = open(host);
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), ShellState::Open, kPatience);
    QCOMPARE(stateOf(second), TunnelState::Stopped);
    QCOMPARE(stateOf(first), TunnelState::Listening);
}

void TunnelBookTest::whatIsSavedIsThereNextTime()
{
    const SavedHost host = save({});
    ShellSession &session = open(host);
    QSignalSpy changed(&m_ground->book, &TunnelBook::savedChanged);
    m_ground->book.setSaved(session, dynamic(), true);
    QTRY_VERIFY(m_ground->book.isSaved(session, dynamic()));
    QVERIFY(!changed.isEmpty());
    auto read = finished(m_ground->hostStore.find(QStringLiteral("here")), kPatience);
    QVERIFY2(read && *read, words(read));
    QCOMPARE((*read)->tunnels, QList{dynamic()});
    m_ground->book.setSaved(session, dynamic(), false);
    QTRY_VERIFY(!m_ground->book.isSaved(session, dynamic()));
    read = finished(m_ground->hostStore.find(QStringLiteral("here")), kPatience);
    QVERIFY2(read && *read, words(read));
    QVERIFY((*read)->tunnels.isEmpty());
}

void TunnelBookTest::aHostThatIsNotSavedKeepsNone()
{
    SavedHost host = save({});
    host.id = {};
    ShellSession &session = open(host);
    QVERIFY(!m_ground->book.canSave(session));
    m_ground->book.setSaved(session, dynamic(), true);
    QVERIFY(!m_ground->book.isSaved(session, dynamic()));
    QVERIFY(m_ground->hosts.hosts().first().tunnels.isEmpty());
}

/// It was opened before they were saved.
void TunnelBookTest::theFormOverwritesNone()
{
    const SavedHost before = save({});
    ShellSession &session = open(before);
    m_ground->book.setSaved(session, dynamic(), true);
    QTRY_VERIFY(m_ground->book.isSaved(session, dynamic()));
    ShellOpener opener(m_ground->hosts, m_ground->rig.shells, {});
    HostRequest request;
    request.host = before;
    request.host.name = QStringLiteral("there");
    request.save = true;
    request.connect = false;
    opener.perform(std::move(request));
    const auto nameNow = [this] { return m_ground->hosts.hosts().first().name; };
    QTRY_COMPARE(nameNow(), QStringLiteral("there"));
    QVERIFY(m_ground->book.isSaved(session, dynamic()));
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::TunnelBookTest)
#include "TunnelBookTest.moc"
