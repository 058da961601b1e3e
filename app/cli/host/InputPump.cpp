#include "app/cli/host/InputPump.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace porthole::cli {

InputPump::InputPump(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
{}

void InputPump::start()
{
    m_ready = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_ready.get(), &QSocketNotifier::activated, this, &InputPump::take);
}

void InputPump::setWanted(bool wanted)
{
    if (m_ready)
        m_ready->setEnabled(wanted && !m_over);
}

void InputPump::take()
{
    std::array<char, 32 * 1024> buffer{};
    const ssize_t got = ::read(m_descriptor, buffer.data(), buffer.size());
    if (got > 0)
        return Q_EMIT read(QByteArray(buffer.data(), got));
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    m_over = true;
    m_ready->setEnabled(false);
    Q_EMIT ended();
}

} // namespace porthole::cli
