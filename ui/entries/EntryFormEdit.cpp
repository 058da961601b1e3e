// What was filled in: whether it will do, and what becomes of it.

#include "core/model/ConsoleUrl.h"
#include "core/model/GatewayUrl.h"
#include "core/model/HostAddress.h"
#include "ui/SavingLine.h"
#include "ui/entries/EntryForm.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/FormRows.h"
#include "ui/entries/SettingsFields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr QLatin1String kParagraph("\n\n"); ///< between notes and what is added to them

template <class T> QString problemOf(const Result<T> &result)
{
    return result ? QString()
                  : EntryForm::tr("This will not do: %1.").arg(QString::fromStdString(result.error().detail));
}

/// A host's name or an alias: what is written around it has fields of its own.
QString hostProblem(const QString &text)
{
    const auto host = HostAddress::parse(text);
    if (!host)
        return problemOf(host);
    return host->user.isEmpty() && host->port == 0
               ? QString()
               : EntryForm::tr("The user and the port have fields of their own below.");
}

QString consoleProblem(const QString &text)
{
    const auto target = ConsoleTarget::parse(text);
    if (target && target->password)
        return EntryForm::tr("A password does not belong into an address: it is asked for.");
    return problemOf(target);
}

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(u',', Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty())
            tags << tag.trimmed();
    tags.sort();
    tags.removeDuplicates();
    return tags;
}

QList<Tunnel> tunnelsOf(const QString &lines)
{
    QList<Tunnel> tunnels;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts))
        if (const auto tunnel = tunnelOf(line))
            tunnels << *tunnel;
    return tunnels;
}

} // namespace

QString EntryForm::nameProblem() const
{
    const QString name = m_name->text().trimmed();
    if (!m_folder && m_entries.size() != 1)
        return {};
    if (name.isEmpty())
        return tr("Something that is saved needs a name.");
    if (m_folder) {
        Folder there = *m_folder;
        there.parent = {m_place->currentData().toString()};
        return isNameTaken(m_all, there, name) ? tr("Another folder there is called that already.")
                                               : QString();
    }
    if (name == m_entries.first().name)
        return {}; // it may have another one by now
    return isNameTaken(m_all, m_entries.first(), name) ? tr("Another host is called that already.")
                                                       : QString();
}

QString EntryForm::addressProblem() const
{
    if (m_entries.size() != 1)
        return {};
    const QString text = m_address->text().trimmed();
    switch (m_entries.first().kind) {
    case EntryKind::Host:
        return hostProblem(text);
    case EntryKind::Console:
        return consoleProblem(text);
    case EntryKind::Gateway:
        return problemOf(GatewayUrl::parse(text));
    case EntryKind::Cloud:
    case EntryKind::Server:
    case EntryKind::Unsupported:
        return {};
    }
    return {};
}

QString EntryForm::tagProblem() const
{
    constexpr qsizetype kMost = 50, kLongest = 100;
    const QStringList typed = tagsOf(m_tags->text());
    const bool isLong =
        std::any_of(typed.begin(), typed.end(), [](const QString &tag) { return tag.size() > kLongest; });
    const bool isMany =
        typed.size() > kMost ||
        (isSeveral() && std::any_of(m_entries.begin(), m_entries.end(),
                                    [this](const Entry &entry) { return tagsOfEach(entry).size() > kMost; }));
    return isLong || isMany ? tr("At most 50 tags, of at most 100 characters.") : QString();
}

QString EntryForm::notesProblem() const
{
    constexpr qsizetype kLongest = 64 * 1024;
    const qsizetype typed = m_notes->toPlainText().size();
    const bool isLong =
        typed > kLongest || (isSeveral() && typed > 0 &&
                             std::any_of(m_entries.begin(), m_entries.end(), [typed](const Entry &entry) {
                                 return entry.notes.size() + kParagraph.size() + typed > kLongest;
                             }));
    return isLong ? tr("At most 65536 characters can be kept.") : QString();
}

QString EntryForm::tunnelProblem() const
{
    const QStringList lines = m_tunnels->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        if (const auto tunnel = tunnelOf(line); !tunnel)
            return tr("%1: %2.").arg(line.trimmed(), QString::fromStdString(tunnel.error().detail));
    return {};
}

