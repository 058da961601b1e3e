#include "ui/terminal/LookBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/Settings.h"
#include "core/session/ShellSession.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Tr.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/terminal/TerminalLookPage.h"
#include "ui/terminal/TerminalView.h"

#include <QMenu>

namespace porthole::ui {

namespace {

TerminalView *viewOf(const ShellPage *page) { return qobject_cast<TerminalView *>(page->terminal()); }

void openPage(Settings &settings, MainWindow &window)
{
    for (int index = 0; index < window.tabs().count(); ++index) {
        if (auto *open = qobject_cast<TerminalLookPage *>(window.tabs().page(index))) {
            window.tabs().bringToFront(open);
            return open->takeFocus();
        }
    }
    auto *page = new TerminalLookPage(settings.terminal());
    QObject::connect(page, &TerminalLookPage::lookChosen, &settings, &Settings::setTerminal);
    QObject::connect(&settings, &Settings::terminalChanged, page,
                     [&settings, page] { page->setLook(settings.terminal()); });
    window.addPage(page);
    page->takeFocus();
}

} // namespace

void bind(Settings &settings, MainWindow &window)
{
    ShellDesk &desk = window.shells();
    const auto open = [&settings, &window] { openPage(settings, window); };
    QObject::connect(&desk, &ShellDesk::added, &window,
                     [&settings, &window, open](const ShellSession *, const ShellPage *page) {
                         TerminalView *view = viewOf(page);
                         view->setLook(settings.terminal());
                         QObject::connect(view, &TerminalView::menuOpening, &window,
                                          [&window, open](QMenu &menu) {
                                              menu.addAction(tr("Terminal &look…"), &window, open);
                                          });
                     });
    QObject::connect(&settings, &Settings::terminalChanged, &window, [&settings, &desk] {
        for (const auto &shell : desk.shells())
            viewOf(shell.page)->setLook(settings.terminal());
    });
    QObject::connect(&settings, &Settings::failed, &window, [&window](const Error &error) {
        window.notice(
            tr("The settings are not kept: %1").arg(QString::fromStdString(displayText(error.detail, 400))));
    });
    QObject::connect(&window, &MainWindow::terminalLookWanted, &window, open);
}

} // namespace porthole::ui
