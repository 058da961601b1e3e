#pragma once

#include "core/model/ConsoleUrl.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace porthole::ui {

/// The field at the top, and below it why it could not open what was typed. What was opened is cleared
/// from the field and kept nowhere: a console link is a bearer token as often as not.
class AddressBar : public QWidget {
    Q_OBJECT
public:
    explicit AddressBar(QWidget *parent = nullptr);

    void focusField();
    /// Somebody is in the middle of typing: the keyboard must not be taken from them.
    bool beingEdited() const;
    /// Offers a text to be edited, all of it selected.
    void offer(const QString &text);
    /// As if it had been typed and Enter pressed.
    void submit(const QString &text);

Q_SIGNALS:
    /// The receiver may move out of it.
    void openRequested(porthole::ConsoleTarget &target);
    /// Escape: back to where one was.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submitField();
    void refuse(const QString &reason);
    void accept();

    QLineEdit *m_field;
    QLabel *m_hint;
    QLabel *m_reason;
};

} // namespace porthole::ui
