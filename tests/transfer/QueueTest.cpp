#include "TransferRig.h"
#include "tests/support/ssh/DropbearServer.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/transfer/TwoFolders.h"

#include <QProcess>

using namespace std::chrono_literals;

namespace porthole::transfer {

using namespace porthole::test;
using Outcome = FileReport::Outcome;

namespace {

constexpr qsizetype kLarge = 24 * 1024 * 1024;

void run(const QString &folder, const char *script)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("sh"), {QStringLiteral("-ec"), QString::fromUtf8(script)});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("%s", process.readAllStandardError().constData());
}

} // namespace

/// Whole trees and large files, to and from servers that others wrote.
class QueueTest : public QObject, TwoFolders {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aTreeGoesAndComesBack_data();
    void aTreeGoesAndComesBack();
    void holesStayHoles();
    void conflicts_data();
    void conflicts();
    void resumesWhatIsTheBeginning_data();
    void resumesWhatIsTheBeginning();
    void aChangedFileIsBegunAnew();
    void goesOnAfterEachTenth_data();
    void goesOnAfterEachTenth();
    void goesOnInAnotherQueue_data();
    void goesOnInAnotherQueue();
    void aFailureHoldsNobodyUp();
    void aReadOnlyHostSaysSo();
    void pausesAndGoesOn();
    void cancelsForGood();
    void aHostThatIsNotThereIsTriedOnce();
    void destroyingTheQueueEndsItAtOnce();

private:
    OpenSshServer &server() { return *m_server; }
};

void QueueTest::initTestCase() { QVERIFY2(begin(), qPrintable(m_server->failure())); }

void QueueTest::init() { renew(); }

void QueueTest::aTreeGoesAndComesBack_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("internal-sftp") << "internal";
    QTest::newRow("sftp-server") << "external";
    QTest::newRow("dropbear") << "dropbear";
}

void QueueTest::aTreeGoesAndComesBack()
{
    QFETCH(QString, which);
    OpenSshServer external({QStringLiteral("ed25519")});
    DropbearServer dropbear;
    const Home home; // whose known hosts are no other test's
    ssh::SshOptions to = options();
    if (which == QLatin1String("external")) {
        external.set(QStringLiteral("Subsystem sftp /usr/lib/openssh/sftp-server"));
        const QString identity = external.makeIdentity();
        QVERIFY2(external.start(), qPrintable(external.failure()));
        to = home.options(external, identity);
    } else if (which == QLatin1String("dropbear")) {
        const QString identity = dropbear.makeIdentity();
        QVERIFY2(dropbear.start(), qPrintable(dropbear.failure()));
        to = home.options(dropbear, identity);
    }
    run(here(), R"sh(
        mkdir -p 'tree/a b/c' tree/empty 'tree/deep/1/2/3/4/5'
        for i in $(seq 300); do echo "file $i" >tree/deep/small-$i; done
        : >tree/nothing
        head -c 3000000 /dev/urandom >'tree/a b/c/large'
        head -c 261120 /dev/urandom >tree/block
        echo x >"tree/$(printf 'not utf-8 \377\376')"
        echo x >"tree/$(printf 'two\nlines')"
        echo x >tree/-r
        echo x >"tree/$(head -c 255 /dev/zero | tr '\0' n)"
        chmod 700 tree/empty; chmod 640 tree/block; chmod 755 tree/-r; chmod 444 tree/nothing
        find tree -exec touch -h -d @1000000000 '{}' +
    )sh");
    QueueRig rig(to);
    const auto gone = rig.add(Direction::Put, here("tree"), there());
    QVERIFY2(rig.succeeds(gone), rig.words(gone));
    QCOMPARE(difference(here("tree"), there("tree")), QByteArray());
    QVERIFY(QDir().mkdir(here("back")));
    const auto back = rig.add(Direction::Get, here("back"), there("tree"));
    QVERIFY2(rig.succeeds(back), rig.words(back));
    QCOMPARE(difference(here("tree"), here("back/tree")), QByteArray());
    QCOMPARE(rig.count(Outcome::Done), 2 * 307);
    const auto look = rig.queue.find(back);
    QCOMPARE(look->tally.filesDone, look->tally.filesFound);
    QCOMPARE(look->tally.bytesDone, look->tally.bytesFound);
    QCOMPARE(rig.reach.count(), 1);
}

