#include "app/cli/Commands.h"
#include "app/cli/StandardInput.h"
#include "core/keyboard/Key.h"
#include "core/session/DecodingThreads.h"

#include <iterator>

namespace porthole::cli {

namespace {

using Strokes = std::vector<keyboard::KeyStroke>;

/// Guests that poll their keyboard (a BIOS, a boot loader) lose keys that come faster.
constexpr Milliseconds kStrokeDelay{10};

/// Opens the console, sends the strokes with a pause between them, and ends when the server has
/// answered after the last one. The deadline is for the server, not for the typing. A whole picture that
/// comes behind the last stroke may have been under way before; the one after it is an answer.
Result<> send(const Arguments &arguments, ConsoleSetup setup, const Strokes &strokes)
{
    PH_TRY(const Milliseconds delay, arguments.duration(QLatin1String("--delay-ms"), kStrokeDelay));
    DecodingThreads threads(1);
    ConsoleRun run(std::move(setup), threads.next());
    QTimer pace;
    pace.setInterval(delay);
    auto next = strokes.begin();
    int pictures = 0;

    QObject::connect(&pace, &QTimer::timeout, &run, [&] {
        if (next != strokes.end()) {
            run.session().key(*next++);
            return;
        }
        pace.stop();
        run.restartDeadline("the keys were sent, but no answer came");
        run.refresh();
    });
    QObject::connect(&run, &ConsoleRun::pictureComplete, &pace, [&] {
        switch (++pictures) {
        case 1: // the console is there
            run.stopDeadline();
            return pace.start();
        case 2:
            return run.refresh();
        default:
            return run.finish({});
        }
    });
    return execute(run);
}

} // namespace

namespace type {

namespace {

Result<Strokes> strokesOnStandardInput(bool enter)
{
    PH_TRY(QByteArray text, readToEnd());
    // The line end that every tool puts behind its output is not part of the text; --enter is.
    if (text.endsWith('\n'))
        text.chop(text.endsWith("\r\n") ? 2 : 1);
    if (enter)
        text += '\n';
    auto strokes = keyboard::strokesOf({text.constData(), static_cast<std::size_t>(text.size())});
    if (!strokes)
        return Error::make(ErrorKind::Usage, "the text on standard input is not UTF-8");
    return *std::move(strokes);
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    const bool enter = arguments.has(QLatin1String("--enter"));
    if (arguments.has(kCloud)) {
        // First the text, which a person may take long over: the console's address lapses.
        PH_TRY(const Strokes strokes, strokesOnStandardInput(enter));
        PH_TRY(ConsoleSetup setup, consoleSetup(arguments, environment));
        return send(arguments, std::move(setup), strokes);
    }
    // First the URL, which may be standard input's first line.
    PH_TRY(ConsoleSetup setup, consoleSetup(arguments, environment));
    PH_TRY(const Strokes strokes, strokesOnStandardInput(enter));
    return send(arguments, std::move(setup), strokes);
}

} // namespace type

namespace key {

Result<> run(const Arguments &arguments, Environment &environment)
{
    const std::string chord = arguments.operand(1).toStdString();
    const auto strokes = keyboard::parseChord(chord);
    if (!strokes)
        return Error::make(ErrorKind::Usage, "no such key: " + chord);
    PH_TRY(ConsoleSetup setup, consoleSetup(arguments, environment));
    return send(arguments, std::move(setup), *strokes);
}

} // namespace key

} // namespace porthole::cli
