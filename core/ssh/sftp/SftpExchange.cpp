#include "core/ssh/sftp/SftpExchange.h"

namespace porthole::ssh {

namespace {

/// Of waiting for one answer while others come.
constexpr int kMostRounds = 20;

/// As much as goes at once: small requests that are made in one turn share a packet of SSH's, which costs the
/// host as much as all of them.
constexpr std::size_t kPacket = 32 * 1024;

} // namespace

SftpRequest::~SftpRequest()
{
    if (!m_settled)
        m_exchange.forget(m_id);
}

Task<Result<sftp::Reply>> SftpRequest::answer()
{
    // Much may be under way before it, over a slow line.
    for (int rounds = 0; rounds < kMostRounds; ++rounds) {
        const quint64 heard = m_exchange.m_heard;
        auto reply = co_await m_slot.next(m_exchange.m_patience.answer);
        if (reply)
            co_return *std::move(reply);
        if (m_exchange.m_heard == heard)
            break;
    }
    co_return Error::make(ErrorKind::Timeout, "the SFTP server does not answer");
}

SftpExchange::SftpExchange(std::function<void(const QByteArray &)> write, SftpPatience patience)
    : m_write(std::move(write))
    , m_patience(patience)
{
    flush();
}

std::unique_ptr<SftpRequest> SftpExchange::ask(const Make &make)
{
    const sftp::RequestId id = make(m_client);
    std::unique_ptr<SftpRequest> request(new SftpRequest(*this, id));
    if (m_failure) {
        m_client.takeOutput();
        request->m_settled = true;
        request->m_slot.post(*m_failure);
        return request;
    }
    m_waiting.emplace(id.value, request.get());
    flushSoon();
    return request;
}

Result<> SftpExchange::receive(const QByteArray &bytes)
{
    if (m_failure)
        return *m_failure;
    m_heard += static_cast<quint64>(bytes.size());
    auto outcome = m_client.receive(viewOf({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    // What came before the fault counts.
    for (sftp::Answer &answer : m_client.takeAnswers()) {
        const auto found = m_waiting.find(answer.id.value);
        SftpRequest *request = found->second;
        m_waiting.erase(found);
        request->m_settled = true;
        request->m_slot.post(std::move(answer.reply));
    }
    if (!outcome) {
        fail(outcome.error());
        return outcome;
    }
    flushSoon();
    return {};
}

void SftpExchange::fail(const Error &error)
{
    if (m_failure)
        return;
    m_failure = error;
    for (const auto &[id, request] : std::exchange(m_waiting, {})) {
        request->m_settled = true;
        request->m_slot.post(error);
    }
    if (m_ended)
        m_ended(error);
}

void SftpExchange::forget(sftp::RequestId id)
{
    m_waiting.erase(id.value);
    m_client.forget(id);
    flushSoon();
}

void SftpExchange::flushSoon()
{
    if (m_client.outputSize() >= kPacket)
        return flush();
    if (m_client.outputSize() > 0 && !std::exchange(m_willFlush, true))
        QMetaObject::invokeMethod(
            &m_turn, [this] { flush(); }, Qt::QueuedConnection);
}

void SftpExchange::flush()
{
    m_willFlush = false;
    const Bytes bytes = m_client.takeOutput();
    if (!bytes.empty() && !m_failure)
        m_write(
            QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

} // namespace porthole::ssh
