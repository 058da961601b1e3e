#pragma once

#include "core/model/RemoteListing.h"

#include <QColor>
#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace porthole::ui {

/// A command to be run on a host, and what it said.
class CommandPane : public QWidget {
    Q_OBJECT
public:
    explicit CommandPane(QWidget *parent = nullptr);

    void reset();
    void showRunning(bool running);
    void showOutput(const RemoteOutput &output);
    /// It came to no answer, and why.
    void showTrouble(const QString &words);

Q_SIGNALS:
    void launchRequested(const QString &command);
    void stopRequested();

private:
    void submit();
    void append(const QString &text, const QColor &colour = {});

    QLineEdit *m_command;
    QPushButton *m_run;
    QLabel *m_status;
    QPlainTextEdit *m_output;
    QElapsedTimer m_since;
    bool m_running = false;
};

} // namespace porthole::ui
