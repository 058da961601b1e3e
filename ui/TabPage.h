#pragma once

#include <QIcon>
#include <QList>
#include <QString>
#include <QWidget>
#include <optional>

#include "core/model/OpenTab.h"

namespace porthole::ui {

/// What a tab holds: a console, a terminal, whatever else the window learns to show. The window, its tabs
/// and the sidebar's list of what is open know pages by this alone.
class TabPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    QString title() const { return m_title; }
    /// Where it leads, as a person would write it; never with a secret in it.
    QString address() const { return m_address; }
    /// The id of what is saved and open here; empty: nothing that is.
    QString entry() const { return m_entry; }
    void setEntry(const QString &entry) { m_entry = entry; }
    void setTitle(const QString &title);
    void setAddress(const QString &address);

    /// What opens again what it shows, each in a tab; nothing where only a token could.
    virtual QList<OpenTab> reopenings() const;
    /// Whoever makes a page says how it is made again; its title is filled in.
    void setReopening(const OpenTab &tab);

    /// The state in a word or two, and as a shape.
    virtual QString stateText() const = 0;
    virtual QIcon stateIcon() const = 0;
    /// Whether nothing goes on before somebody does something here: a question, a failure.
    virtual bool needsAttention() const { return false; }
    /// What the window's status line says about this page.
    virtual QString statusText() const = 0;
    /// Puts the keyboard where it is wanted: into the field that waits for something, or the content.
    virtual void takeFocus() = 0;
    /// Puts it where the application's own keys work.
    virtual void focusToolBar() = 0;
    /// Closes the part of it that has the keyboard, where it has several; false: all of it is to be closed.
    virtual bool closePart() { return false; }

    /// Closing it would cost somebody something: true if it asks about that first, and says closeRequested()
    /// when it may go.
    virtual bool asksBeforeClosing() { return false; }

    /// Its tab was closed, and it is shown no more; it is deleted in a later turn of the event loop.
    void leave() { Q_EMIT left(); }

Q_SIGNALS:
    void titleChanged();
    void stateChanged();
    void statusChanged();
    /// A short message worth a moment in the status line.
    void noticed(const QString &notice);
    /// Something that takes its time has come to its end.
    void finished(const QString &words);
    /// The address is to be put right in the window's address field.
    void editAddressRequested();
    void closeRequested();
    /// Whoever feeds it ends what it showed.
    void left();

private:
    QString m_title;
    QString m_address;
    QString m_entry;
    std::optional<OpenTab> m_reopening;
};

} // namespace porthole::ui
