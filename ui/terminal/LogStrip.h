#pragma once

#include "core/session/SharedTerminal.h"
#include "core/session/TerminalLog.h"

#include <QFrame>
#include <QPointer>
#include <memory>

class QLabel;
class QMenu;
class QPushButton;

namespace porthole::ui {

class TerminalView;

/// The strip that is seen below a terminal for as long as what its host sends is written into a file, and
/// that says so when the writing has ended before its time. The view's menu begins and ends it.
class LogStrip : public QFrame {
    Q_OBJECT
public:
    explicit LogStrip(TerminalView &view, QWidget *parent = nullptr);
    ~LogStrip() override;

    /// Into a file that must not be there yet.
    void begin(const QString &path, TerminalLog::Form form);
    void end();
    bool isLogging() const { return m_log && !m_log->hasFailed(); }

private:
    void addToMenu(QMenu &menu);
    void askWhere(TerminalLog::Form form);
    void tell(const QString &text, bool trouble, const QString &button);
    void tellTrouble(const Error &error);

    TerminalView &m_view;
    QLabel *m_mark;
    QLabel *m_text;
    QPushButton *m_button;
    std::unique_ptr<TerminalLog> m_log;
    QPointer<SharedTerminal> m_terminal; // that is logged
};

} // namespace porthole::ui
