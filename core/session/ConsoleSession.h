#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/keyboard/Key.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/SessionId.h"
#include "core/net/ChannelFactory.h"
#include "core/rfb/Client.h"
#include "core/session/ConsoleSource.h"
#include "core/session/FrameMailbox.h"
#include "core/session/SessionState.h"

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

class QThread;

namespace porthole {

/// How a session goes about it. Values only.
struct ConsoleOptions {
    net::ChannelOptions channel;
    rfb::ClientOptions client;
    /// From opened() to ServerInit; longer while a password is being typed. Named in the error.
    Milliseconds negotiationTimeout{15000};
    /// Attempts after a loss: after firstRetry, doubled up to lastRetry, with jitter.
    Milliseconds firstRetry{1000};
    Milliseconds lastRetry{30000};
    /// Whether a live session that is lost comes back by itself (a command line says no).
    bool reconnect = true;
};

/// What the view needs to say about a session that is not live.
struct SessionTrouble {
    Error error;
    /// For Waiting: milliseconds until the next attempt, and its number, from 1.
    Milliseconds retryIn{0};
    int attempt = 0;
    /// For CertificateUntrusted: what a person compares before trustCertificate().
    QByteArray certificateSha256{};
    QString certificateProblem{};
    /// What would clear the way, where the address comes from a cloud. perform() does it.
    ConsoleRemedy remedy = ConsoleRemedy::None;
};

/// One console, from its URL to pixels: opens a channel, runs the RFB machine on its own thread,
/// leaves frames in a mailbox, comes back after a loss with the last frame kept. This object is the
/// handle in the owner's thread; it decides nothing that the connection needs to wait for.
/// Thread: that of its owner. Destroying it ends the connection.
class ConsoleSession : public QObject {
    Q_OBJECT
public:
    /// `decoding` is a running thread that outlives the session; several sessions may share it.
    ConsoleSession(SessionId id, ConsoleTarget target, ConsoleOptions options, QThread &decoding,
                   QObject *parent = nullptr);
    /// A console whose address `source` finds, anew for every attempt; see ConsoleRegistry::open().
    ConsoleSession(SessionId id, std::unique_ptr<ConsoleSource> source, const QString &title,
                   const QString &address, ConsoleOptions options, QThread &decoding,
                   QObject *parent = nullptr);
    ~ConsoleSession() override;

    const SessionId &id() const;
    /// Scheme, host and port; no token.
    QString address() const;
    /// The desktop's name once known, else address().
    QString title() const;
    SessionState state() const;
    /// Set in Waiting and Failed, and in Closed if it was not the user who closed.
    const std::optional<SessionTrouble> &trouble() const;

    /// Idle -> Connecting.
    void open();
    /// Ends it for good.
    void close();
    /// Waiting or Failed -> Connecting, now.
    void retry();
    /// PasswordNeeded -> Negotiating. Kept for reconnects until the session ends or it is refused.
    void submitPassword(Secret password);
    /// Wipes the password, and gives up an address that a fresh one follows anyway. What is live stays live.
    void forgetSecrets();
    /// Failed with CertificateUntrusted: pins that certificate for this host, port and run, retries.
    void trustCertificate();
    /// Waiting or Failed with a remedy: does it, and goes on by itself once the way is clear.
    void perform(ConsoleRemedy remedy);

    const FrameMailbox &frames() const;
    /// For the painter: what changed since its last look; asks the server for more.
    std::vector<rfb::Rect> takeDamage();
    /// Asks the server for the whole picture again, whatever has been seen; its damage covers all of it.
    /// What was sent before has then reached the server, since RFB is served in order: that is how the
    /// command line knows its keys arrived. Ignored unless Live.
    void refresh();
    const rfb::CursorShape *cursor() const; ///< nullptr until the server sent one
    bool pointerIsAbsolute() const;
    rfb::LedState leds() const;

    /// Input; dropped unless Live.
    void key(const keyboard::KeyStroke &stroke);
    void releaseAllKeys();
    void pointer(int x, int y, std::uint8_t buttons);
    void pointerMoved(int dx, int dy, std::uint8_t buttons);
    void requestDesktopSize(rfb::Size size);
    void sendCutText(const QString &text);

Q_SIGNALS:
    void stateChanged(porthole::SessionState state);
    /// There is damage to take; not again before it was taken.
    void frameReady();
    void frameResized(porthole::rfb::Size size);
    /// Every pixel of the picture has come since the session went live, since its size changed, or since
    /// refresh(): what is in frames() now is a whole picture.
    void pictureCompleted();
    void titleChanged(const QString &title);
    void cursorChanged();
    void pointerModeChanged(bool absolute);
    void ledsChanged();
    void bell();
    /// The server offers this as its clipboard; whether it is taken is the view's decision (SEC-04).
    void cutTextOffered(const QString &text);

private:
    class Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace porthole
