#include "core/ssh/worker/Authenticator.h"

#include <array>

namespace porthole::ssh {

namespace {

/// Of methods that a server wants one after the other: one that goes past it would go on for ever.
constexpr int kMostSteps = 8;

} // namespace

struct Authenticator::Method {
    const char *name; ///< RFC 4252's, and PreferredAuthentications's
    int bit;
    bool isWanted;
    std::function<Result<AuthStep>()> run;
};

Authenticator::Authenticator(Session &session, Asker &asker, const ResolvedHost &host, SshHop hop,
                             const AuthMaterial &material, TellBanner tellBanner)
    : m_context(session, asker, host, std::move(hop), material.timeout)
    , m_usesKeys(material.usesKeys)
    , m_refusesTrivial(material.refusesTrivial)
    , m_keys(m_context)
    , m_secrets(m_context, material.password)
{
    m_context.onBanner = std::move(tellBanner);
}

Result<> Authenticator::run()
{
    auto outcome = proceed();
    // A server that has heard enough wrong answers hangs up (MaxAuthTries).
    if (!outcome && outcome.error().kind == ErrorKind::Closed && m_context.refusals() > 0) {
        m_context.note(outcome.error().detail);
        return m_context.refused();
    }
    if (outcome && m_refusesTrivial && !m_context.isProven())
        return Error::make(ErrorKind::PeerMisbehaved,
                           "the server lets in whoever comes, without a password or a key");
    return outcome;
}

Result<> Authenticator::proceed()
{
    PH_TRY(const int none, m_context.call([this] { return ssh_userauth_none(m_context.raw(), nullptr); }));
    m_context.forgetRefusals(); // that one was only to hear what there is
    if (none == SSH_AUTH_SUCCESS)
        return {};
    if (none == SSH_AUTH_ERROR)
        return m_context.failed();
    for (int step = 0; step < kMostSteps; ++step) {
        PH_TRY(const AuthStep reached, tryMethods());
        if (reached == AuthStep::Done)
            return {};
        if (reached == AuthStep::Refused)
            return m_context.refused();
        // What was of no use for the first method that the server wanted may be for the next.
        m_keys.startOver();
        m_secrets.startOver();
    }
    return Error::make(ErrorKind::PeerMisbehaved, "the server wants one authentication after the other");
}

/// One after the other, up to the first that gets further.
Result<AuthStep> Authenticator::tryMethods()
{
    for (const Method &method : methods()) {
        const int offered = ssh_userauth_list(m_context.raw(), nullptr); // as of its last answer
        if ((offered & method.bit) == 0 || !method.isWanted)
            continue;
        PH_TRY(const AuthStep step, method.run());
        if (step != AuthStep::Refused)
            return step;
    }
    return AuthStep::Refused;
}

/// In the order in which they are tried.
std::vector<Authenticator::Method> Authenticator::methods()
{
    const AuthMethods &said = m_context.host().auth;
    std::vector<Method> all{
        {"publickey", SSH_AUTH_METHOD_PUBLICKEY, m_usesKeys && said.publicKey,
         [this] { return m_keys.run(); }},
        {"gssapi-with-mic", SSH_AUTH_METHOD_GSSAPI_MIC, m_usesKeys && said.gssapi,
         [this] { return tryTicket(); }},
        {"keyboard-interactive", SSH_AUTH_METHOD_INTERACTIVE, said.keyboardInteractive,
         [this] { return m_secrets.tryInteractive(); }},
        {"password", SSH_AUTH_METHOD_PASSWORD, said.password, [this] { return m_secrets.tryPassword(); }}};
    // A password that was given is tried as one; otherwise the server's own questions come first, as they
    // may be for more than a password.
    if (said.preferred.isEmpty()) {
        if (m_secrets.hasPassword())
            std::swap(all[2], all[3]);
        return all;
    }
    std::vector<Method> preferred;
    for (const QString &name : said.preferred) {
        for (const Method &method : all) {
            if (name == QLatin1String(method.name))
                preferred.push_back(method);
        }
    }
    return preferred;
}

Result<AuthStep> Authenticator::tryTicket()
{
    if (!m_context.session().knowsTrueName())
        return AuthStep::Refused;
    PH_TRY(const int code, m_context.call([this] { return ssh_userauth_gssapi(m_context.raw()); }));
    const AuthStep step = AuthContext::stepOf(code); // without a ticket it is an error, and nothing was lost
    if (step != AuthStep::Refused)
        m_context.prove();
    return step;
}

} // namespace porthole::ssh
