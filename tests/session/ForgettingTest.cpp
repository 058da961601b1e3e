#include "NovaDouble.h"
#include "ShellRig.h"
#include "WatchedSession.h"
#include "core/secrets/FallbackCredentialStore.h"
#include "core/session/CloudRegistry.h"
#include "core/session/files/FilesRegistry.h"
#include "tests/support/Flow.h"
#include "tests/support/MemoryScan.h"
#include "tests/support/secrets/TestSecret.h"

#include <QSignalSpy>

namespace porthole::test {

namespace {

constexpr int kPatience = 60'000;

/// A desktop without a keychain.
class NoKeychain final : public secrets::CredentialStore {
public:
    Task<secrets::StoreStatus> status() override
    {
        secrets::StoreStatus status;
        status.state = secrets::StoreState::Unavailable;
        co_return status;
    }
    Task<Result<Secret>> read(CredentialRef) override { co_return away(); }
    Task<Result<secrets::Kept>> write(CredentialRef, Secret) override { co_return away(); }
    Task<Result<>> remove(CredentialRef) override { co_return away(); }

private:
    static Error away() { return Error::make(ErrorKind::Unavailable, "there is none"); }
};

Secret secretOf(const Unmistakable &text)
{
    QByteArray bytes = text.text();
    Secret secret{std::string_view(bytes.constData(), std::size_t(bytes.size()))};
    bytes.fill('\0');
    return secret;
}

} // namespace

/// What is left of a secret when the window was locked: nothing of ours, and what is live stays live.
class ForgettingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsKeptForThisRunIsWiped();
    void anOpenConnectionHoldsNoPassword();
    void whatWasTypedIsAskedForAgain();
    void furtherConnectionsAskToo();
    void aCloudGivesUpItsToken();
    void aLiveConsoleComesBackAllTheSame();
    void aConsolesPasswordIsAskedForAgain();
};

/// By the process's own memory: everything between the stores and the test is ours.
void ForgettingTest::whatIsKeptForThisRunIsWiped()
{
    // "once-typed-by-a-person-71", every bit but the even ones turned.
    const Unmistakable typed(":;60x!,%01x7,x4x%0'&:;xbd");
    QCOMPARE(typed.places(), 0);
    NoKeychain none;
    secrets::FallbackCredentialStore store(none);
    const CredentialRef reference = newCredentialRef();
    {
        auto kept = finished(store.write(reference, secretOf(typed)));
        QVERIFY(kept && *kept && **kept == secrets::Kept::ThisRun);
        const auto read = finished(store.read(reference));
        QVERIFY(read && *read);
        QVERIFY(typed.places() >= 2); // the scan finds what is there: the store's and this one
    }
    QCOMPARE(typed.places(), 1);
    store.forgetThisRun();
    QCOMPARE(typed.places(), 0);
    const auto again = finished(store.read(reference));
    QVERIFY(again && !*again);
}

/// Not the connection's thread either, nor the session for its reconnecting.
void ForgettingTest::anOpenConnectionHoldsNoPassword()
{
    SshScript script;
    script.password = "secret"_secret;
    SshServerDouble server(script);
    ShellRig rig;
    rig.know(server.port(), server.hostKey());
    ShellOptions options = rig.options(server.port());
    auto password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    const std::weak_ptr<const Secret> held = password;
    options.remote.ssh.password = std::move(password);
    ShellSession &session = rig.shells.open(std::move(options));
    FilesRegistry files(rig.remotes);
    files.open(SessionId{session.sid()});
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    QVERIFY(!held.expired()); // for reconnecting
    session.forgetSecrets();
    files.forgetSecrets();
    QTRY_VERIFY_WITH_TIMEOUT(held.expired(), kPatience);
    QCOMPARE(session.state(), ShellState::Open);
    type(session, "still here");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("still here"), kPatience);
}

void ForgettingTest::whatWasTypedIsAskedForAgain()
{
    SshScript script;
    script.password = "secret"_secret;
    SshServerDouble server(script);
    ShellRig rig;
    rig.know(server.port(), server.hostKey());
    ShellSession &session = rig.shells.open(rig.options(server.port()));
    const auto answer = [&session] {
        std::vector<Secret> answers;
        answers.emplace_back(std::string_view("secret"_secret));
        session.answer(std::move(answers));
    };
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, kPatience);
    answer();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    server.killConnections();
    QTRY_COMPARE_WITH_TIMEOUT(server.seen().passwords.size(), 2, kPatience); // by itself, as before
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    session.forgetSecrets();
    server.killConnections();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, kPatience);
    QVERIFY(std::holds_alternative<AuthQuestion>(*session.question())); // and not its known key
    answer();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
}

void ForgettingTest::furtherConnectionsAskToo()
{
    SshScript script;
    script.password = "secret"_secret;
    SshServerDouble server(script);
    ShellRig rig;
    rig.know(server.port(), server.hostKey());
    ShellOptions options = rig.options(server.port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    ShellSession &session = rig.shells.open(std::move(options));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    FilesRegistry files(rig.remotes);
    HostFiles &host = files.open(SessionId{session.sid()});
    session.forgetSecrets();
    files.forgetSecrets();
    host.desk.add({});
    QTRY_VERIFY_WITH_TIMEOUT(host.desk.question(), kPatience);
    QVERIFY(std::holds_alternative<AuthQuestion>(*host.desk.question()));
}

void ForgettingTest::aCloudGivesUpItsToken()
{
    NovaRig rig;
    CloudProfile profile = rig.nova.profile();
    profile.secrets.clear();
    CloudConnection &cloud = rig.add(profile);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::SecretNeeded);
    cloud.submitSecret(Secret("typed-by-a-person"_secret));
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    cloud.forget();
    QTRY_COMPARE(cloud.state(), CloudState::Idle);
    QTRY_COMPARE(rig.nova.count("DELETE /v3/auth/tokens"), 1);
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::SecretNeeded);
}

/// Other than after signing out, which somebody has done on purpose.
void ForgettingTest::aLiveConsoleComesBackAllTheSame()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    DecodingThreads threads{1};
    WatchedSession session(cloud.consoleSource(QStringLiteral("web")), quickOptions(), threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    cloud.forget();
    session->forgetSecrets();
    QTRY_COMPARE(cloud.state(), CloudState::Idle);
    QVERIFY(session.is(SessionState::Live));
    rig.nova.vnc.hangUp();
    QTRY_COMPARE(cloud.state(), CloudState::Open); // signed in anew, with what the configuration has
    QTRY_VERIFY(session.is(SessionState::Live));
}

void ForgettingTest::aConsolesPasswordIsAskedForAgain()
{
    FakeRfbServer server({.asksPassword = true});
    DecodingThreads threads{1};
    WatchedSession session(server.target(), quickOptions(), threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    session->forgetSecrets();
    server.hangUp();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ForgettingTest)
#include "ForgettingTest.moc"
