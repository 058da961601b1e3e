#pragma once

#include "core/base/Secret.h"
#include "core/ssh/SshChannel.h"

#include <QByteArray>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace porthole::ssh {

// What a channel's worker tells its handle.
struct ChannelOpened {};
struct ChannelData {
    QByteArray bytes;
    bool isError = false; ///< of the standard error
};
struct ChannelTook {
    qint64 bytes = 0; ///< of what was written
};
struct ChannelEof {};
using ChannelNews = std::variant<ChannelOpened, ChannelData, ChannelTook, ChannelEof, ChannelEnd>;
/// Called on the connection's thread.
using TellChannel = std::function<void(ChannelNews)>;

/// What kind of channel is wanted.
struct ShellRequest {
    PtyRequest pty;
};
struct ExecRequest {
    QByteArray command;
    std::optional<PtyRequest> pty;
};
struct SubsystemRequest {
    QByteArray name;
};
struct ForwardRequest {
    QByteArray host;
    quint16 port = 0;
};
using ChannelRequest = std::variant<ShellRequest, ExecRequest, SubsystemRequest, ForwardRequest>;

// What a listener on the host's side tells its handle.
class ArrivedChannel;
struct ListenerOpen {
    quint16 port = 0;
};
struct ListenerArrival {
    std::shared_ptr<ArrivedChannel> channel; ///< closed if nobody takes it
};
struct ListenerEnd {
    Error error;
};
using ListenerNews = std::variant<ListenerOpen, ListenerArrival, ListenerEnd>;
/// Called on the connection's thread.
using TellListener = std::function<void(ListenerNews)>;

// What the owner's thread wants of the connection's. A channel's commands carry its number, a listener's too.
struct OpenChannel {
    quint64 number = 0;
    ChannelRequest request;
    TellChannel tell;
};
struct WriteChannel {
    quint64 number = 0;
    QByteArray bytes;
};
struct EndWriting {
    quint64 number = 0;
};
struct ResizeTerminal {
    quint64 number = 0;
    int columns = 0, rows = 0;
};
struct SendSignal {
    quint64 number = 0;
    QByteArray name;
};
struct Acknowledge {
    quint64 number = 0;
    qint64 bytes = 0;
};
struct WidenChannel {
    quint64 number = 0;
    quint32 bytes = 0;
};
struct CloseChannel {
    quint64 number = 0;
};
struct BeginListening {
    quint64 number = 0;
    QByteArray bind; ///< as RFC 4254 section 7.1 has it
    quint16 port = 0;
    TellListener tell;
};
struct EndListening {
    quint64 number = 0;
};
using ChannelCommand = std::variant<OpenChannel, WriteChannel, EndWriting, ResizeTerminal, SendSignal,
                                    Acknowledge, WidenChannel, CloseChannel, BeginListening, EndListening>;

// A person's answer to the question that waits.
struct AcceptHostKey {
    bool remember = true;
};
struct GiveAnswers {
    std::vector<Secret> answers;
};
struct AllowCommand {};
struct Refuse {};
using PersonsAnswer = std::variant<AcceptHostKey, GiveAnswers, AllowCommand, Refuse>;

using Command = std::variant<ChannelCommand, PersonsAnswer>;

} // namespace porthole::ssh
