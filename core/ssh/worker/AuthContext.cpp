#include "core/ssh/worker/AuthContext.h"

#include "core/base/DisplayText.h"

#include <algorithm>

namespace porthole::ssh {

namespace {

/// Of a banner: more than any notice has, and no flood.
constexpr std::size_t kMostBannerLines = 60, kLongestBannerLine = 1024;
constexpr std::size_t kMostNotes = 16;

std::string methodNames(int methods)
{
    std::string names;
    const auto add = [&](int method, const char *name) {
        if ((methods & method) != 0)
            names += (names.empty() ? "" : ", ") + std::string(name);
    };
    add(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
    add(SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic");
    add(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
    add(SSH_AUTH_METHOD_PASSWORD, "password");
    add(SSH_AUTH_METHOD_HOSTBASED, "hostbased");
    return names.empty() ? "nothing that is known here" : names;
}

} // namespace

AuthContext::AuthContext(Session &session, Asker &asker, const ResolvedHost &host, SshHop hop,
                         Milliseconds timeout)
    : m_session(session)
    , m_asker(asker)
    , m_host(host)
    , m_hop(std::move(hop))
    , m_timeout(timeout)
    , m_begun(now() - asker.taken())
{}

TimePoint AuthContext::deadline() const { return m_begun + m_asker.taken() + m_timeout; }

Result<int> AuthContext::judged(Result<int> code)
{
    passOnBanner();
    PH_DO(code);
    if (*code == SSH_AUTH_ERROR)
        PH_DO(m_session.loop().findDead());
    if (*code == SSH_AUTH_DENIED)
        ++m_refusals;
    return code;
}

AuthStep AuthContext::stepOf(int code)
{
    switch (code) {
    case SSH_AUTH_SUCCESS:
        return AuthStep::Done;
    case SSH_AUTH_PARTIAL:
        return AuthStep::Partial;
    default:
        return AuthStep::Refused;
    }
}

Error AuthContext::failed() const
{
    return Error::make(ErrorKind::PeerMisbehaved, "authentication failed: " + m_session.words());
}

/// libssh keeps the last banner only, and tells nobody that it came.
void AuthContext::passOnBanner()
{
    const CharsPtr text(ssh_get_issue_banner(m_session.raw()));
    if (!text || m_banner == text.get())
        return;
    m_banner = text.get();
    const std::string lines = displayLines(m_banner, kMostBannerLines, kLongestBannerLine);
    if (onBanner && !lines.empty())
        onBanner(QString::fromStdString(lines));
}

Result<std::vector<Secret>> AuthContext::ask(AuthQuestion question)
{
    const auto count = static_cast<std::size_t>(question.prompts.size());
    for (const std::string &note : m_notes)
        question.notes << QString::fromStdString(note);
    PH_TRY(PersonsAnswer answer, m_asker.ask(std::move(question)));
    auto *given = std::get_if<GiveAnswers>(&answer);
    if (!given || given->answers.size() != count)
        return Error::make(ErrorKind::Bug, "an answer that does not fit the question");
    return std::move(given->answers);
}

void AuthContext::note(const std::string &what)
{
    if (m_notes.size() < kMostNotes && std::find(m_notes.begin(), m_notes.end(), what) == m_notes.end())
        m_notes.push_back(what);
}

Error AuthContext::refused() const
{
    std::string text = m_hop.endpoint.toString().toStdString() + " refused " + m_hop.user.toStdString() +
                       "; it offers " + methodNames(ssh_userauth_list(m_session.raw(), nullptr));
    for (const std::string &note : m_notes)
        text += "; " + note;
    return Error::make(ErrorKind::AuthRejected, std::move(text));
}

} // namespace porthole::ssh
