#include "core/ssh/trust/KnownHosts.h"

#include "core/openssh/KnownHostsLine.h"
#include "core/openssh/Text.h"
#include "core/ssh/trust/AppendLine.h"

#include <QFile>
#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace porthole::ssh {

namespace {

constexpr qint64 kMostBytes = 16 << 20; // of one file

using openssh::KnownHostsLine;
using openssh::Marker;

struct FoundLine {
    KnownHostsLine said;
    QString file;
    int line = 0;
};

std::string nameOf(const Endpoint &host, const QString &alias, bool withPort = true)
{
    if (!alias.isEmpty())
        return openssh::lowerCase(alias.toStdString());
    const std::string name = openssh::lowerCase(host.host.toStdString());
    return host.port == 22 || !withPort ? name : '[' + name + "]:" + std::to_string(host.port);
}

ByteView viewOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()),
            static_cast<std::size_t>(bytes.size())};
}

/// A missing file is an empty one; any other failure is one.
Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return Error::make(ErrorKind::Storage, path.toStdString() + " cannot be read");
    const QByteArray text = file.read(kMostBytes + 1);
    if (file.error() != QFile::NoError || text.size() > kMostBytes)
        return Error::make(ErrorKind::Storage, path.toStdString() + " cannot be read whole");
    return text;
}

Result<std::vector<FoundLine>> linesAbout(const std::string &name, const QStringList &files)
{
    std::vector<FoundLine> found;
    for (const QString &path : files) {
        PH_TRY(const QByteArray text, contentOf(path));
        int number = 0;
        for (const QByteArray &line : text.split('\n')) {
            ++number;
            auto said = openssh::parseKnownHostsLine(line.toStdString(), name);
            if (said)
                found.push_back({std::move(*said), path, number});
        }
    }
    return found;
}

QStringList typesIn(const std::vector<FoundLine> &lines)
{
    QStringList types;
    for (const FoundLine &line : lines) {
        const QString type = QString::fromStdString(line.said.key.type);
        if (line.said.marker == Marker::None && !types.contains(type))
            types << type;
    }
    return types;
}

/// A key that is marked as revoked is so whatever else stands there; any known key that is another one makes
/// it a changed one. Source: OpenSSH's check_key_in_hostkeys().
HostKeyVerdict judge(const std::vector<FoundLine> &lines, const openssh::PublicKey &key)
{
    using Kind = HostKeyVerdict::Kind;
    HostKeyVerdict verdict{.knownTypes = typesIn(lines)};
    const auto decide = [&verdict](Kind kind, const FoundLine &line) {
        verdict.kind = kind;
        verdict.file = line.file;
        verdict.line = line.line;
    };
    for (const FoundLine &line : lines) {
        const bool same = line.said.key == key;
        if (line.said.marker == Marker::Revoked && same) {
            decide(Kind::Revoked, line);
            return verdict;
        }
        if (line.said.marker != Marker::None || verdict.kind == Kind::Known)
            continue;
        if (same)
            decide(Kind::Known, line);
        else if (line.said.key.type == key.type)
            decide(Kind::Changed, line);
        else if (verdict.kind == Kind::Unknown)
            decide(Kind::OtherType, line);
    }
    return verdict;
}

/// Whether RevokedHostKeys names the key. A file in the binary form (KRL) cannot be read here, and what
/// cannot be read is no consent.
Result<bool> isRevoked(const QString &path, const openssh::PublicKey &key)
{
    if (path.isEmpty())
        return false;
    QFile file(path);
    if (!file.exists())
        return Error::make(ErrorKind::Storage, path.toStdString() + ", the list of revoked keys, is missing");
    PH_TRY(const QByteArray text, contentOf(path));
    if (text.startsWith("SSHKRL"))
        return Error::make(ErrorKind::Storage,
                           path.toStdString() + ", the list of revoked keys, is of a form not read here");
    for (const QByteArray &line : text.split('\n')) {
        const auto listed = openssh::parseKeyLine(line.toStdString());
        if (listed && *listed == key)
            return true;
    }
    return false;
}

} // namespace

KnownHosts::KnownHosts(QStringList userFiles, QStringList globalFiles, QString revokedKeys)
    : m_userFiles(std::move(userFiles))
    , m_globalFiles(std::move(globalFiles))
    , m_revokedKeys(std::move(revokedKeys))
{}

Result<HostKeyVerdict> KnownHosts::check(const Endpoint &host, const QString &alias, const HostKey &key,
                                         int requiredRsaSize) const
{
    const auto parsed = openssh::parsePublicKey(viewOf(key.blob));
    if (!parsed || parsed->type != key.type.toStdString())
        return Error::make(ErrorKind::PeerMisbehaved, "the server's host key is none that is known here");
    if (parsed->type == "ssh-rsa" && parsed->bits < static_cast<std::size_t>(requiredRsaSize))
        return Error::make(ErrorKind::PeerIncompatible, "the server's RSA key is too short");
    PH_TRY(const bool revoked, isRevoked(m_revokedKeys, *parsed));
    if (revoked)
        return HostKeyVerdict{.kind = HostKeyVerdict::Kind::Revoked, .file = m_revokedKeys};
    const QStringList files = m_userFiles + m_globalFiles;
    PH_TRY(const auto lines, linesAbout(nameOf(host, alias), files));
    HostKeyVerdict verdict = judge(lines, *parsed);
    if (verdict.kind != HostKeyVerdict::Kind::Unknown || !alias.isEmpty() || host.port == 22)
        return verdict;
    // A host is known on another port, too, if the very key is; and a revoked key is revoked on all of them.
    PH_TRY(const auto plain, linesAbout(nameOf(host, alias, false), files));
    const HostKeyVerdict withoutPort = judge(plain, *parsed);
    const bool decides =
        withoutPort.kind == HostKeyVerdict::Kind::Known || withoutPort.kind == HostKeyVerdict::Kind::Revoked;
    return decides ? withoutPort : verdict;
}

Result<QList<QByteArray>> KnownHosts::order(const Endpoint &host, const QString &alias,
                                            const QList<QByteArray> &algorithms) const
{
    PH_TRY(const auto lines, linesAbout(nameOf(host, alias), m_userFiles + m_globalFiles));
    const QStringList known = typesIn(lines);
    const auto isKnown = [&known](const QByteArray &algorithm) {
        const bool rsa = algorithm.startsWith("rsa-sha2-");
        return known.contains(rsa ? QStringLiteral("ssh-rsa") : QString::fromLatin1(algorithm));
    };
    QList<QByteArray> ordered = algorithms;
    std::stable_partition(ordered.begin(), ordered.end(), isKnown);
    return ordered;
}

Result<> KnownHosts::append(const Endpoint &host, const QString &alias, const HostKey &key, bool hashed) const
{
    if (m_userFiles.isEmpty())
        return {};
    std::string name = nameOf(host, alias);
    if (hashed) {
        std::array<quint32, 5> words{};
        QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
        name =
            openssh::hashedName(name, {reinterpret_cast<const std::uint8_t *>(words.data()), sizeof words});
    }
    return appendLine(m_userFiles.first(),
                      QByteArray::fromStdString(name) + ' ' + key.type + ' ' + key.blob.toBase64());
}

} // namespace porthole::ssh
