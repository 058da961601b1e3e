#include "core/session/Settings.h"
#include "core/session/FolderBookmarks.h"
#include "core/session/SnippetBook.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole {

/// Settings with their types, and snippets, as a window has them.
class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLookSurvivesBeingKept_data();
    void aLookSurvivesBeingKept();
    void nonsenseIsAsUsual_data();
    void nonsenseIsAsUsual();
    void aChangeCountsAtOnceAndIsKept();
    void anotherInstancesChangeIsSeen();
    void whatIsBeingWrittenIsNotUndoneByReading();
    void aStoreThatCannotBeReadIsTold();
    void bookmarksAreKept();
    void aBookmarkThatCannotBeKeptIsTold();
    void snippetsAreKept();
    void aSnippetThatCannotBeSavedIsTold();

private:
    QString path() const { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }
    static TerminalLook another()
    {
        TerminalLook look;
        look.fontFamily = QStringLiteral("Courier");
        look.fontSize = 13.5;
        look.theme = QStringLiteral("fjord");
        look.cursor = CursorForm::Bar;
        look.cursorBlinks = false;
        look.scrollback = 250'000;
        look.copyOnSelect = true;
        return look;
    }
    QTemporaryDir m_folder;
};

void SettingsTest::aLookSurvivesBeingKept_data()
{
    QTest::addColumn<bool>("usual");
    QTest::newRow("the usual one") << true;
    QTest::newRow("all of it another") << false;
}

void SettingsTest::aLookSurvivesBeingKept()
{
    QFETCH(bool, usual);
    const TerminalLook look = usual ? TerminalLook() : another();
    QCOMPARE(terminalLookOf(toSettings(look)), look);
}

void SettingsTest::nonsenseIsAsUsual_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    for (const char *value : {"", "nonsense", "-", "1e999"})
        for (auto keys = toSettings(TerminalLook()); const QString &key : keys.keys())
            if (key != QLatin1String("terminal.theme") && key != QLatin1String("terminal.font.family"))
                QTest::addRow("%s is %s", qPrintable(key), value) << key << QString::fromLatin1(value);
}

void SettingsTest::nonsenseIsAsUsual()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    auto kept = toSettings(TerminalLook());
    kept.insert(key, value);
    QCOMPARE(terminalLookOf(kept), TerminalLook());
    kept.insert(QStringLiteral("terminal.scrollback"), QStringLiteral("999999999"));
    QCOMPARE(terminalLookOf(kept).scrollback, TerminalLook::kMostLines);
    kept.insert(QStringLiteral("terminal.font.size"), QStringLiteral("0.001"));
    QCOMPARE(terminalLookOf(kept).fontSize, TerminalLook::kSmallestFont);
}