void QueueTest::holesStayHoles()
{
    // Above 4 GiB, and next to nothing on the disk.
    run(there(), "echo begin >f; truncate -s 4294967300 f; echo end >>f");
    const auto blocks = [](const QString &path) {
        struct stat status {};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0
                   ? std::pair(status.st_size, status.st_blocks)
                   : std::pair(off_t(-1), blkcnt_t(0));
    };
    QueueRig rig(options());
    const auto gone = rig.add(Direction::Put, there("f"), there("g"));
    QVERIFY2(rig.succeeds(gone), rig.words(gone));
    QCOMPARE(blocks(there("g")).first, off_t{4294967304});
    QVERIFY(blocks(there("g")).second < 4096);
    run(there(), "cmp f g");
}

void QueueTest::conflicts_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<OnConflict>("onConflict");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QByteArray>("old");
    const QStringList one{QStringLiteral("f.txt")};
    const QStringList two{QStringLiteral("f (2).txt"), QStringLiteral("f.txt")};
    for (const Direction direction : {Direction::Get, Direction::Put}) {
        const QByteArray word = direction == Direction::Get ? "get: " : "put: ";
        QTest::newRow(word + "overwrite") << direction << OnConflict::Overwrite << one << QByteArray("new");
        QTest::newRow(word + "skip") << direction << OnConflict::Skip << one << QByteArray("old!");
        QTest::newRow(word + "rename") << direction << OnConflict::Rename << two << QByteArray("old!");
        QTest::newRow(word + "resume where nothing agrees")
            << direction << OnConflict::Resume << one << QByteArray("new");
    }
}

void QueueTest::conflicts()
{
    QFETCH(Direction, direction);
    QFETCH(OnConflict, onConflict);
    const bool isGet = direction == Direction::Get;
    const QString from = isGet ? there() : here(), to = isGet ? here() : there();
    put(bytes(from + QStringLiteral("/f.txt")), "new");
    put(bytes(to + QStringLiteral("/f.txt")), "old!");
    QueueRig rig(options());
    const TransferOptions how{.onConflict = onConflict};
    const auto id = isGet ? rig.add(direction, to, from + QStringLiteral("/f.txt"), how)
                          : rig.add(direction, from + QStringLiteral("/f.txt"), to, how);
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QTEST(names(to), "after");
    QTEST(contentOf(bytes(to + QStringLiteral("/f.txt"))), "old");
    QCOMPARE(rig.count(Outcome::Skipped), onConflict == OnConflict::Skip ? 1 : 0);
    if (onConflict == OnConflict::Rename)
        QCOMPARE(contentOf(bytes(to + QStringLiteral("/f (2).txt"))), QByteArray("new"));
}

void QueueTest::resumesWhatIsTheBeginning_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<bool>("agrees");
    QTest::newRow("get") << Direction::Get << true;
    QTest::newRow("get, another file") << Direction::Get << false;
    QTest::newRow("put") << Direction::Put << true;
    QTest::newRow("put, another file") << Direction::Put << false;
}

void QueueTest::resumesWhatIsTheBeginning()
{
    QFETCH(Direction, direction);
    QFETCH(bool, agrees);
    const bool isGet = direction == Direction::Get;
    const QString from = isGet ? there("f") : here("f"), to = isGet ? here("f") : there("f");
    const QByteArray content = pattern(5'000'000);
    put(bytes(from), content);
    put(bytes(to), agrees ? content.first(3'000'000) : pattern(3'000'000, 7));
    QueueRig rig(options());
    const TransferOptions how{.onConflict = OnConflict::Resume};
    const auto id = isGet ? rig.add(direction, to, from, how) : rig.add(direction, from, to, how);
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QVERIFY(contentOf(bytes(to)) == content);
    QCOMPARE(names(isGet ? here() : there()), QStringList{QStringLiteral("f")});
    // Once more: it is whole.
    const auto again = isGet ? rig.add(direction, to, from, how) : rig.add(direction, from, to, how);
    QVERIFY2(rig.succeeds(again), rig.words(again));
    QCOMPARE(rig.count(Outcome::Skipped), 1);
}

