#include "ui/PreferencesBinding.h"

#include "core/session/Settings.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/PreferencesPage.h"
#include "ui/Theme.h"

namespace porthole::ui {

namespace {

void openPage(Settings &settings, MainWindow &window)
{
    for (int index = 0; index < window.tabs().count(); ++index) {
        if (auto *open = qobject_cast<PreferencesPage *>(window.tabs().page(index))) {
            window.tabs().bringToFront(open);
            return open->takeFocus();
        }
    }
    auto *page = new PreferencesPage(settings.preferences());
    QObject::connect(page, &PreferencesPage::chosen, &settings, &Settings::setPreferences);
    QObject::connect(page, &PreferencesPage::terminalLookRequested, &window, &MainWindow::terminalLookWanted);
    QObject::connect(page, &PreferencesPage::lockProofRequested, &window, &MainWindow::lockProofWanted);
    QObject::connect(&settings, &Settings::preferencesChanged, page,
                     [&settings, page] { page->setPreferences(settings.preferences()); });
    window.addPage(page);
    page->takeFocus();
}

} // namespace

void bind(Settings &settings, Theme &theme, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::preferencesWanted, &window,
                     [&settings, &window] { openPage(settings, window); });
    QObject::connect(&settings, &Settings::preferencesChanged, &window, [&settings, &theme] {
        theme.setHighContrast(settings.preferences().highContrast);
        theme.setAppearance(settings.preferences().appearance);
    });
    // The menu chooses it as well.
    QObject::connect(&theme, &Theme::appearanceChanged, &window, [&settings, &theme] {
        Preferences preferences = settings.preferences();
        preferences.appearance = theme.appearance();
        settings.setPreferences(preferences);
    });
}

} // namespace porthole::ui
