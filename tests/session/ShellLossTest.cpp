#include "ShellRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/DropbearServer.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QRegularExpression>
#include <variant>

namespace porthole {

using test::DropbearServer;
using test::OpenSshServer;
using test::ShellRig;
using test::SshScript;
using test::SshServerDouble;
using test::textOf;
using test::type;

namespace {

constexpr int kPatience = 60'000; // milliseconds

const QByteArray kRule = QByteArray("\xe2\x94\x80").repeated(8); // as a shell that follows another begins

/// Three machines in a row, of two makes, each with a key of its own: for the first one a person knows a
/// password, for the second the passphrase of a private key, and the key to the third is not locked.
struct Way {
    Way()
    {
        first.setPassword("first one"_secret);
        const QString locked =
            second.makeIdentity(QStringLiteral("ed25519"), QString::fromLatin1("open sesame"_secret));
        const QString plain = goal.makeIdentity();
        for (const int machine : {0, 1, 2}) {
            if (!start(machine))
                qFatal("%s", qPrintable(first.failure() + second.failure() + goal.failure()));
        }
        config = entry("first", first.port(), DropbearServer::user(), {}, {}) +
                 entry("second", second.port(), OpenSshServer::user(), locked, "first") +
                 entry("goal", goal.port(), OpenSshServer::user(), plain, "second");
    }

    static QByteArray entry(const char *name, quint16 port, const QString &user, const QString &key,
                            const char *jump)
    {
        QByteArray lines = QByteArray("Host ") + name + "\n HostName 127.0.0.1\n Port " +
                           QByteArray::number(port) + "\n User " + user.toUtf8() + '\n';
        if (!key.isEmpty())
            lines += " IdentityFile " + key.toUtf8() + '\n';
        if (jump)
            lines += QByteArray(" ProxyJump ") + jump + '\n';
        return lines;
    }
    bool start(int machine)
    {
        return machine == 0 ? first.start() : machine == 1 ? second.start() : goal.start();
    }
    void kill(int machine) { machine == 0 ? first.kill() : machine == 1 ? second.kill() : goal.kill(); }
    QByteArray log(int machine)
    {
        return machine == 0 ? first.log() : machine == 1 ? second.log() : goal.log();
    }
    /// The machine as it would be after it was set up anew, or another in its place.
    void forgetHostKey(int machine)
    {
        if (machine == 0) {
            QFile::remove(first.file(QStringLiteral("host")));
        } else {
            const OpenSshServer &server = machine == 1 ? second : goal;
            QFile::remove(server.file(QStringLiteral("host_ed25519")));
            QFile::remove(server.file(QStringLiteral("host_ed25519.pub")));
        }
    }

    DropbearServer first;
    OpenSshServer second{{QStringLiteral("ed25519")}}, goal{{QStringLiteral("ed25519")}};
    QByteArray config;
};

/// Answers whatever is asked, and counts it.
struct Person : QObject {
    explicit Person(ShellSession &session)
    {
        // Later: as a person does, not from inside of the signal.
        connect(
            &session, &ShellSession::stateChanged, this,
            [this, &session] {
                if (session.state() != ShellState::Asking || !session.question())
                    return;
                if (std::holds_alternative<HostKeyQuestion>(*session.question())) {
                    ++keys;
                    return session.acceptHostKey();
                }
                const auto &about = std::get<AuthQuestion>(*session.question());
                ++secrets;
                std::vector<Secret> answers;
                answers.emplace_back(std::string_view(about.kind == AuthQuestion::Kind::KeyPassphrase
                                                          ? "open sesame"_secret
                                                          : "first one"_secret));
                session.answer(std::move(answers));
            },
            Qt::QueuedConnection);
    }
    int keys = 0, secrets = 0;
};

/// The numbers of lines "n-1", "n-2"... in the order in which they are there.
QList<int> numbersIn(const QByteArray &text)
{
    static const QRegularExpression line(QStringLiteral("^n-(\\d+)$"), QRegularExpression::MultilineOption);
    QList<int> numbers;
    for (auto matches = line.globalMatch(QString::fromUtf8(text)); matches.hasNext();)
        numbers << matches.next().captured(1).toInt();
    return numbers;
}

bool isARow(const QList<int> &numbers)
{
    for (qsizetype i = 1; i < numbers.size(); ++i) {
        if (numbers[i] != numbers[i - 1] + 1)
            return false;
    }
    return true;
}

} // namespace

/// Servers that are killed in the middle of everything, and a session that comes back with all of its lines.
class ShellLossTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_rig = std::make_unique<ShellRig>(); }
    void cleanup() { m_rig.reset(); }
    void throughTwoJumps_data();
    void throughTwoJumps();
    void anotherKeyOnTheWayIsNoWayBack_data();
    void anotherKeyOnTheWayIsNoWayBack();
    void inTheMiddleOfOutput();
    void inAFullScreen();
    void aMachineThatHangs();
    void againWhileItComesBack_data();
    void againWhileItComesBack();

