#include "ui/TabBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/Settings.h"
#include "core/session/TabBook.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/TabPage.h"
#include "ui/Tr.h"

namespace porthole::ui {

void bind(TabBook &book, const Settings &settings, MainWindow &window)
{
    QObject::connect(&book, &TabBook::read, &window, [&settings, &window](const QList<OpenTab> &tabs) {
        if (settings.preferences().restoresTabs)
            window.restore(tabs);
    });
    QObject::connect(&book, &TabBook::failed, &window, [&window](const Error &error) {
        window.notice(
            tr("What is open is not kept: %1").arg(QString::fromStdString(displayText(error.detail, 400))));
    });
    const auto keep = [&book, &window] { book.keep(window.openTabs()); };
    // Queued: a tab that is added or goes is not whole at that moment.
    QObject::connect(&window.tabs(), &PageTabs::pagesChanged, &window, keep, Qt::QueuedConnection);
    QObject::connect(&window.tabs(), &PageTabs::pageChanged, &window, keep, Qt::QueuedConnection);
}

} // namespace porthole::ui
