#include "core/remotes/AgentProtocol.h"

#include "core/base/DisplayText.h"

#include <QJsonDocument>

namespace porthole::remotes {

namespace {

constexpr qsizetype kQuoted = 160; // bytes of what an agent said, in an error

std::string quoted(const QByteArray &line)
{
    const std::string text = line.left(2 * kQuoted).trimmed().toStdString();
    return "\"" + displayText(text, kQuoted) + "\"";
}

} // namespace

QByteArray AgentProtocol::request(const QJsonObject &request, qsizetype longestAnswer)
{
    Q_ASSERT(m_state == State::Idle);
    m_state = State::Busy;
    m_longest = longestAnswer;
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

void AgentProtocol::receive(const QByteArray &bytes)
{
    if (m_state != State::Over)
        m_bytes += bytes;
}

std::optional<AgentEvent> AgentProtocol::next()
{
    if (m_state == State::Over || m_bytes.isEmpty())
        return std::nullopt;
    if (m_state == State::Idle)
        return poison("it said " + quoted(m_bytes) + " without being asked");
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    m_searched = m_bytes.size();
    if ((end < 0 ? m_bytes.size() : end) > m_longest)
        return poison("it sent a line of more than " + std::to_string(m_longest) + " bytes");
    if (end < 0)
        return std::nullopt;
    const QByteArray line = m_bytes.left(end);
    m_bytes.remove(0, end + 1);
    m_searched = 0;
    return take(line);
}

AgentEvent AgentProtocol::take(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonValue ok = document.object().value(u"ok");
    const bool starting = m_state == State::Starting;
    if (!document.isObject() || !ok.isBool())
        return poison((starting ? "its first line was no readiness but " : "it answered ") + quoted(line));
    AgentReply reply{ok.toBool(), document.object().value(u"message").toString(), document.object()};
    if (starting && !reply.ok)
        return poison("it says: " + displayText(reply.message.toStdString()));
    m_state = State::Idle;
    if (starting)
        return AgentReady{};
    return reply;
}

AgentEvent AgentProtocol::poison(std::string why)
{
    m_state = State::Over;
    m_bytes.clear();
    return AgentPoisoned{Error::make(ErrorKind::AgentFailed, std::move(why))};
}

} // namespace porthole::remotes
