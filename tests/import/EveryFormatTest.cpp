#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "ImportData.h"
#include "core/import/Plan.h"
#include "core/import/Source.h"
#include "core/session/EntryBook.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace porthole::imports;

namespace porthole::test {

namespace {

constexpr int kPatience = 60'000; // milliseconds

/// What is saved, in no order.
EntryCollection sorted(EntryCollection all)
{
    const auto byId = [](const auto &a, const auto &b) { return a.id.value < b.id.value; };
    std::sort(all.entries.begin(), all.entries.end(), byId);
    std::sort(all.folders.begin(), all.folders.end(), byId);
    return all;
}

/// A sample by its format: a file, or a folder of them.
struct Sample {
    const char *format;
    const char *path;
    QByteArray hostile; ///< of one file
};

QList<Sample> samples()
{
    const QByteArray entity = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>";
    return {{"putty", "putty/sessions", QByteArray("HostName=h\0x\n", 13)},
            {"putty-registry", "putty/sessions.reg", "[HKEY_CURRENT_USER]\n"},
            {"remmina", "remmina", QByteArray("[remmina]\nserver=h\0\n", 20)},
            {"mremoteng", "mremoteng/confCons.xml", entity + "<Connections><Node Name='&b;'/></Connections>"},
            {"tigervnc", "tigervnc", "[Connection]\nHost=h\n"},
            {"tigervnc-history", "tigervnc/tigervnc.history", QByteArray("h\0:1\n", 6)},
            {"krdc", "krdc/bookmarks.xml",
             entity + "<xbel><bookmark href='vnc://h'><title>&b;</title></bookmark></xbel>"},
            {"rdp", "rdp", QByteArray("full address:s:h\0\n", 19)},
            {"csv", "csv/hosts.csv", "host\n\"a,b\nc"},
            {"json", "json/team.json", QByteArray(1 << 20, '[')}};
}

} // namespace

/// What all formats have in common: there is a preview, nothing comes twice, one step takes it back, and a
/// hostile file is a named error.
class EveryFormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void isEveryOne();
    void comesInOnceAndGoesInOneStep_data() { rows(); }
    void comesInOnceAndGoesInOneStep();
    void aHostileOneIsANamedError_data() { rows(); }
    void aHostileOneIsANamedError();

private:
    static void rows();
    /// Saves it, and waits until it is.
    bool apply(const EntryBatch &batch);
    const EntryCollection &all() const { return m_book->collection(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<EntryBook> m_book;
};

void EveryFormatTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<store::Store>(m_folder->filePath(u"data/porthole.db"_qs));
    m_book = std::make_unique<EntryBook>(*m_store);
    m_book->load();
    QTRY_VERIFY_WITH_TIMEOUT(m_book->isRead(), kPatience);
}

void EveryFormatTest::cleanup()
{
    m_book.reset();
    m_store.reset();
}

bool EveryFormatTest::apply(const EntryBatch &batch)
{
    QSignalSpy changed(m_book.get(), &EntryBook::changed);
    m_book->apply(batch, u"brought in"_qs);
    return QTest::qWaitFor([&changed] { return !changed.isEmpty(); }, kPatience);
}

/// A format that is new has its row here.
void EveryFormatTest::isEveryOne()
{
    QStringList names;
    for (const Sample &sample : samples())
        names << QString::fromLatin1(sample.format);
    QStringList known = formatNames();
    names.sort();
    known.sort();
    QCOMPARE(names, known);
}

void EveryFormatTest::rows()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("hostile");
    for (const Sample &sample : samples())
        QTest::newRow(sample.format) << QStringLiteral(PORTHOLE_TEST_DATA "/import/") +
                                            QString::fromLatin1(sample.path)
                                     << sample.hostile;
}

void EveryFormatTest::comesInOnceAndGoesInOneStep()
{
    QFETCH(QString, path);
    const auto format = formatNamed(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(format);
    // Somebody has something already, of a name that comes in as well.
    Entry mine;
    mine.id = newEntryId();
    mine.name = u"gate"_qs;
    mine.address = u"mine.example"_qs;
    mine.notes = u"of mine"_qs;
    QVERIFY(apply({{}, {mine}, {}, {}}));
    const EntryCollection before = sorted(all());

    const auto imported = importFrom(path, format);
    QVERIFY2(imported, failureOf(imported));
    const Plan plan = planOf(all(), *imported);
    const auto taken = std::count_if(plan.items.begin(), plan.items.end(),
                                     [](const PlanItem &item) { return item.selected; });
    QVERIFY(taken > 0);
    QCOMPARE(all().entries.size(), 1); // a preview saves nothing
    for (const PlanItem &item : plan.items)
        QVERIFY(item.approved.isEmpty());
    QVERIFY(apply(batchOf(plan, all())));
    QCOMPARE(all().entries.size(), 1 + taken);

    const EntryCollection after = all();
    const auto again = importFrom(path, format);
    QVERIFY2(again, failureOf(again));
    const Plan second = planOf(all(), *again);
    QCOMPARE(second.count(PlanState::New) + second.count(PlanState::Changed) +
                 second.count(PlanState::ChangedHere),
             0);
    QVERIFY(batchOf(second, all()).isEmpty());

    m_book->undo();
    QTRY_COMPARE_WITH_TIMEOUT(all().entries.size(), 1, kPatience);
    QCOMPARE(sorted(all()), before);
    // And once more, as if nothing had been.
    QVERIFY(apply(batchOf(planOf(all(), *imported), all())));
    QCOMPARE(all().entries.size(), after.entries.size());
    QCOMPARE(all().folders.size(), after.folders.size());
}

void EveryFormatTest::aHostileOneIsANamedError()
{
    QFETCH(QByteArray, hostile);
    const auto format = formatNamed(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(format);
    QFile file(m_folder->filePath(u"hostile"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(hostile) == hostile.size());
    file.close();
    const auto imported = importFrom(file.fileName(), format);
    if (!imported) {
        QCOMPARE(imported.error().kind, ErrorKind::Usage);
        QVERIFY(!imported.error().detail.empty());
    } else { // one of a folder: the others come in
        QVERIFY(imported->entries.isEmpty());
        QCOMPARE(imported->refused.size(), 1);
        QCOMPARE(imported->refused[0].why, Refusal::Unreadable);
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::EveryFormatTest)
#include "EveryFormatTest.moc"
