#include "tests/support/ssh/SshScriptSession.h"

#include <chrono>

namespace porthole::test {

qint64 steadyMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void SshScriptProgram::received(QByteArrayView bytes)
{
    if (m_channel.onReceived)
        m_channel.onReceived(bytes.toByteArray());
}

void SshScriptProgram::inputEnded()
{
    if (m_channel.onEof)
        m_channel.onEof();
}

void SshScriptProgram::resized(int columns, int rows)
{
    if (m_channel.onResized)
        m_channel.onResized(columns, rows);
}

void SshScriptProgram::signalled(const QByteArray &name)
{
    if (m_channel.onSignal)
        m_channel.onSignal(name);
}

void SshScriptProgram::produce()
{
    if (m_channel.m_flood == 0)
        return;
    qint64 size = m_channel.m_pattern.size();
    if (m_channel.m_flood > 0) {
        size = std::min(size, m_channel.m_flood);
        m_channel.m_flood -= size;
    }
    m_channel.write(QByteArrayView(m_channel.m_pattern).first(size));
    if (m_channel.m_flood == 0 && m_channel.onFlooded)
        m_channel.onFlooded();
}

void SshScriptProgram::callDue(qint64 now)
{
    const auto waiting = std::exchange(m_channel.m_later, {});
    for (const auto &later : waiting) {
        if (later.at <= now)
            later.what();
        else
            m_channel.m_later.append(later);
    }
}

std::optional<qint64> SshScriptProgram::nextDue() const
{
    std::optional<qint64> next;
    for (const auto &later : m_channel.m_later)
        next = next ? std::min(*next, later.at) : later.at;
    return next;
}

SshScriptSession::SshScriptSession(const SshScript &script, SshSeen &seen)
    : m_script(script)
    , m_seen(seen)
    , m_refusals(script.refusals)
{
    if (m_script.wantsNoSignature)
        m_callbacks.auth_pubkey_function = nullptr; // it comes to refuses()
    if (m_script.silentAt)
        silence(*m_script.silentAt);
    if (m_script.hangsUpAt)
        silence(*m_script.hangsUpAt);
}

void SshScriptSession::silence(SshStage stage)
{
    switch (stage) {
    case SshStage::Authentication:
        m_callbacks.auth_none_function = nullptr;
        m_callbacks.auth_password_function = nullptr;
        m_callbacks.auth_pubkey_function = nullptr;
        return;
    case SshStage::ChannelOpen:
        m_callbacks.channel_open_request_session_function = nullptr;
        return;
    case SshStage::ChannelRequest:
        m_channelCallbacks.channel_pty_request_function = nullptr;
        m_channelCallbacks.channel_shell_request_function = nullptr;
        m_channelCallbacks.channel_exec_request_function = nullptr;
        m_channelCallbacks.channel_subsystem_request_function = nullptr;
        return;
    case SshStage::Accept:
    case SshStage::Identification:
    case SshStage::KeyExchange:
    case SshStage::Service: // nothing answers these but libssh, which asks refuses()
        return;
    }
}

bool SshScriptSession::refuses(ssh_message message)
{
    if (m_script.wantsNoSignature && ssh_message_type(message) == SSH_REQUEST_AUTH &&
        ssh_message_subtype(message) == static_cast<int>(SSH_AUTH_METHOD_PUBLICKEY)) {
        ++m_seen.keyOffers;
        ssh_message_auth_reply_success(message, 0);
        return false;
    }
    std::optional<SshStage> stage;
    switch (ssh_message_type(message)) {
    case SSH_REQUEST_SERVICE:
        stage = SshStage::Service;
        break;
    case SSH_REQUEST_AUTH:
        stage = SshStage::Authentication;
        break;
    case SSH_REQUEST_CHANNEL_OPEN:
        stage = SshStage::ChannelOpen;
        break;
    case SSH_REQUEST_CHANNEL:
        stage = SshStage::ChannelRequest;
        break;
    default:
        break;
    }
    const bool hangsUp = stage && stage == m_script.hangsUpAt, isSilent = stage && stage == m_script.silentAt;
    if (hangsUp)
        hangUp();
    if ((hangsUp || isSilent) && stage == SshStage::Authentication)
        ++m_seen.unanswered;
    return !hangsUp && !isSilent;
}

int SshScriptSession::methods() const
{
    int methods = 0;
    if (m_script.password)
        methods |= static_cast<int>(SSH_AUTH_METHOD_PASSWORD);
    if (!m_script.keys.isEmpty() || m_script.wantsNoSignature)
        methods |= static_cast<int>(SSH_AUTH_METHOD_PUBLICKEY);
    if (!m_script.rounds.isEmpty() || m_script.interactive)
        methods |= static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE);
    return methods & ~m_passed;
}

