// Draws the window in each of its states, for people to look at: gallery FOLDER [light|dark].
// The scale is that of QT_SCALE_FACTOR. Not a test: what is beautiful is nobody's assertion.

#include "TestPicture.h"
#include "ui/AddressBar.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleView.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"

#include <QApplication>
#include <QDir>
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
        MainWindow window(m_theme);
        window.resize(kSize);
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
        window.show();
        QVERIFY2(QTest::qWaitForWindowActive(&window), name);
        page->takeFocus();
        if (change)
            change(*page);
        save(window, name);
        page->view().setFrames(nullptr);
    }

    void save(QWidget &window, const char *name)
    {
        QApplication::sendPostedEvents();
        window.grab().save(QDir(m_folder).filePath(QLatin1String(name) + QStringLiteral(".png")));
    }

private:
    Theme &m_theme;
    QString m_folder;
};

void drawAll(Theme &theme, const QString &folder)
{
    Gallery gallery(theme, folder);
    {
        MainWindow window(theme);
        window.resize(kSize);
        window.show();
        gallery.save(window, "empty");
        window.submit(QStringLiteral("vnc://"));
        gallery.save(window, "refused");
    }
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
    const bool dark = arguments.value(2) == QLatin1String("dark");
    theme.setAppearance(dark ? porthole::ui::Appearance::Dark : porthole::ui::Appearance::Light);
    porthole::ui::drawAll(theme, arguments[1]);
    return 0;
}
