// What the address field finds as one types.

#include "ui/AddressBar.h"
#include "ui/Icons.h"
#include "ui/clouds/CloudText.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/EntryTreeModel.h"
#include "ui/hosts/KnownHosts.h"

#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr std::size_t kMostShown = 8;
constexpr int kMostEntries = 5; // so that there is room for servers as well
constexpr QChar kActionsAlone(u'>');

struct NamedAction {
    QString name; ///< with the menu that it is in: "Appearance: Dark"
    QAction *action;
};

void collect(const QMenu &menu, const QString &around, std::vector<NamedAction> &all)
{
    for (QAction *action : menu.actions()) {
        const QString name = QString(action->text()).remove(u'&').section(u'\t', 0, 0);
        if (const QMenu *inner = action->menu())
            collect(*inner, name + QStringLiteral(": "), all);
        else if (!action->isSeparator() && action->isEnabled())
            all.push_back({around + name, action});
    }
}

} // namespace

void AddressBar::addEntries(std::vector<Suggestion> &found) const
{
    for (const EntryId &id : m_found)
        if (const Entry *entry = m_entries.find(id)) {
            const QString path = folderPath(entry->folder, m_entries.folders());
            const QString detail = entryDetail(*entry, m_entries.folders());
            found.push_back({id, entry->name,
                             path.isEmpty() ? detail : QStringLiteral("%1 · %2").arg(detail, path),
                             kindIcon(entry->kind)});
        }
}

void AddressBar::addServers(std::vector<Suggestion> &found, const QString &words) const
{
    constexpr int kUsed = 100; // more than any fit of words
    const auto servers = m_clouds.search(words, kMostShown - std::min(found.size(), kMostShown),
                                         [this](const ServerRef &server) {
                                             const qsizetype at = m_used.indexOf(server);
                                             return at < 0 ? 0 : kUsed - static_cast<int>(at);
                                         });
    for (const ServerHit &hit : servers)
        found.push_back({hit.ref, serverTitle(hit.server),
                         QStringLiteral("%1 · %2").arg(hit.where, serverDetail(hit.server)),
                         serverIcon(hit.server)});
}

void AddressBar::addActions(std::vector<Suggestion> &found, const QString &words) const
{
    std::vector<NamedAction> all;
    if (m_menu)
        collect(*m_menu, {}, all);
    const ServerFilter filter(words);
    for (const NamedAction &known : all)
        if (found.size() < kMostShown && filter.matches(known.name.toLower()))
            found.push_back({QPointer<QAction>(known.action), known.name, tr("Action"),
                             icon(QLatin1StringView("menu"), IconColour::Muted)});
}

std::vector<Suggestion> AddressBar::suggestionsFor(const QString &text) const
{
    std::vector<Suggestion> found;
    if (text.startsWith(kActionsAlone)) {
        addActions(found, text.mid(1));
        return found;
    }
    const QString words = QString(text).replace(u'/', u' ');
    addEntries(found);
    // What is not kept is found here: there is a handful of it at most.
    const auto isOther = [this](const SavedHost &host) { return !m_entries.isKept({host.id.value}); };
    for (const HostHit &hit : m_hosts.search(words, kMostEntries, isOther))
        found.push_back({hit.host.id, hit.host.name,
                         KnownHosts::aliasOf(hit.host.id) ? tr("From ~/.ssh/config") : hostDetail(hit.host),
                         icon(QLatin1StringView("host"), IconColour::Muted)});
    addServers(found, words);
    if (text.size() > 1)
        addActions(found, words);
    return found;
}

void AddressBar::suggest()
{
    const QString text = m_field->text().trimmed();
    // A link is not looked for among servers.
    const bool search = m_field->hasFocus() && !text.isEmpty() && !text.contains(QLatin1String("://")) &&
                        !text.startsWith(kActionsAlone);
    m_found.clear();
    m_submitWhenFound = false;
    m_isSearching = search && !m_entries.collection().entries.isEmpty();
    ++m_search;
    if (m_isSearching)
        Q_EMIT searchRequested(text, kMostEntries, m_search);
    showSuggestions();
}

void AddressBar::showFound(int number, const QList<EntryId> &entries)
{
    if (number != m_search || !m_isSearching)
        return;
    m_isSearching = false;
    m_found = entries;
    showSuggestions();
    if (std::exchange(m_submitWhenFound, false))
        submitField();
}

void AddressBar::showSuggestions()
{
    const QString text = m_field->text().trimmed();
    std::vector<Suggestion> hits;
    if (m_field->hasFocus() && !text.isEmpty() && !text.contains(QLatin1String("://")))
        hits = suggestionsFor(text);
    if (!m_suggestions && hits.empty())
        return;
    if (!m_suggestions) {
        m_suggestions = new Suggestions(window());
        connect(m_suggestions, &Suggestions::picked, this, &AddressBar::pick);
    }
    // What looks like an address is opened as one, unless something is chosen by hand; and nothing is done
    // that nobody has chosen.
    static const QRegularExpression kAddress(QStringLiteral("[.:/@\\[]"));
    const bool isAction = !hits.empty() && std::holds_alternative<QPointer<QAction>>(hits.front().what);
    m_suggestions->show(std::move(hits), *m_field,
                        isAction ? text.startsWith(kActionsAlone) : !text.contains(kAddress));
    m_field->setAccessibleDescription(m_suggestions->chosenText());
}

} // namespace porthole::ui
