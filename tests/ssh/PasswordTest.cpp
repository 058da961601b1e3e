#include "core/remotes/Outcome.h"
#include "tests/ssh/ConnectionRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/ssh/ThrowAwayAccount.h"

namespace porthole::test {

namespace {

/// What a person was asked, and what the person answers.
struct Person {
    Person(ssh::SshConnection &connection, QList<QByteArray> answers)
    {
        QObject::connect(
            &connection, &ssh::SshConnection::asked, &connection,
            [this, &connection, answers = std::move(answers)](const SshQuestion &question) {
                const auto &about = std::get<AuthQuestion>(question);
                std::vector<Secret> given;
                for (const AuthQuestion::Prompt &prompt : about.prompts) {
                    const QByteArray answer = answers.value(prompts.size());
                    prompts << prompt.text + (prompt.echo ? QStringLiteral(" (echo)") : QString());
                    given.emplace_back(std::string_view(answer.constData(), std::size_t(answer.size())));
                }
                connection.answer(std::move(given));
            });
    }
    QStringList prompts;
};

} // namespace

/// Passwords of this machine's own accounts, which OpenSSH's server asks PAM about.
class PasswordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_account = std::make_unique<ThrowAwayAccount>(); }
    void cleanup() { m_account.reset(); }
    void theRightOneOpens_data();
    void theRightOneOpens();
    void theWrongOneIsForbidden_data();
    void theWrongOneIsForbidden();
    void ofALockedAccountIsForbidden_data();
    void ofALockedAccountIsForbidden();
    void ofAnExpiredAccountIsToldOf();
    void anExpiredOneIsChangedInQuestions();
    void anExpiredOneIsChangedInTheTerminal();
    void theAccountGoes();

private:
    /// What the contract of POST /remotes does: one password, nobody to ask, no key.
    ssh::SshOptions options(OpenSshServer &server, const QByteArray &password)
    {
        auto given = m_home.options(server, {});
        given.destination.user = m_account->name();
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
        given.usesKeys = given.mayAsk = false;
        given.password = std::make_shared<const Secret>(
            std::string_view(password.constData(), std::size_t(password.size())));
        return given;
    }
    OpenSshServer &server(bool interactive) { return interactive ? m_interactive : m_plain; }
    static void addMethods()
    {
        QTest::addColumn<bool>("interactive");
        QTest::newRow("password") << false;
        QTest::newRow("keyboard-interactive") << true;
    }
    void isForbidden(OpenSshServer &server, const QByteArray &password)
    {
        ssh::SshConnection connection(options(server, password));
        connection.open();
        QVERIFY(settles(connection));
        QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::AuthRejected, why(connection));
        QCOMPARE(remotes::outcomeOf(connection.error()->kind).status, 403);
        QCOMPARE(remotes::outcomeOf(connection.error()->kind).reason, "Remote authentication failed");
    }

    OpenSshServer m_plain{{QStringLiteral("ed25519")}}, m_interactive{{QStringLiteral("ed25519")}};
    Home m_home;
    std::unique_ptr<ThrowAwayAccount> m_account;
};

void PasswordTest::initTestCase()
{
    for (OpenSshServer *const each : {&m_plain, &m_interactive}) {
        each->set(QStringLiteral("UsePAM yes"));
        const bool interactive = each == &m_interactive;
        each->set(QStringLiteral("PasswordAuthentication ") +
                  (interactive ? QLatin1String("no") : QLatin1String("yes")));
        each->set(QStringLiteral("KbdInteractiveAuthentication ") +
                  (interactive ? QLatin1String("yes") : QLatin1String("no")));
        QVERIFY2(each->start(), qPrintable(each->failure()));
    }
}

void PasswordTest::theRightOneOpens_data() { addMethods(); }

void PasswordTest::theRightOneOpens()
{
    QFETCH(bool, interactive);
    QVERIFY2(m_account->failure().isEmpty(), qPrintable(m_account->failure()));
    ssh::SshConnection connection(options(server(interactive), m_account->password()));
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, server(interactive).log());
    Command command(connection.exec("id -un"));
    QVERIFY(command.ends());
    QCOMPARE(command.output.trimmed(), m_account->name().toUtf8());
}

void PasswordTest::theWrongOneIsForbidden_data() { addMethods(); }

