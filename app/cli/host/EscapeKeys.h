#pragma once

#include <QByteArray>
#include <functional>

namespace porthole::cli {

/// The way out of a shell whose host answers no more: a tilde at the beginning of a line, and a full stop.
/// A second tilde sends one.
class EscapeKeys {
public:
    explicit EscapeKeys(std::function<void()> leave)
        : m_leave(std::move(leave))
    {}

    /// What of it is the host's.
    QByteArray operator()(const QByteArray &typed)
    {
        QByteArray theirs;
        for (const char key : typed) {
            if (m_tilde) {
                m_tilde = false;
                if (key == '.') {
                    m_leave();
                    return theirs;
                }
                if (key != '~')
                    theirs += '~';
            } else if (key == '~' && m_lineBegins) {
                m_tilde = true;
                continue;
            }
            theirs += key;
            m_lineBegins = key == '\r' || key == '\n';
        }
        return theirs;
    }

private:
    std::function<void()> m_leave;
    bool m_lineBegins = true;
    bool m_tilde = false;
};

} // namespace porthole::cli
