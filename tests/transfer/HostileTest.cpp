#include "SftpDouble.h"
#include "TransferRig.h"
#include "core/transfer/Names.h"
#include "tests/support/secrets/TestSecret.h"

Q_DECLARE_METATYPE(porthole::test::Mischief)

using namespace std::chrono_literals;

namespace porthole::transfer {

using namespace porthole::test;
using Outcome = FileReport::Outcome;
using Order = Mischief::Order;

/// Servers of files that do what none should: nothing is written outside the folder that was chosen, what is
/// wrong has a name, and nothing waits for ever.
class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void namesThatLeadElsewhere_data();
    void namesThatLeadElsewhere();
    void namesThatAreOdd_data();
    void namesThatAreOdd();
    void aNameOfOurParts();
    void sizesThatLie_data();
    void sizesThatLie();
    void answers_data();
    void answers();
    void aListWithoutEnd();
    void aDiskThatIsFull();
    void aFileThatBecomesALink();

private:
    /// Gets "/d" from such a server.
    TransferLook get(QueueRig &rig)
    {
        const auto id = rig.add(Direction::Get, m_here->filePath(QStringLiteral("in")), QStringLiteral("/d"));
        if (!rig.ends(id))
            qWarning("it does not end");
        return *rig.queue.find(id);
    }
    ssh::SshOptions serve(const Mischief &mischief)
    {
        SshScript script;
        script.password = "x"_secret;
        script.subsystem = SftpDouble::script(mischief);
        m_server = std::make_unique<SshServerDouble>(script);
        ssh::SshOptions options;
        options.destination = {QStringLiteral("127.0.0.1"), m_server->port(), QStringLiteral("guest"), {}};
        const QString known = m_home.folder.filePath(QStringLiteral("known_hosts"));
        options.files = {{}, {}, known, {}, m_home.folder.path(), {}};
        options.password = std::make_shared<const Secret>(std::string_view("x"_secret));
        options.usesKeys = false;
        return options;
    }
    static Persistence impatient() { return {.attempts = 1, .first = 10ms, .last = 10ms, .answer = 1000ms}; }
    /// Everything below the test's folder, but what is within the one that was chosen.
    QStringList outside() const
    {
        return QDir(m_here->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    QStringList inside() const
    {
        return QDir(m_here->filePath(QStringLiteral("in/d")))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    /// An absolute path outside of the test's folder.
    QString elsewhere() const { return m_home.folder.filePath(QStringLiteral("hostile-out")); }

    Home m_home;
    std::unique_ptr<QTemporaryDir> m_here;
    std::unique_ptr<SshServerDouble> m_server;
};

void HostileTest::init()
{
    m_here = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_here->path()).mkdir(QStringLiteral("in")));
}

void HostileTest::namesThatLeadElsewhere_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("a slash") << QByteArray("../out");
    QTest::newRow("absolute") << elsewhere().toLocal8Bit();
    QTest::newRow("a path further in") << QByteArray("a/b");
    QTest::newRow("NUL") << QByteArray("f\0/../out", 9);
    QTest::newRow("nothing") << QByteArray("");
}

void HostileTest::namesThatLeadElsewhere()
{
    QFETCH(QByteArray, name);
    for (const bool isFolder : {false, true}) {
        Mischief mischief{.names = {"good"}};
        (isFolder ? mischief.folders : mischief.names).push_back(name.toStdString());
        QueueRig rig(serve(mischief), impatient());
        const TransferLook look = get(rig);
        QVERIFY(look.error);
        QCOMPARE(look.error->kind, ErrorKind::PeerMisbehaved);
        QCOMPARE(outside(), QStringList{QStringLiteral("in")});
    }
    QVERIFY(!QFile::exists(elsewhere()));
}

void HostileTest::namesThatAreOdd_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isGot");
    QTest::newRow("a line end") << QByteArray("a\nb") << true;
    QTest::newRow("an escape sequence") << QByteArray("\x1b]0;x\x07") << true;
    QTest::newRow("64 KiB") << QByteArray(65536, 'n') << false;
    QTest::newRow("256 bytes") << QByteArray(256, 'n') << false;
}

void HostileTest::namesThatAreOdd()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isGot);
    const Mischief mischief{.names = {name.toStdString(), "good"}};
    QueueRig rig(serve(mischief), impatient());
    const TransferLook look = get(rig);
    QCOMPARE(look.state, TransferState::Done);
    QCOMPARE(rig.count(Outcome::Done), isGot ? 2 : 1);
    QVERIFY(inside().contains(QStringLiteral("good")));
    if (!isGot)
        QCOMPARE(look.error->kind, ErrorKind::Usage);
    QCOMPARE(inside().size(), isGot ? 2 : 1);
}

/// It would take the place of the other one while that is being written.
void HostileTest::aNameOfOurParts()
{
    QueueRig rig(serve({.names = {partName("good", 1000, 1).toStdString(), "good"}}), impatient());
    const TransferLook look = get(rig);
    QCOMPARE(look.state, TransferState::Done);
    QCOMPARE(rig.count(Outcome::Skipped), 1);
    QCOMPARE(inside(), QStringList{QStringLiteral("good")});
}

