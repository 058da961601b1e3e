#include "app/cli/host/OutputPipe.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace porthole::cli {

OutputPipe::OutputPipe(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_ready(descriptor, QSocketNotifier::Write)
{
    m_ready.setEnabled(false);
    connect(&m_ready, &QSocketNotifier::activated, this, &OutputPipe::flush);
}

void OutputPipe::write(const QByteArray &bytes)
{
    if (m_hasFailed)
        return Q_EMIT taken(bytes.size());
    m_waiting += bytes;
    flush();
}

void OutputPipe::flush()
{
    // A pipe that is ready takes PIPE_BUF bytes without blocking, and may block on one more.
    qsizetype done = 0;
    pollfd ready{m_descriptor, POLLOUT, 0};
    while (done < m_waiting.size() && ::poll(&ready, 1, 0) == 1) {
        const auto most = static_cast<std::size_t>(std::min<qsizetype>(m_waiting.size() - done, PIPE_BUF));
        const ssize_t written = ::write(m_descriptor, m_waiting.constData() + done, most);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EAGAIN) // whoever shares the descriptor has made it non-blocking
            break;
        if (written < 0) {
            m_hasFailed = true;
            Q_EMIT failed(QString::fromLocal8Bit(std::strerror(errno)));
            done = m_waiting.size();
            break;
        }
        done += written;
    }
    m_waiting.remove(0, done);
    m_ready.setEnabled(!m_waiting.isEmpty());
    if (done > 0)
        Q_EMIT taken(done);
    if (done > 0 && m_waiting.isEmpty())
        Q_EMIT emptied();
}

} // namespace porthole::cli
