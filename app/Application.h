#pragma once

#include "core/session/ConsoleRegistry.h"
#include "core/session/DecodingThreads.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QStringList>

class QApplication;

namespace porthole {

/// Builds what the window consists of and owns it: threads, then the sessions on them, then what
/// shows them; they go in the opposite order. Thread: the GUI thread.
class Application {
public:
    explicit Application(QApplication &application);

    /// Opens a console in a tab of its own, or says in the address field why not.
    void open(const QString &target) { m_window.submit(target); }
    void show() { m_window.show(); }
    QImage picture();

private:
    DecodingThreads m_threads;
    ConsoleRegistry m_consoles;
    ConsoleOptions m_options;
    ui::Theme m_theme;
    ui::CloudTreeModel m_cloudTree;
    ui::MainWindow m_window;
};

/// Runs the window with the words of the command line: [--picture FILE] [TARGET...]. Errors are
/// reported as those of the commands; the exit code. `argv0` is for Qt.
/// Thread: main, before any QCoreApplication.
int runWindow(const QStringList &words, char *argv0);

} // namespace porthole