void SettingsTest::aChangeCountsAtOnceAndIsKept()
{
    {
        store::Store store(path());
        store::SettingStore kept(store);
        Settings settings(kept);
        settings.load();
        QSignalSpy changed(&settings, &Settings::terminalChanged);
        settings.setTerminal(another());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(settings.terminal(), another());
        settings.setTerminal(another()); // is no change
        QCOMPARE(changed.size(), 1);
        QVERIFY(*test::finished(kept.read())); // what was begun before has ended
    }
    store::Store store(path());
    store::SettingStore kept(store);
    Settings settings(kept);
    settings.load();
    QTRY_COMPARE_WITH_TIMEOUT(settings.terminal(), another(), 60'000);
}

void SettingsTest::anotherInstancesChangeIsSeen()
{
    store::Store store(path()), elsewhere(path());
    store::SettingStore kept(store), theirs(elsewhere);
    Settings settings(kept);
    settings.load();
    QSignalSpy changed(&settings, &Settings::terminalChanged);
    QVERIFY(*test::finished(theirs.write(toSettings(another()))));
    QTRY_COMPARE_WITH_TIMEOUT(settings.terminal(), another(), 60'000);
    QCOMPARE(changed.size(), 1);
}

void SettingsTest::whatIsBeingWrittenIsNotUndoneByReading()
{
    store::Store store(path());
    store::SettingStore kept(store);
    Settings settings(kept);
    settings.load(); // its answer, of an empty store, comes after the change
    settings.setTerminal(another());
    QSignalSpy changed(&settings, &Settings::terminalChanged);
    QVERIFY(*test::finished(kept.read()));
    QCOMPARE(settings.terminal(), another());
    QVERIFY(changed.isEmpty());
}

void SettingsTest::aStoreThatCannotBeReadIsTold()
{
    QVERIFY(QFile(path()).open(QIODevice::WriteOnly)); // empty: a damaged one
    store::Store store(path());
    store::SettingStore kept(store);
    Settings settings(kept);
    QSignalSpy failed(&settings, &Settings::failed);
    settings.load();
    QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), 60'000);
    settings.setTerminal(another());
    QCOMPARE(settings.terminal(), another()); // it counts all the same
    QTRY_VERIFY_WITH_TIMEOUT(failed.size() >= 2, 60'000);
}

void SettingsTest::bookmarksAreKept()
{
    const QString host = QStringLiteral("ann@build-1.lab.example:2222"), other(300, u'x');
    const QList<QByteArray> folders{"/var/log", "/srv/caf\xe9\nnew line", "/100%"};
    {
        store::Store store(path());
        store::SettingStore kept(store);
        FolderBookmarks bookmarks(kept);
        bookmarks.set(other, {"/etc"});
        bookmarks.set(host, {"/home"});
        bookmarks.set(host, folders);
        bookmarks.set(other, {});
    } // what was begun is written before the store goes
    store::Store store(path());
    store::SettingStore kept(store);
    FolderBookmarks bookmarks(kept);
    QSignalSpy loaded(&bookmarks, &FolderBookmarks::loaded);
    bookmarks.load();
    // Chosen before they are read: it counts.
    bookmarks.set(other, {"/tmp"});
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(bookmarks.all().value(host), folders);
    QCOMPARE(bookmarks.all().value(other), QList<QByteArray>{"/tmp"});
}

void SettingsTest::aBookmarkThatCannotBeKeptIsTold()
{
    store::Store store(path());
    store::SettingStore kept(store);
    FolderBookmarks bookmarks(kept);
    QSignalSpy failed(&bookmarks, &FolderBookmarks::failed);
    bookmarks.set(QStringLiteral("host"), {QByteArray(5000, 'x')});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(bookmarks.all().value(QStringLiteral("host")).size(), 1); // for this run
}

void SettingsTest::snippetsAreKept()
{
    store::Store store(path());
    SnippetBook book(store);
    QSignalSpy changed(&book, &SnippetBook::changed);
    const Snippet one{QStringLiteral("one"), QStringLiteral("1")};
    book.save(one);
    QTRY_COMPARE_WITH_TIMEOUT(book.snippets(), QList{one}, 60'000);
    const Snippet renamed{QStringLiteral("two"), QStringLiteral("2")};
    book.save(renamed, one.name);
    QTRY_COMPARE_WITH_TIMEOUT(book.snippets(), QList{renamed}, 60'000);
    SnippetBook elsewhere(store);
    elsewhere.load();
    QTRY_COMPARE_WITH_TIMEOUT(elsewhere.snippets(), QList{renamed}, 60'000);
    book.remove(renamed.name);
    QTRY_VERIFY_WITH_TIMEOUT(book.snippets().isEmpty(), 60'000);
}

void SettingsTest::aSnippetThatCannotBeSavedIsTold()
{
    store::Store store(path());
    SnippetBook book(store);
    QSignalSpy failed(&book, &SnippetBook::failed);
    book.save({QStringLiteral("one"), QString()});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Usage);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::SettingsTest)
#include "SettingsTest.moc"
