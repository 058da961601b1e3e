#pragma once

#include "core/session/ConsoleRegistry.h"
#include "core/session/ConsoleSession.h"
#include "core/session/SessionCourse.h"
#include "tests/support/FakeRfbServer.h"

#include <QTest>
#include <memory>
#include <vector>

namespace porthole::test {

/// Options under which nothing takes long; long enough for a busy machine to go live in.
inline ConsoleOptions quickOptions()
{
    ConsoleOptions options;
    options.channel.openTimeout = Milliseconds{5000};
    options.negotiationTimeout = Milliseconds{5000};
    options.firstRetry = Milliseconds{20};
    options.lastRetry = Milliseconds{80};
    return options;
}

/// A session, and what was heard of it.
class WatchedSession {
public:
    WatchedSession(ConsoleTarget target, ConsoleOptions options, QThread &thread)
        : WatchedSession(
              std::make_unique<ConsoleSession>(newSessionId(), std::move(target), std::move(options), thread))
    {}
    WatchedSession(std::unique_ptr<ConsoleSource> source, ConsoleOptions options, QThread &thread)
        : WatchedSession(std::make_unique<ConsoleSession>(newSessionId(), std::move(source),
                                                          QStringLiteral("title"), QStringLiteral("address"),
                                                          std::move(options), thread))
    {}
    explicit WatchedSession(std::unique_ptr<ConsoleSession> session)
        : m_session(std::move(session))
    {
        QObject::connect(m_session.get(), &ConsoleSession::stateChanged, m_session.get(),
                         [this](SessionState state) {
                             states.push_back(state);
                             if (m_session->trouble())
                                 troubles.push_back(*m_session->trouble());
                         });
        QObject::connect(m_session.get(), &ConsoleSession::frameReady, m_session.get(), [this] {
            ++framesReady;
            if (looks)
                m_session->takeDamage();
        });
    }

    ConsoleSession *operator->() const { return m_session.get(); }
    void destroy() { m_session.reset(); }

    bool is(SessionState state) const { return m_session->state() == state; }
    qsizetype times(SessionState state) const { return std::count(states.begin(), states.end(), state); }
    /// Whether every change was one that the table knows.
    bool keptToTheTable() const
    {
        SessionState from = SessionState::Idle;
        for (SessionState to : states) {
            if (!allowed(from, to))
                return false;
            from = to;
        }
        return true;
    }
    Error error() const
    {
        return m_session->trouble() ? m_session->trouble()->error : Error::make(ErrorKind::Bug, "no trouble");
    }
    bool says(const char *text) const { return error().detail.find(text) != std::string::npos; }
    /// The colour in the middle of the picture; 0 if there is none.
    std::uint32_t colour() const
    {
        std::uint32_t middle = 0;
        m_session->frames().view([&](const std::uint32_t *pixels, rfb::Size size) {
            if (pixels)
                middle = pixels[std::size_t{size.height} / 2 * size.width + size.width / 2];
        });
        return middle;
    }

    /// The remedy of the trouble that it is in.
    ConsoleRemedy remedy() const
    {
        return m_session->trouble() ? m_session->trouble()->remedy : ConsoleRemedy::None;
    }
    /// Whether one of these texts was ever part of a trouble, the title or the address.
    bool everSaid(const QByteArrayList &texts) const
    {
        QByteArray said = m_session->title().toUtf8() + m_session->address().toUtf8();
        for (const SessionTrouble &trouble : troubles)
            said += QByteArray::fromStdString(trouble.error.detail);
        return std::any_of(texts.begin(), texts.end(),
                           [&](const QByteArray &text) { return said.contains(text); });
    }

    std::vector<SessionState> states;
    std::vector<SessionTrouble> troubles;
    int framesReady = 0;
    /// Looks at every frame as a view would; false: nobody paints.
    bool looks = true;

private:
    std::unique_ptr<ConsoleSession> m_session;
};

} // namespace porthole::test
