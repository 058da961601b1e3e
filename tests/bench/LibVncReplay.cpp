#include "tests/bench/Replay.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <rfb/rfbclient.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace {

/// Where read() notes what it is asked for, while LibVNCClient is being learned from.
thread_local std::vector<std::size_t> *t_reads = nullptr;

} // namespace

/// Stands before the C library's read() for LibVNCClient's calls, so that the cost of exactly these
/// reads can be measured apart from what is done with the bytes.
extern "C" ssize_t read(int fd, void *to, size_t size)
{
    if (t_reads)
        t_reads->push_back(size);
    return ::syscall(SYS_read, fd, to, size);
}

namespace porthole::test {

namespace {

/// A socket out of which a stream comes, as fast as it is read.
class StreamSocket {
public:
    explicit StreamSocket(const Bytes &stream)
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
            return;
        m_end = ends[0];
        const int size = 4 << 20;
        ::setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        m_writer = std::thread([&stream, fd = ends[1]] {
            for (std::size_t at = 0; at < stream.size();) {
                const ssize_t written = ::send(fd, stream.data() + at, stream.size() - at, MSG_NOSIGNAL);
                if (written <= 0)
                    break;
                at += static_cast<std::size_t>(written);
            }
            ::shutdown(fd, SHUT_WR);
            // What the client sends is taken off it, so that it never waits.
            std::array<char, 4096> answer;
            while (::recv(fd, answer.data(), answer.size(), 0) > 0)
                continue;
            ::close(fd);
        });
    }
    ~StreamSocket()
    {
        ::shutdown(m_end, SHUT_RDWR);
        ::close(m_end);
        if (m_writer.joinable())
            m_writer.join();
    }
    StreamSocket(const StreamSocket &) = delete;
    StreamSocket &operator=(const StreamSocket &) = delete;

    int fd() const { return m_end; }

private:
    int m_end = -1;
    std::thread m_writer;
};

void ignoreLog(const char *, ...) {}

rfbBool allocate(rfbClient *client)
{
    std::free(client->frameBuffer);
    const std::size_t size =
        static_cast<std::size_t>(client->width) * static_cast<std::size_t>(client->height) * 4;
    client->frameBuffer = static_cast<uint8_t *>(std::malloc(size));
    if (!client->frameBuffer)
        return FALSE;
    std::memset(client->frameBuffer, 0, size); // its pages are there before the clock runs, as ours are
    return TRUE;
}

struct Cleanup {
    void operator()(rfbClient *client) const
    {
        std::free(std::exchange(client->frameBuffer, nullptr));
        client->sock = RFB_INVALID_SOCKET; // the StreamSocket's to close
        rfbClientCleanup(client);
    }
};

/// A client as it stands behind ServerInit and SetPixelFormat; rfbInitClient(), which gets there by
/// talking, is passed by.
std::unique_ptr<rfbClient, Cleanup> clientBehindServerInit(const Recording &recording, int fd)
{
    std::unique_ptr<rfbClient, Cleanup> client(rfbGetClient(8, 3, 4));
    const std::uint8_t *format = recording.capture.pixelFormat.data();
    client->width = recording.capture.width;
    client->height = recording.capture.height;
    client->updateRect = {0, 0, client->width, client->height};
    client->canHandleNewFBSize = TRUE;
    client->MallocFrameBuffer = allocate;
    client->format.bitsPerPixel = format[0];
    client->format.depth = format[1];
    client->format.bigEndian = format[2];
    client->format.trueColour = format[3];
    client->format.redMax = loadBigEndian<std::uint16_t>(format + 4);
    client->format.greenMax = loadBigEndian<std::uint16_t>(format + 6);
    client->format.blueMax = loadBigEndian<std::uint16_t>(format + 8);
    client->format.redShift = format[10];
    client->format.greenShift = format[11];
    client->format.blueShift = format[12];
    client->si.framebufferWidth = recording.capture.width;
    client->si.framebufferHeight = recording.capture.height;
    client->si.format = client->format;
    client->sock = fd;
    client->bufoutptr = client->buf;
    allocate(client.get());
    return client;
}

/// The picture of a client whose pixels are rgb32.
std::uint32_t crcOf(const rfbClient &client)
{
    rfb::Framebuffer framebuffer;
    framebuffer.resize({static_cast<std::uint16_t>(client.width), static_cast<std::uint16_t>(client.height)});
    std::copy_n(reinterpret_cast<const std::uint32_t *>(client.frameBuffer),
                static_cast<std::size_t>(client.width) * static_cast<std::size_t>(client.height),
                framebuffer.pixels());
    return test::crcOf(framebuffer);
}

/// Whether everything has been read: nothing buffered, and the end of the stream waits.
bool atEnd(const rfbClient &client)
{
    char byte = 0;
    return client.buffered == 0 && ::recv(client.sock, &byte, 1, MSG_PEEK) == 0;
}

} // namespace

std::optional<Replay> replayWithLibVncClient(const Recording &recording, int times,
                                             std::vector<std::size_t> *reads)
{
    rfbClientLog = rfbClientErr = ignoreLog;
    const Bytes stream = recording.stream();
    Replay replay;
    for (int i = 0; i < times; ++i) {
        const StreamSocket socket(stream);
        const auto client = clientBehindServerInit(recording, socket.fd());
        t_reads = reads;
        const double before = threadSeconds();
        while (HandleRFBServerMessage(client.get()))
            continue;
        replay.seconds += threadSeconds() - before;
        t_reads = nullptr;
        if (!atEnd(*client))
            return std::nullopt;
        replay.crc = crcOf(*client);
    }
    return replay;
}

double readOnly(const Recording &recording, int times, const std::vector<std::size_t> &reads)
{
    if (reads.empty())
        return 0;
    const Bytes stream = recording.stream();
    Bytes to(*std::max_element(reads.begin(), reads.end()));
    double seconds = 0;
    for (int i = 0; i < times; ++i) {
        const StreamSocket socket(stream);
        const double before = threadSeconds();
        for (std::size_t at = 0; ::read(socket.fd(), to.data(), reads[at]) > 0;)
            at = (at + 1) % reads.size();
        seconds += threadSeconds() - before;
    }
    return seconds;
}

} // namespace porthole::test
