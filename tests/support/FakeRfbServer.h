#pragma once

#include "core/base/Bytes.h"
#include "core/model/ConsoleUrl.h"
#include "tests/support/secrets/Marker.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTcpServer>
#include <QTcpSocket>
#include <string_view>
#include <vector>

namespace porthole::test {

/// An RFB 3.8 server on a free port of 127.0.0.1 that plays a script: one client, 32-bit pixels in the
/// format of the framebuffer, pictures of one colour. It stalls, drops, comes back on the same port,
/// and sends whatever else a test wants sent; what it is sent is kept.
class FakeRfbServer : public QObject {
    Q_OBJECT
public:
    /// What the server says at each stage; it says nothing from `stallAt` on.
    enum class Stage { Version, SecurityTypes, Challenge, SecurityResult, ServerInit, Update, Never };

    struct Script {
        Stage stallAt = Stage::Never;
        QByteArray version = "RFB 003.008\n";
        /// Asks for kPassword (VNC Authentication) instead of nothing.
        bool asksPassword = false;
        /// And takes none, as a server whose password was changed.
        bool refusesPassword = false;
        QSize size{64, 48};
        QByteArray name = "fake";
        /// Ends the connection when this many bytes have been said.
        qint64 dropAtByte = -1;
        /// Everything up to ServerInit goes out byte by byte, one each so many milliseconds.
        int dripEvery = 0;
        /// Stops reading behind ServerInit.
        bool deaf = false;
    };

    /// "sesame" and what marks a secret of the tests. DES takes eight characters of it, which are others than
    /// those of any "word"_secret: each of these is a wrong one.
    static constexpr char kPassword[] = "sesameaTestsSecret9Qz";
    static_assert(std::string_view(kPassword).ends_with(kSecretMarker));

    struct Key {
        bool down = false;
        quint32 keysym = 0;
        friend bool operator==(const Key &, const Key &) = default;
    };

    FakeRfbServer();
    explicit FakeRfbServer(Script played);
    ~FakeRfbServer() override;

    Script script;

    quint16 port() const { return m_port; }
    /// vnc://[:password@]127.0.0.1::port
    ConsoleTarget target(const QString &password = {}) const;

    /// Ends the connection, in order or not.
    void hangUp();
    void reset();
    /// Hangs up and lets nobody in until restart(), which listens on the same port again.
    void stop();
    void restart();
    /// Changes the picture; sends it if somebody waits for it.
    void paint(quint32 colour);
    /// Says something else.
    void say(const QByteArray &bytes);

    int connections() const { return m_connections; }
    bool hasClient() const { return m_client && m_client->state() == QAbstractSocket::ConnectedState; }
    /// All over the time, of all clients.
    const std::vector<Key> &keys() const { return m_keys; }
    /// The incremental flags of what was asked for, in order.
    const std::vector<bool> &requests() const { return m_requests; }
    int pointers() const { return m_pointers; }
    QTcpSocket *client() const { return m_client; }

    /// A FramebufferUpdate of one Raw rectangle in one colour.
    static QByteArray rawUpdate(QSize size, quint32 colour);

private:
    enum class Expects { Version, SecurityType, Response, ClientInit, Message };

    void accept();
    void begin();
    void read();
    bool readOne();
    bool readMessage();
    void advance(Stage stage, const QByteArray &bytes);
    void sayServerInit();
    void onUpdateRequest(bool incremental);
    void drip();
    QByteArray take(qsizetype count);
    bool has(qsizetype count) const { return m_received.size() >= count; }

    QTcpServer m_server;
    QPointer<QTcpSocket> m_client;
    quint16 m_port = 0;
    Expects m_expects = Expects::Version;
    QByteArray m_received, m_dripping;
    qint64 m_said = 0;
    int m_connections = 0, m_pointers = 0;
    quint32 m_colour = 0xff204060;
    bool m_stalled = false, m_changed = true, m_asked = false;
    std::vector<Key> m_keys;
    std::vector<bool> m_requests;
};

} // namespace porthole::test