void PasswordTest::theWrongOneIsForbidden()
{
    QFETCH(bool, interactive);
    QVERIFY2(m_account->failure().isEmpty(), qPrintable(m_account->failure()));
    isForbidden(server(interactive), "wrong"_secret);
    // One action of the user's is one try: a second one would count towards a lock.
    QCOMPARE(
        server(interactive).log().count("Failed password for " + m_account->name().toUtf8()) +
            server(interactive).log().count("PAM: Authentication failure for " + m_account->name().toUtf8()),
        1);
}

void PasswordTest::ofALockedAccountIsForbidden_data() { addMethods(); }

void PasswordTest::ofALockedAccountIsForbidden()
{
    QFETCH(bool, interactive);
    QVERIFY2(m_account->lock(), qPrintable(m_account->failure()));
    isForbidden(server(interactive), m_account->password());
}

/// Where PAM has a word to say about the account, OpenSSH's server passes it on and hangs up.
void PasswordTest::ofAnExpiredAccountIsToldOf()
{
    QVERIFY2(m_account->expire(), qPrintable(m_account->failure()));
    isForbidden(m_interactive, m_account->password());
    ssh::SshConnection connection(options(m_plain, m_account->password()));
    QString banner;
    QObject::connect(&connection, &ssh::SshConnection::bannerReceived, &connection,
                     [&banner](const QString &text) { banner = text; });
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.error() && connection.error()->kind == ErrorKind::Closed, why(connection));
    QVERIFY2(banner.contains(QStringLiteral("account has expired")), qPrintable(banner));
}

/// The server asks for the old password and, twice, for a new one, each in a round of its own.
void PasswordTest::anExpiredOneIsChangedInQuestions()
{
    QVERIFY2(m_account->expirePassword(), qPrintable(m_account->failure()));
    auto given = options(m_interactive, m_account->password());
    given.mayAsk = true;
    ssh::SshConnection connection(given);
    const QByteArray another = QByteArray("Another-One-") + testSecret();
    Person person(connection, {m_account->password(), another, another});
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, m_interactive.log());
    QVERIFY2(person.prompts.size() == 3, qPrintable(person.prompts.join(u'|')));
    QVERIFY2(person.prompts[0].contains(QStringLiteral("change your password")),
             qPrintable(person.prompts[0]));
    Command command(connection.exec("echo here"));
    QVERIFY(command.ends());
    QCOMPARE(command.output, QByteArray("here\n"));

    ssh::SshConnection again(options(m_interactive, another));
    again.open();
    QVERIFY(settles(again));
    QVERIFY2(again.state() == ssh::SshState::Open, m_interactive.log());
    isForbidden(m_interactive, m_account->password());
}

/// By the method "password" it is passwd(1) in the session that asks.
void PasswordTest::anExpiredOneIsChangedInTheTerminal()
{
    QVERIFY2(m_account->expirePassword(), qPrintable(m_account->failure()));
    ssh::SshConnection connection(options(m_plain, m_account->password()));
    connection.open();
    QVERIFY(settles(connection));
    QVERIFY2(connection.state() == ssh::SshState::Open, m_plain.log());
    Command shell(connection.shell({}));
    const QByteArray another = QByteArray("Another-One-") + testSecret();
    QTRY_VERIFY2_WITH_TIMEOUT(shell.output.contains("Current password:"), shell.output.constData(),
                              kPatience);
    shell.channel->write(m_account->password() + '\n');
    QTRY_VERIFY2_WITH_TIMEOUT(shell.output.contains("New password:"), shell.output.constData(), kPatience);
    shell.channel->write(another + '\n');
    QTRY_VERIFY2_WITH_TIMEOUT(shell.output.contains("Retype new password:"), shell.output.constData(),
                              kPatience);
    shell.channel->write(another + '\n');
    QVERIFY(shell.ends());
    QVERIFY2(shell.output.contains("updated successfully"), shell.output.constData());

    ssh::SshConnection again(options(m_plain, another));
    again.open();
    QVERIFY(settles(again));
    QVERIFY2(again.state() == ssh::SshState::Open, m_plain.log());
}

/// What no test may leave behind.
void PasswordTest::theAccountGoes()
{
    const QString name = m_account->name();
    const auto isThere = [&name] {
        QProcess process;
        process.start(QStringLiteral("getent"), {QStringLiteral("passwd"), name});
        return process.waitForFinished(kPatience) && process.exitCode() == 0;
    };
    QVERIFY(isThere());
    m_account.reset();
    QVERIFY(!isThere());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PasswordTest)
#include "PasswordTest.moc"
