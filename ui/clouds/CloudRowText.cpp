#include "ui/clouds/CloudRowText.h"

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Tr.h"
#include "ui/clouds/CloudText.h"

namespace porthole::ui {

namespace {

QString listingText(const HolderNode &holder)
{
    const qsizetype known = holder.byId.size();
    switch (holder.listing) {
    case ListingState::Idle:
        return tr("Not listed yet");
    case ListingState::Loading:
        return known > 0 ? tr("Listing… %1 so far").arg(known) : tr("Listing…");
    case ListingState::Complete:
        return known > 0 ? tr("%n server(s)", nullptr, static_cast<int>(known)) : tr("No servers");
    case ListingState::Failed:
        return holder.listingTrouble.isEmpty() ? tr("Could not be listed")
                                               : tr("Could not be listed: %1").arg(holder.listingTrouble);
    }
    return {};
}

QString groupText(const HolderNode &group)
{
    if (group.scope)
        return listingText(group);
    const int count = static_cast<int>(group.children.size());
    const bool projects = !group.children.empty() && group.children.front()->kind == CloudRow::Project;
    return projects ? tr("%n project(s)", nullptr, count) : tr("%n region(s)", nullptr, count);
}

QString viaName(const CloudVia &via)
{
    return via.name.isEmpty() ? tr("a host that is not saved any more") : via.name;
}

QString cloudText(const CloudEntry &cloud)
{
    if (!cloud.summary.problem.isEmpty())
        return tr("Cannot be used: %1").arg(cloud.summary.problem);
    if (cloud.state != CloudState::Open)
        return cloudStateText(cloud.state, cloud.trouble, cloud.neededSecret);
    if (cloud.scopes.empty())
        return tr("Signed in; no project to list");
    return groupText(cloud);
}

QString cloudDetail(const CloudEntry &cloud)
{
    const QString text = cloudText(cloud);
    return cloud.via ? tr("%1 · via %2").arg(text, viaName(*cloud.via)) : text;
}

} // namespace

QString rowDetail(const CloudNode &node)
{
    switch (node.kind) {
    case CloudRow::Server:
        return serverDetail(static_cast<const ServerNode &>(node).server);
    case CloudRow::Cloud:
        return cloudDetail(static_cast<const CloudEntry &>(node));
    case CloudRow::Project:
    case CloudRow::Region:
        return groupText(static_cast<const HolderNode &>(node));
    }
    return {};
}

QIcon rowIcon(const CloudNode &node)
{
    switch (node.kind) {
    case CloudRow::Server:
        return serverIcon(static_cast<const ServerNode &>(node).server);
    case CloudRow::Cloud:
        return static_cast<const CloudEntry &>(node).summary.problem.isEmpty()
                   ? cloudIcon(static_cast<const CloudEntry &>(node).state)
                   : cloudIcon(CloudState::Failed);
    case CloudRow::Project:
        return icon(QLatin1StringView("project"), IconColour::Muted);
    case CloudRow::Region:
        return icon(QLatin1StringView("region"), IconColour::Muted);
    }
    return {};
}

QString rowToolTip(const CloudNode &node)
{
    QStringList lines{node.text, rowDetail(node)};
    if (node.kind == CloudRow::Server) {
        const Server &server = static_cast<const ServerNode &>(node).server;
        const auto add = [&lines](const QString &what, const QString &value) {
            if (!value.isEmpty())
                lines << what.arg(value);
        };
        add(tr("Problem: %1"), server.fault);
        add(tr("Flavor: %1"), server.flavor);
        add(tr("Image: %1"), server.image);
        add(tr("Zone: %1"), server.availabilityZone);
        add(tr("Id: %1"), server.id.value);
        if (server.locked)
            lines << tr("Locked: only administrators may change it");
    } else if (node.kind == CloudRow::Cloud) {
        const auto &cloud = static_cast<const CloudEntry &>(node);
        lines << sourceText(cloud.summary);
        if (cloud.via)
            lines << tr("Reached through %1, consoles too").arg(viaName(*cloud.via));
    }
    return toolTipLines(lines);
}

bool isUnopened(const CloudNode &node)
{
    if (node.kind == CloudRow::Server)
        return false;
    if (node.kind == CloudRow::Cloud) {
        const auto &cloud = static_cast<const CloudEntry &>(node);
        if (cloud.state == CloudState::Idle)
            return cloud.summary.problem.isEmpty();
        if (cloud.state != CloudState::Open)
            return false;
    }
    const auto &holder = static_cast<const HolderNode &>(node);
    return holder.scope && holder.listing == ListingState::Idle;
}

bool mayHoldMore(const CloudNode &node)
{
    if (isUnopened(node))
        return true;
    if (node.kind == CloudRow::Server)
        return false;
    if (node.kind == CloudRow::Cloud && static_cast<const CloudEntry &>(node).state == CloudState::SigningIn)
        return true;
    return static_cast<const HolderNode &>(node).listing == ListingState::Loading;
}

ServerRef refOf(const ServerNode &node)
{
    const CloudNode *cloud = node.parent;
    while (cloud->kind != CloudRow::Cloud)
        cloud = cloud->parent;
    return {cloud->text, *static_cast<const HolderNode *>(node.parent)->scope, node.server.id};
}

} // namespace porthole::ui
