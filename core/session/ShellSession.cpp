#include "core/session/ShellSession.h"

#include "core/model/HostAddress.h"
#include "core/session/ShellCourse.h"

namespace porthole {

ShellSession::ShellSession(remotes::RemoteRegistry &remotes, ShellOptions options, QThread &parsing,
                           QObject *parent)
    : QObject(parent)
    , m_course(std::make_unique<Course>(*this, remotes, std::move(options), parsing, nullptr))
{}

ShellSession::ShellSession(const ShellSession &neighbour, int place, remotes::RemoteRegistry &remotes,
                           QThread &parsing, QObject *parent)
    : QObject(parent)
{
    ShellOptions options = neighbour.m_course->options;
    options.hasShell = true;
    options.place = place;
    m_course =
        std::make_unique<Course>(*this, remotes, std::move(options), parsing, neighbour.m_course->shared());
}

ShellSession::~ShellSession() = default;

SharedTerminal &ShellSession::terminal() const { return m_course->terminal; }

const SavedHost &ShellSession::host() const { return m_course->options.host; }

int ShellSession::place() const { return m_course->options.place; }
const QByteArray &ShellSession::folder() const { return m_course->options.folder; }

QString ShellSession::name() const { return host().name.isEmpty() ? host().host : host().name; }

QString ShellSession::address() const
{
    const SshHop &hop = m_course->progress.hop;
    const bool whole = !hop.endpoint.host.isEmpty() && hop.index + 1 == hop.count;
    if (whole)
        return hop.user.isEmpty() ? hop.endpoint.toString() : hop.user + u'@' + hop.endpoint.toString();
    return HostAddress{host().user, host().host, host().port}.toString();
}

ShellState ShellSession::state() const { return m_course->state; }

QString ShellSession::sid() const { return m_course->remote() ? m_course->remote()->id().value : QString(); }

const ShellProgress &ShellSession::progress() const { return m_course->progress; }

const std::optional<SshQuestion> &ShellSession::question() const { return m_course->question; }

const std::optional<ShellTrouble> &ShellSession::trouble() const { return m_course->trouble; }

const std::optional<ShellEnd> &ShellSession::end() const { return m_course->end; }

AgentStanding ShellSession::agent() const { return m_course->agent; }

bool ShellSession::hasShell() const { return m_course->options.hasShell; }

bool ShellSession::remembersKey() const { return m_course->options.remembersKey; }

std::shared_ptr<const Secret> ShellSession::password() const { return m_course->options.remote.ssh.password; }

void ShellSession::open() { m_course->open(); }

void ShellSession::forgetSecrets()
{
    m_course->options.remote.ssh.password.reset();
    if (remotes::RemoteSession *const remote = m_course->remote())
        remote->forgetSecrets();
}

void ShellSession::retry(std::shared_ptr<const Secret> password) { m_course->retry(std::move(password)); }

void ShellSession::close() { m_course->close(); }

void ShellSession::acceptHostKey()
{
    if (ssh::SshConnection *asking = m_course->connection(); asking && state() == ShellState::Asking) {
        m_course->answered();
        asking->acceptHostKey(m_course->options.remembersKey);
    }
}

void ShellSession::answer(std::vector<Secret> answers)
{
    if (state() != ShellState::Asking)
        return;
    m_course->answered();
    m_course->remote()->answer(std::move(answers));
}

void ShellSession::allowCommand()
{
    if (ssh::SshConnection *asking = m_course->connection(); asking && state() == ShellState::Asking) {
        m_course->answered();
        asking->allowCommand();
    }
}

void ShellSession::refuse()
{
    if (ssh::SshConnection *asking = m_course->connection(); asking && state() == ShellState::Asking) {
        m_course->answered();
        asking->refuse();
    }
}

} // namespace porthole
