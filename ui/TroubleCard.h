#pragma once

#include "core/base/Secret.h"
#include "core/session/ConsoleSession.h"
#include "ui/ErrorText.h"

#include <QFrame>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace porthole::ui {

class PasswordForm;

/// What stands over the picture of a session that is not live: what happened, what is being tried, the
/// next step as a button, and the details for those who want them. Everything in it is plain text.
class TroubleCard : public QFrame {
    Q_OBJECT
public:
    explicit TroubleCard(QWidget *parent = nullptr);

    void showState(SessionState state, const std::optional<SessionTrouble> &trouble, const QString &address);
    /// The line about the next attempt; empty for none.
    void setAttemptText(const QString &text);
    void focusPassword();

Q_SIGNALS:
    void retryRequested();
    void remedyRequested(porthole::ConsoleRemedy remedy);
    void passwordSubmitted(porthole::Secret &password);
    void trustRequested();
    void editAddressRequested();
    void closeRequested();

private:
    void showProgress(SessionState state, const QString &address);
    void showPasswordQuestion(const QString &address);
    void showTrouble(SessionState state, const SessionTrouble &trouble);
    void showRemedy(const SessionTrouble &trouble);
    void showClosed();
    void showIcon(const QIcon &icon);
    void setTexts(const QIcon &icon, const QString &sentence, const QString &advice);
    void offer(NextStep step, const QString &button);
    void setDetails(const QString &details);
    void takeStep();

    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_advice;
    QLabel *m_attempt;
    QLabel *m_problem;
    QLabel *m_fingerprint;
    PasswordForm *m_password;
    QPushButton *m_next;
    QPushButton *m_refuse; // beside the question whether to trust
    QToolButton *m_disclosure;
    QPlainTextEdit *m_details;
    NextStep m_step = NextStep::Retry;
    ConsoleRemedy m_remedy = ConsoleRemedy::None;
};

} // namespace porthole::ui