void HostileTest::sizesThatLie_data()
{
    QTest::addColumn<quint64>("told");
    QTest::addColumn<quint64>("size");
    QTest::addColumn<bool>("isGot");
    QTest::newRow("shorter than told") << quint64{5000} << quint64{1000} << false;
    QTest::newRow("an exabyte, told") << (quint64{1} << 60) << quint64{1000} << false;
    QTest::newRow("all there is, told") << ~quint64{0} << quint64{1000} << false;
    QTest::newRow("longer than told") << quint64{1000} << quint64{5000} << true;
    QTest::newRow("nothing, told") << quint64{0} << quint64{5000} << true;
    QTest::newRow("as told") << quint64{2'000'000} << quint64{2'000'000} << true;
}

void HostileTest::sizesThatLie()
{
    QFETCH(quint64, told);
    QFETCH(quint64, size);
    QFETCH(bool, isGot);
    QueueRig rig(serve({.toldSize = told, .size = size}), impatient());
    const TransferLook look = get(rig);
    QCOMPARE(look.state, TransferState::Done);
    QCOMPARE(look.error.has_value(), !isGot);
    QCOMPARE(inside(), isGot ? QStringList{QStringLiteral("f")} : QStringList());
    if (!isGot) {
        QCOMPARE(look.error->kind, ErrorKind::Unavailable);
        return;
    }
    QByteArray expected(qsizetype(told == 0 ? size : told), '\0');
    for (qsizetype i = 0; i < expected.size(); ++i)
        expected[i] = char(byteAt(std::uint64_t(i)));
    QVERIFY(contentOf(QFile::encodeName(m_here->filePath(QStringLiteral("in/d/f")))) == expected);
}

void HostileTest::answers_data()
{
    QTest::addColumn<Mischief>("mischief");
    QTest::addColumn<bool>("isGot");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("in another order")
        << Mischief{.toldSize = 5'000'000, .size = 5'000'000, .order = Order::Reversed} << true
        << ErrorKind::Bug;
    QTest::newRow("twice") << Mischief{.order = Order::Twice} << false << ErrorKind::PeerMisbehaved;
    QTest::newRow("never") << Mischief{.order = Order::Never} << false << ErrorKind::Timeout;
    QTest::newRow("more than was asked for") << Mischief{.tooMuch = 1} << false << ErrorKind::PeerMisbehaved;
    QTest::newRow("much more") << Mischief{.tooMuch = 100'000} << false << ErrorKind::PeerMisbehaved;
}

void HostileTest::answers()
{
    QFETCH(Mischief, mischief);
    QFETCH(bool, isGot);
    QueueRig rig(serve(mischief), impatient());
    const TransferLook look = get(rig);
    QCOMPARE(look.error.has_value(), !isGot);
    QCOMPARE(inside().contains(QStringLiteral("f")), isGot);
    if (!isGot)
        QTEST(look.error->kind, "kind");
}

void HostileTest::aListWithoutEnd()
{
    Mischief mischief{.listsForEver = true};
    mischief.names = std::vector<std::string>(2000, "f");
    QueueRig rig(serve(mischief), impatient());
    const TransferLook look = get(rig);
    QVERIFY(look.error);
    QCOMPARE(look.error->kind, ErrorKind::Unavailable);
}

void HostileTest::aDiskThatIsFull()
{
    put(QFile::encodeName(m_here->filePath(QStringLiteral("in/large"))), pattern(5'000'000));
    put(QFile::encodeName(m_here->filePath(QStringLiteral("in/small"))), "x");
    QueueRig rig(serve({.refusesWrites = true, .acceptsWrites = 10}), impatient());
    const auto large =
        rig.add(Direction::Put, m_here->filePath(QStringLiteral("in/large")), QStringLiteral("/d/nothing"));
    const auto small =
        rig.add(Direction::Put, m_here->filePath(QStringLiteral("in/small")), QStringLiteral("/d/nothing2"));
    QVERIFY(rig.ends(small));
    for (const TransferId id : {large, small}) {
        QVERIFY(rig.queue.find(id)->error);
        QCOMPARE(rig.queue.find(id)->error->kind, ErrorKind::Unavailable);
        QVERIFY(rig.queue.find(id)->error->detail.find("No space left on device") != std::string::npos);
    }
}

/// Told to be a plain file, and a folder's name by the time that it is fetched: as links that change under
/// recursion do. What is planted here meanwhile is not followed either.
void HostileTest::aFileThatBecomesALink()
{
    QVERIFY(QDir(m_here->path()).mkpath(QStringLiteral("in/d")));
    QVERIFY(QDir(m_here->path()).mkdir(QStringLiteral("victim")));
    QVERIFY(
        QFile::link(m_here->filePath(QStringLiteral("victim")), m_here->filePath(QStringLiteral("in/d/e"))));
    QVERIFY(QFile::link(m_here->filePath(QStringLiteral("victim/f")),
                        m_here->filePath(QStringLiteral("in/d/f"))));
    QueueRig rig(serve({.names = {"f"}, .folders = {"e"}}), impatient());
    const TransferLook look = get(rig);
    QVERIFY(look.error);
    QVERIFY(QDir(m_here->filePath(QStringLiteral("victim"))).isEmpty());
    QVERIFY(!QFileInfo(m_here->filePath(QStringLiteral("in/d/f"))).isSymLink());
}

} // namespace porthole::transfer

QTEST_GUILESS_MAIN(porthole::transfer::HostileTest)
#include "HostileTest.moc"
