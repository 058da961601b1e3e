#include "app/imports/ImportDesk.h"

#include "app/imports/ImportText.h"
#include "core/base/DisplayText.h"
#include "core/base/Secret.h"
#include "ui/MainWindow.h"
#include "ui/StartPage.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/ImportPage.h"
#include "ui/entries/ImportPasswordPage.h"

#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <stop_token>
#include <string_view>

namespace porthole {

namespace {

/// What the program calls itself; nothing for what is used as it is.
QString nameOf(imports::FoundSource::Kind kind)
{
    switch (kind) {
    case imports::FoundSource::Kind::SshConfig:
    case imports::FoundSource::Kind::Clouds:
        return {};
    case imports::FoundSource::Kind::Putty:
        return QStringLiteral("PuTTY");
    case imports::FoundSource::Kind::Remmina:
        return QStringLiteral("Remmina");
    case imports::FoundSource::Kind::Krdc:
        return QStringLiteral("KRDC");
    case imports::FoundSource::Kind::TigerVnc:
        return QStringLiteral("TigerVNC");
    }
    return {};
}

/// What of all that is known on this computer would be new here, or has changed since it came.
QList<imports::FoundSource> offersOf(const imports::FoundEnvironment &environment,
                                     const EntryCollection &known)
{
    QList<imports::FoundSource> offers;
    for (imports::FoundSource source : imports::findImports(environment)) {
        if (nameOf(source.kind).isEmpty())
            continue;
        // Why one cannot be read is said to whoever wants it.
        if (auto imported = imports::importFrom(source.path, source.format)) {
            const imports::Plan plan = imports::planOf(known, std::move(*imported));
            source.count = plan.count(imports::PlanState::New) + plan.count(imports::PlanState::Changed);
        }
        if (source.count > 0)
            offers << source;
    }
    return offers;
}

/// One that is gone without holding up the thread that was the last to have it.
std::shared_ptr<const imports::Plan> sharedPlan(imports::Plan plan)
{
    return {new imports::Plan(std::move(plan)),
            [](const imports::Plan *gone) { QThreadPool::globalInstance()->start([gone] { delete gone; }); }};
}

QString detailOf(const Error &error) { return QString::fromStdString(displayText(error.detail, 400)); }

/// Whether any is made or changed for its own sake.
bool takesFolders(const imports::Plan &plan)
{
    const auto isSelected = [](const auto &folder) { return folder.selected; };
    return std::any_of(plan.changedFolders.begin(), plan.changedFolders.end(), isSelected) ||
           std::any_of(plan.emptyFolders.begin(), plan.emptyFolders.end(), isSelected);
}

/// How many parts that act are not taken of what is taken.
int unapprovedOf(const imports::Plan &plan)
{
    const auto partsOf = [](const imports::Inert &inert) {
        return (inert.identityFile ? 1 : 0) + (inert.caCertificateFile ? 1 : 0) +
               (inert.agentCommand ? 1 : 0) + inert.tunnels.size();
    };
    qsizetype count = 0;
    for (const imports::PlanItem &item : plan.items)
        count += item.selected ? partsOf(item.pending) - partsOf(item.approved) : 0;
    return static_cast<int>(count);
}

} // namespace

/// What is to be read, and what somebody calls it.
struct ImportDesk::File {
    QString path;
    std::optional<imports::Format> format;
    QString name;
    std::shared_ptr<const Secret> password{}; // of one that is encrypted as a whole
    QPointer<ui::ImportPasswordPage> asked{}; // where that was typed; looked at in the GUI thread only
};

/// What a file would do, and how that is shown.
struct ImportDesk::Looked {
    std::shared_ptr<const imports::Plan> plan;
    ui::ImportPreview preview;
};

/// What somebody wants of it.
struct ImportDesk::Order {
    std::shared_ptr<const imports::Plan> plan;
    QList<ui::ImportChoice> choices;
    QPointer<ui::ImportPage> page; // looked at in the GUI thread only
    std::stop_source stop;
};

struct ImportDesk::Outcome {
    EntryBatch batch;
    int taken = 0, unapproved = 0;
    bool hasFolders = false;
};

ImportDesk::ImportDesk(EntryBook &entries, imports::FoundEnvironment environment, ui::MainWindow &window)
    : m_entries(entries)
    , m_environment(std::move(environment))
    , m_window(window)
    , m_door(std::make_shared<async::Door<ImportDesk>>(*this))
{
    connect(&window, &ui::MainWindow::importRequested, this, [this](const QString &path) { read(path); });
    connect(&window, &ui::MainWindow::exportRequested, this, &ImportDesk::write);
    connect(&entries, &EntryBook::changed, this, &ImportDesk::lookAgain);
    connect(&entries, &EntryBook::failed, this, &ImportDesk::lookAgain);
    connect(&window.startPage(), &ui::StartPage::shown, this, [this] {
        if (m_entries.isRead())
            lookAgain();
    });
    connect(&window.startPage(), &ui::StartPage::importRequested, this, [this](const QString &key) {
        const imports::FoundSource found = m_found.value(key.toInt());
        read(found.path, found.format, nameOf(found.kind));
    });
}

ImportDesk::~ImportDesk() { m_door->close(); }

void ImportDesk::look()
{
    m_offers = true;
    if (m_entries.isRead())
        lookAgain();
}

void ImportDesk::lookAgain()
{
    m_isStale = m_offers && m_window.startPage().isVisible();
    if (!m_isStale || m_isLooking)
        return;
    m_isLooking = true;
    m_isStale = false;
    QThreadPool::globalInstance()->start(
        [door = m_door, environment = m_environment, known = m_entries.collection()] {
            door->post([found = offersOf(environment, known)](ImportDesk &desk) { desk.show(found); });
        });
}

void ImportDesk::show(const QList<imports::FoundSource> &found)
{
    m_isLooking = false;
    if (m_isStale)
        lookAgain();
    m_found = found;
    QList<ui::FoundImport> shown;
    for (qsizetype at = 0; at < found.size(); ++at)
        shown.append({QString::number(at), nameOf(found[at].kind), static_cast<int>(found[at].count)});
    m_window.startPage().setFoundImports(shown);
}

void ImportDesk::read(const QString &path, std::optional<imports::Format> format, const QString &source)
{
    look(File{path, format, source.isEmpty() ? QFileInfo(path).fileName() : source});
}

void ImportDesk::look(const File &file)
{
    QThreadPool::globalInstance()->start([door = m_door, file, known = m_entries.collection()] {
        const auto looked = [&]() -> Result<Looked> {
            const std::string_view password = file.password ? file.password->reveal() : std::string_view();
            PH_TRY(imports::Imported imported, imports::importFrom(file.path, file.format, password));
            const auto plan = sharedPlan(imports::planOf(known, std::move(imported)));
            return Looked{plan, imports::previewOf(*plan, file.name)};
        };
        door->post([looked = looked(), file](ImportDesk &desk) { desk.show(file, looked); });
    });
}

void ImportDesk::askPassword(const File &file)
{
    if (file.asked)
        return file.asked->sayWrong();
    auto *const page = new ui::ImportPasswordPage(file.name);
    connect(page, &ui::ImportPasswordPage::submitted, this, [this, page, file](Secret &password) {
        File opened = file;
        opened.password = std::make_shared<const Secret>(std::move(password));
        opened.asked = page;
        look(opened);
    });
    m_window.addPage(page);
    page->takeFocus();
}

void ImportDesk::show(const File &file, const Result<Looked> &looked)
{
    if (file.password && !file.asked)
        return; // it was closed meanwhile
    if (!looked && looked.error().kind == ErrorKind::AuthRejected)
        return askPassword(file);
    if (file.asked)
        Q_EMIT file.asked->closeRequested();
    if (!looked)
        return tellOfFailure(tr("%1 was not brought in").arg(file.name), looked.error());
    ui::ImportPage *const page = m_window.showImport(looked->preview);
    connect(page, &ui::ImportPage::importRequested, this,
            [this, page, plan = looked->plan](const QList<ui::ImportChoice> &choices) {
                const auto order = std::make_shared<const Order>(Order{plan, choices, page, {}});
                const auto stop = [source = order->stop]() mutable { source.request_stop(); };
                connect(page, &ui::TabPage::left, this, stop);
                connect(page, &QObject::destroyed, this, stop);
                page->setBusy(true);
                carryOut(order);
            });
}

void ImportDesk::carryOut(const std::shared_ptr<const Order> &order)
{
    QThreadPool::globalInstance()->start([door = m_door, order, known = m_entries.collection()]() mutable {
        imports::Plan plan = *order->plan;
        imports::choose(plan, order->choices);
        const auto taken = std::count_if(plan.items.begin(), plan.items.end(),
                                         [](const imports::PlanItem &item) { return item.selected; });
        Outcome outcome{imports::batchOf(plan, known, order->stop.get_token()), static_cast<int>(taken),
                        unapprovedOf(plan), takesFolders(plan)};
        door->post([order, known = std::move(known), outcome = std::move(outcome)](ImportDesk &desk) mutable {
            desk.take(order, std::move(known), std::move(outcome));
        });
    });
}

void ImportDesk::take(const std::shared_ptr<const Order> &order, EntryCollection known, Outcome outcome)
{
    if (order->stop.stop_requested() || !order->page)
        return;
    const EntryCollection &now = m_entries.collection();
    const bool isUpToDate =
        known.entries.isSharedWith(now.entries) && known.folders.isSharedWith(now.folders);
    known = {}; // or the book would have to copy all of it to change any
    if (!isUpToDate)
        return carryOut(order);
    QString words = outcome.taken > 0    ? tr("%n connection(s) brought in", nullptr, outcome.taken)
                    : outcome.hasFolders ? tr("Folders brought in")
                                         : tr("Keys of folders brought in");
    if (outcome.unapproved > 0)
        words = tr("%1; %2").arg(
            words, tr("%n key(s), command(s) or tunnel(s) left out", nullptr, outcome.unapproved));
    if (!outcome.batch.isEmpty()) {
        m_window.entries().offerUndoOf(words);
        m_entries.apply(std::move(outcome.batch), words);
    }
    Q_EMIT order->page->closeRequested();
}

void ImportDesk::write(const QString &path)
{
    QThreadPool::globalInstance()->start([door = m_door, path, collection = m_entries.collection()] {
        door->post([outcome = imports::exportTo(path, collection), path](ImportDesk &desk) {
            const QString name = QFileInfo(path).fileName();
            if (outcome)
                desk.m_window.notice(tr("Written to %1, without any secret").arg(name));
            else
                desk.tellOfFailure(tr("%1 was not written").arg(name), outcome.error());
        });
    });
}

void ImportDesk::tellOfFailure(const QString &sentence, const Error &error)
{
    m_window.notice(tr("%1: %2").arg(sentence, detailOf(error)));
}

} // namespace porthole
