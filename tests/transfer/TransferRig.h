#pragma once

#include "core/async/Mailslot.h"
#include "core/transfer/TransferQueue.h"
#include "tests/ssh/ConnectionRig.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::test {

/// A connection that is made anew at each call, to a server of the test's.
class Reach {
public:
    explicit Reach(ssh::SshOptions options)
        : m_options(std::move(options))
    {
        m_options.hostKeys = ssh::HostKeyMode::AcceptNew;
    }
    Task<Result<ssh::SshConnection *>> open()
    {
        ++m_count;
        m_outcome = std::make_unique<async::Mailslot<Result<>>>();
        m_connection = std::make_unique<ssh::SshConnection>(m_options);
        QObject::connect(m_connection.get(), &ssh::SshConnection::opened, m_connection.get(),
                         [this] { m_outcome->post({}); });
        QObject::connect(m_connection.get(), &ssh::SshConnection::closed, m_connection.get(),
                         [this](const Error &error) { m_outcome->post(error); });
        m_connection->open();
        PH_CO_TRY(const Result<> outcome, co_await m_outcome->next());
        PH_CO_DO(Result<>(outcome));
        co_return m_connection.get();
    }
    int count() const { return m_count; }

private:
    ssh::SshOptions m_options;
    std::unique_ptr<ssh::SshConnection> m_connection;
    std::unique_ptr<async::Mailslot<Result<>>> m_outcome;
    int m_count = 0;
};

/// A queue over such a connection, and what it told.
class QueueRig {
public:
    explicit QueueRig(ssh::SshOptions options, transfer::Persistence persistence = {})
        : reach(std::move(options))
        , queue([this] { return reach.open(); }, persistence)
    {
        QObject::connect(
            &queue, &transfer::TransferQueue::fileEnded, &queue,
            [this](transfer::TransferId, const transfer::FileReport &report) { reports << report; });
    }
    transfer::TransferId add(transfer::Direction direction, const QString &local, const QString &remote,
                             transfer::TransferOptions options = {.isRecursive = true})
    {
        return queue.add({direction, QFile::encodeName(local), QFile::encodeName(remote), options, false});
    }
    bool reaches(transfer::TransferId id, transfer::TransferState state)
    {
        return QTest::qWaitFor([&] { return queue.find(id)->state == state; }, kPatience);
    }
    bool ends(transfer::TransferId id)
    {
        return QTest::qWaitFor(
            [&] {
                const auto state = queue.find(id)->state;
                return state == transfer::TransferState::Done || state == transfer::TransferState::Failed;
            },
            kPatience);
    }
    /// Done, with nothing that failed.
    bool succeeds(transfer::TransferId id)
    {
        return ends(id) && queue.find(id)->state == transfer::TransferState::Done && !queue.find(id)->error;
    }
    QByteArray words(transfer::TransferId id)
    {
        const auto look = queue.find(id);
        return look->error ? QByteArray(nameOf(look->error->kind)) + ": " +
                                 QByteArray::fromStdString(look->error->detail)
                           : QByteArray("no error");
    }
    /// How many files ended so.
    qsizetype count(transfer::FileReport::Outcome outcome) const
    {
        return std::count_if(reports.begin(), reports.end(),
                             [&](const transfer::FileReport &report) { return report.outcome == outcome; });
    }

    Reach reach;
    transfer::TransferQueue queue;
    QList<transfer::FileReport> reports;
};

/// Bytes that no block of another offset has.
inline QByteArray pattern(qsizetype size, quint32 seed = 1)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = seed * 2654435761u + 1;
    for (qsizetype i = 0; i < size; ++i) {
        state = state * 1664525u + 1013904223u;
        bytes[i] = static_cast<char>(state >> 24);
    }
    return bytes;
}

inline void put(const QByteArray &path, const QByteArray &content, mode_t mode = 0644)
{
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || ::write(file, content.constData(), size_t(content.size())) != content.size() ||
        ::fchmod(file, mode) != 0 || ::close(file) != 0)
        qFatal("cannot write %s", path.constData());
}

inline QByteArray contentOf(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return "(there is none)";
    QByteArray bytes;
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (ssize_t count = 0; (count = ::read(file, block.data(), size_t(block.size()))) > 0;)
        bytes.append(block.constData(), count);
    ::close(file);
    return bytes;
}

/// Whether two trees have the same names, contents, permissions and times: what `diff` and `find` say.
inline QByteArray difference(const QString &one, const QString &other)
{
    QByteArray outputs[2];
    const QString paths[2] = {one, other};
    for (int i = 0; i < 2; ++i) {
        QProcess process;
        process.setWorkingDirectory(paths[i]);
        process.start(
            QStringLiteral("sh"),
            {QStringLiteral("-c"),
             QStringLiteral("find . -type l -prune -o -type d -printf '%P %m %T@\\n' -o -printf '%P %m "
                            "%T@ ' -exec sha256sum -b -- '{}' ';' | sed 's/[.]0000000000//' "
                            "| LC_ALL=C sort")});
        process.waitForFinished(-1);
        outputs[i] = process.readAllStandardOutput();
    }
    if (outputs[0] == outputs[1] && outputs[0].count('\n') > 1)
        return {};
    return outputs[0] + "\n--- against ---\n" + outputs[1];
}

} // namespace porthole::test
