#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <optional>
#include <variant>

namespace porthole::remotes {

/// What an agent answered. `ok` false is an answer too: the action failed, the agent is well.
struct AgentReply {
    bool ok = false;
    QString message; ///< the agent's words, as they came
    QJsonObject object;
};

/// It has said that it is ready.
struct AgentReady {};

/// Something was said that belongs nowhere: the conversation is over, whatever follows.
struct AgentPoisoned {
    Error error; ///< AgentFailed
};

using AgentEvent = std::variant<AgentReady, AgentReply, AgentPoisoned>;

/// One side of the conversation with an agent, as a state machine: bytes in, events out. A line of JSON
/// each way, one request at a time, and a first line that nobody asked for. There are no numbers to tell
/// which answer belongs to what, so a line too many makes every later answer wrong: it ends all.
/// Source: the agents of Slycat, as they speak.
class AgentProtocol {
public:
    enum class State : quint8 { Starting, Idle, Busy, Over };

    static constexpr qsizetype kLongestLine = 1024 * 1024;      ///< bytes
    static constexpr qsizetype kLongestFile = 64 * 1024 * 1024; ///< of an answer with a file's content

    State state() const { return m_state; }
    /// The line that asks. Only when Idle; its answer may have so many bytes.
    QByteArray request(const QJsonObject &request, qsizetype longestAnswer = kLongestLine);
    void receive(const QByteArray &bytes);
    /// What has come of what was received, in order.
    std::optional<AgentEvent> next();

private:
    AgentEvent take(const QByteArray &line);
    AgentEvent poison(std::string why);

    State m_state = State::Starting;
    QByteArray m_bytes;
    qsizetype m_searched = 0; ///< there is no line's end before it
    qsizetype m_longest = kLongestLine;
};

} // namespace porthole::remotes