void QueueTest::aChangedFileIsBegunAnew()
{
    // The same size and time, other bytes: the part that is there is of the file as it was.
    put(bytes(there("f")), pattern(kLarge, 1));
    run(there(), "touch -d @1000000000 f");
    {
        QueueRig rig(options());
        const auto id = rig.add(Direction::Get, here(), there("f"));
        QVERIFY(QTest::qWaitFor([&] { return rig.queue.find(id)->tally.bytesDone > kLarge / 2; }, kPatience));
    }
    QVERIFY(!names(here()).isEmpty());
    put(bytes(there("f")), pattern(kLarge, 2));
    run(there(), "touch -d @1000000000 f");
    QueueRig rig(options());
    const auto id = rig.add(Direction::Get, here(), there("f"));
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QVERIFY(contentOf(bytes(here("f"))) == pattern(kLarge, 2));
    QCOMPARE(names(here()), QStringList{QStringLiteral("f")});
}

void QueueTest::goesOnAfterEachTenth_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<int>("tenth");
    for (int tenth = 0; tenth < 10; ++tenth) {
        QTest::addRow("get, %d/10", tenth) << Direction::Get << tenth;
        QTest::addRow("put, %d/10", tenth) << Direction::Put << tenth;
    }
}

void QueueTest::goesOnAfterEachTenth()
{
    QFETCH(Direction, direction);
    QFETCH(int, tenth);
    const bool isGet = direction == Direction::Get;
    const QString from = isGet ? there("f") : here("f"), to = isGet ? here("f") : there("f");
    put(bytes(from), pattern(kLarge));
    QueueRig rig(options(), {.attempts = 50, .first = 20ms, .last = 200ms});
    const auto id = isGet ? rig.add(direction, to, from) : rig.add(direction, from, to);
    QVERIFY(rig.reaches(id, TransferState::Running));
    QVERIFY(QTest::qWaitFor(
        [&] { return rig.queue.find(id)->tally.bytesDone > quint64(kLarge) * quint64(tenth) / 10; },
        kPatience));
    server().kill();
    QVERIFY2(server().start(), qPrintable(server().failure()));
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QVERIFY(contentOf(bytes(to)) == pattern(kLarge));
    QCOMPARE(names(isGet ? here() : there()), QStringList{QStringLiteral("f")});
    QCOMPARE(rig.queue.find(id)->tally.bytesDone, quint64(kLarge));
}

void QueueTest::goesOnInAnotherQueue_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::newRow("get") << Direction::Get;
    QTest::newRow("put") << Direction::Put;
}

/// As when the program is started again.
void QueueTest::goesOnInAnotherQueue()
{
    QFETCH(Direction, direction);
    const bool isGet = direction == Direction::Get;
    const QString from = isGet ? there("f") : here("f"), to = isGet ? here("f") : there("f");
    put(bytes(from), pattern(kLarge));
    {
        QueueRig rig(options());
        const auto id = isGet ? rig.add(direction, to, from) : rig.add(direction, from, to);
        QVERIFY(QTest::qWaitFor([&] { return rig.queue.find(id)->tally.bytesDone > kLarge / 2; }, kPatience));
    }
    QVERIFY(!QFile::exists(to));
    QueueRig rig(options());
    const auto id = isGet ? rig.add(direction, to, from) : rig.add(direction, from, to);
    // What was there is counted at once.
    quint64 first = 0;
    QVERIFY(QTest::qWaitFor([&] { return (first = rig.queue.find(id)->tally.bytesDone) > 0; }, kPatience));
    QVERIFY2(first > 4 * 1024 * 1024, qPrintable(QString::number(first)));
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QVERIFY(contentOf(bytes(to)) == pattern(kLarge));
}

void QueueTest::aFailureHoldsNobodyUp()
{
    run(there(), "mkdir -p tree; for i in 1 2 3 4 5; do echo $i >tree/$i; done");
    run(here(), "mkdir -p tree/3"); // a folder has the name of a file
    QueueRig rig(options());
    const auto missing = rig.add(Direction::Get, here(), there("nonexistent"));
    const auto tree = rig.add(Direction::Get, here(), there("tree"));
    QVERIFY(rig.ends(tree));
    QCOMPARE(rig.queue.find(missing)->error->kind, ErrorKind::NotFound);
    QCOMPARE(rig.queue.find(tree)->state, TransferState::Done);
    QCOMPARE(rig.count(Outcome::Failed), 2);
    QCOMPARE(rig.count(Outcome::Done), 4);
    QCOMPARE(names(here("tree")).size(), 5); // no part of the third
    QVERIFY(QFileInfo(here("tree/3")).isDir());
}

