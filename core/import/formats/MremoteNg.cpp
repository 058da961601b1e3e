#include "core/import/formats/MremoteNg.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/MremoteCipher.h"
#include "core/import/formats/XmlWalk.h"

#include <array>

namespace porthole::imports {

namespace {

struct Protocol {
    QLatin1String name;
    EntryKind kind;
    QLatin1String scheme;
    int port;
};
constexpr std::array kProtocols{
    Protocol{QLatin1String("SSH1"), EntryKind::Host, QLatin1String(), 22},
    Protocol{QLatin1String("SSH2"), EntryKind::Host, QLatin1String(), 22},
    Protocol{QLatin1String("VNC"), EntryKind::Console, QLatin1String(), 5900},
    Protocol{QLatin1String("ARD"), EntryKind::Console, QLatin1String(), 5900},
    Protocol{QLatin1String("RDP"), EntryKind::Unsupported, QLatin1String("rdp"), 3389},
    Protocol{QLatin1String("Telnet"), EntryKind::Unsupported, QLatin1String("telnet"), 23},
    Protocol{QLatin1String("Rlogin"), EntryKind::Unsupported, QLatin1String("rlogin"), 513},
    Protocol{QLatin1String("RAW"), EntryKind::Unsupported, QLatin1String("raw"), 23},
    Protocol{QLatin1String("HTTP"), EntryKind::Unsupported, QLatin1String("http"), 80},
    Protocol{QLatin1String("HTTPS"), EntryKind::Unsupported, QLatin1String("https"), 443},
    Protocol{QLatin1String("ICA"), EntryKind::Unsupported, QLatin1String("ica"), 1494},
};
constexpr Protocol kUnknown{QLatin1String(), EntryKind::Unsupported, QLatin1String("mremoteng"), 1};

const Protocol &protocolOf(const QString &name)
{
    for (const Protocol &known : kProtocols) {
        if (name.compare(known.name, Qt::CaseInsensitive) == 0)
            return known;
    }
    return kUnknown;
}

bool isXml(const QString &text) { return QStringView(text).trimmed().startsWith(u'<'); }

bool saysTrue(const QString &text) { return text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0; }

/// A node as it counts for those within: with what it inherits itself.
struct Node {
    QString name, id, host, protocol, port, user;
    QString key;           ///< a private key's path
    bool saysUser = false; ///< rather than leaving it to its container
    bool saysKey = false;  ///< the same
    QStringList folder;    ///< within it, if it is a container
    bool isContainer = false;
};

/// The user and the key of a container that are set go to all that inherit them.
ImportedFolder folderOf(const Node &node, const QString &notes)
{
    ImportedFolder folder;
    folder.path = node.folder;
    folder.notes = notesOf(notes);
    ImportedEntry checked;
    if (node.saysUser)
        takeUser(checked, node.user);
    if (node.saysKey)
        takeKey(checked, node.key);
    folder.settings = checked.entry.settings;
    folder.identityFile = checked.inert.identityFile;
    folder.omitted = checked.omitted;
    return folder;
}

class Reader {
public:
    explicit Reader(std::string_view password)
        : m_password(password)
    {}
    Result<Imported> read(const QString &text)
    {
        PH_DO(walk(text));
        if (!m_isMremote)
            return Error::make(ErrorKind::Usage, "it is no file of mRemoteNG's");
        return m_collector.take();
    }

private:
    Result<> walk(const QString &text)
    {
        XmlWalk walk(text);
        while (true) {
            PH_TRY(const XmlStep step, walk.next());
            if (step == XmlStep::End)
                return {};
            if (walk.name() == u"Connections")
                PH_DO(step == XmlStep::Opens ? begin(walk) : end(walk.text()));
            else if (walk.name() == u"Node")
                PH_DO(step == XmlStep::Opens ? open(walk) : close());
        }
    }
    Result<> begin(const XmlWalk &walk)
    {
        m_isMremote = true;
        m_wholeIsEncrypted = m_depth == 0 && saysTrue(walk.attribute(QLatin1String("FullFileEncryption")));
        m_cipher = {walk.attribute(QLatin1String("EncryptionEngine")).toLatin1(),
                    walk.attribute(QLatin1String("BlockCipherMode")).toLatin1(),
                    walk.attribute(QLatin1String("KdfIterations")).toInt()};
        return {};
    }
    /// What was encrypted as a whole is the XML of all nodes, one after the other.
    Result<> end(const QString &encrypted)
    {
        if (!std::exchange(m_wholeIsEncrypted, false))
            return {};
        ++m_depth; // what is within is never taken for encrypted again
        PH_TRY(const QByteArray plain, m_cipher.decrypt(encrypted.toLatin1(), m_password));
        return walk(QStringLiteral("<Connections>") + QString::fromUtf8(plain) +
                    QStringLiteral("</Connections>"));
    }
    Result<> open(const XmlWalk &walk);
    Result<> close()
    {
        m_nodes.removeLast();
        return {};
    }
    Node nodeOf(const XmlWalk &walk) const;
    Result<> addConnection(const XmlWalk &walk, const Node &node);

