#include "core/import/EntryFields.h"

#include "core/import/formats/JsonNames.h"
#include "core/model/EntryEdits.h"
#include "core/model/TunnelText.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace porthole::imports {

namespace {

constexpr qsizetype kFirstFields = 14; // of the first version that wrote digests
constexpr qsizetype kDigest = 8;       // hexadecimal digits: four bytes
constexpr QChar kTaken(u':');          // ahead of what was taken of the tunnels

/// One that is not set differs from one that is empty.
QString textOf(const std::optional<QString> &text) { return text ? u'=' + *text : QString(); }

QString textOf(const QList<Tunnel> &tunnels)
{
    QStringList lines;
    for (const Tunnel &tunnel : tunnels)
        lines << nameIn(kTunnelNames, tunnel.kind) + u' ' + porthole::textOf(tunnel);
    lines.sort();
    return lines.join(u'\n');
}

/// Without the file of authorities, which is a field of its own.
QString textOf(std::optional<CloudDescription> description)
{
    if (!description)
        return {};
    description->caCertificateFile.clear();
    return QString::fromUtf8(QJsonDocument(jsonOf(*description)).toJson(QJsonDocument::Compact));
}

/// Those of the fields alone; empty if they are of no version that is known.
QStringView fieldDigests(const QString &digests)
{
    const QStringView fields = QStringView(digests).left(digests.indexOf(kTaken));
    const qsizetype known = fields.size() / kDigest;
    const bool isKnown = fields.size() % kDigest == 0 && known >= kFirstFields && known <= kEntryFields;
    return isKnown ? fields : QStringView();
}

} // namespace

const char *wordsOf(EntryField field)
{
    switch (field) {
    case EntryField::Kind:
        return "the kind";
    case EntryField::Name:
        return "the name";
    case EntryField::Folder:
        return "the folder";
    case EntryField::Address:
        return "the address";
    case EntryField::User:
        return "the user";
    case EntryField::Port:
        return "the port";
    case EntryField::IdentityFile:
        return "the key";
    case EntryField::Agent:
        return "whether an agent is started";
    case EntryField::AgentCommand:
        return "the agent's command";
    case EntryField::Colour:
        return "the colour";
    case EntryField::Tunnels:
        return "the tunnels";
    case EntryField::Tags:
        return "the tags";
    case EntryField::Notes:
        return "the notes";
    case EntryField::Cloud:
        return "the cloud";
    case EntryField::Description:
        return "how the cloud is signed in to";
    case EntryField::CaCertificateFile:
        return "the file of certificate authorities";
    }
    return "";
}

QList<QString> fieldsOf(const Entry &entry, const QStringList &folder)
{
    const EntrySettings &settings = entry.settings;
    return {nameIn(kKindNames, entry.kind), entry.name, foldedName(folder.join(QChar(1))), entry.address,
            textOf(settings.user), settings.port ? QString::number(*settings.port) : QString(),
            textOf(settings.identityFile), settings.agent ? nameIn(kAgentNames, *settings.agent) : QString(),
            textOf(entry.agentCommand), textOf(settings.colour), textOf(entry.tunnels),
            entry.tags.join(u'\n'), entry.notes,
            // Of a gateway it is where somebody was last.
            entry.kind == EntryKind::Server ? entry.cloud : QString(), textOf(entry.description),
            entry.description ? entry.description->caCertificateFile : QString()};
}

QList<QString> fieldsOf(const ImportedEntry &item)
{
    Entry whole = item.entry;
    if (item.inert.identityFile)
        whole.settings.identityFile = item.inert.identityFile;
    if (item.inert.caCertificateFile && whole.description)
        whole.description->caCertificateFile = *item.inert.caCertificateFile;
    if (item.inert.agentCommand)
        whole.agentCommand = item.inert.agentCommand;
    whole.tunnels << item.inert.tunnels;
    return fieldsOf(whole, item.folder);
}

QString digestsOf(const QList<QString> &fields, const QList<Tunnel> &taken)
{
    QString digests;
    for (const QString &field : fields)
        digests += digestOf(field);
    return digests + kTaken + digestOf(textOf(taken));
}

QString digestOf(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(kDigest));
}

QString digestAt(const QString &digests, EntryField field)
{
    return fieldDigests(digests).mid(static_cast<qsizetype>(field) * kDigest, kDigest).toString();
}

bool hadText(const QString &digests, EntryField field, const QString &text)
{
    if (fieldDigests(digests).isEmpty())
        return false;
    // Those of a version that had fewer fields say nothing of the others, which were empty.
    const QString digest = digestAt(digests, field);
    return digest.isEmpty() ? text.isEmpty() : digest == digestOf(text);
}

bool hadTunnels(const QString &digests, const QString &text)
{
    return digests.endsWith(kTaken + digestOf(text));
}

} // namespace porthole::imports
