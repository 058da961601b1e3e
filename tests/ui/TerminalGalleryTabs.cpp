#include "TerminalGalleryTabs.h"

#include "TestClouds.h"
#include "TestHosts.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/BroadcastCard.h"
#include "ui/connect/ShellPage.h"
#include "ui/connect/ShellTab.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/terminal/SearchBar.h"
#include "ui/terminal/SnippetPalette.h"
#include "ui/terminal/TerminalLookPage.h"
#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <functional>
#include <memory>
#include <vector>

namespace porthole::ui {

namespace {

constexpr QSize kSize(1280, 800);

QByteArray listing(const char *host)
{
    const QByteArray prompt = QByteArray("\x1b[32mann@") + host + "\x1b[m:\x1b[34m/srv/runs\x1b[m$ ";
    return prompt +
           "df -h /srv\r\nFilesystem      Size  Used Avail Use% Mounted on\r\n"
           "/dev/vda1        40G   31G  7.1G  82% /srv\r\n" +
           prompt +
           "ls --color\r\n\x1b[1;34mframes\x1b[m  \x1b[1;34mplots\x1b[m  README.md  "
           "\x1b[1;32mrun.sh\x1b[m\r\n" +
           prompt + "systemctl is-active postgresql\r\nactive\r\n" + prompt;
}

QList<Snippet> someSnippets()
{
    return {
        {QStringLiteral("disk use"), QStringLiteral("df -h --output=target,pcent,avail")},
        {QStringLiteral("follow a unit's log"), QStringLiteral("journalctl -fu {{unit}} --since {{since}}")},
        {QStringLiteral("largest files here"), QStringLiteral("du -ah . | sort -h | tail -n 20")},
        {QStringLiteral("who listens"), QStringLiteral("ss -tlnp")}};
}

/// A window with terminals that no session feeds.
class TabGallery {
public:
    TabGallery(Theme &theme, QString folder, QString suffix)
        : m_theme(theme)
        , m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
    {}

    void draw(const char *name, const std::function<void(MainWindow &)> &change)
    {
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        MainWindow window(m_theme, clouds);
        window.hosts().setHosts(test::someHosts());
        window.resize(kSize);
        window.show();
        QVERIFY2(QTest::qWaitForWindowActive(&window), name);
        change(window);
        QTest::qWait(100); // layouts of what has just been shown, and what is painted later
        window.grab().save(
            QDir(m_folder).filePath(QLatin1String(name) + u'-' + m_suffix + QStringLiteral(".png")));
        m_terminals.clear();
    }

    ShellPage *page(const char *host)
    {
        const QString name = QLatin1String(host);
        auto *page = new ShellPage;
        auto *panel = new TerminalPanel;
        page->setTerminal(panel, &panel->view());
        page->setTitle(name);
        page->setHost(name);
        page->setAddress(QStringLiteral("ann@%1.lab.example:22").arg(name));
        page->setSid(QStringLiteral("0b5e1f6cc1a84a8fb1f16b1c1f5f7f0e"));
        page->showOpen();
        m_terminals.push_back(std::make_unique<SharedTerminal>());
        panel->view().setTerminal(m_terminals.back().get());
        m_terminals.back()->feed(listing(host));
        QObject::connect(page, &ShellPage::broadcastChanged, &panel->view(), &TerminalView::setPasteTargets);
        return page;
    }

    /// web-1 on the left, web-2 over db-1 on the right.
    ShellTab *three(MainWindow &window)
    {
        auto *tab = new ShellTab(page("web-1"));
        window.addPage(tab);
        QTest::qWait(20);
        ShellPage *right = page("web-2");
        tab->insert(right, tab->currentPage(), Qt::Horizontal);
        tab->insert(page("db-1"), right, Qt::Vertical);
        tab->takeFocus();
        return tab;
    }

private:
    Theme &m_theme;
    const QString m_folder, m_suffix;
    std::vector<std::unique_ptr<SharedTerminal>> m_terminals;
};

} // namespace

void drawTabs(Theme &theme, const QString &folder, const QString &suffix)
{
    TabGallery gallery(theme, folder, suffix);
    gallery.draw("splits", [&](MainWindow &window) { gallery.three(window); });
    gallery.draw("broadcast", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        for (ShellPage *page : tab->pages())
            page->setBroadcast(3);
        tab->setCurrentPage(tab->pages().first());
        tab->takeFocus();
    });
    gallery.draw("broadcast-choose", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        const auto choice = [](const char *name, bool here, bool open) {
            return BroadcastCard::Choice{
                QLatin1String(name),
                open ? QStringLiteral("ann@%1.lab.example:22").arg(QLatin1String(name))
                     : QStringLiteral("Waiting"),
                open, here, here};
        };
        auto *card = new BroadcastCard({choice("web-1", true, true), choice("web-2", true, true),
                                        choice("db-1", true, true), choice("build-1", false, true),
                                        choice("login.cluster", false, false)});
        tab->setStrip(card);
        card->takeFocus();
    });
    gallery.draw("broadcast-search", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        for (ShellPage *page : tab->pages())
            page->setBroadcast(3, true);
        auto *bar = tab->pages().first()->findChild<SearchBar *>();
        bar->open();
        bar->field().setText(QStringLiteral("runs"));
    });
    gallery.draw("snippets", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        auto *palette = new SnippetPalette;
        palette->setSnippets(someSnippets());
        tab->setStrip(palette);
        palette->takeFocus();
    });
    gallery.draw("snippet-asked", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        auto *palette = new SnippetPalette;
        palette->setSnippets(someSnippets());
        tab->setStrip(palette);
        palette->takeFocus();
        palette->findChild<QLineEdit *>(QStringLiteral("snippetFilter"))->setText(QStringLiteral("log"));
        QTest::keyClick(palette->focusWidget(), Qt::Key_Return);
    });
    gallery.draw("snippet-edited", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        auto *palette = new SnippetPalette;
        palette->setSnippets(someSnippets());
        tab->setStrip(palette);
        palette->findChild<QPushButton *>(QStringLiteral("editSnippet"))->click();
    });
    gallery.draw("look", [&](MainWindow &window) {
        window.addPage(new TerminalLookPage(TerminalLook()));
        window.tabs().current()->takeFocus();
    });
    gallery.draw("look-theme", [&](MainWindow &window) {
        TerminalLook look;
        look.theme = QStringLiteral("ember-dark");
        look.fontSize = 13;
        look.cursor = CursorForm::Bar;
        window.addPage(new TerminalLookPage(look));
    });
    gallery.draw("broadcast-ended", [&](MainWindow &window) {
        ShellTab *tab = gallery.three(window);
        for (ShellPage *page : tab->pages())
            page->showBroadcastEnd(QStringLiteral(
                "The broadcast has ended: db-1 asks for a password. What you type stays here."));
    });
}

} // namespace porthole::ui
