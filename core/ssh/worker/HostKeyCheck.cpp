#include "core/ssh/worker/HostKeyCheck.h"

namespace porthole::ssh {

namespace {

std::string described(const HostKey &key)
{
    return key.type.toStdString() + " " + key.fingerprint().toStdString();
}

std::string placeOf(const HostKeyVerdict &verdict)
{
    if (verdict.file.isEmpty())
        return {};
    std::string place = ", by " + verdict.file.toStdString();
    return verdict.line > 0 ? place + " line " + std::to_string(verdict.line) : place;
}

Error unknown(const SshHop &hop, const HostKey &key, const char *why)
{
    return Error::make(ErrorKind::HostKeyUnknown,
                       hop.endpoint.toString().toStdString() + " shows " + described(key) + ", " + why);
}

Result<> askAbout(Asker &asker, const KnownHosts &known, const ResolvedHost &host, const SshHop &hop,
                  const HostKey &key, const QStringList &knownTypes)
{
    auto answer = asker.ask(HostKeyQuestion{hop, key, knownTypes});
    if (!answer && answer.error().kind == ErrorKind::Cancelled && !asker.isGivenUp())
        return unknown(hop, key, "and was refused");
    if (!answer)
        return std::move(answer).error();
    const auto *accepted = std::get_if<AcceptHostKey>(&*answer);
    if (!accepted)
        return unknown(hop, key, "and was not accepted");
    return accepted->remember ? known.append(host.endpoint, host.hostKeyAlias, key, host.hashKnownHosts)
                              : Result<>();
}

} // namespace

Result<QList<QByteArray>> hostKeyAlgorithms(const KnownHosts &known, const ResolvedHost &host)
{
    static const QList<QByteArray> ours{"ssh-ed25519",         "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
                                        "ecdsa-sha2-nistp521", "rsa-sha2-512",        "rsa-sha2-256"};
    return known.order(host.endpoint, host.hostKeyAlias, ours);
}

Result<> checkHostKey(Asker &asker, const KnownHosts &known, const ResolvedHost &host, const SshHop &hop,
                      HostKeyMode mode, const HostKey &key)
{
    PH_TRY(const HostKeyVerdict verdict,
           known.check(host.endpoint, host.hostKeyAlias, key, host.requiredRsaSize));
    const std::string name = hop.endpoint.toString().toStdString();
    switch (verdict.kind) {
    case HostKeyVerdict::Kind::Known:
        return {};
    case HostKeyVerdict::Kind::Changed:
        return Error::make(ErrorKind::HostKeyChanged,
                           name + " shows " + described(key) + ", another key is known" + placeOf(verdict));
    case HostKeyVerdict::Kind::OtherType:
        return Error::make(ErrorKind::HostKeyChanged,
                           name + " shows " + described(key) + ", known are only keys of type " +
                               verdict.knownTypes.join(QStringLiteral(", ")).toStdString() +
                               placeOf(verdict));
    case HostKeyVerdict::Kind::Revoked:
        return Error::make(ErrorKind::HostKeyRevoked,
                           name + " shows " + described(key) + ", which is revoked" + placeOf(verdict));
    case HostKeyVerdict::Kind::Unknown:
        break;
    }
    switch (mode) {
    case HostKeyMode::AcceptNew:
        return known.append(host.endpoint, host.hostKeyAlias, key, host.hashKnownHosts);
    case HostKeyMode::Ask:
        if (asker.isAllowed())
            return askAbout(asker, known, host, hop, key, verdict.knownTypes);
        break;
    case HostKeyMode::Strict:
        break;
    }
    return unknown(hop, key, "which is not known");
}

} // namespace porthole::ssh
