#pragma once

#include <QByteArray>
#include <QList>
#include <algorithm>

namespace porthole::ui {

/// The folders that were looked at, as a browser keeps pages: back, and forward again until another one is
/// gone to. Pure.
class FolderHistory {
public:
    const QByteArray &current() const { return m_current; }
    bool canGoBack() const { return !m_back.isEmpty(); }
    bool canGoForward() const { return !m_forward.isEmpty(); }
    QByteArray previous() const { return m_back.isEmpty() ? QByteArray() : m_back.last(); }
    QByteArray next() const { return m_forward.isEmpty() ? QByteArray() : m_forward.last(); }

    /// A folder is shown. One that lies a step back or forward is a step there.
    void show(const QByteArray &path)
    {
        if (path == m_current)
            return;
        if (path == previous()) {
            m_forward << m_current;
            m_back.removeLast();
        } else {
            if (path == next())
                m_forward.removeLast();
            else
                m_forward.clear();
            if (!m_current.isEmpty())
                m_back << m_current;
            m_back = m_back.last(std::min(m_back.size(), kMost));
        }
        m_current = path;
    }

private:
    static constexpr qsizetype kMost = 200;

    QByteArray m_current;
    QList<QByteArray> m_back, m_forward; // the nearest is the last
};

} // namespace porthole::ui
