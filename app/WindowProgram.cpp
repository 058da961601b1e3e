#include "app/WindowProgram.h"

#include "app/Application.h"
#include "app/DemoWalk.h"
#include "app/cli/Arguments.h"
#include "app/cli/EventLoop.h"
#include "app/cli/Output.h"
#include "app/cli/PngFile.h"
#include "app/cli/WindowTargets.h"
#include "app/demo/Demo.h"
#include "app/desktop/ConnectionFile.h"
#include "app/desktop/SingleInstance.h"
#include "core/secrets/SessionBus.h"

#include <QAccessible>
#include <QApplication>

#include <algorithm>
#include <array>

namespace porthole {

namespace {

constexpr QLatin1String kDemo("--demo"), kPicture("--picture"), kPictures("--pictures"),
    kNewWindow("--new-window"), kLink("--link"), kNewConnection("--new-connection");
constexpr std::array kOptions{cli::Option{kDemo},           cli::Option{kPicture, true},
                              cli::Option{kPictures, true}, cli::Option{kNewWindow},
                              cli::Option{kLink},           cli::Option{kNewConnection}};
constexpr cli::Grammar kGrammar{.operands = {}, .options = kOptions, .anyOperands = true};

bool hasDisplay()
{
    // A platform that was named on purpose (offscreen, vnc) needs neither.
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Qt, with the program's name as its only argument.
struct QtOnName {
    explicit QtOnName(char *argv0)
        : argv{argv0, nullptr}
        , qt(argc, argv.data())
    {
        // Desktops find the icon and the activation of a window by it; see resources/desktop.
        QGuiApplication::setDesktopFileName(QStringLiteral("org.porthole.Porthole"));
    }

    int argc = 1;
    std::array<char *, 2> argv;
    QApplication qt;
};

/// And the window on it.
struct WindowOnQt : QtOnName {
    WindowOnQt(openstack::CloudsEnvironment environment, char *argv0)
        : QtOnName(argv0)
        , application(qt, std::move(environment))
    {}

    Application application;
};

/// What is configured takes a moment to be read.
Result<> takePicture(const QString &path, openstack::CloudsEnvironment environment, char *argv0)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WindowOnQt window(std::move(environment), argv0);
    Result<> outcome;
    QObject::connect(
        &window.application.clouds(), &CloudRegistry::loaded, &window.qt,
        [&] {
            outcome = cli::savePng(window.application.picture(), path);
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    PH_DO(cli::runEventLoop());
    return outcome;
}

/// The pictures' names go to standard output, a line each.
Task<> tellOfWalk(Application &application, QString folder, Result<> &outcome)
{
    const auto pictures = co_await walkThroughDemo(application, folder);
    if (pictures)
        outcome = cli::print((pictures->join(u'\n') + u'\n').toStdString());
    else
        outcome = pictures.error();
    QCoreApplication::quit();
}

Result<> walk(const QString &folder, openstack::CloudsEnvironment environment, char *argv0)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WindowOnQt window(std::move(environment), argv0);
    Result<> outcome;
    Task<> flow = tellOfWalk(window.application, folder, outcome);
    QMetaObject::invokeMethod(
        &window.qt, [&flow] { flow.start(); }, Qt::QueuedConnection);
    PH_DO(cli::runEventLoop());
    return outcome;
}

desktop::LaunchRequest requestOf(const cli::Arguments &arguments)
{
    desktop::LaunchRequest request;
    request.demo = arguments.has(kDemo);
    request.newConnection = arguments.has(kNewConnection);
    for (const QString &operand : arguments.operands()) {
        // A file's content is somebody else's, whoever typed its name. The other program may be in another
        // folder.
        const QString file = desktop::connectionFileMeantBy(operand);
        const bool isLink = arguments.has(kLink) || !file.isEmpty();
        (isLink ? request.links : request.targets) << (file.isEmpty() ? operand : file);
    }
    // Children are to start with one of their own.
    request.activationToken = qgetenv("XDG_ACTIVATION_TOKEN");
    qunsetenv("XDG_ACTIVATION_TOKEN");
    request.startupId = qgetenv("DESKTOP_STARTUP_ID"); // Qt takes it out, for a window of its own
    return request;
}

Task<> tryToHandOver(desktop::SingleInstance &instance, desktop::LaunchRequest request, bool &handedOver)
{
    handedOver = co_await instance.enter(std::move(request));
    QCoreApplication::quit();
}

/// Whether another window does it. Errors: Cancelled.
Result<bool> handOver(desktop::SingleInstance &instance, const desktop::LaunchRequest &request,
                      QObject &context)
{
    bool handedOver = false;
    Task<> flow = tryToHandOver(instance, request, handedOver);
    QMetaObject::invokeMethod(
        &context, [&flow] { flow.start(); }, Qt::QueuedConnection);
    PH_DO(cli::runEventLoop());
    return handedOver;
}

Result<> showWindow(const cli::Arguments &arguments, openstack::CloudsEnvironment environment, char *argv0)
{
    if (!hasDisplay())
        return Error::make(ErrorKind::Unavailable,
                           "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                           "porthole console shot needs none");
    const desktop::LaunchRequest request = requestOf(arguments);
    secrets::outliveSessionBus();
    QtOnName program(argv0);
    desktop::SingleInstance instance;
    if (!arguments.has(kNewWindow)) {
        PH_TRY(const bool handedOver, handOver(instance, request, program.qt));
        if (handedOver)
            return {};
    }
    Application application(program.qt, std::move(environment));
    application.present(request.activationToken);
    application.take(request);
    instance.serve([&application](const desktop::LaunchRequest &another) {
        if (!another.newWindow)
            application.present(another.activationToken, another.startupId);
        application.take(another);
    });
    QAccessible::setRootObject(&program.qt); // as QGuiApplication::exec() would
    return cli::runEventLoop();
}

/// What the demo serves is not configured anywhere.
QStringList targetsToCheck(const cli::Arguments &arguments)
{
    QStringList targets = arguments.operands();
    targets.removeIf([](const QString &target) { return !desktop::connectionFileMeantBy(target).isEmpty(); });
    if (arguments.has(kDemo))
        targets.removeIf([](const QString &target) { return target.startsWith(demo::kCloudName + u'/'); });
    return targets;
}

Result<> run(const QStringList &words, openstack::CloudsEnvironment environment, char *argv0)
{
    PH_TRY(const QStringList targets, cli::withSavedTargets(words));
    PH_TRY(const auto arguments, cli::Arguments::parse(kGrammar, targets));
    // A link that is no good is told of in the window: whoever clicked it sees no terminal.
    if (!arguments.has(kLink))
        PH_DO(cli::checkTargets(targetsToCheck(arguments), environment));
    const auto picture = arguments.value(kPicture), pictures = arguments.value(kPictures);
    if (!picture && !pictures)
        return showWindow(arguments, std::move(environment), argv0);
    if (!arguments.operands().isEmpty())
        return Error::make(ErrorKind::Usage, "pictures are made with nothing open; they take no TARGET");
    if (picture)
        return takePicture(*picture, std::move(environment), argv0);
    if (!arguments.has(kDemo))
        return Error::make(ErrorKind::Usage, "--pictures goes with --demo");
    return walk(*pictures, std::move(environment), argv0);
}

} // namespace

int runWindow(const QStringList &words, openstack::CloudsEnvironment environment, char *argv0)
{
    const auto outcome = run(words, std::move(environment), argv0);
    if (outcome)
        return static_cast<int>(cli::ExitCode::Done);
    if (outcome.error().kind == ErrorKind::Cancelled)
        cli::dieOfSignal();
    return static_cast<int>(cli::report(outcome.error()));
}

} // namespace porthole
