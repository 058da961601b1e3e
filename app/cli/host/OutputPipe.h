#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace porthole::cli {

/// A descriptor that bytes are written to as it takes them: a slow reader never holds up the event loop.
/// The descriptor stays as it is: O_NONBLOCK would be everybody's who shares it. Thread: main.
class OutputPipe : public QObject {
    Q_OBJECT
public:
    explicit OutputPipe(int descriptor, QObject *parent = nullptr);

    void write(const QByteArray &bytes);
    bool isEmpty() const { return m_waiting.isEmpty(); }

Q_SIGNALS:
    /// So much has been taken.
    void taken(qint64 bytes);
    void emptied();
    /// Once: nobody reads there any more, or the disk is full. What waits, and all that comes, is dropped
    /// and counts as taken.
    void failed(const QString &why);

private:
    void flush();

    const int m_descriptor;
    QByteArray m_waiting;
    bool m_hasFailed = false;
    QSocketNotifier m_ready;
};

} // namespace porthole::cli
