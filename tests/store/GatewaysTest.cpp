#include "core/store/EntryTable.h"
#include "core/store/GatewayTable.h"
#include "core/store/Store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

namespace {

SavedGateway gateway(const char *address, const char *user = "")
{
    return {*GatewayUrl::parse(QString::fromLatin1(address)), QString::fromLatin1(user), {}, {}};
}

} // namespace

/// The saved Slycat servers in a store's file.
class GatewaysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_database.reset(); }
    void whatIsSavedComesBack();
    void anAddressIsSavedOnce();
    void removes();
    void refusesWhatIsNotFit_data();
    void refusesWhatIsNotFit();
    void whatIsNoAddressIsLeftOut();
    void whatSomebodyWroteIntoTheEntryStays();

private:
    QTemporaryDir m_folder;
    std::optional<Database> m_database;
};

void GatewaysTest::init()
{
    auto opened = openStore(m_folder.filePath(QLatin1String(QTest::currentTestFunction())));
    QVERIFY(opened);
    m_database = *std::move(opened);
    // Every row of a test's data begins with an empty table.
    QVERIFY(m_database->run(QStringLiteral("DELETE FROM entries")));
}

void GatewaysTest::whatIsSavedComesBack()
{
    GatewayTable table(*m_database);
    QVERIFY(table.list()->isEmpty());
    SavedGateway full = gateway("slycat://b.lab/slycat", "ann");
    full.host = QStringLiteral("cluster.lab");
    full.hostUser = QString::fromUtf8("änn");
    const SavedGateway plain = gateway("slycat+http://a.lab:8080");
    QVERIFY(table.save(full));
    QVERIFY(table.save(plain));
    QCOMPARE(*table.list(), (QList{plain, full}));
}

void GatewaysTest::anAddressIsSavedOnce()
{
    GatewayTable table(*m_database);
    QVERIFY(table.save(gateway("slycat://a.lab", "ann")));
    QVERIFY(table.save(gateway("slycat://a.lab", "bob")));
    QCOMPARE(*table.list(), QList{gateway("slycat://a.lab", "bob")});
}

void GatewaysTest::removes()
{
    GatewayTable table(*m_database);
    QVERIFY(table.save(gateway("slycat://a.lab")));
    QVERIFY(table.save(gateway("slycat://b.lab")));
    QVERIFY(table.remove(gateway("slycat://a.lab").url));
    QVERIFY(table.remove(gateway("slycat://a.lab").url)); // once more is no error
    QCOMPARE(*table.list(), QList{gateway("slycat://b.lab")});
}

void GatewaysTest::refusesWhatIsNotFit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("too long") << QString(4097, u'a');
    QTest::addRow("with NUL") << QString(QChar(0));
}

void GatewaysTest::refusesWhatIsNotFit()
{
    QFETCH(QString, text);
    GatewayTable table(*m_database);
    for (QString SavedGateway::*member :
         {&SavedGateway::user, &SavedGateway::host, &SavedGateway::hostUser}) {
        SavedGateway wrong = gateway("slycat://a.lab");
        wrong.*member = text;
        const auto outcome = table.save(wrong);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    }
    QVERIFY(table.list()->isEmpty());
}

void GatewaysTest::whatIsNoAddressIsLeftOut()
{
    EntryBatch batch;
    Entry &entry = batch.entries.emplaceBack();
    entry.id = newEntryId();
    entry.kind = EntryKind::Gateway;
    entry.name = entry.address = QStringLiteral("javascript:1");
    QVERIFY(EntryTable(*m_database).apply(batch));
    GatewayTable table(*m_database);
    QVERIFY(table.list()->isEmpty());
}

void GatewaysTest::whatSomebodyWroteIntoTheEntryStays()
{
    GatewayTable table(*m_database);
    QVERIFY(table.save(gateway("slycat://a.lab", "ann")));
    EntryBatch batch;
    batch.entries = EntryTable(*m_database).gateways().value();
    batch.entries.first().name = QStringLiteral("Lab");
    batch.entries.first().notes = QStringLiteral("ask Bob");
    QVERIFY(EntryTable(*m_database).apply(batch));
    SavedGateway changed = gateway("slycat://a.lab", "bob");
    changed.host = QStringLiteral("cluster");
    QVERIFY(table.save(changed));
    const auto after = EntryTable(*m_database).gateways();
    QCOMPARE(after->size(), 1);
    QCOMPARE(after->first().name, QStringLiteral("Lab"));
    QCOMPARE(after->first().notes, QStringLiteral("ask Bob"));
    QCOMPARE(*table.list(), QList{changed});
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::GatewaysTest)
#include "GatewaysTest.moc"
