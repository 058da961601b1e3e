#pragma once

#include "core/base/Secret.h"
#include "core/session/ShellState.h"
#include "ui/connect/HostErrorText.h"
#include "ui/connect/SealedCard.h"

class QPlainTextEdit;
class QToolButton;

namespace porthole::ui {

class PasswordForm;

/// What is to be told about a session that has no line: what is being tried, what went wrong and the next
/// step, that the shell has ended. A refused sign-in is tried again right here, with another password.
class ShellCard : public SealedCard {
    Q_OBJECT
public:
    explicit ShellCard(QWidget *parent = nullptr);

    /// `host` is what the person calls it, `address` where it is.
    void setHost(const QString &host, const QString &address);
    void showProgress(const ShellProgress &progress);
    void showTrouble(ShellState state, const ShellTrouble &trouble);
    void showEnd(const ShellEnd &end);
    /// The line about the next attempt; empty for none.
    void setAttemptText(const QString &text);
    bool focusField() override;

Q_SIGNALS:
    void retryRequested();
    void passwordSubmitted(porthole::Secret &password);
    void editRequested();
    /// After the end of a shell: another one.
    void againRequested();
    void closeRequested();

private:
    enum class Next : quint8 { None, Retry, Password, Edit, Again, Close };
    void clear();
    void offer(Next next, const QString &button);
    void offerSecond(Next next, const QString &button);
    void setDetails(const Error *error);
    void take(Next next);

    QString m_host;
    QLabel *m_attempt;
    PasswordForm *m_password;
    QPlainTextEdit *m_details;
    QToolButton *m_disclosure;
    QPushButton *m_second;
    QPushButton *m_nextButton;
    Next m_next = Next::None;
    Next m_secondNext = Next::None;
};

} // namespace porthole::ui