    Collector m_collector;
    QList<Node> m_nodes; // those that are open, the innermost last
    const std::string_view m_password;
    MremoteCipher m_cipher;
    bool m_isMremote = false, m_wholeIsEncrypted = false;
    int m_depth = 0;
};

Node Reader::nodeOf(const XmlWalk &walk) const
{
    const Node above = m_nodes.isEmpty() ? Node() : m_nodes.last();
    const auto value = [&](QLatin1String name, QLatin1String inherit, const QString &inherited) {
        const bool inherits = !m_nodes.isEmpty() && saysTrue(walk.attribute(inherit));
        return inherits ? inherited : walk.attribute(name);
    };
    Node node;
    node.name = walk.attribute(QLatin1String("Name"));
    node.id = walk.attribute(QLatin1String("Id"));
    node.host = walk.attribute(QLatin1String("Hostname"));
    node.protocol = value(QLatin1String("Protocol"), QLatin1String("InheritProtocol"), above.protocol);
    node.port = value(QLatin1String("Port"), QLatin1String("InheritPort"), above.port);
    node.user = value(QLatin1String("Username"), QLatin1String("InheritUsername"), above.user);
    node.key = value(QLatin1String("PrivateKeyPath"), QLatin1String("InheritPrivateKeyPath"), above.key);
    node.saysKey = m_nodes.isEmpty() || !saysTrue(walk.attribute(QLatin1String("InheritPrivateKeyPath")));
    // One that inherits none where there is one says that it has none.
    node.saysUser = (m_nodes.isEmpty() || !saysTrue(walk.attribute(QLatin1String("InheritUsername")))) &&
                    !(node.user.isEmpty() && above.user.isEmpty());
    node.isContainer = walk.attribute(QLatin1String("Type")) == QLatin1String("Container");
    node.folder = above.folder;
    if (node.isContainer)
        node.folder << (node.name.trimmed().isEmpty() ? QStringLiteral("?") : node.name);
    return node;
}

Result<> Reader::addConnection(const XmlWalk &walk, const Node &node)
{
    const Protocol &protocol = protocolOf(node.protocol);
    Draft draft;
    draft.kind = protocol.kind;
    draft.scheme = protocol.scheme;
    draft.usualPort = protocol.port;
    draft.name = node.name;
    draft.folder = node.folder;
    draft.host = node.host;
    draft.notes = walk.attribute(QLatin1String("Descr"));
    draft.origin = QStringLiteral("mremoteng:") +
                   (node.id.isEmpty() ? (node.folder + QStringList{node.name}).join(u'/') : node.id);
    if (node.saysUser)
        draft.user = node.user;
    if (node.saysKey)
        draft.key = node.key;
    if (const auto port = portOf(node.port))
        draft.port = *port;
    else if (!node.port.isEmpty())
        draft.omitted << Omission::UnfitPort;
    const auto leaveOut = [&](QLatin1String name, Omission why) {
        if (!walk.attribute(name).isEmpty())
            draft.omitted << why;
    };
    leaveOut(QLatin1String("Password"), Omission::PasswordObscured);
    leaveOut(QLatin1String("Domain"), Omission::Domain);
    leaveOut(QLatin1String("SSHTunnelConnectionName"), Omission::Jump);
    leaveOut(QLatin1String("SSHOptions"), Omission::ProxyCommand);
    leaveOut(QLatin1String("OpeningCommand"), Omission::RemoteCommand);
    leaveOut(QLatin1String("PreExtApp"), Omission::Script);
    leaveOut(QLatin1String("PostExtApp"), Omission::Script);
    leaveOut(QLatin1String("VNCProxyIP"), Omission::Proxy);
    return m_collector.add(std::move(draft));
}

Result<> Reader::open(const XmlWalk &walk)
{
    const Node node = nodeOf(walk);
    m_nodes << node;
    if (!node.isContainer)
        return addConnection(walk, node);
    ImportedFolder folder = folderOf(node, walk.attribute(QLatin1String("Descr")));
    folder.path = imports::folderOf(folder.path);
    return m_collector.add(std::move(folder));
}

} // namespace

Result<Imported> importMremoteNg(const QByteArray &file, std::string_view password)
{
    const std::string_view used = password.empty() ? kMremotePassword : password;
    PH_TRY(QString text, textOf(file));
    if (!isXml(text)) { // version 2.5 is encrypted from its first character on
        PH_TRY(const QByteArray plain, decryptLegacyMremote(text.toLatin1(), used));
        // One in 256 wrong passwords leaves a padding that looks right.
        auto decrypted = textOf(plain);
        if (!decrypted || !isXml(*decrypted))
            return Error::make(ErrorKind::AuthRejected, "it is encrypted with a password of its own");
        text = *std::move(decrypted);
    }
    return Reader(used).read(text);
}

} // namespace porthole::imports
