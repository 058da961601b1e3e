#include "app/imports/ImportText.h"

#include "core/model/TunnelText.h"

#include <QCoreApplication>

namespace porthole::imports {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("porthole::imports", text); }

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
        words << tr("the key %1").arg(*inert.identityFile);
    if (inert.agentCommand)
        words << tr("the agent %1").arg(*inert.agentCommand);
    for (const Tunnel &tunnel : inert.tunnels)
        words << tr("the tunnel %1, which lets others in").arg(porthole::textOf(tunnel));
    return words;
}

} // namespace

QString textOf(Omission omission)
{
    switch (omission) {
    case Omission::PasswordInClear:
        return tr("the password, which stands there in clear");
    case Omission::PasswordObscured:
        return tr("the password, which is obscured with a key that everybody knows");
    case Omission::PasswordEncrypted:
        return tr("the password, which is encrypted for the other program");
    case Omission::PasswordElsewhere:
        return tr("the password, which is the other program's in the keychain");
    case Omission::ProxyCommand:
        return tr("the proxy command, which would be run on this computer");
    case Omission::Script:
        return tr("a command that would be run on this computer");
    case Omission::RemoteCommand:
        return tr("the command that takes the place of a shell");
    case Omission::Proxy:
        return tr("the proxy");
    case Omission::Jump:
        return tr("the way through another host (~/.ssh/config can say ProxyJump)");
    case Omission::KeyFormat:
        return tr("the key, which is PuTTY's and has to be converted (puttygen -O private-openssh)");
    case Omission::FolderKey:
        return tr("the key of a folder");
    case Omission::UnfitUser:
        return tr("the user, which has characters that no user name has");
    case Omission::UnfitPort:
        return tr("the port, which is none");
    case Omission::UnfitTunnel:
        return tr("a tunnel that cannot be understood");
    case Omission::UnfitKeyPath:
        return tr("the key, which is no path");
    case Omission::Domain:
        return tr("the Windows domain");
    case Omission::TooLong:
        return tr("what is too long to be kept");
    }
    return {};
}

QString textOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoAddress:
        return tr("it has no address");
    case Refusal::UnfitAddress:
        return tr("its address is none");
    case Refusal::UnfitId:
        return tr("its id is none");
    case Refusal::Template:
        return tr("it holds the defaults for others");
    case Refusal::Unreadable:
        return tr("it cannot be read");
    case Refusal::ListensOnly:
        return tr("it waits for a server to connect, which Porthole does not");
    }
    return {};
}

ui::ImportPreview previewOf(const Plan &plan, const QString &source)
{
    ui::ImportPreview preview{source, {}, {}};
    for (const PlanItem &item : plan.items) {
        const ImportedEntry &imported = item.imported;
        QString detail = imported.entry.address;
        if (!imported.folder.isEmpty())
            detail = tr("%1, in %2").arg(detail, imported.folder.join(QStringLiteral(" / ")));
        preview.items.append(
            {imported.entry.name, detail, stateOf(item.state), leftOut(imported), item.selected});
    }
    for (const Refused &refused : plan.refused)
        preview.refused << tr("%1: %2").arg(refused.name, textOf(refused.why));
    return preview;
}

} // namespace porthole::imports
