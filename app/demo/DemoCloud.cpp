#include "app/demo/DemoCloud.h"

#include <algorithm>
#include <array>

namespace porthole::demo {

struct ActionRule {
    const char *key;
    const char *type; ///< of a reboot
    const char *verb; ///< in Nova's message
    std::array<const char *, 6> states;
    const char *task;
    int seconds;
    const char *then;
    int power;
    std::optional<ScreenEvent> atOnce, inTheEnd;
};

namespace {

using enum ScreenEvent;

/// Source: nova/compute/api.py, check_instance_state and ALLOW_REBOOT.
const std::array kRules{
    ActionRule{"os-start", "", "start", {"stopped"}, "powering-on", 3, "active", 1, {}, On},
    ActionRule{"os-stop", "", "stop", {"active", "error"}, "powering-off", 3, "stopped", 4, {}, Off},
    ActionRule{"reboot", "SOFT", "reboot", {"active"}, "reboot_started", 4, "active", 1, Off, On},
    ActionRule{"reboot",
               "HARD",
               "reboot",
               {"active", "stopped", "paused", "suspended", "error"},
               "reboot_started_hard",
               3,
               "active",
               1,
               Off,
               On},
    ActionRule{"pause", "", "pause", {"active"}, "pausing", 1, "paused", 3, Frozen, {}},
    ActionRule{"unpause", "", "unpause", {"paused"}, "unpausing", 1, "active", 1, {}, Thawed},
    ActionRule{"suspend", "", "suspend", {"active"}, "suspending", 2, "suspended", 4, {}, Off},
    ActionRule{"resume", "", "resume", {"suspended"}, "resuming", 3, "active", 1, {}, Back},
    ActionRule{
        "unshelve", "", "unshelve", {"shelved", "shelved_offloaded"}, "spawning", 5, "active", 1, {}, On},
};

Conflict conflict(const char *verb, const QString &id, const char *which, const QString &state)
{
    return {QStringLiteral("Cannot '%1' instance %2 while it is in %3 %4")
                .arg(QLatin1String(verb), id, QLatin1String(which), state)};
}

} // namespace

DemoCloud::DemoCloud(http::EventLoop &loop, const DemoOptions &options)
    : m_loop(loop)
    , m_speed(std::clamp(options.speed, 0.01, 1000.0))
    , m_inventory(makeInventory(options))
{
    for (std::size_t i = 0; i < m_inventory.servers.size(); ++i)
        m_index.insert(m_inventory.servers[i].id, i);
    for (const DemoServer &server : m_inventory.servers) {
        if (server.vmState == u"building")
            later(server.id, options.buildTime, [this](DemoServer &ready) { built(ready); });
    }
}

DemoCloud::~DemoCloud() = default;

const DemoServer *DemoCloud::find(const QString &id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.constEnd() ? nullptr : &m_inventory.servers[*found];
}

const DemoServer *DemoCloud::find(const QString &project, const QString &region, const QString &id) const
{
    const DemoServer *server = find(id);
    return server && server->project == project && server->region == region ? server : nullptr;
}

const ActionRule *DemoCloud::rule(const QString &key, const QString &type)
{
    for (const ActionRule &rule : kRules) {
        if (key == QLatin1String(rule.key) && (*rule.type == '\0' || type == QLatin1String(rule.type)))
            return &rule;
    }
    return nullptr;
}

std::optional<Conflict> DemoCloud::act(const QString &id, const ActionRule &rule)
{
    DemoServer &server = at(id);
    const bool wantsHost = server.vmState != u"shelved_offloaded";
    if (wantsHost && !server.hasHost)
        return Conflict{QStringLiteral("Instance %1 is not ready").arg(id)};
    if (std::none_of(rule.states.begin(), rule.states.end(),
                     [&](const char *state) { return state && server.vmState == QLatin1String(state); }))
        return conflict(rule.verb, id, "vm_state", server.vmState);
    if (!server.taskState.isEmpty())
        return conflict(rule.verb, id, "task_state", server.taskState);

    server.taskState = QString::fromLatin1(rule.task);
    server.updated = QDateTime::currentDateTimeUtc();
    if (rule.atOnce)
        tell(server, *rule.atOnce);
    later(id, std::chrono::seconds(rule.seconds), [this, &rule](DemoServer &then) { finish(then, rule); });
    return std::nullopt;
}

void DemoCloud::finish(DemoServer &server, const ActionRule &rule)
{
    server.taskState.clear();
    server.vmState = QString::fromLatin1(rule.then);
    server.powerState = rule.power;
    server.hasHost = true;
    server.updated = QDateTime::currentDateTimeUtc();
    if (server.address.isEmpty())
        server.address = QStringLiteral("10.20.0.77");
    if (rule.inTheEnd)
        tell(server, *rule.inTheEnd);
}

void DemoCloud::built(DemoServer &server)
{
    server.taskState.clear();
    server.vmState = QStringLiteral("active");
    server.powerState = 1;
    server.hasHost = true;
    server.address = QStringLiteral("10.20.0.42");
    server.updated = QDateTime::currentDateTimeUtc();
    tell(server, On);
}

void DemoCloud::later(const QString &id, Milliseconds time, std::function<void(DemoServer &)> then)
{
    auto timer = std::make_unique<http::Timer>(m_loop, [this, id, then = std::move(then)] { then(at(id)); });
    timer->start(std::chrono::duration_cast<Milliseconds>(time / m_speed));
    m_underWay[id] = std::move(timer);
}

void DemoCloud::tell(const DemoServer &server, ScreenEvent event)
{
    if (m_screens)
        m_screens(server, event);
}

} // namespace porthole::demo
