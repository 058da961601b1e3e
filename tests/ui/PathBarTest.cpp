#include "FilesFixture.h"

#include <QCompleter>

namespace porthole::ui {

/// Where one is in a host's files: folders as buttons, and a field that completes what is typed.
class PathBarTest : public FilesFixture {
    Q_OBJECT
private Q_SLOTS:
    void crumbsLeadUp();
    void aPathIsTyped_data();
    void aPathIsTyped();
    void tabCompletesAPath();
    void whatFitsAPathIsOffered();
};

void PathBarTest::crumbsLeadUp()
{
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    const auto crumb = [this]() -> QToolButton * {
        for (auto *each : m_page->findChildren<QToolButton *>(QStringLiteral("crumb")))
            if (each->isVisible() && each->text() == QStringLiteral("ann"))
                return each;
        return nullptr;
    };
    m_page->resize(1600, 700); // there is room for all of them
    QTRY_VERIFY(crumb());
    crumb()->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toByteArray(), QByteArray("/home/ann"));
}

void PathBarTest::aPathIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("absolute") << QStringLiteral("/etc") << QByteArray("/etc");
    QTest::newRow("relative") << QStringLiteral("plots") << QByteArray("/home/ann/runs/2026-11/plots");
    QTest::newRow("home") << QStringLiteral("~/x") << QByteArray("/home/ann/x");
    QTest::newRow("home alone") << QStringLiteral("~") << QByteArray("/home/ann");
    QTest::newRow("bytes") << QStringLiteral("/caf\\xE9") << QByteArray("/caf\xe9");
}

void PathBarTest::aPathIsTyped()
{
    QFETCH(QString, typed);
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    key(Qt::Key_Slash);
    auto *field = find<QLineEdit>("pathField");
    QVERIFY(field->hasFocus());
    QCOMPARE(field->selectedText(), QStringLiteral("/home/ann/runs/2026-11"));
    field->setText(typed);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QTEST(asked.first().first().toByteArray(), "path");
    QVERIFY(list()->hasFocus());
}

void PathBarTest::tabCompletesAPath()
{
    QSignalSpy wanted(m_page.get(), &FilesPage::foldersWanted);
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    key(Qt::Key_Slash);
    auto *field = find<QLineEdit>("pathField");
    QTest::keyClicks(field, QStringLiteral("/var/l"));
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(wanted.last().first().toByteArray(), QByteArray("/var/"));
    HostFolder folder;
    folder.path = "/var/";
    folder.files = {test::hostFolder("lib"), test::hostFolder("local"), test::hostFolder("log"),
                    test::hostFile("lost", 1)};
    m_page->offerFolders(folder);
    QTest::keyClicks(field, QStringLiteral("o"));
    QTest::keyClick(field, Qt::Key_Tab); // "local" and "log" agree no further
    QCOMPARE(field->text(), QStringLiteral("/var/lo"));
    QTest::keyClicks(field, QStringLiteral("g"));
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(field->text(), QStringLiteral("/var/log/"));
    QCOMPARE(wanted.last().first().toByteArray(), QByteArray("/var/log/"));
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(asked.last().first().toByteArray(), QByteArray("/var/log/"));
}

void PathBarTest::whatFitsAPathIsOffered()
{
    key(Qt::Key_Slash);
    auto *field = find<QLineEdit>("pathField");
    QTest::keyClicks(field, QStringLiteral("/srv/d"));
    HostFolder late; // of what was typed before
    late.path = "/sr/";
    late.files = {test::hostFolder("data")};
    m_page->offerFolders(late);
    QCOMPARE(field->completer()->completionCount(), 0);
    late.path = "/srv/";
    m_page->offerFolders(late);
    QCOMPARE(field->completer()->completionCount(), 1);
    QCOMPARE(field->completer()->currentCompletion(), QStringLiteral("/srv/data/"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::PathBarTest)
#include "PathBarTest.moc"
