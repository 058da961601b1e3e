#include "app/DemoWalk.h"

#include "app/Application.h"
#include "app/cli/PngFile.h"
#include "app/demo/Demo.h"
#include "core/async/Delay.h"
#include "core/keyboard/Key.h"

#include <QDeadlineTimer>
#include <QDir>

#include <functional>

namespace porthole {

namespace {

/// One of the demo's that is running from the start.
constexpr QLatin1String kServer("harbour-web-1");
/// A person looks for about as long before the next click; what moves has moved by then.
constexpr Milliseconds kLook{1500};
/// As fast as somebody types who knows what to type.
constexpr Milliseconds kStroke{15};
constexpr Milliseconds kPatience{60000};

/// Waits until something holds. Errors: Timeout, with what it was.
Task<Result<>> until(const char *what, std::function<bool()> holds)
{
    const QDeadlineTimer deadline(kPatience);
    while (!holds()) {
        if (deadline.hasExpired())
            co_return Error::make(ErrorKind::Timeout, std::string("in vain was waited until ") + what);
        co_await async::delay(Milliseconds(20));
    }
    co_return {};
}

std::string screenOf(SharedTerminal &terminal)
{
    TerminalPicture picture;
    terminal.look(picture);
    return terminal.selectedText({{picture.screenTop, 0}, {picture.endRow, 0}});
}

class Walk {
public:
    Walk(Application &application, const QString &folder)
        : m_application(application)
        , m_folder(folder)
    {}

    Task<Result<QStringList>> run()
    {
        if (!m_folder.mkpath(QStringLiteral(".")))
            co_return Error::make(ErrorKind::Storage, "the folder for the pictures cannot be made");
        m_application.window().resize(1180, 760);
        m_application.show();
        PH_CO_DO(co_await look("start"));
        PH_CO_DO(co_await openCloud());
        PH_CO_DO(co_await openConsole());
        PH_CO_DO(co_await type("guest\nguest\nhelp\n"));
        PH_CO_DO(co_await look("typed"));
        PH_CO_DO(co_await stopAndStart());
        PH_CO_DO(co_await openHost());
        PH_CO_DO(co_await useHost());
        co_return m_pictures;
    }

private:
    Task<Result<>> openCloud()
    {
        m_application.startDemo();
        m_cloud = m_application.clouds().find(demo::kCloudName);
        if (!m_cloud)
            co_return Error::make(ErrorKind::Unavailable, "the demo did not start");
        PH_CO_DO(co_await until("the servers were listed", [this] {
            const auto home = m_cloud->homeScope();
            return home && m_cloud->listing(*home) == ListingState::Complete;
        }));
        co_return co_await look("servers");
    }

    Task<Result<>> openConsole()
    {
        const CloudScope home = *m_cloud->homeScope();
        for (const Server &server : m_cloud->servers(home))
            if (server.name == kServer)
                m_server = server.id;
        m_application.open(demo::kCloudName + u'/' + kServer);
        PH_CO_DO(co_await until("the console was live", [this] { return state() == SessionState::Live; }));
        co_await async::delay(4 * kLook); // it boots
        co_return co_await look("console");
    }

    Task<Result<>> stopAndStart()
    {
        const CloudScope home = *m_cloud->homeScope();
        m_cloud->act(home, m_server, ServerAction::Stop);
        PH_CO_DO(co_await until("the server was off", [this] {
            const ConsoleSession *open = session();
            return open && open->trouble() && open->trouble()->remedy == ConsoleRemedy::Start;
        }));
        PH_CO_DO(co_await look("switched-off"));
        session()->perform(ConsoleRemedy::Start);
        PH_CO_DO(
            co_await until("the console was live again", [this] { return state() == SessionState::Live; }));
        co_await async::delay(2 * kLook);
        co_return co_await look("live-again");
    }

    Task<Result<>> openHost()
    {
        m_application.open(demo::kHostName);
        PH_CO_DO(co_await until("the host's key was asked about", [this] {
            return shellState() == ShellState::Asking &&
                   std::holds_alternative<HostKeyQuestion>(*shell()->question());
        }));
        PH_CO_DO(co_await look("host-key"));
        shell()->acceptHostKey();
        co_return co_await until("the host let us in", [this] { return shellState() == ShellState::Open; });
    }

    Task<Result<>> useHost()
    {
        PH_CO_DO(co_await typeAtHost("ls -l harbour; colours\n", "underlined"));
        PH_CO_DO(co_await look("host"));
        PH_CO_DO(co_await typeAtHost("top\n", "q leaves"));
        co_return co_await look("host-top");
    }

    /// Until the terminal shows what it leads to.
    Task<Result<>> typeAtHost(const char *text, const char *shown)
    {
        for (; *text; ++text) {
            if (!shell())
                co_return Error::make(ErrorKind::Closed, "the host's tab was closed");
            terminal::KeyPress press;
            if (*text == '\n')
                press.key = terminal::Key::Return;
            else
                press.text = *text;
            shell()->terminal().press(press);
            co_await async::delay(kStroke);
        }
        co_return co_await until("the host had answered", [this, shown] {
            return shell() && screenOf(shell()->terminal()).find(shown) != std::string::npos;
        });
    }

    Task<Result<>> type(std::string text)
    {
        const auto strokes = keyboard::strokesOf(text);
        for (std::size_t i = 0; strokes && i < strokes->size(); ++i) {
            if (!session())
                co_return Error::make(ErrorKind::Closed, "the console was closed");
            session()->key((*strokes)[i]);
            co_await async::delay(kStroke);
        }
        co_return {};
    }

    Task<Result<>> look(const char *step)
    {
        co_await async::delay(kLook);
        const QString name = QStringLiteral("%1-%2.png").arg(m_pictures.size() + 1).arg(QLatin1String(step));
        const QString path = m_folder.filePath(name);
        PH_CO_DO(cli::savePng(m_application.picture(), path));
        m_pictures << path;
        co_return {};
    }

    ConsoleSession *session() const
    {
        const auto all = m_application.consoles().sessions();
        return all.empty() ? nullptr : all.front();
    }
    SessionState state() const { return session() ? session()->state() : SessionState::Idle; }

    ShellSession *shell() const
    {
        const auto all = m_application.shells().sessions();
        return all.empty() ? nullptr : all.front();
    }
    ShellState shellState() const { return shell() ? shell()->state() : ShellState::Idle; }

    Application &m_application;
    QDir m_folder;
    QStringList m_pictures;
    CloudConnection *m_cloud = nullptr;
    ServerId m_server;
};

} // namespace

Task<Result<QStringList>> walkThroughDemo(Application &application, QString folder)
{
    Walk walk(application, folder);
    co_return co_await walk.run();
}

} // namespace porthole
