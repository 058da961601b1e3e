#include "core/ssh/worker/Authenticator.h"

#include "core/base/DisplayText.h"

namespace porthole::ssh {

namespace {

/// Of questions, steps and askings: a server that goes past them would go on for ever.
constexpr int kMostRounds = 30, kMostSteps = 8, kMostAskings = 3;
/// Of the prompts in one round.
constexpr int kMostPrompts = 16;

QString shown(const char *text, std::size_t most)
{
    return QString::fromStdString(displayText(text ? text : "", most));
}

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

/// libssh wants strings that end with a zero, and a secret is none.
class ZeroTerminated {
public:
    explicit ZeroTerminated(const Secret &secret)
        : m_text(std::string(secret.reveal()) + '\0')
    {}
    const char *get() const { return m_text.reveal().data(); }

private:
    const Secret m_text;
};

} // namespace

Authenticator::Authenticator(Session &session, Asker &asker, const ResolvedHost &host, SshHop hop,
                             AuthMaterial material)
    : m_session(session)
    , m_asker(asker)
    , m_host(host)
    , m_hop(std::move(hop))
    , m_material(std::move(material))
    , m_begun(now() - asker.taken())
{}

TimePoint Authenticator::deadline() const { return m_begun + m_asker.taken() + m_material.timeout; }

template <class Call> Result<int> Authenticator::call(Call call)
{
    auto code = m_session.loop().finish(deadline(), SSH_AUTH_AGAIN, call);
    if (code && *code == SSH_AUTH_ERROR) {
        PH_DO(m_session.loop().findDead());
        return Error::make(ErrorKind::PeerMisbehaved, "authentication failed: " + m_session.words());
    }
    if (code && *code == SSH_AUTH_DENIED)
        ++m_refusals;
    return code;
}

Authenticator::Step Authenticator::stepOf(int code)
{
    switch (code) {
    case SSH_AUTH_SUCCESS:
        return Step::Done;
    case SSH_AUTH_PARTIAL:
        return Step::Partial;
    default:
        return Step::Refused;
    }
}

Error Authenticator::refused() const
{
    return Error::make(ErrorKind::AuthRejected, m_hop.endpoint.toString().toStdString() + " refused " +
                                                    m_hop.user.toStdString() + "; it offers " +
                                                    methodNames(m_methods));
}

QString Authenticator::banner() const
{
    const CharsPtr text(ssh_get_issue_banner(m_session.raw()));
    return shown(text.get(), 4096);
}

Result<> Authenticator::run()
{
    auto outcome = proceed();
    // A server that has heard enough wrong answers hangs up (MaxAuthTries).
    if (!outcome && outcome.error().kind == ErrorKind::Closed && m_refusals > 0)
        return refused();
    return outcome;
}

Result<> Authenticator::proceed()
{
    PH_TRY(const int none, call([this] { return ssh_userauth_none(m_session.raw(), nullptr); }));
    m_refusals = 0; // that one was only to hear what there is
    if (none == SSH_AUTH_SUCCESS)
        return {};
    for (int step = 0; step < kMostSteps; ++step) {
        m_methods = ssh_userauth_list(m_session.raw(), nullptr);
        PH_TRY(const Step reached, tryMethods());
        if (reached == Step::Done)
            return {};
        if (reached == Step::Refused)
            return refused();
    }
    return Error::make(ErrorKind::PeerMisbehaved, "the server wants one authentication after the other");
}

/// One after the other, up to the first that gets further.
Result<Authenticator::Step> Authenticator::tryMethods()
{
    using Try = Result<Step> (Authenticator::*)();
    struct Method {
        int bit;
        bool wanted;
        Try run;
    };
    const bool keys = m_material.usesKeys && !m_keysTried;
    const Method password{SSH_AUTH_METHOD_PASSWORD, m_host.auth.password, &Authenticator::tryPassword};
    const Method interactive{SSH_AUTH_METHOD_INTERACTIVE, m_host.auth.keyboardInteractive,
                             &Authenticator::tryInteractive};
    // A password that was given is tried as one; otherwise the server's own questions come first, as they
    // may be for more than a password.
    const bool passwordFirst = m_material.password && !m_passwordUsed;
    const std::array methods{
        Method{SSH_AUTH_METHOD_PUBLICKEY, keys && m_host.auth.publicKey, &Authenticator::tryKeys},
        Method{SSH_AUTH_METHOD_GSSAPI_MIC, keys && m_host.auth.gssapi, &Authenticator::tryTicket},
        passwordFirst ? password : interactive, passwordFirst ? interactive : password};
    for (const Method &method : methods) {
        if ((m_methods & method.bit) == 0 || !method.wanted)
            continue;
        PH_TRY(const Step step, (this->*method.run)());
        if (step != Step::Refused)
            return step;
    }
    return Step::Refused;
}

Result<Authenticator::Step> Authenticator::tryKeys()
{
    m_keysTried = true;
    if (!m_host.identityFilesNamed && !m_host.identitiesOnly) {
        PH_TRY(const Step step, tryAgent());
        if (step != Step::Refused)
            return step;
    }
    for (const QString &path : m_host.identityFiles) {
        PH_TRY(const Step step, tryFile(path));
        if (step != Step::Refused)
            return step;
    }
    return m_host.identityFilesNamed && !m_host.identitiesOnly ? tryAgent() : Step::Refused;
}

Result<Authenticator::Step> Authenticator::tryAgent()
{
    if (m_host.agentSocket.isEmpty())
        return Step::Refused;
    const QByteArray socket = m_host.agentSocket.toLocal8Bit();
    if (ssh_options_set(m_session.raw(), SSH_OPTIONS_IDENTITY_AGENT, socket.constData()) != SSH_OK)
        return Error::make(ErrorKind::Usage, "the agent's socket was refused: " + m_session.words());
    const auto code = m_session.loop().finish(
        deadline(), SSH_AUTH_AGAIN, [this] { return ssh_userauth_agent(m_session.raw(), nullptr); });
    PH_DO(code);
    PH_DO(m_session.loop().findDead());
    if (*code == SSH_AUTH_DENIED)
        ++m_refusals;
    return stepOf(*code); // an agent that is not there is no failure: there are other ways
}

Result<Authenticator::Step> Authenticator::tryFile(const QString &path)
{
    ssh_key raw = nullptr;
    const QByteArray name = path.toLocal8Bit();
    // The private key's own file holds the public half in clear, if it is of OpenSSH's format.
    if (ssh_pki_import_pubkey_file((name + ".pub").constData(), &raw) != SSH_OK &&
        ssh_pki_import_pubkey_file(name.constData(), &raw) != SSH_OK)
        raw = nullptr;
    KeyPtr offered(raw);
    QStringList certificates{path + QStringLiteral("-cert.pub")};
    certificates += m_host.certificateFiles;
    for (const QString &certificate : certificates) {
        raw = nullptr;
        if (ssh_pki_import_cert_file(certificate.toLocal8Bit().constData(), &raw) != SSH_OK)
            continue;
        PH_TRY(const Step step, tryKey(path, certificate, KeyPtr(raw)));
        if (step != Step::Refused)
            return step;
    }
    return tryKey(path, {}, offered);
}

/// The private half is needed, and a person asked for its passphrase, only where the server takes the other.
Result<Authenticator::Step> Authenticator::tryKey(const QString &path, const QString &certificate,
                                                  const KeyPtr &offered)
{
    if (offered) {
        PH_TRY(const int would,
               call([&] { return ssh_userauth_try_publickey(m_session.raw(), nullptr, offered.get()); }));
        if (would != SSH_AUTH_SUCCESS)
            return Step::Refused;
    }
    PH_TRY(const KeyPtr key, privateKey(path));
    if (!key)
        return Step::Refused;
    if (!certificate.isEmpty() && ssh_pki_copy_cert_to_privkey(offered.get(), key.get()) != SSH_OK)
        return Step::Refused; // of another key
    PH_TRY(const int code, call([&] { return ssh_userauth_publickey(m_session.raw(), nullptr, key.get()); }));
    return stepOf(code);
}

/// Nothing where there is no key, or none that can be used.
Result<KeyPtr> Authenticator::privateKey(const QString &path)
{
    ssh_key raw = nullptr;
    const int code =
        ssh_pki_import_privkey_file(path.toLocal8Bit().constData(), nullptr, nullptr, nullptr, &raw);
    if (code == SSH_OK)
        return KeyPtr(raw);
    if (code == SSH_EOF)
        return KeyPtr(); // as OpenSSH has it: the next one may be there
    return m_asker.isAllowed() ? unlocked(path) : KeyPtr();
}

Result<KeyPtr> Authenticator::unlocked(const QString &path)
{
    AuthQuestion question{.hop = m_hop, .kind = AuthQuestion::Kind::KeyPassphrase, .keyFile = path};
    question.prompts.append({QStringLiteral("Passphrase for %1").arg(path), false});
    for (int i = 0; i < kMostAskings; ++i) {
        PH_TRY(const auto answers, ask(question));
        ssh_key raw = nullptr;
        if (ssh_pki_import_privkey_file(path.toLocal8Bit().constData(), ZeroTerminated(answers.front()).get(),
                                        nullptr, nullptr, &raw) == SSH_OK)
            return KeyPtr(raw);
        question.refusedBefore = true;
    }
    return KeyPtr();
}

Result<Authenticator::Step> Authenticator::tryTicket()
{
    const auto code = m_session.loop().finish(deadline(), SSH_AUTH_AGAIN,
                                              [this] { return ssh_userauth_gssapi(m_session.raw()); });
    PH_DO(code);
    PH_DO(m_session.loop().findDead());
    return stepOf(*code); // without a ticket it is an error, and nothing was lost
}

Result<std::vector<Secret>> Authenticator::ask(AuthQuestion question)
{
    const auto count = static_cast<std::size_t>(question.prompts.size());
    PH_TRY(PersonsAnswer answer, m_asker.ask(std::move(question)));
    auto *given = std::get_if<GiveAnswers>(&answer);
    if (!given || given->answers.size() != count)
        return Error::make(ErrorKind::Bug, "an answer that does not fit the question");
    return std::move(given->answers);
}

/// What the server asks, in as many rounds as it likes, within limits. A person who has answered may try
/// again; the password that was given may not.
Result<Authenticator::Step> Authenticator::tryInteractive()
{
    for (bool refusedBefore = m_passwordUsed;; refusedBefore = true) {
        bool usedPassword = false, asked = false;
        int code = SSH_AUTH_INFO;
        for (;;) {
            PH_TRY(code, call([this] { return ssh_userauth_kbdint(m_session.raw(), nullptr, nullptr); }));
            if (code != SSH_AUTH_INFO)
                break;
            if (++m_rounds > kMostRounds)
                return Error::make(ErrorKind::PeerMisbehaved, "the server asks one question after the other");
            PH_DO(answerRound(usedPassword, asked, refusedBefore));
        }
        if (code != SSH_AUTH_DENIED)
            return stepOf(code);
        // Refused without a question that a person answered: asking the same again leads nowhere new.
        const bool again = asked || (usedPassword && m_asker.isAllowed());
        if (!again || ++m_asked >= kMostAskings)
            return Step::Refused;
    }
}

Result<> Authenticator::answerRound(bool &usedPassword, bool &asked, bool refusedBefore)
{
    const ssh_session session = m_session.raw();
    const int count = ssh_userauth_kbdint_getnprompts(session);
    if (count > kMostPrompts)
        return Error::make(ErrorKind::PeerMisbehaved, "the server asks too many questions at once");
    AuthQuestion question{.hop = m_hop, .kind = AuthQuestion::Kind::KeyboardInteractive};
    question.refusedBefore = refusedBefore;
    question.name = shown(ssh_userauth_kbdint_getname(session), 256);
    question.instruction = shown(ssh_userauth_kbdint_getinstruction(session), 2048);
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char *text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        question.prompts.append({shown(text, 512), echo != 0});
    }
    if (count == 0)
        return {};
    std::vector<Secret> answers;
    if (count == 1 && !question.prompts.first().echo && m_material.password && !m_passwordUsed) {
        m_passwordUsed = usedPassword = true;
        answers.push_back(m_material.password->clone());
    } else if (m_asker.isAllowed()) {
        asked = true;
        PH_TRY(answers, ask(std::move(question)));
    } else {
        return refused();
    }
    for (int i = 0; i < count; ++i) {
        const ZeroTerminated answer(answers[static_cast<std::size_t>(i)]);
        if (ssh_userauth_kbdint_setanswer(session, static_cast<unsigned>(i), answer.get()) != 0)
            return Error::make(ErrorKind::Unavailable, "no memory for an answer");
    }
    return {};
}

Result<Authenticator::Step> Authenticator::tryPassword()
{
    const auto give = [this](const Secret &password) {
        const ZeroTerminated text(password);
        return call([&] { return ssh_userauth_password(m_session.raw(), nullptr, text.get()); });
    };
    bool refusedBefore = m_passwordUsed || m_asked > 0;
    if (m_material.password && !m_passwordUsed) {
        m_passwordUsed = refusedBefore = true;
        PH_TRY(const int code, give(*m_material.password));
        if (code != SSH_AUTH_DENIED)
            return stepOf(code);
    }
    for (; m_asker.isAllowed() && m_asked < kMostAskings; ++m_asked, refusedBefore = true) {
        AuthQuestion question{.hop = m_hop, .kind = AuthQuestion::Kind::Password};
        question.prompts.append({QStringLiteral("Password"), false});
        question.refusedBefore = refusedBefore;
        PH_TRY(const auto answers, ask(std::move(question)));
        PH_TRY(const int code, give(answers.front()));
        if (code != SSH_AUTH_DENIED)
            return stepOf(code);
    }
    return Step::Refused;
}

} // namespace porthole::ssh