void QueueTest::aReadOnlyHostSaysSo()
{
    OpenSshServer readOnly({QStringLiteral("ed25519")});
    readOnly.set(QStringLiteral("Subsystem sftp internal-sftp -R"));
    const QString identity = readOnly.makeIdentity();
    QVERIFY2(readOnly.start(), qPrintable(readOnly.failure()));
    run(here(), "mkdir tree; echo x >tree/f");
    put(bytes(there("g")), "g");
    const Home home;
    QueueRig rig(home.options(readOnly, identity));
    const auto tree = rig.add(Direction::Put, here("tree"), there());
    const auto file = rig.add(Direction::Put, here("tree/f"), there());
    const auto get = rig.add(Direction::Get, here(), there("g"));
    QVERIFY(rig.ends(get));
    QCOMPARE(rig.queue.find(tree)->error->kind, ErrorKind::Forbidden);
    QCOMPARE(rig.queue.find(file)->error->kind, ErrorKind::Forbidden);
    QVERIFY2(!rig.queue.find(get)->error, rig.words(get));
    QCOMPARE(names(there()), QStringList{QStringLiteral("g")});
}

void QueueTest::pausesAndGoesOn()
{
    put(bytes(there("f")), pattern(kLarge));
    put(bytes(there("g")), "g");
    QueueRig rig(options());
    const auto first = rig.add(Direction::Get, here(), there("f"));
    const auto second = rig.add(Direction::Get, here(), there("g"));
    QVERIFY(QTest::qWaitFor([&] { return rig.queue.find(first)->tally.bytesDone > 2'000'000; }, kPatience));
    rig.queue.pause(first);
    QCOMPARE(rig.queue.find(first)->state, TransferState::Paused);
    QVERIFY2(rig.succeeds(second), rig.words(second)); // its turn has come
    QCOMPARE(rig.queue.find(first)->state, TransferState::Paused);
    QVERIFY(!QFile::exists(here("f")));
    rig.queue.resume(first);
    QVERIFY2(rig.succeeds(first), rig.words(first));
    QVERIFY(contentOf(bytes(here("f"))) == pattern(kLarge));
    QCOMPARE(rig.reach.count(), 1);
}

void QueueTest::cancelsForGood()
{
    put(bytes(there("f")), pattern(kLarge));
    QueueRig rig(options());
    const auto id = rig.add(Direction::Get, here(), there("f"));
    QVERIFY(QTest::qWaitFor([&] { return rig.queue.find(id)->tally.bytesDone > 2'000'000; }, kPatience));
    rig.queue.cancel(id);
    rig.queue.resume(id);
    rig.queue.retry(id);
    QCOMPARE(rig.queue.find(id)->state, TransferState::Cancelled);
    const auto waiting = rig.add(Direction::Get, here(), there("f"));
    rig.queue.cancel(waiting);
    // Nothing of it stays, the part neither.
    QTRY_COMPARE_WITH_TIMEOUT(names(here()), QStringList(), kPatience);
    const auto last = rig.add(Direction::Get, here("g"), there("f"));
    QVERIFY2(rig.succeeds(last), rig.words(last));
    QVERIFY(!QFile::exists(here("f")));
}

void QueueTest::aHostThatIsNotThereIsTriedOnce()
{
    ssh::SshOptions nowhere = options();
    nowhere.destination.port = 1;
    QueueRig rig(nowhere);
    const auto id = rig.add(Direction::Get, here(), there("f"));
    QVERIFY(rig.reaches(id, TransferState::Failed));
    QCOMPARE(rig.queue.find(id)->error->kind, ErrorKind::Unreachable);
    QCOMPARE(rig.reach.count(), 1);
}

void QueueTest::destroyingTheQueueEndsItAtOnce()
{
    run(there(), "mkdir tree; for i in $(seq 200); do echo $i >tree/$i; done");
    put(bytes(there("tree/large")), pattern(kLarge));
    for (const quint64 upTo : {quint64{0}, quint64{1}, quint64{3}, quint64{50}}) {
        QueueRig rig(options());
        const auto id = rig.add(Direction::Get, here(), there("tree"));
        QVERIFY(QTest::qWaitFor([&] { return rig.queue.find(id)->tally.filesFound >= upTo; }, kPatience));
    }
}

} // namespace porthole::transfer

QTEST_GUILESS_MAIN(porthole::transfer::QueueTest)
#include "QueueTest.moc"
