#include "core/net/ChannelFactory.h"
#include "tests/support/net/WebSocketWire.h"

#include <QFile>
#include <QTest>
#include <arpa/inet.h>
#include <atomic>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using porthole::ByteView;
using porthole::Endpoint;
using porthole::Transport;
using porthole::net::ByteChannel;
using porthole::net::ChannelClosed;
using porthole::net::makeChannel;
namespace wire = porthole::test::wire;

namespace {

/// Pushes bytes at its one client as fast as they are taken, from a thread of its own.
class Flood {
public:
    Flood(Transport transport, qint64 total)
        : m_total(total)
        , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
            listen(m_listener, 1) != 0 ||
            getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no free port on loopback");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this, transport] { run(transport); });
    }
    Flood(const Flood &) = delete;
    Flood &operator=(const Flood &) = delete;
    ~Flood()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), m_port}; }
    /// Payload bytes given to the kernel.
    qint64 pushed() const { return m_pushed; }

private:
    void run(Transport transport)
    {
        const int client = accept(m_listener, nullptr, nullptr);
        if (client < 0)
            return;
        const bool framed = transport == Transport::WebSocket;
        if (framed)
            upgrade(client);
        const QByteArray payload(1 << 16, 'x');
        const QByteArray piece = framed ? wire::frame(wire::Binary, payload) : payload;
        while (m_pushed < m_total && push(client, piece))
            m_pushed += payload.size();
        ::close(client);
    }
    static void upgrade(int client)
    {
        QByteArray request;
        char byte = 0;
        while (!request.endsWith("\r\n\r\n") && read(client, &byte, 1) == 1)
            request += byte;
        push(client, wire::switchingProtocols(request));
    }
    static bool push(int client, const QByteArray &bytes)
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            const ssize_t size = ::send(client, bytes.constData() + done,
                                        static_cast<std::size_t>(bytes.size() - done), MSG_NOSIGNAL);
            if (size <= 0)
                return false;
            done += size;
        }
        return true;
    }

    const qint64 m_total;
    const int m_listener;
    quint16 m_port = 0;
    std::atomic<qint64> m_pushed = 0;
    std::thread m_thread;
};

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

} // namespace

class BackpressureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlowReceiverHoldsUpThePeerNotOurMemory_data();
    void aSlowReceiverHoldsUpThePeerNotOurMemory();
};

void BackpressureTest::aSlowReceiverHoldsUpThePeerNotOurMemory_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("TCP") << Transport::Tcp;
    QTest::newRow("ws") << Transport::WebSocket;
}

void BackpressureTest::aSlowReceiverHoldsUpThePeerNotOurMemory()
{
    QFETCH(const Transport, transport);
    constexpr qint64 kTotal = 200 << 20;
    constexpr qint64 kPause = 20 << 20;
    Flood flood(transport, kTotal);
    const auto channel = makeChannel({transport, flood.endpoint(), "/"}, {});
    const qint64 before = residentBytes();
    qint64 received = 0;
    qint64 ahead = 0;
    qint64 grown = 0;
    bool ended = false;
    connect(channel.get(), &ByteChannel::received, this, [&](ByteView bytes) {
        // A decoder that has something to do with each piece, and now and then a lot.
        const bool pause = received % kPause < static_cast<qint64>(bytes.size());
        std::this_thread::sleep_for(std::chrono::microseconds(pause ? 200'000 : 100));
        received += static_cast<qint64>(bytes.size());
        ahead = std::max(ahead, flood.pushed() - received);
        if (received % (4 << 20) < static_cast<qint64>(bytes.size()))
            grown = std::max(grown, residentBytes() - before);
    });
    connect(channel.get(), &ByteChannel::closed, this, [&](const ChannelClosed &) { ended = true; });
    channel->open();
    QTRY_VERIFY_WITH_TIMEOUT(ended, 60000);
    QCOMPARE(received, kTotal);
    qInfo("the peer was %lld KiB ahead at most, memory grew by %lld KiB", static_cast<long long>(ahead >> 10),
          static_cast<long long>(grown >> 10));
    // Besides ours the kernel has its two buffers, some 6 to 40 MiB.
    QVERIFY(ahead < (64 << 20));
#ifndef __SANITIZE_ADDRESS__ // which keeps what is freed
    QVERIFY(grown < (24 << 20));
#endif
}

QTEST_GUILESS_MAIN(BackpressureTest)
#include "BackpressureTest.moc"
