#include "app/imports/ImportText.h"

#include "core/model/TunnelText.h"

#include <QCoreApplication>

namespace porthole::imports {

namespace {

/// The context of these texts.
struct ImportWords {
    Q_DECLARE_TR_FUNCTIONS(porthole::imports::ImportWords)
};

ui::ImportState stateOf(PlanState state)
{
    switch (state) {
    case PlanState::New:
        return ui::ImportState::New;
    case PlanState::Changed:
        return ui::ImportState::Changed;
    case PlanState::Unchanged:
        return ui::ImportState::Unchanged;
    case PlanState::AlreadyHere:
        return ui::ImportState::AlreadyHere;
    case PlanState::ChangedHere:
        return ui::ImportState::ChangedHere;
    case PlanState::InTrash:
        return ui::ImportState::InTrash;
    }
    return ui::ImportState::New;
}

QStringList leftOut(const QList<Omission> &omitted)
{
    QStringList words;
    for (const Omission omission : omitted)
        words << textOf(omission);
    return words;
}

/// "-R 9000:localhost:22", as ssh(1) has it; its kind is a part of what is approved.
QString tunnelText(const Tunnel &tunnel)
{
    switch (tunnel.kind) {
    case Tunnel::Kind::Local:
        return QStringLiteral("-L ") + porthole::textOf(tunnel);
    case Tunnel::Kind::Remote:
        return QStringLiteral("-R ") + porthole::textOf(tunnel);
    case Tunnel::Kind::Dynamic:
        return QStringLiteral("-D ") + porthole::textOf(tunnel);
    }
    return {};
}

// Each by itself, because lupdate loses the context in a function that returns what is in another namespace.

QString keyWords() { return ImportWords::tr("Private key to sign in with"); }

QString authorityWords() { return ImportWords::tr("Certificate authorities to believe"); }

QString commandWords() { return ImportWords::tr("Command that is run on the host"); }

QString tunnelWords() { return ImportWords::tr("Tunnel that lets others in"); }

/// In the order in which approvedOf() reads the answers.
QList<ui::ImportActing> actingOf(const Inert &inert)
{
    QList<ui::ImportActing> acting;
    if (inert.identityFile)
        acting << ui::ImportActing{keyWords(), *inert.identityFile};
    if (inert.caCertificateFile)
        acting << ui::ImportActing{authorityWords(), *inert.caCertificateFile};
    if (inert.agentCommand)
        acting << ui::ImportActing{commandWords(), *inert.agentCommand};
    for (const Tunnel &tunnel : inert.tunnels)
        acting << ui::ImportActing{tunnelWords(), tunnelText(tunnel)};
    return acting;
}

Inert approvedOf(const Inert &inert, const QList<bool> &answers)
{
    Inert approved;
    qsizetype at = 0;
    if (inert.identityFile && answers.value(at++))
        approved.identityFile = inert.identityFile;
    if (inert.caCertificateFile && answers.value(at++))
        approved.caCertificateFile = inert.caCertificateFile;
    if (inert.agentCommand && answers.value(at++))
        approved.agentCommand = inert.agentCommand;
    for (const Tunnel &tunnel : inert.tunnels) {
        if (answers.value(at++))
            approved.tunnels << tunnel;
    }
    return approved;
}

QString detailOf(const ImportedEntry &imported)
{
    if (imported.folder.isEmpty())
        return imported.entry.address;
    return ImportWords::tr("%1, in %2")
        .arg(imported.entry.address, imported.folder.join(QStringLiteral(" / ")));
}

/// "prod / web: its name, its notes"
QString detailOf(const PlanFolder &folder)
{
    QStringList parts;
    if (folder.hasOtherName)
        parts << ImportWords::tr("its name");
    if (folder.hasOtherSettings)
        parts << ImportWords::tr("its settings");
    if (folder.hasOtherNotes)
        parts << ImportWords::tr("its notes");
    return ImportWords::tr("%1: %2").arg(folder.imported.path.join(QStringLiteral(" / ")),
                                         parts.join(QStringLiteral(", ")));
}

QString refusalOf(const Refused &refused)
{
    return ImportWords::tr("%1: %2").arg(refused.name, textOf(refused.why));
}

} // namespace

QString textOf(Omission omission)
{
    switch (omission) {
    case Omission::PasswordInClear:
        return ImportWords::tr("the password, which stands there in clear");
    case Omission::PasswordObscured:
        return ImportWords::tr("the password, which is obscured with a key that everybody knows");
    case Omission::PasswordEncrypted:
        return ImportWords::tr("the password, which is encrypted for the other program");
    case Omission::PasswordElsewhere:
        return ImportWords::tr("the password, which is the other program's in the keychain");
    case Omission::ProxyCommand:
        return ImportWords::tr("the proxy command, which would be run on this computer");
    case Omission::Script:
        return ImportWords::tr("a command that would be run on this computer");
    case Omission::RemoteCommand:
        return ImportWords::tr("the command that takes the place of a shell");
    case Omission::Proxy:
        return ImportWords::tr("the proxy");
    case Omission::Jump:
        return ImportWords::tr("the way through another host (~/.ssh/config can say ProxyJump)");
    case Omission::KeyFormat:
        return ImportWords::tr(
            "the key, which is PuTTY's and has to be converted (puttygen -O private-openssh)");
    case Omission::UnfitUser:
        return ImportWords::tr("the user, which has characters that no user name has");
    case Omission::UnfitPort:
        return ImportWords::tr("the port, which is none");
    case Omission::UnfitTunnel:
        return ImportWords::tr("a tunnel that cannot be understood");
    case Omission::UnfitKeyPath:
        return ImportWords::tr("the key, which is no path");
    case Omission::UnfitCommand:
        return ImportWords::tr("the agent's command, which has characters that cannot be shown");
    case Omission::Domain:
        return ImportWords::tr("the Windows domain");
    case Omission::TooLong:
        return ImportWords::tr("what is too long to be kept");
    }
    return {};
}

QString textOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoAddress:
        return ImportWords::tr("it has no address");
    case Refusal::UnfitAddress:
        return ImportWords::tr("its address is none");
    case Refusal::UnfitId:
        return ImportWords::tr("its id is none");
    case Refusal::Template:
        return ImportWords::tr("it holds the defaults for others");
    case Refusal::Unreadable:
        return ImportWords::tr("it cannot be read");
    case Refusal::ListensOnly:
        return ImportWords::tr("it waits for a server to connect, which Porthole does not");
    }
    return {};
}

