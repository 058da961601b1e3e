#pragma once

#include "core/async/Mailslot.h"
#include "core/base/Secret.h"
#include "core/net/ChannelFactory.h"
#include "core/rfb/Client.h"
#include "core/session/ConsoleExchange.h"
#include "core/session/ConsoleSource.h"
#include "core/session/MissingPicture.h"

#include <QObject>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace porthole {

/// What a line tells the flow that follows it.
struct LineOpened {};       ///< the channel is up, the server is to speak
struct LineAsksPassword {}; ///< the flow is to call providePassword()
struct LineLive {};         ///< ServerInit has been read
/// The last that is heard of a line.
struct LineEnd {
    Error error;
    bool upgradeRefused = false; ///< another route may be tried
    QByteArray certificateSha256{};
    QString certificateProblem{};
    bool nobodyThere = false;     ///< not even TCP came about
    bool passwordRefused = false; ///< the flow's: the same would be refused again
};
/// What the flow is woken by besides its line: the user, the source, the probe of a port.
struct RetryAsked {};
struct PasswordGiven {
    Secret password;
};
struct SourceSaid {
    ConsoleOffer offer;
    quint64 question = 0;
};
struct PortOpened {};
using ConsoleNotice = std::variant<LineOpened, LineAsksPassword, LineLive, LineEnd, RetryAsked, PasswordGiven,
                                   SourceSaid, PortOpened>;

/// One attempt: a channel, and the RFB machine behind it. Bytes go from the one into the other where
/// they arrive; pixels and news go to the exchange, the turns of its fate to the flow's mailslot.
/// Thread: the decoding one.
class ConsoleLine : public QObject {
    Q_OBJECT
public:
    ConsoleLine(const ConsoleRoute &route, const net::ChannelOptions &channel,
                const rfb::ClientOptions &client, ConsoleExchange &exchange,
                async::Mailslot<ConsoleNotice> &notices);
    /// Releases what is pressed, and says goodbye; the channel is gone a moment later.
    ~ConsoleLine() override;

    void open() { m_channel->open(); }
    void providePassword(const Secret &password);
    /// What the handshake waits for, for a timeout's text.
    const char *awaiting() const { return m_client.awaiting(); }

    /// The painter has looked: the next update may be asked for.
    void presented();
    /// Passes on what the user did; ignored before the line is live.
    void take(const std::vector<ConsoleInput> &inputs);

Q_SIGNALS:
    /// There is something in the exchange that nobody has been woken for.
    void newsPosted();

private:
    void onReceived(ByteView bytes);
    void onClosed(const net::ChannelClosed &how);
    void giveToMachine(ByteView bytes);
    bool decode(ByteView bytes);
    void goOnSoon();
    void goOn();
    void end(LineEnd how);

    void on(const rfb::PasswordNeeded &);
    void on(const rfb::Connected &connected);
    void on(const rfb::FrameUpdated &update);
    void on(const rfb::Resized &resized);
    void on(const rfb::DesktopSizeAnswer &) {} // the picture's new size, if it comes, is the answer
    void on(const rfb::CursorShape &cursor);
    void on(const rfb::DesktopRenamed &renamed);
    void on(const rfb::Bell &);
    void on(const rfb::CutText &text);
    void on(const rfb::PointerModeChanged &mode);
    void on(const rfb::LedState &leds);
    void publish(const std::vector<rfb::Rect> &damage);
    template <class Change> void post(Change &&change);
    void awaitPicture();

    void input(const keyboard::KeyStroke &stroke);
    void input(const PointerInput &pointer);
    void input(const ReleaseAllInput &);
    void input(const RefreshInput &);
    void input(const DesktopSizeInput &desktop);
    void input(const CutTextInput &text);
    void askForMore();
    void send();

    Transport m_transport;
    ConsoleExchange &m_exchange;
    async::Mailslot<ConsoleNotice> &m_notices;
    rfb::Client m_client;
    Bytes m_waiting;                            ///< behind what the machine has left over
    std::optional<net::ChannelClosed> m_closed; ///< heard while bytes were still to be decoded
    bool m_live = false;
    bool m_ended = false;
    bool m_wholeWanted = false; ///< the picture has a new size, and what it shows is still to come
    bool m_goingOn = false;
    MissingPicture m_missing;
    std::uint8_t m_buttons = 0;
    std::unique_ptr<net::ByteChannel> m_channel;
};

} // namespace porthole
