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

/// With what would act here: the page approves of none of it (SEC-51).
QStringList leftOut(const ImportedEntry &imported)
{
    QStringList words;
    for (const Omission omission : imported.omitted)
        words << textOf(omission);
    const Inert &inert = imported.inert;
    if (inert.identityFile)
        words << ImportWords::tr("the key %1").arg(*inert.identityFile);
    if (inert.agentCommand)
        words << ImportWords::tr("the agent %1").arg(*inert.agentCommand);
    for (const Tunnel &tunnel : inert.tunnels)
        words << ImportWords::tr("the tunnel %1, which lets others in").arg(porthole::textOf(tunnel));
    return words;
}

// Here, because lupdate loses the context in a function that returns what is in another namespace.

QString detailOf(const ImportedEntry &imported)
{
    if (imported.folder.isEmpty())
        return imported.entry.address;
    return ImportWords::tr("%1, in %2")
        .arg(imported.entry.address, imported.folder.join(QStringLiteral(" / ")));
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
    case Omission::FolderKey:
        return ImportWords::tr("the key of a folder");
    case Omission::UnfitUser:
        return ImportWords::tr("the user, which has characters that no user name has");
    case Omission::UnfitPort:
        return ImportWords::tr("the port, which is none");
    case Omission::UnfitTunnel:
        return ImportWords::tr("a tunnel that cannot be understood");
    case Omission::UnfitKeyPath:
        return ImportWords::tr("the key, which is no path");
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
                              leftOut(item.imported), item.selected});
    for (const Refused &refused : plan.refused)
        preview.refused << refusalOf(refused);
    return preview;
}

} // namespace porthole::imports
