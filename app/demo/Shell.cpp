#include "app/demo/Shell.h"

#include "app/demo/LiveViews.h"
#include "core/keyboard/Key.h"

#include <QDateTime>
#include <QLocale>

namespace porthole::demo {

namespace {

constexpr qsizetype kLongestLine = 200, kLongestHistory = 50;

} // namespace

Shell::Shell(Machine machine, TextScreen &screen)
    : m_machine(std::move(machine))
    , m_screen(screen)
{}

void Shell::showLogin()
{
    m_state = State::Login;
    m_view = View::None;
    m_line.clear();
    m_screen.clear();
    m_screen.showCursor(true);
    m_screen.write(QStringLiteral("\n  Porthole OS 1.0 (demo) "), {colour::White, colour::Night, true});
    m_screen.write(QStringLiteral("tty1\n\n"), {colour::Dim});
    m_screen.write(QStringLiteral("  %1, %2\n\n").arg(m_machine.name, m_machine.role));
    m_screen.write(QStringLiteral("  Any name will do, and any password:\n  nothing of them is kept.\n\n"),
                   {colour::Dim});
    m_screen.write(QStringLiteral("  %1 login: ").arg(m_machine.name));
}

void Shell::prompt()
{
    m_state = State::Prompt;
    m_line.clear();
    m_recalled = m_history.size();
    m_screen.write(QStringLiteral("%1@%2").arg(m_user, m_machine.name), {colour::Green, colour::Night, true});
    m_screen.write(QStringLiteral(":"));
    m_screen.write(QStringLiteral("~"), {colour::Cyan, colour::Night, true});
    m_screen.write(QStringLiteral("$ "));
}

void Shell::welcome()
{
    m_screen.clear();
    m_screen.write(QStringLiteral("Welcome aboard, %1.\n").arg(m_user), {colour::White, colour::Night, true});
    m_screen.write(QStringLiteral("This machine is a drawing that answers. Type "), {colour::Dim});
    m_screen.write(QStringLiteral("help"), {colour::Amber, colour::Night, true});
    m_screen.write(QStringLiteral(" to see what it knows.\n\n"), {colour::Dim});
    prompt();
}

void Shell::key(std::uint32_t keysym, bool control)
{
    namespace keysym_ = keyboard::keysym;
    constexpr std::uint32_t kKeypadEnter = 0xff8d;
    if (m_view != View::None) {
        if (m_view != View::Top || keysym == 'q' || keysym == keysym_::Escape || control)
            leaveView();
        return;
    }
    if (control) {
        if (keysym == 'c' || keysym == 'C')
            interrupt();
        else if ((keysym == 'd' || keysym == 'D') && m_line.isEmpty())
            showLogin();
        else if ((keysym == 'l' || keysym == 'L') && m_state == State::Prompt)
            run(QStringLiteral("clear"));
    } else if (keysym == keysym_::Return || keysym == kKeypadEnter) {
        enter();
    } else if (keysym == keysym_::BackSpace) {
        if (!m_line.isEmpty() && m_state != State::Password)
            m_screen.write(QStringLiteral("\b"));
        m_line.chop(1);
    } else if (keysym == keysym_::Up) {
        recall(-1);
    } else if (keysym == keysym_::Down) {
        recall(+1);
    } else if ((keysym >= 0x20 && keysym < 0x7f) || (keysym > 0xa0 && keysym < 0x100)) {
        type(static_cast<char16_t>(keysym));
    } else if (keysym >= 0xffb0 && keysym <= 0xffb9) { // the keypad's digits
        type(static_cast<char16_t>(u'0' + (keysym - 0xffb0)));
    }
}

void Shell::type(char16_t character)
{
    if (m_line.size() >= kLongestLine)
        return;
    m_line += QChar(character);
    if (m_state != State::Password)
        m_screen.write(QString(QChar(character)));
}

void Shell::interrupt()
{
    m_screen.write(QStringLiteral("^C\n"), {colour::Dim});
    if (m_state == State::Prompt)
        prompt();
    else
        showLogin();
}

void Shell::recall(qsizetype step)
{
    const qsizetype wanted = m_recalled + step;
    if (m_state != State::Prompt || wanted < 0 || wanted > m_history.size())
        return;
    m_recalled = wanted;
    replaceLine(m_history.value(wanted));
}

void Shell::replaceLine(const QString &text)
{
    m_screen.write(QString(m_line.size(), QChar(u'\b')));
    m_line = text;
    m_screen.write(m_line);
}

void Shell::enter()
{
    m_screen.write(QStringLiteral("\n"));
    const QString line = std::exchange(m_line, {}).trimmed();
    switch (m_state) {
    case State::Login:
        if (line.isEmpty()) {
            showLogin();
            return;
        }
        m_user = line.left(16);
        m_state = State::Password;
        m_screen.write(QStringLiteral("  Password: "));
        return;
    case State::Password:
        welcome();
        return;
    case State::Prompt:
        if (!line.isEmpty() && line != m_history.value(m_history.size() - 1))
            m_history << line;
        while (m_history.size() > kLongestHistory)
            m_history.removeFirst();
        run(line);
        return;
    }
}

void Shell::leaveView()
{
    m_view = View::None;
    m_screen.clear();
    m_screen.showCursor(true);
    prompt();
}

void Shell::help()
{
    static const std::pair<const char *, const char *> kCommands[] = {
        {"help", "this list"},
        {"uname, hostname, whoami", "what and who is here"},
        {"date, uptime", "what time it is, and since when"},
        {"ls, cat FILE", "the captain's papers"},
        {"free, ip", "memory and network"},
        {"top", "processes that work hard at nothing"},
        {"ship", "a ship passes"},
        {"porthole", "a look outside"},
        {"echo TEXT, clear, logout", "as everywhere"},
    };
    for (const auto &[command, meaning] : kCommands) {
        m_screen.write(QStringLiteral("  %1").arg(QString::fromLatin1(command), -26), {colour::Amber});
        m_screen.writeLine(QString::fromLatin1(meaning));
    }
}

bool Shell::runView(const QString &command)
{
    if (command == u"top")
        m_view = View::Top;
    else if (command == u"ship" || command == u"sl")
        m_view = View::Ship;
    else if (command == u"porthole")
        m_view = View::Porthole;
    else
        return false;
    m_screen.showCursor(false);
    m_screen.clear();
    return true;
}

bool Shell::runInformation(const QString &command)
{
    const QLocale english(QLocale::C);
    if (command == u"help" || command == u"?")
        help();
    else if (command.startsWith(u"uname"))
        m_screen.writeLine(QStringLiteral("PortholeOS %1 6.12-pretend demo x86_64").arg(m_machine.name));
    else if (command == u"hostname")
        m_screen.writeLine(m_machine.name);
    else if (command == u"whoami")
        m_screen.writeLine(m_user);
    else if (command == u"date")
        m_screen.writeLine(
            english.toString(QDateTime::currentDateTime(), QStringLiteral("ddd d MMM yyyy HH:mm:ss")));
    else if (command == u"uptime")
        m_screen.writeLine(uptimeText(m_uptime) + QStringLiteral(", 1 user, calm sea"));
    else if (command == u"free")
        m_screen.writeLine(QStringLiteral("%1 MiB in all, %2 MiB free, 0 MiB of it real")
                               .arg(m_machine.ram)
                               .arg(m_machine.ram * 6 / 10));
    else if (command.startsWith(u"ip"))
        m_screen.writeLine(QStringLiteral("ens3: %1/24, up").arg(m_machine.address));
    else if (command == u"ls" || command.startsWith(u"ls "))
        m_screen.writeLine(QStringLiteral("chart.txt  logbook.txt  rum.txt"));
    else
        return false;
    return true;
}

void Shell::run(const QString &line)
{
    if (line == u"logout" || line == u"exit") {
        showLogin();
        return;
    }
    if (runView(line))
        return;
    if (line == u"clear")
        m_screen.clear();
    else if (line == u"cat chart.txt")
        m_screen.writeLine(QStringLiteral("Here be consoles."));
    else if (line == u"cat logbook.txt")
        m_screen.writeLine(QStringLiteral("All is well. %1 keeps watch.").arg(m_machine.name));
    else if (line == u"cat rum.txt")
        m_screen.writeLine(QStringLiteral("cat: rum.txt: empty, captain"), {colour::Red});
    else if (line == u"echo" || line.startsWith(u"echo "))
        m_screen.writeLine(line.mid(5));
    else if (!line.isEmpty() && !runInformation(line))
        m_screen.writeLine(
            QStringLiteral("%1: this drawing does not know that; try help").arg(line.section(u' ', 0, 0)),
            {colour::Red});
    prompt();
}

} // namespace porthole::demo
