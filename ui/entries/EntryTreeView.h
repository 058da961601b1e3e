#pragma once

#include "ui/entries/EntryTreeModel.h"
#include "ui/sidebar/RowTree.h"

#include <QSet>

class QMenu;

namespace porthole::ui {

/// What is saved, as a tree in the sidebar. It says what is to be done about which rows. Enter opens, F2
/// renames in place, Alt+Enter edits, Ctrl+D duplicates, Delete puts into the trash, Ctrl+Z takes the last
/// change back and Ctrl+Shift+Z makes it again, F5 looks whether it can be reached; what else there is stands
/// in the menu. Rows are dragged into folders and into an order.
class EntryTreeView : public RowTree {
    Q_OBJECT
public:
    static constexpr int kFewestRows = 3, kMostRows = 40; ///< that it asks for room for

    /// `model` outlives the view.
    explicit EntryTreeView(EntryTreeModel &model, QWidget *parent = nullptr);

    /// Filters the model and opens up what it found, unless that is too much to look through; an empty text
    /// brings back what was open before.
    void filter(const QString &typed);
    /// Renames that folder once it is there.
    void renameWhenThere(const FolderId &folder) { m_toRename = folder; }
    /// Why something in the trash is not opened.
    static QString trashedNotice() { return tr("It is in the trash. Its menu brings it back."); }
    void focusFirst();
    void focusLast();

    QSize sizeHint() const override { return {0, contentHeight(kMostRows)}; }
    QSize minimumSizeHint() const override { return {0, contentHeight(kFewestRows)}; }

Q_SIGNALS:
    void openWanted(const porthole::EntryId &entry);
    void filesWanted(const porthole::EntryId &entry);
    /// In the full editor: entries, or one folder.
    void editWanted(const porthole::ui::ChosenEntries &what);
    void duplicateWanted(const QList<porthole::EntryId> &entries);
    void favouriteWanted(const QList<porthole::EntryId> &entries, bool favourite);
    void folderWanted(const porthole::FolderId &parent);
    void moveWanted(const porthole::ui::ChosenEntries &what, const porthole::FolderId &folder);
    void trashWanted(const porthole::ui::ChosenEntries &what);
    void restoreWanted(const QList<porthole::EntryId> &entries);
    /// For good: those in the trash; one that stands in no collection.
    void purgeWanted(const QList<porthole::EntryId> &entries);
    void removalWanted(const porthole::EntryId &other);
    /// Whether they can be reached is to be looked at.
    void healthWanted(const porthole::ui::ChosenEntries &what);
    void undoWanted();
    void redoWanted();
    void copyWanted(const QString &text);
    /// A short message worth a moment in the status line.
    void noticed(const QString &notice);
    /// Up from the first row, and down from the last one.
    void leftUpwards();
    void leftDownwards();
    /// Rows came, went, were opened up or closed.
    void heightChanged();

protected:
    RowText rowText(const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Key : quint8 {
        Open,
        Files,
        Health,
        Rename,
        Edit,
        Duplicate,
        Remove,
        Copy,
        Undo,
        Redo,
        Up,
        Down,
        Other
    };
    static Key keyOf(const QKeyEvent &event);
    bool act(Key key);
    void contentChanged();
    void restoreExpanded();
    void noteExpanded(const QModelIndex &index, bool expanded);
    QString keyOf(const QModelIndex &index) const;
    QModelIndexList chosenRows() const;
    /// Of the rows that are chosen, the entries in the trash or those that are not.
    QList<EntryId> chosenEntries(bool trashed) const;
    void open();
    void rename();
    void edit();
    void remove();
    void copy();
    void showMenu(const QPoint &position);
    void fillMenu(QMenu &menu, const QModelIndex &index);
    void fillTrashMenu(QMenu &menu);
    void addFolderMenu(QMenu &menu);

    EntryTreeModel &m_model;
    QSet<QString> m_opened; // what was opened up by hand, by keyOf()
    bool m_byHand = true;
    std::optional<FolderId> m_toRename;
};

} // namespace porthole::ui
