#pragma once

#include "core/session/CloudRegistry.h"
#include "core/session/ConsoleRegistry.h"
#include "core/session/DecodingThreads.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QStringList>
#include <memory>

class QApplication;

namespace porthole::demo {
class Demo;
}

namespace porthole {

/// Builds what the window consists of and owns it: the clouds, threads, the sessions on them, then what
/// shows them; they go in the opposite order. Thread: the GUI thread.
class Application {
public:
    /// `environment` says where clouds are configured; they are looked for at once.
    Application(QApplication &application, openstack::CloudsEnvironment environment);
    ~Application();

    /// Opens a console in a tab of its own, or says in the address field why not: what
    /// ConsoleTarget::parse() takes, or "cloud/server" once the clouds are known.
    void open(const QString &target);
    void show() { m_window.show(); }
    /// The window as it looks now.
    QImage picture();
    /// Starts the built-in demo if it does not run yet, and shows its servers.
    void startDemo();
    CloudRegistry &clouds() { return m_clouds; }
    ConsoleRegistry &consoles() { return m_consoles; }
    ui::MainWindow &window() { return m_window; }

private:
    void openServer(const ServerRef &server);
    void openNamed(const QString &cloud, const QString &nameOrId);
    void openWaiting();

    const ConsoleOptions m_options;
    std::unique_ptr<demo::Demo> m_demo; // it outlives what is connected to it
    CloudRegistry m_clouds;
    DecodingThreads m_threads;
    ConsoleRegistry m_consoles;
    QStringList m_waiting; // targets that need the clouds to be known
    ui::Theme m_theme;
    ui::CloudTreeModel m_cloudTree;
    ui::MainWindow m_window;
};

} // namespace porthole
