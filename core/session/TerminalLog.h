#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <memory>

class QThread;

namespace porthole {

/// Writes what a host sends to a terminal into a file: to the byte, or as plain text. The file is a new
/// one and its owner's alone (0600). Written on a thread of its own, so that a slow disk holds nothing up;
/// one that does not keep up at all ends the log rather than fill the memory. Thread: its owner's, but for
/// append().
class TerminalLog : public QObject {
    Q_OBJECT
public:
    enum class Form : std::uint8_t { Raw, Text };
    static constexpr qint64 kMostPending = qint64{64} << 20; ///< bytes that wait for the disk

    TerminalLog(const QString &path, Form form, QObject *parent = nullptr);
    /// Writes what is still waiting, if that takes no longer than two seconds.
    ~TerminalLog() override;

    /// Bytes as they came. Thread: any, one at a time.
    void append(const QByteArray &bytes);
    const QString &path() const { return m_path; }
    Form form() const { return m_form; }
    /// It writes no more.
    bool hasFailed() const;

Q_SIGNALS:
    /// There is nothing written from here on: Storage.
    void failed(const porthole::Error &error);

private:
    struct Gate;
    class Writer;
    void fail(const Error &error);

    QString m_path;
    Form m_form;
    std::shared_ptr<Gate> m_gate;
    QThread *m_thread;
    Writer *m_writer; // lives on the thread
};

} // namespace porthole
