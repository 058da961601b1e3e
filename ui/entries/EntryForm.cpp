#include "ui/entries/EntryForm.h"

#include "core/model/TunnelText.h"
#include "ui/CardParts.h"
#include "ui/SavingLine.h"
#include "ui/Theme.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/FormRows.h"
#include "ui/entries/SettingsFields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <algorithm>
#include <utility>

namespace porthole::ui {

namespace {

QPlainTextEdit *area(const char *name, const QString &label, int lines)
{
    auto *made = new QPlainTextEdit;
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(label);
    made->setProperty("area", true);
    made->setTabChangesFocus(true);
    made->setFixedHeight(made->fontMetrics().lineSpacing() * lines + 16);
    return made;
}

} // namespace

EntryForm::EntryForm(QWidget *parent)
    : QFrame(parent)
    , m_title(formTitle())
    , m_rows(new FormRows)
    , m_name(formField("entryName", tr("Name")))
    , m_address(formField("entryAddress", tr("Address")))
    , m_place(new QComboBox)
    , m_settings(nullptr)
    , m_agentCommand(nullptr)
    , m_tags(formField("entryTags", tr("Tags"), tr("words, with commas between them")))
    , m_droppedTags(formField("entryDroppedTags", tr("Take away tags")))
    , m_tunnels(area("entryTunnels", tr("Tunnels"), 3))
    , m_notes(area("entryNotes", tr("Notes"), 4))
    , m_favourite(new QCheckBox(tr("Favourite")))
    , m_saving(new SavingLine(*this))
    , m_save(new QPushButton(tr("Save")))
{
    setObjectName(QStringLiteral("entryForm"));
    setProperty("card", true);
    m_place->setObjectName(QStringLiteral("entryPlace"));
    m_place->setAccessibleName(tr("Folder"));
    m_favourite->setObjectName(QStringLiteral("entryFavourite"));
    connect(m_favourite, &QCheckBox::stateChanged, this, [this](int state) {
        m_favourite->setText(state == Qt::PartiallyChecked ? tr("Favourite (several values)")
                                                           : tr("Favourite"));
    });
    // No more than what is saved may have.
    constexpr int kLongestName = 200, kLongestText = 4096;
    m_name->setMaxLength(kLongestName);
    m_address->setMaxLength(kLongestText);
    m_tunnels->setPlaceholderText(tr("One a line, as ssh has them: -L 8080:intranet:80"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_title);
    column->addSpacing(metrics::kHalf);
    column->addLayout(m_rows);
    column->addWidget(m_saving);
    column->addSpacing(metrics::kHalf);
    column->addWidget(makeButtons());
    addRows();
    connect(m_saving, &SavingLine::saved, this, [this] {
        m_settings->emptyPassword();
        Q_EMIT saved();
    });
}

void EntryForm::addRows()
{
    m_rows->add(tr("&Name"), m_name);
    m_rows->add(tr("A&ddress"), m_address);
    m_rows->add(tr("&Folder"), m_place);
    m_settings = new SettingsFields(*m_rows, this);
    m_agentCommand = m_settings->addAgentCommand();
    m_rows->add(tr("&Tunnels"), m_tunnels);
    m_rows->add(tr("Ta&gs"), m_tags);
    m_rows->add(tr("Take away tag&s"), m_droppedTags);
    m_rows->add(QString(), m_favourite);
    m_rows->add(tr("Not&es"), m_notes);
    for (QLineEdit *line : {m_name, m_address, m_agentCommand, m_tags, m_droppedTags}) {
        connect(line, &QLineEdit::textChanged, this, &EntryForm::check);
        connect(line, &QLineEdit::returnPressed, this, &EntryForm::submit);
    }
    connect(m_notes, &QPlainTextEdit::textChanged, this, &EntryForm::check);
    connect(m_tags, &QLineEdit::textEdited, this, [this] { m_tagsTouched = true; });
    connect(m_tunnels, &QPlainTextEdit::textChanged, this, &EntryForm::check);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { m_notesTouched = true; });
    connect(m_settings, &SettingsFields::changed, this, &EntryForm::check);
    connect(m_settings, &SettingsFields::submitted, this, &EntryForm::submit);
    connect(m_place, &QComboBox::activated, this, [this] {
        m_placeTouched = true;
        showPlace();
        check();
    });
}

QWidget *EntryForm::makeButtons()
{
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("entryCancel"));
    m_save->setObjectName(QStringLiteral("entrySave"));
    m_save->setProperty("primary", true);
    auto *line = new QWidget;
    auto *buttons = new QHBoxLayout(line);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &EntryForm::cancelled);
    connect(m_save, &QPushButton::clicked, this, &EntryForm::submit);
    return line;
}

