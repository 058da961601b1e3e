#include "ui/RepairBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/StoreRepair.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/RepairPage.h"
#include "ui/sidebar/Sidebar.h"

namespace porthole::ui {

namespace {

/// The page that asks, if there is one.
RepairPage *openPage(const MainWindow &window)
{
    for (int index = 0; index < window.tabs().count(); ++index) {
        if (auto *page = qobject_cast<RepairPage *>(window.tabs().page(index)))
            return page;
    }
    return nullptr;
}

void ask(const StoreCondition &condition, StoreRepair &repair, MainWindow &window)
{
    if (condition.state != StoreState::Damaged || openPage(window))
        return;
    auto *page = new RepairPage(condition);
    QObject::connect(page, &RepairPage::restoreRequested, &repair, &StoreRepair::restore);
    QObject::connect(&repair, &StoreRepair::restored, page, &TabPage::closeRequested);
    window.addPage(page);
}

} // namespace

void bind(StoreRepair &repair, MainWindow &window)
{
    QObject::connect(&repair, &StoreRepair::found, &window,
                     [&repair, &window](const StoreCondition &condition) { ask(condition, repair, window); });
    QObject::connect(&repair, &StoreRepair::backupFailed, &window, [&window](const QString &why) {
        window.sidebar().setWarning(why.isEmpty() ? QString()
                                                  : RepairPage::tr("No backup could be made: %1").arg(why));
    });
    QObject::connect(&repair, &StoreRepair::restored, &window, [&window] {
        window.notice(RepairPage::tr("The backup was restored; the damaged file is kept beside it"));
    });
    QObject::connect(&repair, &StoreRepair::failed, &window, [&window](const Error &error) {
        window.notice(RepairPage::tr("The backup was not restored: %1")
                          .arg(QString::fromStdString(displayText(error.detail, 400))));
    });
}

} // namespace porthole::ui
