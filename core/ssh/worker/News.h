#pragma once

#include "core/base/Error.h"
#include "core/model/HostKey.h"
#include "core/model/SshQuestion.h"
#include "core/ssh/SshConnection.h"

#include <functional>
#include <optional>
#include <variant>

namespace porthole::ssh {

// What a connection's thread tells its handle.
struct StateNews {
    SshState state = SshState::Idle;
    SshHop hop; ///< which machine it is about
};
struct StepNews {
    SshStep step = SshStep::Begun;
};
struct HostKeyNews {
    HostKey key; ///< of the host itself, accepted
};
struct BannerNews {
    QString text;
};
struct QuestionNews {
    SshQuestion question;
};
struct EndNews {
    Error error;
};
using ConnectionNews = std::variant<StateNews, StepNews, HostKeyNews, BannerNews, QuestionNews, EndNews>;
/// Called on the connection's thread.
using TellConnection = std::function<void(ConnectionNews)>;

} // namespace porthole::ssh
