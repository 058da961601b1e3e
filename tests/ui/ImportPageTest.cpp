#include "ui/entries/ImportPage.h"
#include "ui/EnglishPlurals.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// What an import would do, looked through and chosen from.
class ImportPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init()
    {
        m_page = std::make_unique<ImportPage>(ImportPreview{
            QStringLiteral("PuTTY"),
            {{QStringLiteral("web"), QStringLiteral("root@web.example"), ImportState::New, {}, true},
             {QStringLiteral("db"),
              QStringLiteral("db.example"),
              ImportState::Changed,
              {QStringLiteral("the proxy command, which would be run here")},
              true},
             {QStringLiteral("old"), QStringLiteral("old.example"), ImportState::Unchanged, {}, false},
             {QStringLiteral("mine"), QStringLiteral("m"), ImportState::ChangedHere, {}, false}},
            {QStringLiteral("Default Settings: a template")}});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void everythingIsSaid();
    void whatIsChosenIsImported();
    void theKeyboardIsEnough();
    void nothingChosenIsNothingToDo();

private:
    QListView *list() const { return m_page->findChild<QListView *>(QStringLiteral("importList")); }
    QPushButton *button(const char *name) const
    {
        return m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    QString row(int at) const
    {
        return list()->model()->index(at, 0).data(Qt::AccessibleTextRole).toString();
    }

    EnglishPlurals m_plurals;
    std::unique_ptr<ImportPage> m_page;
};

void ImportPageTest::everythingIsSaid()
{
    QCOMPARE(row(0), u"web, New · root@web.example"_qs);
    QVERIFY(row(1).contains(QLatin1String("Changed there")));
    QVERIFY(row(1).contains(QLatin1String("Left out: the proxy command, which would be run here")));
    const auto text = [this](const char *name) {
        return m_page->findChild<QLabel *>(QLatin1String(name))->text();
    };
    QVERIFY(text("importSummary").contains(u"New: 1 · Changed there: 1 · Unchanged: 1"_qs));
    QVERIFY(text("importRefused").contains(QLatin1String("Default Settings: a template")));
    QCOMPARE(button("importDo")->text(), QStringLiteral("Import 2 connections"));
}

void ImportPageTest::whatIsChosenIsImported()
{
    QSignalSpy wanted(m_page.get(), &ImportPage::importRequested);
    button("importAll")->click();
    QCOMPARE(button("importDo")->text(),
             QStringLiteral("Import 3 connections")); // there is nothing to change of one
    list()->model()->setData(list()->model()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole);
    button("importDo")->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<QList<bool>>(), (QList<bool>{false, true, false, true}));
}

void ImportPageTest::theKeyboardIsEnough()
{
    QSignalSpy closed(m_page.get(), &TabPage::closeRequested);
    m_page->takeFocus();
    QVERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_page->chosen().first(), false);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_page->chosen()[1], false);
    QTest::keyClick(list(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void ImportPageTest::nothingChosenIsNothingToDo()
{
    button("importNone")->click();
    QVERIFY(!button("importDo")->isEnabled());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ImportPageTest)
#include "ImportPageTest.moc"
