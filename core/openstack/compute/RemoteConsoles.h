#pragma once

#include "core/model/ConsoleUrl.h"
#include "core/openstack/Answer.h"
#include "core/openstack/compute/ConsoleKind.h"
#include "core/openstack/compute/Servers.h"

#include <memory>
#include <variant>

namespace porthole::openstack {

/// A console that Nova has opened the way to. Its address is a bearer token: never logged, never stored;
/// it lapses after [consoleauth]token_ttl (600 s as a rule) and is asked for anew at every connection.
class Console {
public:
    /// Errors: PeerMisbehaved (no address that could be one).
    static Result<Console> make(ConsoleType type, const QString &address);

    ConsoleType type() const { return m_type; }
    /// The address as Nova gave it, for the one command whose job is to print it.
    const Secret &address() const { return *m_address; }
    /// The same to connect to. Errors: Unavailable for spice-direct and webmks, whose addresses are for
    /// other programs; Usage.
    Result<ConsoleUrl> url() const;

private:
    Console(ConsoleType type, std::shared_ptr<const Secret> address)
        : m_type(type)
        , m_address(std::move(address))
    {}

    ConsoleType m_type;
    std::shared_ptr<const Secret> m_address;
};

/// Why there is no console, where that changes what to do next.
enum class ConsoleObstacle : quint8 {
    NotReady,        ///< no host yet: building, shelved, or its creation failed
    Busy,            ///< deleting or migrating; Nova says 500 or 409 to that
    TypeUnavailable, ///< this cloud, or this server, has no console of that type; another may do
};

struct ConsoleRefusal {
    ConsoleObstacle obstacle;
    Error error;                  ///< Unavailable, with a sentence that says what to do
    std::optional<Server> server; ///< as it was then, for NotReady and Busy
};

using ConsoleAnswer = std::variant<Console, ConsoleRefusal>;

/// Ways to servers' consoles. Source: Compute API, "Server consoles".
class RemoteConsoles {
public:
    RemoteConsoles(ComputeApi &api, Servers &servers)
        : m_api(api)
        , m_servers(servers)
    {}

    /// Asks for a fresh console in the version that brought its type (2.6, 2.8 for webmks, 2.99 for
    /// spice-direct), or by the old actions where there is none; a type that this Nova is too old for is
    /// not asked for. Takes up to 90 s: Nova asks the server's host.
    /// Errors: Forbidden (readers may not), NotFound (no such server), Timeout, and as errorOf() has it.
    Task<Result<ConsoleAnswer>> open(ServerId id, ConsoleType type);

private:
    Task<Result<net::HttpResponse>> ask(ServerId id, ConsoleType type);
    Task<Result<net::HttpResponse>> askByAction(ServerId id, ConsoleType type);
    Task<Result<ConsoleAnswer>> explain(ServerId id, ConsoleType type, Fault fault);

    ComputeApi &m_api;
    Servers &m_servers;
};

/// The address in an answer to either way of asking. Errors: PeerMisbehaved.
Result<Console> consoleIn(const net::HttpResponse &answer, ConsoleType type);

} // namespace porthole::openstack
