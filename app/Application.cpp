#include "app/Application.h"

#include "app/cli/Arguments.h"
#include "app/cli/Output.h"
#include "app/cli/PngFile.h"

#include <QApplication>
#include <QProcessEnvironment>

#include <array>

namespace porthole {

Application::Application(QApplication &application)
    : m_consoles(m_threads)
    , m_theme(application)
    , m_window(m_theme, m_cloudTree)
{
    m_options.channel.proxies =
        net::ProxyEnvironment::fromEnvironment(QProcessEnvironment::systemEnvironment());
    QObject::connect(&m_window, &ui::MainWindow::openRequested, &m_consoles,
                     [this](ConsoleTarget &target) { m_consoles.open(std::move(target), m_options); });
    QObject::connect(&m_consoles, &ConsoleRegistry::opened, &m_window,
                     [this](ConsoleSession *session) { m_window.addConsole(session); });
}

QImage Application::picture()
{
    m_window.show();
    return m_window.grab().toImage();
}

namespace {

constexpr std::array kOptions{cli::Option{QLatin1String("--picture"), true}};
constexpr cli::Grammar kGrammar{.operands = {}, .options = kOptions, .anyOperands = true};

bool hasDisplay()
{
    // A platform that was named on purpose (offscreen, vnc) needs neither.
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Refuses a target that cannot be one before a window opens for it.
Result<> checkTargets(const QStringList &targets)
{
    for (const QString &target : targets)
        PH_DO(ConsoleTarget::parse(target));
    return {};
}

Result<> takePicture(const QString &path, char *argv0)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char *argv[] = {argv0, nullptr};
    QApplication qt(argc, argv);
    return cli::savePng(Application(qt).picture(), path);
}

Result<> showWindow(const QStringList &targets, char *argv0)
{
    if (!hasDisplay())
        return Error::make(ErrorKind::Unavailable,
                           "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                           "porthole console shot needs none");
    int argc = 1;
    char *argv[] = {argv0, nullptr};
    QApplication qt(argc, argv);
    Application application(qt);
    application.show();
    for (const QString &target : targets)
        application.open(target);
    QApplication::exec();
    return {};
}

Result<> run(const QStringList &words, char *argv0)
{
    PH_TRY(const auto arguments, cli::Arguments::parse(kGrammar, words));
    PH_DO(checkTargets(arguments.operands()));
    const auto picture = arguments.value(QLatin1String("--picture"));
    if (!picture)
        return showWindow(arguments.operands(), argv0);
    if (!arguments.operands().isEmpty())
        return Error::make(ErrorKind::Usage, "--picture shows the window with nothing open");
    return takePicture(*picture, argv0);
}

} // namespace

int runWindow(const QStringList &words, char *argv0)
{
    const auto outcome = run(words, argv0);
    return static_cast<int>(outcome ? cli::ExitCode::Done : cli::report(outcome.error()));
}

} // namespace porthole
