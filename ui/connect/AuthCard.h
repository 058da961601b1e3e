#pragma once

#include "core/base/Secret.h"
#include "core/model/SshQuestion.h"
#include "ui/connect/SealedCard.h"

#include <vector>

class QFormLayout;
class QLineEdit;

namespace porthole::ui {

/// Asks what only the user knows: a password, a key's passphrase, or whatever the host's
/// keyboard-interactive authentication wants, such as one-time codes. The host's own words are quoted as
/// such; what is typed is handed on once and the fields go.
class AuthCard : public SealedCard {
    Q_OBJECT
public:
    explicit AuthCard(QWidget *parent = nullptr);

    /// What the host said before it asked; it stands above the next questions.
    void setBanner(const QString &text) { m_banner = text; }
    void ask(const AuthQuestion &question);
    /// Empties the fields: the question is no more.
    void reset();
    bool focusField() override;

Q_SIGNALS:
    /// As many as there were prompts. The receiver moves out of it.
    void answered(std::vector<porthole::Secret> &answers);
    void refused();

private:
    void showWords(const AuthQuestion &question);
    void addPrompt(const AuthQuestion::Prompt &prompt, bool own);
    void submit();

    QString m_banner;
    QLabel *m_words; // the host's
    QFormLayout *m_form;
    QList<QLineEdit *> m_fields;
    QPushButton *m_cancel;
    QPushButton *m_submit;
};

} // namespace porthole::ui
