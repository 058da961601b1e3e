#pragma once

#include "core/model/RemoteListing.h"

#include <QWidget>

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

Q_SIGNALS:
    void launchRequested(const QString &command);
    void stopRequested();

private:
    void submit();

    QLineEdit *m_command;
    QPushButton *m_run;
    QPlainTextEdit *m_output;
    bool m_running = false;
};

} // namespace porthole::ui