void EntryForm::edit(const EntryCollection &all, const ChosenEntries &what)
{
    m_all = all;
    m_entries.clear();
    m_folder.reset();
    m_placeTouched = false;
    m_saving->end();
    for (const Entry &entry : all.entries)
        if (what.entries.contains(entry.id))
            m_entries << entry;
    for (const Folder &folder : all.folders)
        if (m_entries.isEmpty() && what.folders.contains(folder.id))
            m_folder = folder;
    showFolders();
    if (m_folder)
        showFolder(*m_folder);
    else if (m_entries.size() == 1)
        showOne(m_entries.first());
    else
        showSeveral();
    showPlace();
    m_tagsTouched = m_notesTouched = false;
    check();
}

void EntryForm::setCollection(const EntryCollection &all)
{
    m_all = all;
    showFolders();
    showPlace();
    check();
}

/// Where they are by now, which is not where they were when they were opened; nothing: in several folders.
std::optional<FolderId> EntryForm::place() const
{
    if (m_folder) {
        const auto now = std::find_if(m_all.folders.begin(), m_all.folders.end(),
                                      [&](const Folder &folder) { return folder.id == m_folder->id; });
        return now == m_all.folders.end() ? m_folder->parent : now->parent;
    }
    QSet<QString> edited, places;
    for (const Entry &entry : m_entries)
        edited.insert(entry.id.value);
    for (const Entry &entry : m_all.entries)
        if (edited.contains(entry.id.value))
            places.insert(entry.folder.value);
    if (places.size() > 1)
        return std::nullopt;
    return FolderId{places.isEmpty() ? QString() : *places.cbegin()};
}

/// With the one chosen that somebody has chosen, else where they are.
void EntryForm::showFolders()
{
    const QVariant chosen = m_place->currentData();
    m_place->clear();
    m_place->addItem(tr("None"), QString());
    const FolderTree folders(m_all.folders);
    QList<std::pair<QString, QString>> paths;
    for (const Folder &folder : std::as_const(m_all.folders))
        if (!m_folder || !isWithin(folders, folder.id, m_folder->id))
            paths.append({folderPath(folder.id, folders), folder.id.value});
    std::sort(paths.begin(), paths.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto &[path, id] : std::as_const(paths))
        m_place->addItem(path, id);
    const std::optional<FolderId> now = place();
    if (!now)
        m_place->addItem(tr("several values"), QVariant());
    const int kept = m_placeTouched && chosen.isValid() ? m_place->findData(chosen) : -1;
    m_placeTouched = kept >= 0;
    const int last = m_place->count() - 1;
    m_place->setCurrentIndex(m_placeTouched ? kept : now ? std::max(m_place->findData(now->value), 0) : last);
}

void EntryForm::showOne(const Entry &entry)
{
    m_title->setText(tr("Edit %1").arg(entry.name));
    showRows(true, entry.kind);
    m_name->setText(entry.name);
    m_address->setText(entry.address);
    m_settings->show({entry.settings}, entry.kind == EntryKind::Host);
    m_agentCommand->setText(entry.agentCommand.value_or(QString()));
    QStringList tunnels;
    for (const Tunnel &tunnel : entry.tunnels)
        tunnels << tunnelLine(tunnel);
    m_tunnels->setPlainText(tunnels.join(u'\n'));
    m_tags->setText(entry.tags.join(QStringLiteral(", ")));
    m_favourite->setTristate(false);
    m_favourite->setChecked(entry.favourite);
    m_notes->setPlainText(entry.notes);
}

