#include "core/store/EntryChecks.h"

#include "core/model/EntryEdits.h"
#include "core/model/TunnelText.h"

#include <QSet>
#include <algorithm>

namespace porthole::store {

namespace {

Error unfit(const std::string &why) { return Error::make(ErrorKind::Usage, why); }

bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// What is shown in one line.
Result<> checkLine(const QString &text, const char *what, qsizetype longest)
{
    if (text.isEmpty())
        return unfit(std::string(what) + " is missing");
    if (text.size() > longest)
        return unfit(std::string(what) + " has at most " + std::to_string(longest) + " characters");
    if (hasControl(text))
        return unfit(std::string(what) + " has no control characters");
    return {};
}

Result<> checkText(const QString &text, const char *what, qsizetype longest = EntryLimits::kText)
{
    if (text.size() > longest)
        return unfit(std::string(what) + " has at most " + std::to_string(longest) + " characters");
    if (text.contains(QChar(0)))
        return unfit(std::string(what) + " has no NUL");
    return {};
}

bool isColour(const QString &text)
{
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return text.isEmpty() ||
           (text.size() == 7 && text[0] == u'#' && std::all_of(text.begin() + 1, text.end(), isDigit));
}

Result<> checkSettings(const EntrySettings &settings)
{
    PH_DO(checkText(settings.user.value_or(QString()), "a user name"));
    PH_DO(checkText(settings.identityFile.value_or(QString()), "a key's path"));
    if (settings.credential && !settings.credential->value.isEmpty() && !isUuid(settings.credential->value))
        return unfit("a credential is referred to by a UUID");
    if (!isColour(settings.colour.value_or(QString())))
        return unfit("a colour is \"#rrggbb\" in lower case");
    return {};
}

Result<QStringList> fitTags(QStringList tags)
{
    for (QString &tag : tags) {
        tag = tag.trimmed();
        PH_DO(checkLine(tag, "a tag", EntryLimits::kTag));
    }
    std::sort(tags.begin(), tags.end());
    tags.removeDuplicates();
    if (tags.size() > EntryLimits::kTags)
        return unfit("an entry has at most " + std::to_string(EntryLimits::kTags) + " tags");
    return tags;
}

Result<> checkTexts(const Entry &entry)
{
    PH_DO(checkLine(entry.name, "a name", EntryLimits::kName));
    if (entry.address.trimmed().isEmpty())
        return unfit("an address is missing");
    PH_DO(checkText(entry.address, "an address"));
    PH_DO(checkText(entry.agentCommand.value_or(QString()), "an agent's command"));
    PH_DO(checkText(entry.cloud, "a cloud's name"));
    PH_DO(checkText(entry.notes, "a note", EntryLimits::kNotes));
    PH_DO(checkText(entry.origin, "an origin"));
    return checkText(entry.imported, "what an import wrote");
}

} // namespace

Result<Entry> fitEntry(Entry entry)
{
    if (!isUuid(entry.id.value))
        return unfit("an entry has a UUID for an id");
    if (!entry.folder.value.isEmpty() && !isUuid(entry.folder.value))
        return unfit("a folder has a UUID for an id");
    entry.name = entry.name.trimmed();
    PH_DO(checkTexts(entry));
    PH_DO(checkSettings(entry.settings));
    if (entry.tunnels.size() > EntryLimits::kTunnels)
        return unfit("a host has at most " + std::to_string(EntryLimits::kTunnels) + " tunnels");
    for (const Tunnel &tunnel : entry.tunnels)
        PH_DO(checkTunnel(tunnel));
    if (entry.description) {
        if (entry.kind != EntryKind::Cloud)
            return unfit("a cloud alone is described as one");
        PH_DO(parseAuthUrl(entry.address));
        PH_TRY(entry.description, fitDescription(*std::move(entry.description)));
    }
    PH_TRY(entry.tags, fitTags(std::move(entry.tags)));
    entry.uses = std::max(entry.uses, 0);
    return entry;
}

Result<Folder> fitFolder(Folder folder)
{
    if (!isUuid(folder.id.value) || (!folder.parent.value.isEmpty() && !isUuid(folder.parent.value)))
        return unfit("a folder has a UUID for an id");
    folder.name = folder.name.trimmed();
    PH_DO(checkLine(folder.name, "a folder's name", EntryLimits::kName));
    PH_DO(checkText(folder.notes, "a note", EntryLimits::kNotes));
    PH_DO(checkSettings(folder.settings));
    return folder;
}

Result<> checkTree(const QList<Folder> &folders)
{
    const FolderTree tree(folders);
    QSet<QString> names;
    for (const Folder &folder : folders) {
        if (!folder.parent.value.isEmpty() && !tree.find(folder.parent))
            return unfit("a folder is in one that does not exist");
        const auto way = tree.wayUp(folder.id);
        if (way.size() > EntryLimits::kFolderDepth)
            return unfit("folders are at most " + std::to_string(EntryLimits::kFolderDepth) + " deep");
        // The way up ends at the top, or else where it would begin again.
        if (!way.last()->parent.value.isEmpty())
            return unfit("a folder is not within itself");
        const QString name = folder.parent.value + u'/' + foldedName(folder.name);
        if (names.contains(name))
            return unfit("a folder is called \"" + folder.name.toStdString() + "\" there already");
        names.insert(name);
    }
    return {};
}

} // namespace porthole::store
