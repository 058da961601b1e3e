#include "GalleryHosts.h"

#include "GalleryPictures.h"
#include "TestClouds.h"
#include "TestHosts.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellPage.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/tunnels/TunnelPanel.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <functional>

namespace porthole::ui {

namespace {

constexpr QSize kSize(1180, 760);

class HostGallery {
public:
    HostGallery(Theme &theme, const QString &folder)
        : m_theme(theme)
        , m_folder(folder)
    {}

    void draw(const char *name, const std::function<void(MainWindow &)> &change)
    {
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        MainWindow window(m_theme, clouds);
        window.hosts().setHosts(test::someHosts());
        window.resize(kSize);
        if (!comesToFront(window, QLatin1String(name)))
            return;
        change(window);
        QApplication::sendPostedEvents();
        QTest::qWait(50); // layouts of what has just been shown
        keepPicture(window, m_folder, QLatin1String(name));
    }

    void drawShell(const char *name, const std::function<void(ShellPage &)> &change)
    {
        draw(name, [&](MainWindow &window) {
            auto *page = new ShellPage;
            page->setTitle(QStringLiteral("build-1"));
            page->setHost(QStringLiteral("build-1"));
            page->setAddress(QStringLiteral("ann@build-1.lab.example:22"));
            page->setSid(QStringLiteral("0b5e1f6cc1a84a8fb1f16b1c1f5f7f0e"));
            window.addPage(page);
            change(*page);
        });
    }

private:
    Theme &m_theme;
    const QString m_folder;
};

ShellTrouble trouble(ErrorKind kind, const char *detail)
{
    return {Error::make(kind, detail), Milliseconds(4000), 3};
}

/// One in each state.
QList<TunnelRow> someTunnels()
{
    const QString db = QStringLiteral("db.internal");
    TunnelLook local{.id = {1}, .tunnel = {Tunnel::Kind::Local, {}, 5432, db, 5432}};
    local.state = TunnelState::Listening;
    local.port = 5432;
    local.connections = 3;
    local.toHost = 1'240'000;
    local.fromHost = 318'500'000;
    TunnelLook socks{.id = {2}, .tunnel = {Tunnel::Kind::Dynamic, {}, 1080, {}, 0}};
    socks.state = TunnelState::Starting;
    TunnelLook remote{.id = {3}, .tunnel = {Tunnel::Kind::Remote, QStringLiteral("*"), 9000, {}, 0}};
    remote.tunnel.host = QStringLiteral("127.0.0.1");
    remote.tunnel.hostPort = 3000;
    remote.state = TunnelState::Waiting;
    TunnelLook failed{.id = {4}, .tunnel = {Tunnel::Kind::Local, {}, 8080, QStringLiteral("::1"), 80}};
    failed.state = TunnelState::Failed;
    failed.error = Error::make(ErrorKind::Unavailable, "port 8080 of 127.0.0.1 is in use by another program");
    TunnelLook stopped{.id = {5}, .tunnel = {Tunnel::Kind::Local, {}, 0, db, 22}};
    return {{local, true}, {socks, true}, {remote, false}, {failed, false}, {stopped, false}};
}

} // namespace

void drawHosts(Theme &theme, const QString &folder)
{
    HostGallery gallery(theme, folder);
    gallery.draw("hosts-start", [](MainWindow &) {});
    gallery.draw("hosts-form", [](MainWindow &window) {
        SavedHost known = test::savedHost("", "build-1.lab.example", "ann");
        window.newHost(known);
        window.findChild<QToolButton *>(QStringLiteral("disclosure"))->setChecked(true);
    });
    gallery.drawShell("hosts-connecting", [](ShellPage &page) {
        SshHop hop = test::hop("ann", "bastion.example");
        hop.count = 2;
        page.showProgress({ShellStage::SigningIn, hop});
    });
    gallery.drawShell("hosts-key", [](ShellPage &page) { page.ask(test::hostKeyQuestion()); });
    gallery.drawShell("hosts-key-other-type", [](ShellPage &page) {
        HostKeyQuestion question = test::hostKeyQuestion();
        question.knownTypes = QStringList{QStringLiteral("ssh-rsa")};
        page.ask(question);
    });
    gallery.drawShell("hosts-password", [](ShellPage &page) { page.ask(test::passwordQuestion()); });
    gallery.drawShell("hosts-code", [](ShellPage &page) { page.ask(test::codeQuestion()); });
    gallery.drawShell("hosts-command", [](ShellPage &page) {
        CommandQuestion question;
        question.hop = test::hop();
        question.command =
            QStringLiteral("/usr/bin/nc -X connect -x proxy.example:3128 build-1.lab.example 22");
        question.where = QStringLiteral("/home/ann/.ssh/config, line 12");
        page.ask(question);
    });
    gallery.drawShell("hosts-auth-failure", [](ShellPage &page) {
        page.showTrouble(ShellState::Failed, trouble(ErrorKind::AuthRejected,
                                                     "the server refused every method: publickey, password"));
    });
    gallery.drawShell("hosts-changed", [](ShellPage &page) {
        page.showTrouble(ShellState::Failed,
                         trouble(ErrorKind::HostKeyChanged,
                                 "line 3 of /home/ann/.ssh/known_hosts has another ssh-ed25519 key"));
    });
    gallery.drawShell("hosts-waiting", [](ShellPage &page) {
        page.showOpen();
        page.showTrouble(ShellState::Waiting, trouble(ErrorKind::Closed, "the connection was reset"));
    });
    gallery.drawShell("hosts-tunnels", [](ShellPage &page) {
        auto *terminal = new QWidget; // stands in
        page.setTerminal(terminal, terminal);
        auto *panel = new TunnelPanel;
        page.setTunnels(panel);
        page.showTunnels(true);
        page.showOpen();
        panel->setSaving(true);
        panel->setRows(someTunnels());
        panel->select(3);
        panel->findChild<QLineEdit *>(QStringLiteral("tunnelListen"))->setText(QStringLiteral("8080"));
        panel->findChild<QLineEdit *>(QStringLiteral("tunnelTarget"))->setText(QStringLiteral("wiki.lab"));
    });
    gallery.drawShell("hosts-ended", [](ShellPage &page) {
        page.showOpen();
        page.setAgent(AgentStanding::Ready);
        page.showEnd({0, {}});
    });
}

} // namespace porthole::ui
