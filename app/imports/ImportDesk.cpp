#include "app/imports/ImportDesk.h"

#include "app/imports/ImportText.h"
#include "core/base/DisplayText.h"
#include "ui/MainWindow.h"
#include "ui/StartPage.h"
#include "ui/entries/ImportPage.h"

#include <QFileInfo>
#include <QThreadPool>

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

/// What takes a second with a hundred thousand of them, not on the GUI thread.
Result<imports::Plan> planFrom(const QString &path, std::optional<imports::Format> format,
                               const EntryCollection &known)
{
    PH_TRY(imports::Imported imported, imports::importFrom(path, format));
    return imports::planOf(known, std::move(imported));
}

QString detailOf(const Error &error) { return QString::fromStdString(displayText(error.detail, 400)); }

} // namespace

ImportDesk::ImportDesk(EntryBook &entries, imports::FoundEnvironment environment, ui::MainWindow &window)
    : m_entries(entries)
    , m_environment(std::move(environment))
    , m_window(window)
    , m_door(std::make_shared<async::Door<ImportDesk>>(*this))
{
    connect(&window, &ui::MainWindow::importRequested, this, [this](const QString &path) { read(path); });
    connect(&window, &ui::MainWindow::exportRequested, this, &ImportDesk::write);
    connect(&window.startPage(), &ui::StartPage::importRequested, this, [this](const QString &key) {
        const imports::FoundSource found = m_found.value(key.toInt());
        read(found.path, found.format, nameOf(found.kind));
    });
}

ImportDesk::~ImportDesk() { m_door->close(); }

void ImportDesk::look()
{
    QThreadPool::globalInstance()->start([door = m_door, environment = m_environment] {
        door->post([found = imports::findImports(environment)](ImportDesk &desk) { desk.show(found); });
    });
}

void ImportDesk::show(const QList<imports::FoundSource> &found)
{
    m_found = found;
    QList<ui::FoundImport> shown;
    for (qsizetype at = 0; at < found.size(); ++at) {
        if (const QString name = nameOf(found[at].kind); !name.isEmpty())
            shown.append({QString::number(at), name, static_cast<int>(found[at].count)});
    }
    m_window.startPage().setFoundImports(shown);
}

void ImportDesk::read(const QString &path, std::optional<imports::Format> format, const QString &source)
{
    const QString name = source.isEmpty() ? QFileInfo(path).fileName() : source;
    QThreadPool::globalInstance()->start([door = m_door, path, format, name, known = m_entries.collection()] {
        door->post([plan = planFrom(path, format, known), name](ImportDesk &desk) { desk.show(plan, name); });
    });
}

void ImportDesk::show(const Result<imports::Plan> &plan, const QString &source)
{
    if (!plan)
        return tellOfFailure(tr("%1 was not brought in").arg(source), plan.error());
    ui::ImportPage *const page = m_window.showImport(imports::previewOf(*plan, source));
    connect(page, &ui::ImportPage::importRequested, this,
            [this, page, plan = *plan](const QList<bool> &chosen) { bringIn(plan, *page, chosen); });
}

void ImportDesk::bringIn(imports::Plan plan, ui::ImportPage &page, const QList<bool> &chosen)
{
    int count = 0;
    for (qsizetype at = 0; at < plan.items.size(); ++at) {
        plan.items[at].selected = chosen.value(at);
        count += chosen.value(at) ? 1 : 0;
    }
    // What is saved may have changed since the preview was made.
    EntryBatch batch = imports::batchOf(plan, m_entries.collection());
    if (!batch.isEmpty())
        m_entries.apply(std::move(batch), tr("%n connection(s) brought in", nullptr, count));
    Q_EMIT page.closeRequested();
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
