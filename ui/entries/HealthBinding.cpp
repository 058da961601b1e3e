#include "ui/entries/HealthBinding.h"

#include "core/session/Settings.h"
#include "core/session/health/HealthBook.h"
#include "core/session/reach/RouteBook.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/HealthText.h"

#include <QSet>
#include <QTimer>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr std::chrono::minutes kTurn{5};
constexpr qsizetype kMostUnasked = 50; ///< that are looked at without somebody asking, at a turn

/// What somebody has chosen, with what is in the folders; the trash is left alone.
QList<HealthQuestion> questionsOf(const EntryTreeModel &model, const ChosenEntries &what,
                                  const RouteBook &routes)
{
    QSet<QString> entries, folders;
    for (const EntryId &id : what.entries)
        entries.insert(id.value);
    for (const Folder &folder : model.collection().folders)
        for (const FolderId &chosen : what.folders)
            if (isWithin(model.folders(), folder.id, chosen))
                folders.insert(folder.id.value);
    QList<HealthQuestion> questions;
    for (const Entry &entry : model.collection().entries) {
        if (entry.trashed.isValid() ||
            (!entries.contains(entry.id.value) && !folders.contains(entry.folder.value)))
            continue;
        if (auto question = healthQuestion(entry, model.folders())) {
            question->throughHost =
                entry.kind == EntryKind::Cloud &&
                routes.hostOf(entry.description ? entry.id.value : entry.address).has_value();
            questions << *question;
        }
    }
    return questions;
}

/// The favourites, and then what is used most.
ChosenEntries usedMost(const EntryCollection &all)
{
    QList<const Entry *> known;
    for (const Entry &entry : all.entries)
        if (!entry.trashed.isValid() && (entry.favourite || entry.uses > 0))
            known << &entry;
    const auto middle = known.begin() + std::min(known.size(), kMostUnasked);
    std::partial_sort(known.begin(), middle, known.end(), [](const Entry *one, const Entry *other) {
        return one->favourite != other->favourite ? one->favourite : one->uses > other->uses;
    });
    ChosenEntries chosen;
    std::for_each(known.begin(), middle, [&](const Entry *entry) { chosen.entries << entry->id; });
    return chosen;
}

void show(const HealthBook &book, MainWindow &window)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QHash<QString, EntryOpen> shown;
    for (auto at = book.known().cbegin(); at != book.known().cend(); ++at)
        shown.insert(at.key(), {healthWords(*at, now), healthIcon(at->state)});
    window.showHealth(shown);
}

} // namespace

void bind(HealthBook &book, const RouteBook &routes, const Settings &settings, MainWindow &window)
{
    const EntryDesk &desk = window.entries();
    QObject::connect(&desk, &EntryDesk::healthWanted, &book, [&](const ChosenEntries &what) {
        const auto questions = questionsOf(desk.model(), what, routes);
        const qsizetype looked = book.check(questions);
        if (questions.isEmpty())
            window.notice(tr("There is nothing in it that could be looked at"));
        else if (looked < questions.size())
            window.notice(tr("%1 of %2 are looked at").arg(looked).arg(questions.size()));
    });
    QObject::connect(&desk, &EntryDesk::collectionChanged, &book, [&] {
        ChosenEntries known;
        for (auto at = book.known().cbegin(); at != book.known().cend(); ++at)
            known.entries << EntryId{at.key()};
        if (!known.entries.isEmpty())
            book.follow(questionsOf(desk.model(), known, routes));
    });
    QObject::connect(&book, &HealthBook::changed, &window, [&] { show(book, window); });
    auto *turn = new QTimer(&window);
    turn->setInterval(kTurn);
    const auto look = [&] {
        book.check(questionsOf(desk.model(), usedMost(desk.model().collection()), routes));
    };
    QObject::connect(turn, &QTimer::timeout, &book, look);
    const auto choose = [&settings, turn, look] {
        const bool wanted = settings.preferences().looksAtHealth;
        if (wanted == turn->isActive())
            return;
        if (!wanted)
            return turn->stop();
        look();
        turn->start();
    };
    QObject::connect(&settings, &Settings::preferencesChanged, turn, choose);
    choose();
}

} // namespace porthole::ui