void EntryForm::showFolder(const Folder &folder)
{
    m_title->setText(tr("Edit the folder %1").arg(folder.name));
    showRows(false, EntryKind::Host);
    m_rows->setShown(m_name, true);
    m_rows->setShown(m_notes, true);
    m_rows->setShown(m_tags, false);
    m_rows->setShown(m_favourite, false);
    m_name->setText(folder.name);
    m_settings->show({folder.settings}, true);
    m_notes->setPlainText(folder.notes);
}

void EntryForm::showSeveral()
{
    const auto count = static_cast<int>(m_entries.size());
    m_title->setText(tr("Edit %n connection(s)", nullptr, count));
    showRows(false, EntryKind::Host);
    if (m_entries.isEmpty())
        return;
    const Entry &first = m_entries.first();
    const auto same = [&](auto member) {
        return std::all_of(m_entries.begin(), m_entries.end(),
                           [&](const Entry &entry) { return entry.*member == first.*member; });
    };
    QList<EntrySettings> settings;
    for (const Entry &entry : std::as_const(m_entries))
        settings << entry.settings;
    const bool hosts = std::all_of(m_entries.begin(), m_entries.end(),
                                   [](const Entry &entry) { return entry.kind == EntryKind::Host; });
    m_settings->show(settings, hosts);
    showAdditions(hosts);
    m_favourite->setTristate(!same(&Entry::favourite));
    m_favourite->setCheckState(!same(&Entry::favourite) ? Qt::PartiallyChecked
                               : first.favourite        ? Qt::Checked
                                                        : Qt::Unchecked);
}

/// What each of several has more or less of.
void EntryForm::showAdditions(bool hosts)
{
    m_rows->setLabel(m_tunnels, tr("Add &tunnels"));
    m_rows->setLabel(m_tags, tr("Add ta&gs"));
    m_rows->setLabel(m_notes, tr("Add to not&es"));
    m_rows->setShown(m_tunnels, hosts);
    m_rows->setShown(m_notes, true);
    QStringList tags;
    for (const Entry &entry : std::as_const(m_entries))
        tags += entry.tags;
    tags.sort();
    tags.removeDuplicates();
    m_rows->setShown(m_droppedTags, !tags.isEmpty());
    m_droppedTags->setPlaceholderText(tr("some have: %1").arg(tags.join(QStringLiteral(", "))));
}

/// What one alone has, and of which kind.
void EntryForm::showRows(bool single, EntryKind kind)
{
    const bool host = single && kind == EntryKind::Host;
    m_rows->setShown(m_name, single);
    m_rows->setShown(m_address, single && kind != EntryKind::Unsupported);
    m_rows->setShown(m_agentCommand, host);
    m_rows->setShown(m_tunnels, host);
    m_rows->setShown(m_notes, single);
    m_rows->setShown(m_droppedTags, false);
    m_address->setReadOnly(kind == EntryKind::Server || kind == EntryKind::Cloud);
}

/// What the folder that is chosen gives.
void EntryForm::showPlace()
{
    if (!m_place->currentData().isValid())
        return m_settings->setAroundEach(); // they are in several, and stay there
    const FolderTree folders(m_all.folders);
    m_settings->setAround(effectiveSettings({}, {m_place->currentData().toString()}, folders), folders);
}

void EntryForm::setKeychainProblem(const QString &why) { m_settings->setKeychainProblem(why); }

QString EntryForm::heading() const { return m_title->text(); }

void EntryForm::focusFirst()
{
    if (m_folder || m_entries.size() == 1)
        m_name->setFocus(Qt::OtherFocusReason);
    else
        m_place->setFocus(Qt::OtherFocusReason);
}

void EntryForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
