#include "core/ssh/worker/KeyMethod.h"

#include "core/openssh/AgentMessages.h"

#include <algorithm>

namespace porthole::ssh {

namespace {

/// How often a passphrase may be wrong.
constexpr int kMostPassphrases = 3;
/// The part of all the time that an agent may take to tell its keys: there is more to be done.
constexpr int kAgentsPart = 6;

std::string named(const IdentityFile &file) { return "the key file " + file.path.toStdString() + " "; }

} // namespace

KeyMethod::KeyMethod(AuthContext &context)
    : m_context(context)
{}

Result<AuthStep> KeyMethod::run()
{
    if (!std::exchange(m_isGathered, true))
        PH_DO(gather());
    while (!m_left.empty()) {
        const openssh::KeyOffer next = m_left.front();
        m_left.erase(m_left.begin());
        PH_TRY(const AuthStep step, offer(next));
        if (step == AuthStep::Refused) {
            m_refused.push_back(next);
            continue;
        }
        // The server would not take it a second time, nor another certificate of it.
        const auto isUsed = [&](const openssh::KeyOffer &other) {
            return !other.key.empty() && other.key == next.key;
        };
        std::erase_if(m_left, isUsed);
        std::erase_if(m_refused, isUsed);
        return step;
    }
    return AuthStep::Refused;
}

void KeyMethod::startOver()
{
    m_left.insert(m_left.end(), m_refused.begin(), m_refused.end());
    m_refused.clear();
}

Result<> KeyMethod::gather()
{
    const ResolvedHost &host = m_context.host();
    openssh::KeyRing ring{.files = {}, .certificates = {}, .agent = {}, .filesOnly = host.identitiesOnly};
    PH_TRY(ring.agent, agentKeys());
    for (const QString &path : host.identityFiles) {
        const IdentityFile &file = m_files.emplace_back(readIdentity(path));
        ring.files.push_back(file.publicKey);
        ring.certificates.insert(ring.certificates.end(), file.certificates.begin(), file.certificates.end());
    }
    const auto certificates = readCertificates(host.certificateFiles);
    ring.certificates.insert(ring.certificates.end(), certificates.begin(), certificates.end());
    m_left = openssh::orderOfKeys(ring);
    // The agent's copies of them need no file.
    std::erase_if(m_left, [this](const openssh::KeyOffer &offer) {
        return offer.file && m_files[*offer.file].text.empty();
    });
    for (const IdentityFile &file : m_files) {
        const bool isAgents =
            std::find(ring.agent.begin(), ring.agent.end(), file.publicKey) != ring.agent.end();
        if (!file.fault.empty() && !isAgents && (!file.isMissing || host.identityFilesNamed))
            m_context.note(named(file) + file.fault);
    }
    return {};
}

/// An agent that is not there, or does not answer, is worth a word and no more.
Result<std::vector<Bytes>> KeyMethod::agentKeys()
{
    std::vector<Bytes> blobs;
    if (m_context.host().agentSocket.isEmpty())
        return blobs;
    Loop &loop = m_context.session().loop();
    const TimePoint until = now() + m_context.timeout() / kAgentsPart;
    const auto wait = [&](int descriptor, short events) -> Result<> {
        PH_DO(loop.watch(descriptor, events));
        auto turned = loop.turn(until);
        loop.unwatch(descriptor);
        if (turned && now() >= until)
            return Error::make(ErrorKind::Timeout, "the agent did not answer in time");
        return turned;
    };
    auto agent = AgentClient::connect(m_context.host().agentSocket);
    auto answer = agent ? agent->ask(Bytes{openssh::kRequestIdentities}, wait) : Result<Bytes>(agent.error());
    if (!answer && agent) {
        // The connection's own end looks the same from here.
        PH_DO(loop.findDead());
        if (loop.inbox()->isCancelled())
            return answer.error();
    }
    auto keys =
        answer ? openssh::parseIdentities(*answer) : Result<std::vector<openssh::AgentKey>>(answer.error());
    if (!keys) {
        m_context.note(keys.error().detail);
        return blobs;
    }
    for (openssh::AgentKey &key : *keys)
        blobs.push_back(std::move(key.blob));
    m_agent = *std::move(agent);
    return blobs;
}

Result<AuthStep> KeyMethod::offer(const openssh::KeyOffer &offer)
{
    KeyPtr shown;
    if (!offer.blob.empty()) {
        shown = importPublicKey(offer.blob);
        if (!shown)
            return AuthStep::Refused;
        PH_TRY(const bool isWelcome, wouldDo(shown));
        if (!isWelcome)
            return AuthStep::Refused;
    }
    return offer.agentKey ? signByAgent(offer) : signByFile(offer, shown);
}

/// Whether the server would take it. To let in without a signature is none of its answers: libssh ends there.
Result<bool> KeyMethod::wouldDo(const KeyPtr &key)
{
    PH_TRY(const int code,
           m_context.call([&] { return ssh_userauth_try_publickey(m_context.raw(), nullptr, key.get()); }));
    return judged(code, "a key") != AuthStep::Refused;
}

AuthStep KeyMethod::judged(int code, const std::string &whose)
{
    if (code == SSH_AUTH_ERROR)
        m_context.note(whose + ": " + m_context.session().words());
    return AuthContext::stepOf(code);
}

Result<AuthStep> KeyMethod::signByAgent(const openssh::KeyOffer &offer)
{
    if (!m_relay) {
        PH_TRY(m_relay, AgentRelay::make(m_context.session(), *std::exchange(m_agent, std::nullopt)));
    }
    m_relay->show(offer.blob, *offer.agentKey, m_context.deadline());
    PH_TRY(const int code, m_context.call([this] { return ssh_userauth_agent(m_context.raw(), nullptr); }));
    if (const auto failure = m_relay->failure()) {
        if (failure->kind == ErrorKind::Cancelled || failure->kind == ErrorKind::Timeout)
            return *failure;
        m_context.note(failure->detail);
        return AuthStep::Refused;
    }
    m_context.prove();
    return judged(code, "a key of the agent");
}

Result<AuthStep> KeyMethod::signByFile(const openssh::KeyOffer &offer, const KeyPtr &shown)
{
    const IdentityFile &file = m_files[*offer.file];
    PH_TRY(const KeyPtr key, privateKey(file));
    if (!key)
        return AuthStep::Refused;
    // Its own public half may be another than FILE.pub had it.
    if (!offer.key.empty() && publicHalf(key.get()) != offer.key) {
        m_context.note(named(file) + "is another key than the one beside it, " + file.path.toStdString() +
                       ".pub");
        return AuthStep::Refused;
    }
    const bool isCertificate = offer.blob != offer.key;
    if (isCertificate && ssh_pki_copy_cert_to_privkey(shown.get(), key.get()) != SSH_OK)
        return AuthStep::Refused;
    m_context.prove();
    PH_TRY(const int code,
           m_context.call([&] { return ssh_userauth_publickey(m_context.raw(), nullptr, key.get()); }));
    return judged(code, named(file));
}

/// Nothing where it cannot be unlocked.
Result<KeyPtr> KeyMethod::privateKey(const IdentityFile &file)
{
    if (!file.isLocked)
        return importPrivateKey(file, {});
    if (!m_context.mayAsk()) {
        m_context.note(named(file) + "has a passphrase, and nobody is there to be asked for it");
        return KeyPtr();
    }
    AuthQuestion question{.hop = m_context.hop(), .kind = AuthQuestion::Kind::KeyPassphrase};
    question.keyFile = file.path;
    question.prompts.append({QStringLiteral("Passphrase for %1").arg(file.path), false});
    for (int i = 0; i < kMostPassphrases; ++i) {
        PH_TRY(const auto answers, m_context.ask(question));
        if (KeyPtr key = importPrivateKey(file, answers.front()))
            return key;
        question.refusedBefore = true;
    }
    m_context.note(named(file) + "was not unlocked");
    return KeyPtr();
}

} // namespace porthole::ssh
