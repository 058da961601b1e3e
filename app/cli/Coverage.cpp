#include "app/cli/Coverage.h"

namespace porthole::cli {

void Coverage::start(rfb::Size size)
{
    m_picture = QRect(0, 0, size.width, size.height);
    m_missing = m_picture;
}

void Coverage::add(const std::vector<rfb::Rect> &damage)
{
    for (const rfb::Rect &rect : damage) {
        if (m_missing.isEmpty())
            return;
        m_missing -= QRect(rect.x, rect.y, rect.width, rect.height);
    }
}

bool Coverage::complete() const { return !m_picture.isEmpty() && m_missing.isEmpty(); }

} // namespace porthole::cli