void SshScriptSession::greet()
{
    if (!m_script.banner.isEmpty() && !std::exchange(m_isGreeted, true))
        sendBanner(m_script.banner);
}

Verdict SshScriptSession::passed(int method)
{
    if (m_script.twoFactors && m_passed == 0) {
        m_passed = method;
        return Verdict::Partial;
    }
    ++m_seen.authenticated;
    m_seen.users.append(user());
    return Verdict::Accept;
}

Verdict SshScriptSession::judgeNone()
{
    ++m_seen.noneTries;
    greet();
    return m_script.acceptsNone && isRightUser() ? passed(0) : Verdict::Refuse;
}

Verdict SshScriptSession::judgePassword(const char *password)
{
    m_seen.passwords.append(password);
    greet();
    if (!(methods() & static_cast<int>(SSH_AUTH_METHOD_PASSWORD)) || m_refusals > 0) {
        --m_refusals;
        return Verdict::Refuse;
    }
    return isRightUser() && m_script.password == password ? passed(static_cast<int>(SSH_AUTH_METHOD_PASSWORD))
                                                          : Verdict::Refuse;
}

Verdict SshScriptSession::judgeKey(const HostKey &key, bool isSigned)
{
    ++(isSigned ? m_seen.keySignatures : m_seen.keyOffers);
    greet();
    if (!isRightUser() || !m_script.keys.contains(key.fingerprint()))
        return Verdict::Refuse;
    return isSigned ? passed(static_cast<int>(SSH_AUTH_METHOD_PUBLICKEY)) : Verdict::Accept;
}

InteractiveStep SshScriptSession::judgeAnswers(const std::optional<QList<QByteArray>> &answers)
{
    if (answers)
        m_seen.answers.append(*answers);
    else
        ++m_seen.interactiveBegins;
    greet();
    InteractiveStep step = Verdict::Refuse;
    if (m_script.interactive) {
        step = m_script.interactive(answers);
    } else {
        if (!answers) {
            m_round = 0;
            m_isRight = true;
        } else {
            m_isRight = m_isRight && *answers == m_script.answers.value(m_round++);
        }
        if (m_round < m_script.rounds.size())
            return m_script.rounds.at(m_round);
        step = m_isRight && isRightUser() ? Verdict::Accept : Verdict::Refuse;
    }
    const auto *verdict = std::get_if<Verdict>(&step);
    if (verdict && *verdict == Verdict::Accept)
        return passed(static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE));
    return step;
}

std::unique_ptr<sshd::Program> SshScriptSession::makeProgram(sshd::ServerChannel &channel,
                                                             const ProgramRequest &request)
{
    m_seen.requests.append(request);
    if (channel.terminal())
        m_seen.terminals.append(*channel.terminal());
    SshChannelScript script;
    switch (request.kind) {
    case ProgramRequest::Kind::Shell:
        script = m_script.shell;
        break;
    case ProgramRequest::Kind::Exec:
        m_seen.commands.append(request.text);
        script = m_script.exec;
        break;
    case ProgramRequest::Kind::Subsystem:
        script = m_script.subsystem;
        break;
    case ProgramRequest::Kind::Forward:
        script = m_script.forward;
        break;
    }
    return script ? std::make_unique<SshScriptProgram>(channel, request, std::move(script)) : nullptr;
}

bool SshScriptSession::mayForward(const ProgramRequest & /*request*/) { return m_script.forward != nullptr; }

void SshScriptSession::callDue(qint64 now)
{
    for (SshScriptProgram *program : programs())
        program->callDue(now);
}

std::optional<qint64> SshScriptSession::nextDue() const
{
    std::optional<qint64> next;
    for (const SshScriptProgram *program : programs())
        if (const auto due = program->nextDue())
            next = next ? std::min(*next, *due) : *due;
    return next;
}

void SshScriptSession::write(const QByteArray &bytes)
{
    for (SshScriptProgram *program : programs())
        program->write(bytes);
}

std::vector<SshScriptProgram *> SshScriptSession::programs() const
{
    std::vector<SshScriptProgram *> programs;
    for (const auto &channel : channels())
        if (auto *const program = dynamic_cast<SshScriptProgram *>(channel->program()))
            programs.push_back(program);
    return programs;
}

} // namespace porthole::test
