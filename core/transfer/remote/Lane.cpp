#include "core/transfer/remote/Lane.h"

#include "core/ssh/sftp/SftpReplies.h"

#include <algorithm>

namespace porthole::transfer {

namespace {

/// Up to there the window that libssh opens is wide enough.
constexpr std::chrono::milliseconds kNear{2};
constexpr int kOthers = 3;
constexpr int kProbes = 2;

} // namespace

Lane::Lane(ssh::SshConnection &connection, Milliseconds patience)
    : m_connection(connection)
    , m_patience(patience)
    , m_session(connection.subsystem(QByteArrayLiteral("sftp")), {patience})
{}

Task<Result<>> Lane::open()
{
    PH_CO_DO(co_await files().realPath(QByteArrayLiteral("."))); // its version has come with that
    m_roundTrip = std::chrono::microseconds::max();
    for (int i = 0; i < kProbes; ++i) { // one may be held up by something else
        const auto begun = std::chrono::steady_clock::now();
        PH_CO_DO(co_await files().realPath(QByteArrayLiteral(".")));
        m_roundTrip = std::min(m_roundTrip, std::chrono::duration_cast<std::chrono::microseconds>(
                                                std::chrono::steady_clock::now() - begun));
    }
    sftp::Limits limits;
    if (exchange().extensions().limits) {
        const auto request = exchange().ask([](sftp::Client &client) { return client.limits(); });
        PH_CO_TRY(sftp::Reply reply, co_await request->answer());
        PH_CO_TRY(limits, ssh::expected<sftp::Limits>(std::move(reply), QByteArrayLiteral("limits")));
    }
    m_reading = paceFor(limits.read, m_roundTrip);
    if (m_roundTrip > kNear)
        m_session.widen(static_cast<qint64>(m_reading.window));
    m_writing = paceFor(limits.write, m_roundTrip);
    co_return Result<>();
}

Task<std::vector<ssh::SftpSession *>> Lane::spread()
{
    if (m_roundTrip > kNear && !std::exchange(m_isSpread, true)) {
        for (int i = 0; i < kOthers; ++i)
            m_others.push_back(std::make_unique<ssh::SftpSession>(
                m_connection.subsystem(QByteArrayLiteral("sftp")), ssh::SftpPatience{m_patience}));
        for (const auto &other : m_others) // a host may allow fewer channels
            static_cast<void>((co_await other->files().realPath(QByteArrayLiteral("."))).has_value());
    }
    std::erase_if(m_others, [](const auto &other) { return other->error().has_value(); });
    std::vector<ssh::SftpSession *> working;
    for (const auto &other : m_others)
        working.push_back(other.get());
    co_return working;
}

} // namespace porthole::transfer
