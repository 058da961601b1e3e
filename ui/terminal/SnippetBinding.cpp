#include "ui/terminal/SnippetBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/ShellSession.h"
#include "core/session/SnippetBook.h"
#include "ui/MainWindow.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/connect/ShellTab.h"
#include "ui/terminal/SnippetPalette.h"
#include "ui/terminal/TerminalView.h"

#include <QMenu>

namespace porthole::ui {

namespace {

void leave(const ShellDesk &desk, ShellPage &page)
{
    if (ShellTab *tab = desk.tabOf(&page))
        tab->setStrip(nullptr);
    page.takeFocus();
}

void openPalette(SnippetBook &book, const ShellDesk &desk, ShellPage &page)
{
    ShellTab *tab = desk.tabOf(&page);
    if (!tab)
        return;
    auto *palette = new SnippetPalette;
    palette->setSnippets(book.snippets());
    book.load(); // another instance may have changed them
    QObject::connect(&book, &SnippetBook::changed, palette,
                     [&book, palette] { palette->setSnippets(book.snippets()); });
    QObject::connect(&book, &SnippetBook::failed, palette, [palette](const Error &error) {
        palette->tellTrouble(QString::fromStdString(displayText(error.detail, 400)));
    });
    QObject::connect(palette, &SnippetPalette::saveRequested, &book, &SnippetBook::save);
    QObject::connect(palette, &SnippetPalette::removalRequested, &book, &SnippetBook::remove);
    QObject::connect(palette, &SnippetPalette::left, &page, [&desk, &page] { leave(desk, page); });
    QObject::connect(palette, &SnippetPalette::chosen, &page, [&desk, &page](const QString &text, bool run) {
        leave(desk, page);
        qobject_cast<TerminalView *>(page.terminal())->insertText(text, run);
    });
    tab->setStrip(palette);
    palette->takeFocus();
}

} // namespace

void bind(SnippetBook &book, MainWindow &window)
{
    ShellDesk &desk = window.shells();
    QObject::connect(&desk, &ShellDesk::added, &book, [&book, &desk](const ShellSession *, ShellPage *page) {
        QObject::connect(page, &ShellPage::snippetsRequested, &book,
                         [&book, &desk, page] { openPalette(book, desk, *page); });
    });
}

} // namespace porthole::ui
