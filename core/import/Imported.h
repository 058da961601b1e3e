#pragma once

#include "core/model/Entry.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

/// Connections that other programs have saved: what their files say, what of it can be kept, and how it goes
/// together with what is saved already. Nothing here connects, runs or opens what a file names (SEC-51).
namespace porthole::imports {

/// What a file may have at most (SEC-51); looked at before anything is made of it.
inline constexpr qsizetype kMostBytes = qsizetype{32} << 20;
inline constexpr int kMostDepth = 64; ///< of folders, and of elements of XML
inline constexpr qsizetype kMostEntries = 100'000;
inline constexpr qsizetype kLongestName = 200;    ///< bytes of UTF-8
inline constexpr qsizetype kLongestText = 4096;   ///< characters of an address, a user, a path
inline constexpr qsizetype kLongestNotes = 65536; ///< characters
inline constexpr qsizetype kMostTags = 50, kLongestTag = 64;
inline constexpr qsizetype kMostTunnels = 100;

/// A part of an item that is not taken over, and why.
enum class Omission : quint8 {
    PasswordInClear,   ///< stands there for everybody to read; it is asked for, and may then be kept
    PasswordObscured,  ///< with a key that everybody knows
    PasswordEncrypted, ///< with a key that only the other program has
    PasswordElsewhere, ///< in the keychain, in an item of the other program's
    ProxyCommand,      ///< would be run here
    Script,            ///< the same, before or after the connection
    RemoteCommand,     ///< would be run there instead of a shell
    Proxy,
    Jump,      ///< goes through another host; ~/.ssh/config can say so
    KeyFormat, ///< a key of PuTTY's, which has to be converted first
    UnfitUser, ///< of characters that no user name has
    UnfitPort,
    UnfitTunnel,
    UnfitKeyPath,
    UnfitCommand, ///< of characters that do not show what it would do
    Domain,       ///< of Windows
    TooLong,
};

/// Why an item is not taken over at all.
enum class Refusal : quint8 {
    NoAddress,
    UnfitAddress, ///< of characters that no host name has (SEC-50)
    UnfitId,      ///< of our own export
    Template,     ///< the other program's defaults
    Unreadable,   ///< its file or line is not what it should be
    ListensOnly,  ///< it waits for a server to connect
};

/// What acts on this computer, or lets others in: it is shown, and taken only if it is approved (SEC-51).
struct Inert {
    std::optional<QString> identityFile{};
    std::optional<QString> caCertificateFile{}; ///< whom a cloud is believed by; approved as keys are
    std::optional<QString> agentCommand{};
    QList<Tunnel> tunnels{}; ///< that listen on the host, or here for others than this computer

    bool isEmpty() const { return !identityFile && !caCertificateFile && !agentCommand && tunnels.isEmpty(); }
    friend bool operator==(const Inert &, const Inert &) = default;
};

struct ImportedEntry {
    /// Its folder is beside it. It has an id only if it comes from our own export.
    Entry entry{};
    QStringList folder{}; ///< from the top
    Inert inert{};
    QList<Omission> omitted{};
    /// Of a host without a port of its own: whether the file says the usual one. It counts where the folder
    /// that the host comes to says another.
    bool saysUsualPort = false;
};

/// A folder that an item may be in. Those that say nothing need not be listed.
struct ImportedFolder {
    QStringList path{};
    EntrySettings settings{};              ///< no key's path and no credential
    std::optional<QString> identityFile{}; ///< for all that is in it; inert
    QString notes{};
    FolderId id{}; ///< of our own export
    QList<Omission> omitted{};
};

struct Refused {
    QString name{}; ///< as far as it has one
    Refusal why = Refusal::Unreadable;
};

/// What is in a file, or in a folder of them.
struct Imported {
    QList<ImportedFolder> folders{};
    QList<ImportedEntry> entries{};
    QList<Refused> refused{};
};

/// A file as it was read.
struct SourceFile {
    QString name{}; ///< without its folder
    QByteArray content{};
};

/// English, for the command line: "the password, which is encrypted with a key that only …".
const char *wordsOf(Omission omission);
const char *wordsOf(Refusal refusal);

} // namespace porthole::imports
