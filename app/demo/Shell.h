#pragma once

#include "app/demo/Machine.h"
#include "app/demo/TextScreen.h"

#include <QStringList>

namespace porthole::demo {

/// What a person talks to: a login that lets everybody in, and a handful of commands.
class Shell {
public:
    /// What fills the screen in the shell's stead.
    enum class View : std::uint8_t { None, Top, Ship, Porthole };

    Shell(Machine machine, TextScreen &screen);

    /// Clears the screen and asks who it is.
    void showLogin();
    /// A key that was pressed, by its X11 keysym; `control` is whether Control is held.
    void key(std::uint32_t keysym, bool control);

    bool isLogin() const { return m_state == State::Login || m_state == State::Password; }
    View view() const { return m_view; }
    /// The machine's uptime, in seconds, as of now.
    void setUptime(double seconds) { m_uptime = seconds; }

private:
    enum class State : std::uint8_t { Login, Password, Prompt };

    void type(char16_t character);
    void enter();
    void interrupt();
    void recall(qsizetype step);
    void replaceLine(const QString &text);
    void prompt();
    void welcome();
    void leaveView();
    void run(const QString &line);
    bool runInformation(const QString &command);
    bool runView(const QString &command);
    void help();

    const Machine m_machine;
    TextScreen &m_screen;
    State m_state = State::Login;
    View m_view = View::None;
    QString m_user, m_line;
    QStringList m_history;
    qsizetype m_recalled = 0; ///< which of them is shown; their number: none
    double m_uptime = 0;
};

} // namespace porthole::demo
