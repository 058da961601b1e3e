#pragma once

#include "core/async/Mailslot.h"
#include "core/base/Clock.h"
#include "core/base/Task.h"
#include "core/sftp/Client.h"

#include <QByteArray>
#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace porthole::ssh {

struct SftpPatience {
    /// Of silence, while an answer is waited for; the first one includes the channel and the version. One
    /// that does not come while others do is given up after twenty times that.
    Milliseconds answer{30000};
};

class SftpExchange;

/// A request that was made. Its answer is dropped if this goes before, and what it opened is closed.
class SftpRequest {
public:
    ~SftpRequest();
    SftpRequest(const SftpRequest &) = delete;
    SftpRequest &operator=(const SftpRequest &) = delete;

    /// Once. Errors: Timeout, and what ended the exchange.
    Task<Result<sftp::Reply>> answer();

private:
    friend class SftpExchange;
    SftpRequest(SftpExchange &exchange, sftp::RequestId id)
        : m_exchange(exchange)
        , m_id(id)
    {}

    SftpExchange &m_exchange;
    const sftp::RequestId m_id;
    bool m_settled = false;
    async::Mailslot<Result<sftp::Reply>> m_slot;
};

/// Requests and their answers over a stream of bytes that somebody else moves: any number at once, each to
/// the flow that made it. It knows no channel, so that it can be tried on a pipe.
/// Thread: one. It outlives its requests.
class SftpExchange {
public:
    /// `write` sends bytes; it may queue them.
    explicit SftpExchange(std::function<void(const QByteArray &)> write, SftpPatience patience = {});
    SftpExchange(const SftpExchange &) = delete;
    SftpExchange &operator=(const SftpExchange &) = delete;

    /// What `make` asks of the client, sent: with whatever else is asked in this turn of the event loop.
    using Make = std::function<sftp::RequestId(sftp::Client &)>;
    std::unique_ptr<SftpRequest> ask(const Make &make);

    /// Bytes from the server. Errors: sftp::Client's; the exchange has ended then.
    Result<> receive(const QByteArray &bytes);
    /// Ends it: whoever waits, and whoever asks from now on, hears this.
    void fail(const Error &error);

    const std::optional<Error> &failure() const { return m_failure; }
    /// Told once, when it ends: for whoever waits for something else than an answer meanwhile.
    void whenEnded(std::function<void(const Error &)> told) { m_ended = std::move(told); }
    /// Known once anything has been answered.
    const sftp::Extensions &extensions() const { return m_client.extensions(); }
    std::size_t outstanding() const { return m_client.outstanding(); }

private:
    friend class SftpRequest;
    void forget(sftp::RequestId id);
    void flushSoon();
    void flush();

    std::function<void(const QByteArray &)> m_write;
    const SftpPatience m_patience;
    sftp::Client m_client;
    std::unordered_map<std::uint32_t, SftpRequest *> m_waiting;
    std::optional<Error> m_failure;
    std::function<void(const Error &)> m_ended;
    quint64 m_heard = 0; ///< bytes so far
    bool m_willFlush = false;
    QObject m_turn; ///< what is to be done later in this turn goes with it
};

} // namespace porthole::ssh
