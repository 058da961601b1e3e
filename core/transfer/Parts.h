#pragma once

#include "core/transfer/local/LocalFolder.h"

#include <QHash>
#include <QSet>
#include <utility>
#include <vector>

namespace porthole::transfer {

/// The parts of files that a transfer has made and not finished, over all its attempts: what is to go when it
/// is cancelled. Thread: one.
class Parts {
public:
    struct Local {
        std::shared_ptr<const LocalFolder> folder;
        QByteArray name;
    };
    /// Each holds its folder open: as many as may be under way, and some that wait for another attempt.
    static constexpr qsizetype kMostLocal = 128;

    void note(const QByteArray &source, const Local &part)
    {
        if (m_local.size() < kMostLocal)
            m_local.insert(source, part);
    }
    void noteRemote(const QByteArray &path) { m_remote.insert(path); }
    /// It has its own name by now, or is gone.
    void forget(const QByteArray &source) { m_local.remove(source); }
    void forgetRemote(const QByteArray &path) { m_remote.remove(path); }

    QList<Local> takeLocal() { return std::exchange(m_local, {}).values(); }
    QSet<QByteArray> takeRemote() { return std::exchange(m_remote, {}); }

private:
    QHash<QByteArray, Local> m_local; ///< by the file that they are of
    QSet<QByteArray> m_remote;        ///< paths
};

} // namespace porthole::transfer
