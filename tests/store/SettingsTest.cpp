#include "core/store/SettingStore.h"
#include "core/store/SnippetTable.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

/// What the user has set, and the texts that are typed often, in a store's file.
class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSetComesBack();
    void allOfAChangeOrNothing_data();
    void allOfAChangeOrNothing();
    void anotherInstancesChangeIsSeen();
    void snippetsAreListedByName();
    void aSnippetIsRenamedButNotOverAnother();
    void unfitSnippetsAreRefused_data();
    void unfitSnippetsAreRefused();

private:
    QString path() const { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }
    QTemporaryDir m_folder;
};

void SettingsTest::whatIsSetComesBack()
{
    auto database = openStore(path());
    QVERIFY(database);
    SettingTable table(*database);
    QVERIFY(table.read()->isEmpty());
    QVERIFY(table.write({{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QString()}}));
    QVERIFY(table.write({{QStringLiteral("a"), QStringLiteral("2")}}));
    QCOMPARE(*table.read(), (SettingTable::Settings{{QStringLiteral("a"), QStringLiteral("2")},
                                                    {QStringLiteral("b"), QString()}}));
}

void SettingsTest::allOfAChangeOrNothing_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addRow("no key") << QString() << QStringLiteral("x");
    QTest::addRow("a key that is too long") << QString(101, u'k') << QStringLiteral("x");
    QTest::addRow("a value that is too long") << QStringLiteral("k") << QString(4097, u'v');
    QTest::addRow("NUL") << QStringLiteral("k") << QString(QChar(0));
}

void SettingsTest::allOfAChangeOrNothing()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    auto database = openStore(m_folder.filePath(QStringLiteral("all-or-nothing")));
    QVERIFY(database);
    SettingTable table(*database);
    const auto outcome = table.write({{QStringLiteral("good"), QStringLiteral("1")}, {key, value}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QVERIFY(table.read()->isEmpty());
}

void SettingsTest::anotherInstancesChangeIsSeen()
{
    Store store(path()), other(path());
    SettingStore mine(store), theirs(other);
    QSignalSpy told(&mine, &SettingStore::changed);
    const SettingTable::Settings one{{QStringLiteral("a"), QStringLiteral("1")}};
    QVERIFY(*finished(mine.write(one)));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 60'000);
    const qint64 before = **finished(mine.version());
    QCOMPARE(**finished(mine.version()), before);
    const SettingTable::Settings two{{QStringLiteral("a"), QStringLiteral("2")}};
    QVERIFY(*finished(theirs.write(two)));
    QVERIFY(**finished(mine.version()) != before);
    QCOMPARE(**finished(mine.read()), two);
    QCOMPARE(told.size(), 1); // of this object's only
}

void SettingsTest::snippetsAreListedByName()
{
    auto database = openStore(path());
    QVERIFY(database);
    SnippetTable table(*database);
    const Snippet one{QStringLiteral("disk"), QStringLiteral("df -h {{folder}}\n")};
    const Snippet two{QStringLiteral("Age"), QStringLiteral("uptime")};
    QVERIFY(table.save(one));
    QVERIFY(table.save(two));
    QCOMPARE(*table.list(), (QList{two, one}));
    QVERIFY(table.remove(one.name));
    QVERIFY(table.remove(one.name)); // once more is no error
    QCOMPARE(*table.list(), QList{two});
}

void SettingsTest::aSnippetIsRenamedButNotOverAnother()
{
    auto database = openStore(path());
    QVERIFY(database);
    SnippetTable table(*database);
    const Snippet one{QStringLiteral("one"), QStringLiteral("1")};
    const Snippet two{QStringLiteral("two"), QStringLiteral("2")};
    QVERIFY(table.save(one) && table.save(two));
    const auto outcome = table.save({two.name, QStringLiteral("other")}, one.name);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QVERIFY(!table.save(two)); // a new one neither
    QCOMPARE(*table.list(), (QList{one, two}));
    const Snippet renamed{QStringLiteral("three"), QStringLiteral("3")};
    QVERIFY(table.save(renamed, one.name));
    QCOMPARE(*table.list(), (QList{renamed, two}));
    const Snippet changed{renamed.name, QStringLiteral("4")};
    QVERIFY(table.save(changed, renamed.name));
    QCOMPARE(*table.list(), (QList{changed, two}));
}

void SettingsTest::unfitSnippetsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addRow("no name") << QStringLiteral(" ") << QStringLiteral("x");
    QTest::addRow("no text") << QStringLiteral("x") << QString();
    QTest::addRow("a long name") << QString(201, u'n') << QStringLiteral("x");
    QTest::addRow("a long text") << QStringLiteral("x") << QString(64 * 1024 + 1, u't');
    QTest::addRow("NUL") << QStringLiteral("x") << QString(QChar(0));
}

void SettingsTest::unfitSnippetsAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    auto database = openStore(m_folder.filePath(QStringLiteral("unfit")));
    QVERIFY(database);
    SnippetTable table(*database);
    const auto outcome = table.save({name, text});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QVERIFY(table.list()->isEmpty());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SettingsTest)
#include "SettingsTest.moc"
