#include "tests/bench/Replay.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <rfb/rfbclient.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

/// The stream that stands in for a socket, and what was asked of it.
struct Source {
    int fd = -1;
    porthole::ByteView left;
    std::vector<std::size_t> *requests = nullptr;

    std::size_t read(void *to, std::size_t size)
    {
        if (requests)
            requests->push_back(size);
        const std::size_t count = std::min({size, left.size(), porthole::test::kReadAtOnce});
        std::memcpy(to, left.data(), count);
        left = left.subspan(count);
        return count;
    }
};
Source *t_source = nullptr;

} // namespace

/// Stands before the C library's read() for LibVNCClient's calls: its socket is answered from memory, so
/// that no system call and no waiting is in the time of its decoders.
extern "C" ssize_t read(int fd, void *to, size_t size)
{
    if (t_source && fd == t_source->fd)
        return static_cast<ssize_t>(t_source->read(to, size));
    return ::syscall(SYS_read, fd, to, size);
}

namespace porthole::test {

namespace {

/// Answers read() of a descriptor with a stream, for as long as this object lives.
class StreamSocket {
public:
    StreamSocket(const Bytes &stream, std::vector<std::size_t> *requests)
        : m_source{::open("/dev/null", O_RDWR | O_CLOEXEC), stream, requests}
    {
        t_source = &m_source;
    }
    ~StreamSocket()
    {
        t_source = nullptr;
        ::close(m_source.fd);
    }
    StreamSocket(const StreamSocket &) = delete;
    StreamSocket &operator=(const StreamSocket &) = delete;

    Source &source() { return m_source; }
    int fd() const { return m_source.fd; }
    bool atEnd() const { return m_source.left.empty(); }

private:
    Source m_source;
};

void ignoreLog(const char *, ...) {}

/// LibVNCClient's picture, and room for the next one at a change of size.
struct Pictures {
    std::vector<std::uint32_t> now, before;
    std::size_t width = 0, height = 0;
};
thread_local Pictures t_pictures;

/// New ones, as our client's is new for every replay, with room for somewhat larger sizes. Their pages are
/// touched, so that none is for the first time while the clock runs.
void renewPictures(const Recording &recording)
{
    const std::size_t area = std::size_t{recording.capture.width} * recording.capture.height;
    t_pictures = {};
    t_pictures.before.resize(area + area / 4);
    t_pictures.now.resize(area + area / 4);
}

/// What a viewer has to do when the size changes: a new picture, in which the old one is kept where both
/// sizes reach, since some servers count on it (rfbproto, DesktopSize).
rfbBool allocate(rfbClient *client)
{
    Pictures &pictures = t_pictures;
    const auto width = static_cast<std::size_t>(client->width);
    const auto height = static_cast<std::size_t>(client->height);
    std::swap(pictures.now, pictures.before);
    if (pictures.now.size() < width * height)
        pictures.now.resize(width * height);
    std::memset(pictures.now.data(), 0, width * height * sizeof(std::uint32_t));
    const std::size_t rows = client->frameBuffer ? std::min(pictures.height, height) : 0;
    for (std::size_t y = 0; y < rows; ++y)
        std::copy_n(pictures.before.data() + y * pictures.width, std::min(pictures.width, width),
                    pictures.now.data() + y * width);
    pictures.width = width;
    pictures.height = height;
    client->frameBuffer = reinterpret_cast<std::uint8_t *>(pictures.now.data());
    return TRUE;
}

struct Cleanup {
    void operator()(rfbClient *client) const
    {
        client->frameBuffer = nullptr;     // t_pictures' own
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

} // namespace

std::optional<std::vector<std::size_t>> readsOfLibVncClient(const Recording &recording)
{
    rfbClientLog = rfbClientErr = ignoreLog;
    const Bytes stream = recording.stream();
    std::vector<std::size_t> reads;
    const StreamSocket socket(stream, &reads);
    const auto client = clientBehindServerInit(recording, socket.fd());
    while (HandleRFBServerMessage(client.get()))
        continue;
    if (!socket.atEnd() || client->buffered != 0)
        return std::nullopt;
    return reads;
}

Replay replayWithLibVncClient(const Recording &recording, const std::vector<std::size_t> &reads)
{
    const Bytes stream = recording.stream();
    Bytes unused(*std::max_element(reads.begin(), reads.end()));
    Replay replay;
    double reading = 0;
    {
        StreamSocket socket(stream, nullptr);
        const double before = threadSeconds();
        for (const std::size_t size : reads)
            socket.source().read(unused.data(), size);
        reading = threadSeconds() - before;
    }
    renewPictures(recording);
    const StreamSocket socket(stream, nullptr);
    const auto client = clientBehindServerInit(recording, socket.fd());
    const double before = threadSeconds();
    while (HandleRFBServerMessage(client.get()))
        continue;
    replay.seconds = std::max(0.0, threadSeconds() - before - reading);
    replay.crc = crcOf(*client);
    return replay;
}

} // namespace porthole::test
