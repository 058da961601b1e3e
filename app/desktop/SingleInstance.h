#pragma once

#include "app/desktop/LaunchRequest.h"
#include "core/base/Task.h"
#include "core/secrets/SessionBus.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace porthole::desktop {

/// One window in a session: the first program has the name org.porthole.Porthole on the session bus, and
/// later ones hand over what they were asked for. Where there is no bus, or it does not answer, each has its
/// own window. Thread: the main thread.
class SingleInstance {
public:
    using Handler = std::function<void(const LaunchRequest &)>;

    /// Takes the name, or hands `request` to the program that has it: true, and there is nothing left to do.
    /// In some seconds at most.
    Task<bool> enter(LaunchRequest request);
    /// From now on `handler` hears what is asked for, first of all what was since enter(): there the window
    /// that comes up is whatever new one was asked for.
    void serve(Handler handler);

private:
    Task<bool> claim(secrets::SessionBus bus);
    void take(const std::string &method, GVariant *arguments);

    std::unique_ptr<secrets::SessionBus::Object> m_object;
    Handler m_handler;
    std::vector<LaunchRequest> m_early; // asked for before the window is there
};

} // namespace porthole::desktop
