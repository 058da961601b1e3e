#include "GalleryEntries.h"

#include "GalleryPictures.h"
#include "TestClouds.h"
#include "TestEntries.h"
#include "TestHosts.h"
#include "ui/MainWindow.h"
#include "ui/PreferencesPage.h"
#include "ui/StartPage.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/DoctorCard.h"
#include "ui/connect/ShellText.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/entries/HealthText.h"
#include "ui/entries/ImportPreview.h"
#include "ui/sidebar/Sidebar.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <functional>

namespace porthole::ui {

namespace {

class EntryGallery {
public:
    EntryGallery(Theme &theme, const QString &folder)
        : m_theme(theme)
        , m_folder(folder)
    {}

    void draw(const char *name, const std::function<void(MainWindow &, EntryTreeView &)> &change)
    {
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        const QString own = QStringLiteral("own");
        clouds.addCloud({own, {}, {}, {}, QStringLiteral("an-entry")});
        clouds.setState(own, CloudState::SecretNeeded, {}, QStringLiteral("password"),
                        Error::make(ErrorKind::AuthRejected, "the cloud's identity service says no"));
        MainWindow window(m_theme, clouds);
        const test::EntryKeeper keeper(window.entries(), test::someEntries());
        window.entries().model().setOpen(
            {{QStringLiteral("web2"), {QStringLiteral("Connected"), shellStateIcon(ShellState::Open)}}});
        window.resize(1180, 860);
        if (!comesToFront(window, QLatin1String(name)))
            return;
        EntryTreeView &view = window.sidebar().saved();
        view.expand(window.entries().model().indexOf(FolderId{QStringLiteral("prod")}));
        view.setFocus();
        change(window, view);
        QApplication::sendPostedEvents();
        QTest::qWait(50); // layouts of what has just been shown
        keepPicture(window, m_folder, QLatin1String(name));
    }

