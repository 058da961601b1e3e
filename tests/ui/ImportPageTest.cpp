#include "ui/entries/ImportPage.h"
#include "ui/EnglishPlurals.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
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
            {{QStringLiteral("web"), QStringLiteral("root@web.example"), ImportState::New, {}, {}, true},
             {QStringLiteral("db"),
              QStringLiteral("db.example"),
              ImportState::Changed,
              {QStringLiteral("the proxy command, which would be run here")},
              {},
              true},
             {QStringLiteral("old"), QStringLiteral("old.example"), ImportState::Unchanged, {}, {}, false},
             {QStringLiteral("mine"), QStringLiteral("m"), ImportState::ChangedHere, {}, {}, false}},
            {QStringLiteral("Default Settings: a template")}});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void everythingIsSaid();
    void whatIsChosenIsImported();
    void theKeyboardIsEnough();
    void nothingChosenIsNothingToDo();
    void whatActsHasABoxOfItsOwn();
    void whatActsIsNeverChosenWithTheRest();
    void whatActsOfTheUnchangedCanBeApproved();
    void whatActsIsReadInFull();
    void nothingIsChosenWhileItIsBroughtIn();
    void aHundredThousand();

private:
    /// One new connection with a key and a tunnel, one that is here without its key, and a folder with one.
    void showActing()
    {
        const ImportActing key{u"Private key"_qs, u"/home/ann/.ssh/id_web"_qs};
        const ImportActing tunnel{u"Tunnel"_qs, u"-R 9000:localhost:22"_qs};
        m_page = std::make_unique<ImportPage>(
            ImportPreview{u"PuTTY"_qs,
                          {{u"web"_qs, u"web.example"_qs, ImportState::New, {}, {key, tunnel}, true},
                           {u"old"_qs, u"old.example"_qs, ImportState::Unchanged, {}, {key}, false},
                           {u"prod"_qs, u"prod"_qs, ImportState::Folder, {}, {key}, false}},
                          {}});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    bool isTicked(int at) const
    {
        return list()->model()->index(at, 0).data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    }
    bool tick(int at, bool on = true) const
    {
        return list()->model()->setData(list()->model()->index(at, 0), on ? Qt::Checked : Qt::Unchecked,
                                        Qt::CheckStateRole);
    }

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
    QCOMPARE(row(2), u"db, Left out, the proxy command, which would be run here"_qs);
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
    QCOMPARE(wanted.first().first().value<QList<ImportChoice>>(),
             (QList<ImportChoice>{{false}, {true}, {}, {true}}));
}

void ImportPageTest::theKeyboardIsEnough()
{
    QSignalSpy closed(m_page.get(), &TabPage::closeRequested);
    m_page->takeFocus();
    QVERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_page->choices().first().selected, false);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(m_page->choices()[1].selected, false);
    QTest::keyClick(list(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void ImportPageTest::nothingChosenIsNothingToDo()
{
    button("importNone")->click();
    QVERIFY(!button("importDo")->isEnabled());
}

void ImportPageTest::whatActsHasABoxOfItsOwn()
{
    showActing();
    QCOMPARE(list()->model()->rowCount(), 7);
    for (const int acting : {1, 2, 4, 6})
        QVERIFY2(!isTicked(acting), qPrintable(row(acting)));
    QVERIFY2(row(1).contains(u"left out unless ticked"_qs) && row(1).contains(u"/home/ann/.ssh/id_web"_qs),
             qPrintable(row(1)));
    QVERIFY(m_page->findChild<QLabel *>(u"importSummary"_qs)
                ->text()
                .contains(u"Left out unless ticked: 4 keys, commands or tunnels"_qs));
    QVERIFY(tick(1) && tick(6));
    QCOMPARE(m_page->choices(),
             (QList<ImportChoice>{{true, {true, false}}, {false, {false}}, {true, {true}}}));
    QVERIFY(!row(1).contains(u"left out"_qs));
    // Without its connection it goes nowhere, and with it, it is wanted.
    QVERIFY(tick(0, false));
    QVERIFY(!isTicked(1));
    QVERIFY(tick(2));
    QVERIFY(isTicked(0) && !isTicked(1));
    // A folder and what is here already have nothing else to choose.
    QVERIFY(!tick(3) && !tick(5));
}

void ImportPageTest::whatActsIsNeverChosenWithTheRest()
{
    showActing();
    button("importAll")->click();
    for (const int acting : {1, 2, 4, 6})
        QVERIFY2(!isTicked(acting), qPrintable(row(acting)));
    QVERIFY(tick(1));
    button("importNone")->click();
    button("importAll")->click();
    QVERIFY(isTicked(0) && !isTicked(1));
}

void ImportPageTest::whatActsOfTheUnchangedCanBeApproved()
{
    showActing();
    QVERIFY(tick(0, false));
    QVERIFY(!button("importDo")->isEnabled());
    m_page->takeFocus();
    for (int down = 0; down < 4; ++down)
        QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Space);
    QVERIFY(isTicked(4));
    QVERIFY(button("importDo")->isEnabled());
    QCOMPARE(m_page->choices().at(1), (ImportChoice{true, {true}}));
}

void ImportPageTest::whatActsIsReadInFull()
{
    const QString command = u"agent --with "_qs + QString(3000, u'x') + u" --and-its-end"_qs;
    m_page = std::make_unique<ImportPage>(ImportPreview{
        u"all.json"_qs,
        {{u"web"_qs, u"web.example"_qs, ImportState::New, {}, {{u"Command"_qs, command}}, true}},
        {}});
    m_page->show();
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QVERIFY(m_page->findChild<QPlainTextEdit *>(u"importWhole"_qs)->toPlainText().contains(command));
    QVERIFY(row(1).contains(command));
}

void ImportPageTest::nothingIsChosenWhileItIsBroughtIn()
{
    m_page->setBusy(true);
    QVERIFY(!list()->isEnabled() && !button("importDo")->isEnabled() && !button("importAll")->isEnabled());
    QVERIFY(button("importCancel")->isEnabled());
    m_page->setBusy(false);
    QVERIFY(list()->isEnabled() && button("importDo")->isEnabled());
}

/// Laid out, scrolled and ticked without anybody noticing.
void ImportPageTest::aHundredThousand()
{
    ImportPreview preview{u"hosts.csv"_qs, {}, {}};
    for (int i = 0; i < 100'000; ++i)
        preview.items.append(
            {u"web %1"_qs.arg(i), u"%1.example"_qs.arg(i), ImportState::New, {u"the password"_qs}, {}, true});
    QElapsedTimer time;
    time.start();
    m_page = std::make_unique<ImportPage>(preview);
    m_page->resize(800, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    const qint64 shown = time.restart();
    list()->scrollToBottom();
    list()->viewport()->repaint();
    const qint64 scrolled = time.restart();
    QVERIFY(tick(0, false));
    list()->viewport()->repaint();
    const qint64 ticked = time.restart();
    qInfo("100,000 shown in %lld ms, scrolled in %lld ms, one ticked in %lld ms",
          static_cast<long long>(shown), static_cast<long long>(scrolled), static_cast<long long>(ticked));
    QVERIFY2(shown < 3000 && scrolled < 1000 && ticked < 1000, "it holds the window up");
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ImportPageTest)
#include "ImportPageTest.moc"
