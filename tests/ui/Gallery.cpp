// Draws the window in each of its states, for people to look at:
// gallery FOLDER [light|dark] [contrast] [rtl] [de|es] [files|entries].
// The scale is that of QT_SCALE_FACTOR. What is beautiful is nobody's assertion; with "check" it draws
// nothing and says what cannot be reached or read in them.

#include "GalleryEntries.h"
#include "GalleryFiles.h"
#include "GalleryGateways.h"
#include "GalleryHosts.h"
#include "GalleryPictures.h"
#include "TestClouds.h"
#include "TestPicture.h"
#include "ui/AddressBar.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleView.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"
#include "ui/Translations.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <functional>

namespace porthole::ui {

namespace {

/// Whatever the size of the screen, which offscreen is small.
constexpr QSize kSize(1120, 760);

SessionTrouble trouble(ErrorKind kind, const char *detail)
{
    SessionTrouble made;
    made.error = Error::make(kind, detail);
    return made;
}

SessionTrouble waiting()
{
    SessionTrouble made = trouble(ErrorKind::Closed, "the peer closed the TCP connection after 48211 bytes");
    made.retryIn = Milliseconds(3000);
    made.attempt = 2;
    return made;
}

SessionTrouble certificate()
{
    SessionTrouble made = trouble(ErrorKind::CertificateUntrusted, "self-signed certificate");
    for (int byte = 0; byte < 32; ++byte)
        made.certificateSha256.append(static_cast<char>(byte * 37 + 11));
    made.certificateProblem = QStringLiteral("The certificate is self-signed, and untrusted");
    return made;
}

class Gallery {
public:
    Gallery(Theme &theme, QString folder)
        : m_theme(theme)
        , m_folder(std::move(folder))
    {}

    void show(const char *name, SessionState state, const std::optional<SessionTrouble> &why,
              const std::function<void(ConsolePage &)> &change = {})
    {
        FrameMailbox frames;
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        MainWindow window(m_theme, clouds);
        window.resize(kSize);
        window.sidebar().tree().expandAll();
        auto *other = new ConsolePage;
        other->setTitle(QStringLiteral("db-02"));
        other->setAddress(QStringLiteral("vnc://db-02.lab.example:5901"));
        window.addPage(other);
        other->showState(SessionState::Waiting, waiting());
        auto *page = new ConsolePage;
        page->setTitle(QStringLiteral("QEMU (web-01)"));
        page->setAddress(QStringLiteral("wss://console.lab.example:6080"));
        if (state != SessionState::Connecting) {
            test::publish(frames, test::consolePicture(1024, 768));
            page->view().setFrames(&frames);
        }
        window.addPage(page);
        page->showState(state, why);
        if (!comesToFront(window, QLatin1String(name)))
            return;
        page->takeFocus();
        if (change)
            change(*page);
        save(window, name);
        page->view().setFrames(nullptr);
    }

    /// The window with clouds in it and no console open.
    void showClouds(const char *name, QSize size,
                    const std::function<void(MainWindow &, CloudTreeModel &)> &change)
    {
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        MainWindow window(m_theme, clouds);
        window.resize(size);
        if (!comesToFront(window, QLatin1String(name)))
            return;
        change(window, clouds);
        save(window, name);
    }

