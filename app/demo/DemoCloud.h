#pragma once

#include "app/demo/Inventory.h"
#include "app/http/EventLoop.h"

#include <QHash>
#include <map>
#include <optional>

namespace porthole::demo {

/// An action as Nova has it: where it may be taken, and what comes of it.
struct ActionRule;

/// Why Nova will not do something now: the message of a conflictingRequest.
struct Conflict {
    QString message;
};

/// What happens to a server's screen.
enum class ScreenEvent : std::uint8_t {
    On,     ///< the machine is there and boots
    Back,   ///< it is there as it was before
    Off,    ///< it is gone
    Frozen, ///< it stands still
    Thawed,
};

/// The servers and what is under way with them. Thread: the loop's.
class DemoCloud {
public:
    DemoCloud(http::EventLoop &loop, const DemoOptions &options);
    ~DemoCloud();

    const Inventory &inventory() const { return m_inventory; }
    /// nullptr if there is none in that project and region.
    const DemoServer *find(const QString &project, const QString &region, const QString &id) const;
    const DemoServer *find(const QString &id) const;

    /// The rule for the body of a request's action ("os-start", or "reboot" of a type); nullptr if the demo
    /// has no such action.
    static const ActionRule *rule(const QString &key, const QString &type);
    /// Begins it, or says what stands in the way.
    std::optional<Conflict> act(const QString &id, const ActionRule &rule);

    void setScreenListener(std::function<void(const DemoServer &, ScreenEvent)> listener)
    {
        m_screens = std::move(listener);
    }

private:
    DemoServer &at(const QString &id) { return m_inventory.servers[m_index.value(id)]; }
    void later(const QString &id, Milliseconds time, std::function<void(DemoServer &)> then);
    void finish(DemoServer &server, const ActionRule &rule);
    void built(DemoServer &server);
    void tell(const DemoServer &server, ScreenEvent event);

    http::EventLoop &m_loop;
    const double m_speed;
    Inventory m_inventory;
    QHash<QString, std::size_t> m_index;
    std::map<QString, std::unique_ptr<http::Timer>> m_underWay; ///< at most one step a server
    std::function<void(const DemoServer &, ScreenEvent)> m_screens;
};

} // namespace porthole::demo