private:
    ShellSession &openThrough(const Way &way)
    {
        ShellOptions options = m_rig->options(0);
        options.remote.ssh.destination = {QStringLiteral("goal"), 0, {}, {}};
        options.remote.ssh.keepAlive = Milliseconds(2'000);
        QFile config(options.remote.ssh.files.userConfig);
        if (!config.open(QIODevice::WriteOnly) || config.write(way.config) != way.config.size())
            qFatal("no configuration");
        config.close(); // or what is buffered is not in the file yet when it is read
        return m_rig->shells.open(std::move(options));
    }
    ShellSession &openOn(OpenSshServer &server)
    {
        const QString identity = server.makeIdentity();
        if (!server.start())
            qFatal("%s", qPrintable(server.failure()));
        m_rig->know(server.port(), server.hostKey(QStringLiteral("ed25519")));
        ShellOptions options = m_rig->options(server.port());
        options.remote.ssh.destination.user = OpenSshServer::user();
        options.remote.ssh.destination.identityFile = identity;
        options.remote.ssh.keepAlive = Milliseconds(2'000);
        return m_rig->shells.open(std::move(options));
    }

    std::unique_ptr<ShellRig> m_rig;
};

void ShellLossTest::throughTwoJumps_data()
{
    QTest::addColumn<int>("killed");
    QTest::newRow("the first is killed") << 0;
    QTest::newRow("the second is killed") << 1;
    QTest::newRow("the host itself is killed") << 2;
}

void ShellLossTest::throughTwoJumps()
{
    QFETCH(int, killed);
    Way way;
    ShellSession &session = openThrough(way);
    Person person(session);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    QCOMPARE(person.keys, 3);
    QCOMPARE(person.secrets, 2);
    const QString sid = session.sid();
    type(session, "for i in $(seq 300); do echo n-$i; done; echo the-$((20 + 22))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("the-42"), kPatience);

    way.kill(killed);
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, kPatience);
    QVERIFY2(way.start(killed), qPrintable(way.first.failure() + way.second.failure() + way.goal.failure()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    QCOMPARE(session.sid(), sid);
    type(session, "echo back-$((40 + 2))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("back-42"), kPatience);
    // Nobody was asked for anything again, and no line is lost.
    QCOMPARE(person.keys, 3);
    QCOMPARE(person.secrets, 2);
    const QByteArray text = textOf(session);
    const QList<int> numbers = numbersIn(text);
    QVERIFY(numbers.size() == 300 && numbers.first() == 1 && isARow(numbers));
    QVERIFY(text.indexOf(kRule) > text.indexOf("the-42") && text.indexOf(kRule) < text.indexOf("back-42"));
}

void ShellLossTest::anotherKeyOnTheWayIsNoWayBack_data()
{
    QTest::addColumn<int>("changed");
    QTest::newRow("the first has another key") << 0;
    QTest::newRow("the second has another key") << 1;
    QTest::newRow("the host itself has another key") << 2;
}

void ShellLossTest::anotherKeyOnTheWayIsNoWayBack()
{
    QFETCH(int, changed);
    Way way;
    ShellSession &session = openThrough(way);
    Person person(session);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "echo here-$((40 + 2))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("here-42"), kPatience);
    way.kill(changed);
    way.forgetHostKey(changed);
    QVERIFY2(way.start(changed), qPrintable(way.first.failure() + way.second.failure() + way.goal.failure()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Failed, kPatience);
    QCOMPARE(session.trouble()->error.kind, ErrorKind::HostKeyChanged);
    QCOMPARE(person.keys, 3);
    QVERIFY(textOf(session).contains("here-42"));
    // It was told no user, let alone a secret.
    for (const char *word : {"user", "succeeded", "Accepted"})
        QVERIFY2(!way.log(changed).contains(word), way.log(changed).constData());
    session.retry();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Failed, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Failed, kPatience);
    QCOMPARE(session.trouble()->error.kind, ErrorKind::HostKeyChanged);
}

void ShellLossTest::inTheMiddleOfOutput()
{
    OpenSshServer server({QStringLiteral("ed25519")});
    ShellSession &session = openOn(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "i=0; while :; do i=$((i + 1)); echo n-$i; done\r");
    const auto last = [&session] {
        const QList<int> numbers = numbersIn(textOf(session));
        return numbers.isEmpty() ? 0 : numbers.last();
    };
    QTRY_VERIFY_WITH_TIMEOUT(last() >= 2000, kPatience);
    server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, kPatience);
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "echo back-$((40 + 2))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("back-42"), kPatience);
    const QByteArray text = textOf(session);
    QList<int> numbers = numbersIn(text.left(text.indexOf(kRule)));
    numbers.removeLast(); // may be half a number
    QVERIFY(numbers.size() >= 1999 && numbers.last() >= 1999 && isARow(numbers));
    QVERIFY(numbersIn(text.mid(text.indexOf(kRule))).isEmpty());
}

void ShellLossTest::inAFullScreen()
{
    OpenSshServer server({QStringLiteral("ed25519")});
    ShellSession &session = openOn(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "for i in $(seq 100); do echo n-$i; done; htop\r");
    QTRY_VERIFY_WITH_TIMEOUT(session.terminal().modes().alternateScreen, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("F10"), kPatience);
    server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, kPatience);
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "echo back-$((40 + 2))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("back-42"), kPatience);
    QVERIFY(!session.terminal().modes().alternateScreen);
    const QList<int> numbers = numbersIn(textOf(session));
    QVERIFY(numbers.size() == 100 && isARow(numbers));
}

/// It is not killed, it answers nothing; and goes on later, with connections that nobody wants any more.
void ShellLossTest::aMachineThatHangs()
{
    OpenSshServer server({QStringLiteral("ed25519")});
    ShellSession &session = openOn(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "for i in $(seq 100); do echo n-$i; done; echo the-$((20 + 22))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("the-42"), kPatience);
    server.freeze(true);
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, kPatience);
    server.freeze(false);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "echo back-$((40 + 2))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("back-42"), kPatience);
    const QList<int> numbers = numbersIn(textOf(session));
    QVERIFY(numbers.size() == 100 && isARow(numbers));
}

void ShellLossTest::againWhileItComesBack_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("as it is connected to") << int(test::SshStage::Accept);
    QTest::newRow("after its first line") << int(test::SshStage::Identification);
    QTest::newRow("in the exchange of keys") << int(test::SshStage::KeyExchange);
    QTest::newRow("before authentication") << int(test::SshStage::Service);
    QTest::newRow("in authentication") << int(test::SshStage::Authentication);
    QTest::newRow("as the shell's channel opens") << int(test::SshStage::ChannelOpen);
    QTest::newRow("as the shell starts") << int(test::SshStage::ChannelRequest);
}

void ShellLossTest::againWhileItComesBack()
{
    QFETCH(int, stage);
    SshScript script;
    script.password = "secret"_secret;
    SshServerDouble server(script);
    m_rig->know(server.port(), server.hostKey());
    ShellOptions options = m_rig->options(server.port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    ShellSession &session = m_rig->shells.open(std::move(options));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    for (int line = 1; line <= 60; ++line)
        server.write("n-" + QByteArray::number(line) + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("n-60\n"), kPatience);

    SshScript dying = script;
    dying.hangsUpAt = static_cast<test::SshStage>(stage);
    server.setScript(dying);
    const int before = server.seen().connections;
    server.killConnections();
    // More than once: it does not give up.
    QTRY_VERIFY_WITH_TIMEOUT(server.seen().connections >= before + 3, kPatience);
    QVERIFY2(session.state() != ShellState::Failed, session.trouble()->error.detail.c_str());
    server.setScript(script);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, kPatience);
    type(session, "after");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("after"), kPatience);
    const QList<int> numbers = numbersIn(textOf(session));
    QVERIFY(numbers.size() == 60 && isARow(numbers));
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ShellLossTest)
#include "ShellLossTest.moc"
