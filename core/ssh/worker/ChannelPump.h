#pragma once

#include "core/ssh/worker/Session.h"

namespace porthole::ssh {

/// One channel of a session, on the connection's thread: opens it, carries bytes both ways, tells its
/// handle. Thread: the connection's. Its session outlives it.
class ChannelPump final : public Pump {
public:
    ChannelPump(Session &session, ChannelRequest request, TellChannel tell);
    /// For one that the host has opened and that was let in.
    ChannelPump(Session &session, ssh_channel opened, TellChannel tell);
    ~ChannelPump() override;

    bool work() override;
    /// It has told its end, and nothing is left to do.
    bool isFinished() const { return m_stage == Stage::Finished; }
    bool isOpen() const { return m_stage == Stage::Open; }
    /// Of what was given to write().
    qint64 bytesToWrite() const { return m_toWrite; }

    void write(QByteArray bytes);
    void endWriting() { m_eofWanted = true; }
    void resize(int columns, int rows);
    void signal(const QByteArray &name);
    void acknowledge(qint64 bytes) { m_unread -= std::min(bytes, m_unread); }
    void widen(quint32 window) { m_window = m_sinceWidened = window; }
    /// The handle wants no more of it.
    void close() { m_closeWanted = true; }
    /// The connection is gone.
    void lose(const Error &error);

private:
    enum class Stage : quint8 { Opening, Terminal, Request, Open, Closing, Finished };
    enum Stream : quint8 { Output, ErrorOutput };
    struct Callbacks;

    void setCallbacks();
    bool advance(int code, Stage next);
    int requestOpening();
    int requestTerminal();
    int requestStart();
    const PtyRequest *terminal() const;
    void refused();

    bool readHeldBack();
    void keepWide();
    bool writeWhatFits();
    bool finishWriting();
    bool noticeEnd();
    bool closeChannel();
    void end();

    int take(const void *data, quint32 length, Stream stream);
    void deliver(QByteArray bytes, Stream stream);
    void tellGathered();

    Session &m_session;
    ChannelRequest m_request;
    const TellChannel m_tell;
    ssh_channel m_channel;
    std::unique_ptr<Callbacks> m_callbacks;
    Stage m_stage = Stage::Opening;
    ChannelEnd m_end;
    bool m_hasEnded = false; ///< m_end was told
    bool m_closeWanted = false;
    bool m_sawEof = false, m_saidEof = false, m_sawClose = false;

    quint32 m_heldBack[2] = {0, 0}; ///< bytes of each stream that are still libssh's
    qint64 m_unread = 0;            ///< taken and not acknowledged
    ChannelData m_gathered;         ///< taken and not told yet
    quint32 m_window = 0;           ///< that the host is to have; 0: libssh's
    quint32 m_sinceWidened = 0;     ///< bytes of it that the host has used
    std::deque<QByteArray> m_output;
    qsizetype m_outputOffset = 0; ///< of what is written of the first
    qint64 m_toWrite = 0;
    bool m_eofWanted = false, m_eofSent = false;
};

} // namespace porthole::ssh
