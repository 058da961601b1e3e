#include "core/store/RouteTable.h"
#include "core/store/Store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

/// Which clouds are reached through which hosts, in a store's file.
class RoutesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_database.reset(); }
    void whatIsSavedComesBack();
    void aCloudHasOneWay();
    void directlyIsNoRow();
    void refusesWhatIsNoName_data();
    void refusesWhatIsNoName();

private:
    QTemporaryDir m_folder;
    std::optional<Database> m_database;
};

void RoutesTest::init()
{
    auto opened = openStore(m_folder.filePath(QLatin1String(QTest::currentTestFunction())));
    QVERIFY(opened);
    m_database = *std::move(opened);
}

void RoutesTest::whatIsSavedComesBack()
{
    RouteTable table(*m_database);
    QVERIFY(table.list()->isEmpty());
    const HostId jump = newHostId();
    const QString named = QString::fromUtf8("W\u00f6lkchen; DROP TABLE cloud_routes");
    QVERIFY(table.set(named, jump));
    QVERIFY(table.set(QStringLiteral("lab"), jump));
    QCOMPARE(*table.list(), (QList{SavedRoute{named, jump}, SavedRoute{QStringLiteral("lab"), jump}}));
}

void RoutesTest::aCloudHasOneWay()
{
    RouteTable table(*m_database);
    const HostId other = newHostId();
    QVERIFY(table.set(QStringLiteral("lab"), newHostId()));
    QVERIFY(table.set(QStringLiteral("lab"), other));
    QCOMPARE(*table.list(), (QList{SavedRoute{QStringLiteral("lab"), other}}));
}

void RoutesTest::directlyIsNoRow()
{
    RouteTable table(*m_database);
    QVERIFY(table.set(QStringLiteral("lab"), newHostId()));
    QVERIFY(table.set(QStringLiteral("lab"), std::nullopt));
    QVERIFY(table.set(QStringLiteral("lab"), std::nullopt)); // once more is no error
    QVERIFY(table.list()->isEmpty());
}

void RoutesTest::refusesWhatIsNoName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("empty") << QString();
    QTest::addRow("too long") << QString(4097, u'a');
    QTest::addRow("with NUL") << QString(QChar(0));
}

void RoutesTest::refusesWhatIsNoName()
{
    QFETCH(QString, name);
    RouteTable table(*m_database);
    const auto outcome = table.set(name, newHostId());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QVERIFY(table.list()->isEmpty());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::RoutesTest)
#include "RoutesTest.moc"
