#include "app/demo/host/HostSession.h"

#include "app/demo/host/HostProgram.h"
#include "app/demo/host/SftpProgram.h"

#include <event2/event.h>

namespace porthole::demo {

namespace {

/// Takes as long whatever is wrong with it.
bool isSame(std::string_view given, std::string_view right)
{
    unsigned difference = given.size() == right.size() ? 0 : 1;
    for (std::size_t i = 0; i < right.size(); ++i)
        difference |= static_cast<unsigned char>(right[i] ^ (i < given.size() ? given[i] : '\0'));
    return difference == 0;
}

} // namespace

HostSession::HostSession(SshHost &host)
    : m_host(host)
    , m_loginTime(*host.m_loop, [this] { timeIsUp(); })
{}

HostSession::~HostSession() = default;

Result<> HostSession::open(int descriptor)
{
    PH_DO(begin(descriptor, *m_host.m_key));
    const auto watch = [this](short what) {
        return event_new(
            m_host.m_loop->base(), ServerSession::descriptor(), what,
            [](int, short, void *self) { static_cast<HostSession *>(self)->serve(); }, this);
    };
    m_readable.reset(watch(EV_READ));
    m_writable.reset(watch(EV_WRITE));
    if (!m_readable || !m_writable)
        return Error::make(ErrorKind::Bug, "libevent has no room for a connection");
    m_loginTime.start(SshHost::kKeyExchangeTime);
    waitForSocket();
    return {};
}

void HostSession::waitForSocket()
{
    event_del(m_readable.get());
    event_add(wantsToWrite() ? m_writable.get() : m_readable.get(), nullptr);
    if (std::exchange(m_isWoken, false))
        event_active(m_writable.get(), EV_WRITE, 0);
}

void HostSession::serve()
{
    m_isServing = true;
    const bool lives = advance();
    m_isServing = false;
    if (lives)
        waitForSocket();
    else
        m_host.remove(*this); // and with it this object
}

void HostSession::outputQueued()
{
    if (m_isServing)
        m_isWoken = true;
    else
        event_active(m_writable.get(), EV_WRITE, 0);
}

void HostSession::timeIsUp()
{
    if (isAuthenticated())
        return;
    if (hasExchangedKeys() && !std::exchange(m_isLoggingIn, true))
        return m_loginTime.start(SshHost::kLoginTime);
    hangUp();
    outputQueued();
}

void HostSession::countTry()
{
    if (++m_tries > SshHost::kMostTries)
        hangUp();
}

sshd::Verdict HostSession::judgeNone()
{
    countTry();
    return sshd::Verdict::Refuse;
}

sshd::Verdict HostSession::judgePassword(const char *password)
{
    countTry();
    // Both are looked at, whichever is wrong.
    const bool isUser = isSame(user().toStdString(), m_host.user().toStdString());
    const bool isPassword = isSame(password, m_host.password().reveal());
    return isUser && isPassword ? sshd::Verdict::Accept : sshd::Verdict::Refuse;
}

bool HostSession::refuses(ssh_message message)
{
    if (ssh_message_type(message) == SSH_REQUEST_AUTH)
        countTry();
    return true;
}

std::unique_ptr<sshd::Program> HostSession::makeProgram(sshd::ServerChannel &channel,
                                                        const sshd::ProgramRequest &request)
{
    using Kind = sshd::ProgramRequest::Kind;
    switch (request.kind) {
    case Kind::Shell:
    case Kind::Exec:
        return std::make_unique<HostProgram>(channel, request, m_host.m_around, *m_host.m_loop);
    case Kind::Subsystem:
        if (request.text == "sftp")
            return std::make_unique<SftpProgram>(channel, m_host.m_around.files);
        return nullptr;
    case Kind::Forward:
        return nullptr;
    }
    return nullptr;
}

} // namespace porthole::demo
