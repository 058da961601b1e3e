#pragma once

#include <QLineEdit>
#include <optional>

namespace porthole::ui {

/// A line for a setting that a folder may give. While it says nothing itself, its placeholder says what
/// counts and who says so. The button in it, and its menu, leave it to the folder, or say that there is to be
/// none whatever the folder has.
class InheritedField : public QLineEdit {
    Q_OBJECT
public:
    /// `otherwise` is what counts where nobody says anything.
    InheritedField(const char *name, const QString &label, const QString &otherwise,
                   QWidget *parent = nullptr);

    /// Nothing: it is left to the folder. An empty text: none, whatever the folder has. From now on, what is
    /// typed is a change; where the program takes it out again, it was none.
    void setOwn(const std::optional<QString> &text);
    /// Those that are edited have different ones, or one that is not shown: `words` says so.
    void setUnshown(const QString &words);
    /// What a folder says, "root, from the folder prod"; empty: none does.
    void setInherited(const QString &words);
    const QString &otherwise() const { return m_otherwise; }

    bool isTouched() const { return m_isChosen || m_isTyped; }
    /// What is typed; an empty text for none, nothing if it is left to the folder.
    std::optional<QString> own() const;
    /// What a folder says that does not count, in words; empty: nothing is overridden.
    QString overridden() const;

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void choose(bool none);
    void forgetTyped();
    void refresh();

    QAction *m_none, *m_leave;
    const QString m_otherwise;
    QString m_inherited;
    QString m_unshown; ///< what it says instead of the text that it has; empty: none
    bool m_isNone = false;
    bool m_saysNone = false; ///< m_isNone as it was before something was typed
    bool m_isChosen = false; ///< with a button
    bool m_isTyped = false;
    bool m_isEdited = false; ///< the text that changes next, somebody has typed
};

} // namespace porthole::ui