ui::ImportPreview previewOf(const Plan &plan, const QString &source)
{
    ui::ImportPreview preview{source, {}, {}};
    for (const PlanItem &item : plan.items)
        preview.items.append({item.imported.entry.name, detailOf(item.imported), stateOf(item.state),
                              leftOut(item.imported.omitted), actingOf(item.pending), item.selected});
    for (const PlanFolderKey &key : plan.keys)
        preview.items.append({key.importedFolder.last(),
                              key.importedFolder.join(QStringLiteral(" / ")),
                              ui::ImportState::Folder,
                              {},
                              {{keyWords(), key.identityFile}}});
    for (const PlanFolder &folder : plan.changedFolders)
        preview.items.append({folder.imported.path.last(),
                              detailOf(folder),
                              ui::ImportState::FolderDiffers,
                              leftOut(folder.imported.omitted),
                              {},
                              folder.selected});
    for (const PlanEmptyFolder &folder : plan.emptyFolders)
        preview.items.append({folder.imported.path.last(),
                              folder.imported.path.join(QStringLiteral(" / ")),
                              ui::ImportState::FolderNew,
                              leftOut(folder.imported.omitted),
                              {},
                              folder.selected});
    for (const Refused &refused : plan.refused)
        preview.refused << refusalOf(refused);
    return preview;
}

void choose(Plan &plan, const QList<ui::ImportChoice> &choices)
{
    qsizetype at = 0;
    for (PlanItem &item : plan.items) {
        const ui::ImportChoice choice = choices.value(at++);
        item.selected = choice.selected;
        item.approved = approvedOf(item.pending, choice.approved);
    }
    for (PlanFolderKey &key : plan.keys)
        key.approved = choices.value(at++).approved.value(0);
    for (PlanFolder &folder : plan.changedFolders)
        folder.selected = choices.value(at++).selected;
    for (PlanEmptyFolder &folder : plan.emptyFolders)
        folder.selected = choices.value(at++).selected;
}

} // namespace porthole::imports
