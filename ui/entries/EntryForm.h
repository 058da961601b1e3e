#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "ui/entries/EntryMoves.h"

#include <QFrame>
#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace porthole::ui {

class FormRows;
class SavingLine;
class SettingsFields;

/// What the full editor made of what it was opened for.
struct EntryEdit {
    EntryBatch batch{};
    EntryBatch base{}; ///< what was opened, of what is in the batch
    QString words{};   ///< "3 connections changed"
    /// A password that all of them shall have, and under which reference. What refers to it is in the batch.
    std::optional<Secret> password{};
    CredentialRef credential{};
    /// To be told, once, whether it is saved.
    std::function<void(const Result<> &)> answer{};
};

/// Edits everything that is saved of an entry, of several at once, or of a folder. What is wrong is said as
/// it is typed, below its field; what comes from a folder stands in the field as long as nothing else does.
/// Of several, tags, tunnels and notes are added to what each has.
class EntryForm : public QFrame {
    Q_OBJECT
public:
    explicit EntryForm(QWidget *parent = nullptr);

    /// What is edited, as it is in `all`: entries, or one folder.
    void edit(const EntryCollection &all, const ChosenEntries &what);
    /// What is saved has changed meanwhile: names that are taken, folders and what they say, where it is.
    /// What somebody has filled in stays.
    void setCollection(const EntryCollection &all);
    void setKeychainProblem(const QString &why);
    void focusFirst();
    /// Whether saving would change something.
    bool isChanged() const;
    /// "Edit web-1".
    QString heading() const;

Q_SIGNALS:
    /// The receiver moves out of it, and answers. Nothing can be filled in until then; where it was not
    /// saved, why stands in the form, and all that was typed as well.
    void submitted(porthole::ui::EntryEdit &edit);
    void saved();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addRows();
    QWidget *makeButtons();
    void showOne(const Entry &entry);
    void showFolder(const Folder &folder);
    void showSeveral();
    void showAdditions(bool hosts);
    void showRows(bool single, EntryKind kind);
    void showFolders();
    void showPlace();
    std::optional<FolderId> place() const;
    void check();
    QString nameProblem() const;
    QString addressProblem() const;
    QString tagProblem() const;
    QString tunnelProblem() const;
    QString notesProblem() const;
    bool isSeveral() const { return m_entries.size() > 1; }
    void applyTo(Entry &entry) const;
    void addTo(Entry &entry) const;
    QStringList tagsOfEach(const Entry &entry) const;
    EntryEdit read() const;
    void submit();

    EntryCollection m_all; ///< as it is by now
    // What is edited, as it was when it was opened.
    QList<Entry> m_entries;
    std::optional<Folder> m_folder;
    QLabel *m_title;
    FormRows *m_rows;
    QLineEdit *m_name, *m_address;
    QComboBox *m_place;
    SettingsFields *m_settings;
    QLineEdit *m_agentCommand, *m_tags, *m_droppedTags;
    QPlainTextEdit *m_tunnels, *m_notes;
    QCheckBox *m_favourite;
    SavingLine *m_saving;
    QPushButton *m_save;
    bool m_placeTouched = false, m_tagsTouched = false, m_notesTouched = false;
};

} // namespace porthole::ui
