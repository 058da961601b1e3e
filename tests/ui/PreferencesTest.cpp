#include "SidebarFixture.h"
#include "core/session/Settings.h"
#include "core/store/Store.h"
#include "ui/MainMenu.h"
#include "ui/PageTabs.h"
#include "ui/PreferencesBinding.h"
#include "ui/PreferencesPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace porthole::ui {

/// The page where things are chosen for the whole program, the menu beside it, and what keeps them.
class PreferencesTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void whatIsChosenCountsAtOnceAndIsKept();
    void theMenuChoosesTheSame();
    void wordsFindThem();
    void thePageIsThereOnce();

private:
    QString path() const { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }
    PreferencesPage *openPage()
    {
        key(Qt::Key_Comma, Qt::ControlModifier);
        return qobject_cast<PreferencesPage *>(m_window->tabs().current());
    }

    QTemporaryDir m_folder;
};

void PreferencesTest::whatIsChosenCountsAtOnceAndIsKept()
{
    store::Store store(path());
    {
        store::SettingStore stored(store);
        Settings settings(stored);
        bind(settings, *m_theme, *m_window);
        PreferencesPage *page = openPage();
        QVERIFY(page);
        auto *appearance = page->findChild<QComboBox *>(QStringLiteral("appearance"));
        appearance->setCurrentIndex(2);
        Q_EMIT appearance->activated(2); // as a person's choice
        QVERIFY(m_theme->dark());
        page->findChild<QCheckBox *>(QStringLiteral("restoresTabs"))->click();
        QVERIFY(!settings.preferences().restoresTabs);
        page->findChild<QCheckBox *>(QStringLiteral("highContrast"))->click();
        QVERIFY(m_theme->highContrast());
        m_window.reset();
    }
    store::SettingStore stored(store);
    Settings settings(stored);
    QSignalSpy changed(&settings, &Settings::preferencesChanged);
    settings.load();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 30'000);
    QCOMPARE(settings.preferences(), (Preferences{Appearance::Dark, false, true, false, true}));
    m_theme->setHighContrast(false);
    m_theme->setAppearance(Appearance::System);
}

void PreferencesTest::theMenuChoosesTheSame()
{
    store::Store store(path());
    store::SettingStore stored(store);
    Settings settings(stored);
    bind(settings, *m_theme, *m_window);
    const PreferencesPage *page = openPage();
    m_theme->setAppearance(Appearance::Light); // what the menu does
    QCOMPARE(settings.preferences().appearance, Appearance::Light);
    QCOMPARE(page->findChild<QComboBox *>(QStringLiteral("appearance"))->currentIndex(), 1);
    m_theme->setAppearance(Appearance::System);
    m_window.reset();
}

void PreferencesTest::wordsFindThem()
{
    PreferencesPage page({});
    page.show();
    auto *search = page.findChild<QLineEdit *>(QStringLiteral("preferencesSearch"));
    auto *none = page.findChild<QLabel *>(QStringLiteral("noPreference"));
    const auto shown = [&page](const char *name) {
        return page.findChild<QWidget *>(QLatin1String(name))->isVisible();
    };
    search->setText(QStringLiteral("DARK"));
    QVERIFY(shown("appearance") && !shown("restoresTabs") && none->isHidden());
    search->setText(QStringLiteral("last time"));
    QVERIFY(!shown("appearance") && shown("restoresTabs"));
    search->setText(QStringLiteral("warp drive"));
    QVERIFY(!shown("appearance") && !shown("restoresTabs") && none->isVisible());
    search->clear();
    QVERIFY(shown("appearance") && shown("restoresTabs") && none->isHidden());
}

void PreferencesTest::thePageIsThereOnce()
{
    store::Store store(path());
    store::SettingStore stored(store);
    Settings settings(stored);
    bind(settings, *m_theme, *m_window);
    const PreferencesPage *page = openPage();
    QVERIFY(page);
    QCOMPARE(openPage(), page);
    QCOMPARE(m_window->tabs().count(), 1);
    QSignalSpy look(m_window.get(), &MainWindow::terminalLookWanted);
    page->findChild<QPushButton *>(QStringLiteral("preferencesLook"))->click();
    QCOMPARE(look.size(), 1);
    m_window.reset();
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::PreferencesTest)
#include "PreferencesTest.moc"