void EntryForm::check()
{
    m_rows->setProblem(m_name, nameProblem());
    m_rows->setProblem(m_address, addressProblem());
    m_rows->setProblem(m_tunnels, tunnelProblem());
    m_rows->setProblem(m_tags, tagProblem());
    m_rows->setProblem(m_notes, notesProblem());
    m_save->setEnabled(m_rows->isSound());
}

void EntryForm::applyTo(Entry &entry) const
{
    if (m_placeTouched && m_place->currentData().isValid()) {
        entry.position = entry.folder.value == m_place->currentData().toString() ? entry.position : 0;
        entry.folder = {m_place->currentData().toString()};
    }
    m_settings->applyTo(entry.settings);
    if (m_favourite->checkState() != Qt::PartiallyChecked)
        entry.favourite = m_favourite->isChecked();
    if (isSeveral())
        return addTo(entry);
    if (m_tagsTouched)
        entry.tags = tagsOf(m_tags->text());
    entry.name = m_name->text().trimmed();
    if (entry.kind != EntryKind::Unsupported)
        entry.address = m_address->text().trimmed();
    if (m_notesTouched)
        entry.notes = m_notes->toPlainText();
    if (entry.kind != EntryKind::Host)
        return;
    // One without a command is unusable, and stays so until there is one (SavedHost::agentCommand).
    const QString command = m_agentCommand->text().trimmed();
    if (!command.isEmpty())
        entry.agentCommand = command;
    else if (!entry.agentCommand || !entry.agentCommand->isEmpty())
        entry.agentCommand.reset();
    entry.tunnels = tunnelsOf(m_tunnels->toPlainText());
}

QStringList EntryForm::tagsOfEach(const Entry &entry) const
{
    const QStringList dropped = tagsOf(m_droppedTags->text());
    QStringList tags = entry.tags;
    tags.removeIf([&](const QString &tag) { return dropped.contains(tag, Qt::CaseInsensitive); });
    tags += tagsOf(m_tags->text());
    tags.sort();
    tags.removeDuplicates();
    return tags;
}

/// What each of several has besides its own, and what it has no longer.
void EntryForm::addTo(Entry &entry) const
{
    entry.tags = tagsOfEach(entry);
    if (const QString notes = m_notes->toPlainText().trimmed(); !notes.isEmpty())
        entry.notes = entry.notes.isEmpty() ? notes : entry.notes + kParagraph + notes;
    if (entry.kind != EntryKind::Host)
        return;
    for (const Tunnel &tunnel : tunnelsOf(m_tunnels->toPlainText()))
        if (!entry.tunnels.contains(tunnel))
            entry.tunnels << tunnel;
}

EntryEdit EntryForm::read() const
{
    EntryEdit edit;
    edit.password = m_settings->password();
    if (edit.password)
        edit.credential = newCredentialRef();
    if (m_folder) {
        Folder folder = *m_folder;
        folder.name = m_name->text().trimmed();
        if (m_placeTouched)
            folder.parent = {m_place->currentData().toString()};
        if (m_notesTouched) // the field has other blanks and line ends than some texts
            folder.notes = m_notes->toPlainText();
        m_settings->applyTo(folder.settings);
        if (edit.password)
            folder.settings.credential = edit.credential;
        if (folder != *m_folder)
            edit.batch.folders << folder;
        edit.base.folders << *m_folder;
        edit.words = tr("The folder %1 changed").arg(folder.name);
    }
    for (const Entry &before : std::as_const(m_entries)) {
        Entry entry = before;
        applyTo(entry);
        if (edit.password)
            entry.settings.credential = edit.credential;
        if (entry != before)
            edit.batch.entries << entry;
    }
    edit.base.entries = m_entries;
    if (!m_folder)
        edit.words = tr("%n connection(s) changed", nullptr, static_cast<int>(edit.batch.entries.size()));
    return edit;
}

bool EntryForm::isChanged() const
{
    if (!isEnabled())
        return false; // it is being saved
    const EntryEdit edit = read();
    // A tunnel that will not do is in none of it.
    return edit.password || !edit.batch.isEmpty() || m_tunnels->document()->isModified();
}

void EntryForm::submit()
{
    check();
    if (!m_rows->isSound())
        return;
    EntryEdit edit = read();
    edit.answer = m_saving->begin();
    Q_EMIT submitted(edit);
}

} // namespace porthole::ui
