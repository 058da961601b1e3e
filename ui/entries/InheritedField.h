#pragma once

#include <QLineEdit>
#include <optional>

namespace porthole::ui {

/// A line for a setting that a folder may give. While it says nothing itself, its placeholder says what
/// counts and who says so; a button in it leaves it to the folder again.
class InheritedField : public QLineEdit {
    Q_OBJECT
public:
    InheritedField(const char *name, const QString &label, QWidget *parent = nullptr);

    /// Nothing: it is left to the folder. From now on, what is typed is a change.
    void setOwn(const std::optional<QString> &text);
    /// Those that are edited have different ones, or one that is not shown: `words` says so.
    void setUnshown(const QString &words);
    /// What counts if it says nothing itself.
    void setInherited(const QString &words);

    bool isTouched() const { return m_touched; }
    /// What is typed; nothing if it is left to the folder.
    std::optional<QString> own() const;

private:
    void leave();
    void refresh();

    QAction *m_leave;
    QString m_inherited;
    QString m_hidden; ///< what it says instead of the text that it has; empty: none
    bool m_touched = false;
};

} // namespace porthole::ui