    void save(QWidget &window, const char *name)
    {
        QApplication::sendPostedEvents();
        keepPicture(window, m_folder, QLatin1String(name));
    }

private:
    Theme &m_theme;
    QString m_folder;
};

SessionTrouble switchedOff()
{
    SessionTrouble made = trouble(ErrorKind::Unavailable, "web-01 is switched off.");
    made.remedy = ConsoleRemedy::Start;
    return made;
}

CloudTrouble cloudCertificate()
{
    const SessionTrouble made = certificate();
    return {made.error, made.certificateSha256, made.certificateProblem};
}

void drawClouds(Gallery &gallery)
{
    gallery.showClouds("start", kSize, [](MainWindow &, CloudTreeModel &) {});
    gallery.showClouds("clouds", kSize, [](MainWindow &window, CloudTreeModel &) {
        window.sidebar().tree().expandAll();
        window.sidebar().tree().setFocus();
        window.sidebar().tree().selectFirstServer();
    });
    gallery.showClouds("filtered", kSize, [](MainWindow &window, CloudTreeModel &) {
        window.sidebar().focusFilter();
        window.sidebar()
            .findChild<QLineEdit *>(QStringLiteral("serverFilter"))
            ->setText(QStringLiteral("off"));
    });
    gallery.showClouds("odd-names", QSize(560, 640), [](MainWindow &window, CloudTreeModel &clouds) {
        test::fillOddNames(clouds);
        window.sidebar().tree().expandAll();
        window.sidebar().tree().scrollToBottom();
    });
    gallery.showClouds("omnibox", kSize, [](MainWindow &window, CloudTreeModel &) {
        auto *field = window.findChild<QLineEdit *>(QStringLiteral("address"));
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("web"));
    });
    gallery.showClouds("sign-in", kSize, [](MainWindow &window, CloudTreeModel &clouds) {
        window.sidebar().openCloud(QStringLiteral("corp"));
        clouds.setState(QStringLiteral("corp"), CloudState::SecretNeeded, {}, QStringLiteral("password"));
        window.sidebar().openCloud(QStringLiteral("corp"));
    });
    gallery.showClouds("sign-in-certificate", kSize, [](MainWindow &window, CloudTreeModel &clouds) {
        clouds.setState(QStringLiteral("corp"), CloudState::Failed, cloudCertificate(), {});
        window.sidebar().openCloud(QStringLiteral("corp"));
    });
    gallery.showClouds("sign-in-failed", QSize(760, 560), [](MainWindow &window, CloudTreeModel &clouds) {
        clouds.setState(
            QStringLiteral("corp"), CloudState::Failed,
            CloudTrouble{Error::make(ErrorKind::AuthRejected, "The request you have made requires "
                                                              "authentication.")},
            {});
        window.sidebar().openCloud(QStringLiteral("corp"));
    });
    gallery.showClouds("question", kSize, [](MainWindow &window, CloudTreeModel &clouds) {
        CloudTreeView &tree = window.sidebar().tree();
        tree.expandAll();
        tree.setFocus();
        tree.setCurrentIndex(clouds.indexOf(test::demoServer(QStringLiteral("s1"))));
        Q_EMIT tree.customContextMenuRequested(tree.visualRect(tree.currentIndex()).center());
        auto *menu = window.findChild<QMenu *>(QStringLiteral("serverMenu"));
        for (QAction *action : menu->actions())
            if (action->isEnabled() && action->text().startsWith(QLatin1String("Stop")))
                action->trigger();
        menu->close();
    });
    gallery.show("switched-off", SessionState::Waiting, switchedOff());
}

void drawAll(Theme &theme, const QString &folder)
{
    Gallery gallery(theme, folder);
    {
        CloudTreeModel clouds;
        MainWindow window(theme, clouds);
        window.resize(kSize);
        if (comesToFront(window, QStringLiteral("empty"))) {
            gallery.save(window, "empty");
            expectPicture(QStringLiteral("refused"));
            window.submit(QStringLiteral("vnc://"));
            gallery.save(window, "refused");
        }
    }
    drawClouds(gallery);
    gallery.show("connecting", SessionState::Connecting, std::nullopt);
    gallery.show("live", SessionState::Live, std::nullopt);
    gallery.show("one-to-one", SessionState::Live, std::nullopt, [](ConsolePage &page) {
        page.findChild<QToolButton *>(QStringLiteral("oneToOne"))->setChecked(true);
    });
    gallery.show("relative", SessionState::Live, std::nullopt,
                 [](ConsolePage &page) { page.setPointerAbsolute(false); });
    gallery.show("waiting", SessionState::Waiting, waiting());
    gallery.show("password", SessionState::PasswordNeeded, std::nullopt);
    gallery.show("certificate", SessionState::Failed, certificate());
    gallery.show("failed", SessionState::Failed,
                 trouble(ErrorKind::NotFound, "the WebSocket upgrade was answered with 404 Not Found"),
                 [](ConsolePage &page) {
                     page.findChild<QToolButton *>(QStringLiteral("disclosure"))->setChecked(true);
                 });
}

} // namespace

} // namespace porthole::ui

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    porthole::ui::Theme theme(application);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments[1]))
        return 2;
    const QStringList how = arguments.mid(2);
    const bool dark = how.contains(QLatin1String("dark"));
    theme.setAppearance(dark ? porthole::ui::Appearance::Dark : porthole::ui::Appearance::Light);
    // Any of them: what is no language has no translation.
    const porthole::ui::Translations translations(how);
    if (how.contains(QLatin1String("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const bool high = how.contains(QLatin1String("contrast"));
    theme.setHighContrast(high);
    if (how.contains(QLatin1String("check")))
        porthole::ui::checkInstead(high ? 7 : 4.5);
    // One part alone, while it is being worked on.
    const bool entriesAlone = how.contains(QLatin1String("entries")),
               filesAlone = how.contains(QLatin1String("files"));
    if (!entriesAlone && !filesAlone) {
        porthole::ui::drawAll(theme, arguments[1]);
        porthole::ui::drawHosts(theme, arguments[1]);
        porthole::ui::drawGateways(theme, arguments[1]);
    }
    if (!filesAlone)
        porthole::ui::drawEntries(theme, arguments[1]);
    if (!entriesAlone)
        porthole::ui::drawFiles(theme, arguments[1]);
    const QStringList complaints = porthole::ui::complaints();
    for (const QString &one : complaints)
        qWarning("%s", qPrintable(one));
    qInfo("%d states, %d complaints", porthole::ui::kept(), int(complaints.size()));
    return complaints.isEmpty() ? 0 : 1;
}
