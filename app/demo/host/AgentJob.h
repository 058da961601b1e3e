#pragma once

#include "app/demo/host/Commands.h"

#include <QJsonObject>

namespace porthole::demo {

/// An agent as Slycat's are, of the demo's files and commands: a line of JSON each way, one request at a
/// time, and a first line that says that it is ready. Actions: browse, get-file, launch, exit.
class AgentJob : public Job {
public:
    static constexpr qsizetype kLongestLine = 64 << 10;

    explicit AgentJob(const Surroundings &around);

    Input input() const override { return Input::Lines; }
    bool takesInput() const override { return m_bytes.size() <= kLongestLine; }
    void received(QByteArrayView bytes) override { m_bytes += bytes.toByteArray(); }
    void inputEnded() override { m_ended = true; }
    Pace produce(Output &to) override;

private:
    /// Unset: it takes its leave, which is not answered.
    std::optional<QJsonObject> answer(const QByteArray &line);
    QJsonObject browse(const QString &path) const;
    QJsonObject file(const QString &path) const;
    QJsonObject launch(const QString &command);

    Surroundings m_around;
    QByteArray m_bytes;
    bool m_isReady = false, m_ended = false;
};

} // namespace porthole::demo
