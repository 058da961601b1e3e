#pragma once

#include "core/model/Snippet.h"

#include <QFrame>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace porthole::ui {

/// Finds a snippet by some letters and puts it into a terminal: Enter inserts it, Ctrl+Enter runs it too.
/// What it asks for is asked for here first. New ones are written here, and changed, and removed. It keeps
/// nothing and says what is wanted; Escape leads back, and at last away.
class SnippetPalette : public QFrame {
    Q_OBJECT
public:
    explicit SnippetPalette(QWidget *parent = nullptr);

    /// By name.
    void setSnippets(const QList<Snippet> &snippets);
    /// What did not work.
    void tellTrouble(const QString &text);
    void takeFocus();

Q_SIGNALS:
    void chosen(const QString &text, bool run);
    /// `before` is what it was called; empty if it is new.
    void saveRequested(const porthole::Snippet &snippet, const QString &before);
    void removalRequested(const QString &name);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFinder();
    QWidget *makeAsker();
    QWidget *makeEditor();
    void filter();
    void showPreview();
    const Snippet *current() const;
    void choose(bool run);
    void ask(const Snippet &snippet, bool run);
    void answer(bool run);
    void edit(const Snippet *snippet);
    void save();
    void askAboutRemoval();
    void showFinder();

    QList<Snippet> m_snippets;
    QStackedLayout *m_pages;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_preview;
    QPushButton *m_insert, *m_run, *m_edit, *m_remove;
    QFormLayout *m_fields;
    QLabel *m_asked;
    QLineEdit *m_name;
    QPlainTextEdit *m_text;
    QLabel *m_trouble;
    Snippet m_asking;   // of the page that asks
    QString m_editing;  // what the one that is edited was called; empty for a new one
    QString m_removing; // whose removal waits for the second click
};

} // namespace porthole::ui
