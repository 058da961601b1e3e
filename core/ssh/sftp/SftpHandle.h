#pragma once

#include "core/ssh/sftp/SftpExchange.h"

namespace porthole::ssh {

/// An open file or folder of a host. Closes it when it goes, without waiting for the server to say so.
/// Thread: the exchange's, which outlives it.
class SftpHandle {
public:
    SftpHandle(SftpExchange &exchange, sftp::Handle handle)
        : m_exchange(&exchange)
        , m_handle(std::move(handle))
    {}
    SftpHandle(SftpHandle &&other) noexcept
        : m_exchange(std::exchange(other.m_exchange, nullptr))
        , m_handle(std::move(other.m_handle))
    {}
    SftpHandle &operator=(SftpHandle &&) = delete;
    ~SftpHandle()
    {
        if (m_exchange) // the answer goes with the request
            m_exchange->ask([this](sftp::Client &client) { return client.close(m_handle); });
    }
    const sftp::Handle &handle() const { return m_handle; }
    SftpExchange &exchange() const { return *m_exchange; }
    /// Closed by its owner, who waits for the answer: a server may fail to write as late as that.
    std::unique_ptr<SftpRequest> close()
    {
        SftpExchange *exchange = std::exchange(m_exchange, nullptr);
        return exchange->ask([this](sftp::Client &client) { return client.close(m_handle); });
    }

private:
    SftpExchange *m_exchange;
    sftp::Handle m_handle;
};

} // namespace porthole::ssh
