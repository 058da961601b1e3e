#pragma once

#include "app/cli/host/HostRoute.h"
#include "core/session/ConsoleSession.h"

#include <QTimer>

#include <optional>
#include <string>

namespace porthole::cli {

/// What a console command needs before it starts.
struct ConsoleSetup {
    ConsoleTarget target;
    ConsoleOptions options;
    /// For everything but the waiting that the user asked for; ends in Timeout.
    Milliseconds timeout{15000};
    /// The host that it is reached through; nullptr: none.
    std::shared_ptr<HostRoute> route{};
};

/// One console for the length of one command: opens it, answers its questions, and ends at the first
/// trouble, since nobody is there to retry. Thread: main.
class ConsoleRun : public QObject {
    Q_OBJECT
public:
    ConsoleRun(ConsoleSetup setup, QThread &decoding);

    ConsoleSession &session() { return m_session; }

    void start();
    /// Asks for the whole picture again; pictureComplete() follows. Everything sent to the server
    /// before has then reached it: RFB is served in order.
    void refresh();
    /// Gives the server another whole timeout, for what `stage` says ("no answer came"); empty: for
    /// the picture.
    void restartDeadline(std::string stage);
    /// No deadline while the command itself takes its time.
    void stopDeadline() { m_deadline.stop(); }
    /// Ends the run, for good: closes the console in an orderly way and says finished().
    void finish(const Result<> &outcome);

Q_SIGNALS:
    /// Every pixel of the picture has come since start(), or since refresh().
    void pictureComplete();
    void finished(const porthole::Result<> &outcome);

private:
    void enter(SessionState state);
    void givePassword();
    std::string stage() const;
    Error trouble() const;

    const std::shared_ptr<HostRoute> m_route; ///< the session's, and so outlives it
    ConsoleSession m_session;
    Milliseconds m_timeout;
    QTimer m_deadline;
    std::string m_stage; ///< what restartDeadline() said; empty: told by the session's state
    bool m_awaitingPicture = true;
    bool m_over = false;
};

} // namespace porthole::cli