    /// The full editor.
    void drawForm(const char *name, const ChosenEntries &what,
                  const std::function<void(MainWindow &)> &change)
    {
        draw(name, [&](MainWindow &window, EntryTreeView &view) {
            Q_EMIT view.editWanted(what);
            change(window);
        });
    }

private:
    Theme &m_theme;
    const QString m_folder;
};

EntryId id(const char *text) { return {QLatin1String(text)}; }

} // namespace

void drawEntries(Theme &theme, const QString &folder)
{
    EntryGallery gallery(theme, folder);
    gallery.draw("entries-tree", [](MainWindow &window, EntryTreeView &view) {
        view.setCurrentIndex(window.entries().model().indexOf(id("web2")));
    });
    gallery.draw("entries-filtered", [](MainWindow &window, EntryTreeView &) {
        window.sidebar().focusFilter();
        window.findChild<QLineEdit *>(QStringLiteral("serverFilter"))->setText(QStringLiteral("web"));
    });
    gallery.draw("entries-rename", [](MainWindow &window, EntryTreeView &view) {
        view.setCurrentIndex(window.entries().model().indexOf(id("web2")));
        QTest::keyClick(&view, Qt::Key_F2);
    });
    gallery.draw("entries-undo", [](MainWindow &window, EntryTreeView &view) {
        view.setCurrentIndex(window.entries().model().indexOf(id("web2")));
        QTest::keyClick(&view, Qt::Key_Delete);
    });
    gallery.draw("entries-purge", [](MainWindow &window, EntryTreeView &view) {
        view.setCurrentIndex(window.entries().model().indexOf(id("gone")));
        QTest::keyClick(&view, Qt::Key_Delete);
    });
    gallery.drawForm("entry-edit", {{id("web2")}, {}}, [](MainWindow &) {});
    gallery.drawForm("entry-edit-problems", {{id("web2")}, {}}, [](MainWindow &window) {
        const auto type = [&window](const char *field, const char *text) {
            auto *line = window.findChild<QLineEdit *>(QLatin1String(field));
            line->selectAll();
            line->insert(QLatin1String(text));
        };
        type("entryName", "Bastion");
        type("entryAddress", "root@web-2:22");
        type("entryPort", "70000");
    });
    gallery.drawForm("entry-edit-none", {{id("db1")}, {}}, [](MainWindow &window) {
        const auto act = [&window](const char *field) {
            const auto actions = window.findChild<QLineEdit *>(QLatin1String(field))->actions();
            const auto shown = std::find_if(actions.begin(), actions.end(),
                                            [](const QAction *action) { return action->isVisible(); });
            (*shown)->trigger();
        };
        act("entryPort");
        auto *user = window.findChild<QLineEdit *>(QStringLiteral("entryUser"));
        user->insert(QStringLiteral("root"));
        window.findChild<QWidget *>(QStringLiteral("entryForm"))->setFocus();
    });
    gallery.draw("entries-health", [](MainWindow &window, EntryTreeView &view) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QHash<QString, EntryOpen> seen;
        const auto add = [&](const char *entry, const Health &health) {
            seen.insert(QLatin1String(entry), {healthWords(health, now), healthIcon(health.state)});
        };
        add("web10", {Health::State::Reachable, now.addSecs(-200), {}});
        add("web2", {Health::State::Unreachable, now, QStringLiteral("connection refused")});
        add("bastion", {Health::State::Looking, now, {}});
        add("cloud",
            {Health::State::Untold, now, QStringLiteral("the way there leads through another host")});
        window.showHealth(seen);
        view.setCurrentIndex(window.entries().model().indexOf(id("web2")));
    });
    gallery.draw("entries-which", [](MainWindow &window, EntryTreeView &) {
        EntryCollection all = test::someEntries();
        all.entries[5].name = QStringLiteral("web-2");
        window.entries().setCollection(all, {});
        window.openSavedUnder(QStringLiteral("web-2"));
    });
    gallery.draw("entries-no-backup", [](MainWindow &window, EntryTreeView &) {
        window.sidebar().setWarning(QStringLiteral("No backup could be made: cannot make "
                                                   "/home/ann/.local/share/porthole/backups: No space left"));
    });
    gallery.drawForm("entry-edit-folder", {{}, {{QStringLiteral("db")}}}, [](MainWindow &) {});
    gallery.draw("entries-import", [](MainWindow &window, EntryTreeView &) {
        window.showImport(
            {QStringLiteral("PuTTY"),
             {{QStringLiteral("web 1"),
               QStringLiteral("root@web-1.example:2222 · sites"),
               ImportState::New,
               {},
               {{QStringLiteral("Private key to sign in with"), QStringLiteral("/home/ann/.ssh/id_web"),
                 false},
                {QStringLiteral("Tunnel that lets others in"), QStringLiteral("-R 9000:localhost:22"), true}},
               true},
              {QStringLiteral("gate"),
               QStringLiteral("gate.example"),
               ImportState::Changed,
               {QStringLiteral("the proxy command, which would be run on this computer")},
               {},
               true},
              {QStringLiteral("bastion"),
               QStringLiteral("ann@bastion.example"),
               ImportState::AlreadyHere,
               {},
               {},
               false},
              {QStringLiteral("old"), QStringLiteral("old.example"), ImportState::Unchanged, {}, {}, false}},
             {QStringLiteral("Default Settings: the other program's template")}});
    });
    gallery.draw("restored", [](MainWindow &window, EntryTreeView &) {
        window.restore(
            {{OpenTab::Kind::Host, QStringLiteral("web-2"), QStringLiteral("deploy@web-2.example:2200")},
             {OpenTab::Kind::Files, QStringLiteral("web-2"), QStringLiteral("deploy@web-2.example:2200")},
             {OpenTab::Kind::Server, QStringLiteral("db-1"), QStringLiteral("lab/db-1")}});
    });
    gallery.draw("doctor", [](MainWindow &window, EntryTreeView &) {
        window.newHost(test::savedHost("", "web-2.example", "deploy"));
        auto *card = window.findChild<DoctorCard *>();
        const QString host = QStringLiteral("web-2.example");
        card->begin();
        card->add({.stage = CheckStage::Name,
                   .subject = host,
                   .took = Milliseconds(3),
                   .detail = QStringLiteral("192.0.2.17")});
        card->add({.stage = CheckStage::Reach,
                   .subject = host,
                   .took = Milliseconds(12),
                   .detail = QStringLiteral("192.0.2.17:22")});
        card->add({.stage = CheckStage::Protocol,
                   .subject = host,
                   .took = Milliseconds(9),
                   .detail = QStringLiteral("SSH-2.0-OpenSSH_9.2p1")});
        card->add({.stage = CheckStage::HostKey,
                   .subject = host,
                   .took = Milliseconds(31),
                   .detail = QStringLiteral("ssh-ed25519")});
        card->add({.stage = CheckStage::SignIn,
                   .outcome = CheckOutcome::Failed,
                   .subject = host,
                   .took = Milliseconds(140),
                   .error = Error::make(ErrorKind::AuthRejected, "the host accepts publickey, password"),
                   .remedy = Remedy::CorrectSignIn});
        card->finish(false);
    });
    gallery.draw("preferences",
                 [](MainWindow &window, EntryTreeView &) { window.addPage(new PreferencesPage({})); });
    const auto locked = [](const LockView &view) {
        return [view](MainWindow &window, EntryTreeView &) {
            window.addPage(new PreferencesPage({}));
            window.setLocked(view);
        };
    };
    gallery.draw("locked", locked({.waiting = 1}));
    gallery.draw("locked-refused",
                 locked({.proves = true, .refusal = QStringLiteral("The password was not given.")}));
    gallery.draw("start-found", [](MainWindow &window, EntryTreeView &) {
        window.startPage().setFoundImports({{QStringLiteral("putty"), QStringLiteral("PuTTY"), 6},
                                            {QStringLiteral("remmina"), QStringLiteral("Remmina"), 14}});
    });
    gallery.draw("cloud-new", [](MainWindow &window, EntryTreeView &) { window.newCloud(); });
    gallery.draw("cloud-problems", [](MainWindow &window, EntryTreeView &) {
        window.newCloud();
        window.findChild<QLineEdit *>(QStringLiteral("cloudName"))->setText(QStringLiteral("lab"));
        window.findChild<QLineEdit *>(QStringLiteral("cloudAddress"))->setText(QStringLiteral("lab.example"));
        window.findChild<QPushButton *>(QStringLiteral("cloudSave"))->click();
    });
    gallery.draw("cloud-credential", [](MainWindow &window, EntryTreeView &) {
        window.newCloud();
        window.findChild<QComboBox *>(QStringLiteral("cloudType"))->setCurrentIndex(1);
    });
    gallery.draw("cloud-saved", [](MainWindow &window, EntryTreeView &) {
        window.sidebar().openCloud(QStringLiteral("own"));
    });
    gallery.drawForm("entry-edit-several", {{id("web2"), id("bastion"), id("db1")}, {}}, [](MainWindow &) {});
}

} // namespace porthole::ui
