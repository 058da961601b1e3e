#include "ui/connect/AuthCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/SecretField.h"
#include "ui/Theme.h"
#include "ui/connect/HopText.h"

#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QString shown(const QString &text, std::size_t limit = 400)
{
    return QString::fromStdString(displayText(text.toStdString(), limit));
}

QString sentenceFor(const AuthQuestion &question)
{
    const bool again = question.refusedBefore;
    switch (question.kind) {
    case AuthQuestion::Kind::Password:
        return again ? AuthCard::tr("That was not accepted. Try another password.")
                     : AuthCard::tr("%1 asks for a password.").arg(hopName(question.hop));
    case AuthQuestion::Kind::KeyPassphrase:
        return again ? AuthCard::tr("That passphrase does not open the key.")
                     : AuthCard::tr("Your key is locked with a passphrase.");
    case AuthQuestion::Kind::KeyboardInteractive:
        return again ? AuthCard::tr("That was not accepted. %1 asks again.").arg(hopName(question.hop))
                     : AuthCard::tr("%1 wants to know:").arg(hopName(question.hop));
    }
    return {};
}

QString adviceFor(const AuthQuestion &question)
{
    switch (question.kind) {
    case AuthQuestion::Kind::Password:
        return AuthCard::tr(
            "Its host key is verified. The password is kept in memory for reconnecting, until "
            "this tab is closed.");
    case AuthQuestion::Kind::KeyPassphrase:
        return AuthCard::tr("%1\nThe passphrase stays on this computer.")
            .arg(shown(QDir::toNativeSeparators(question.keyFile)));
    case AuthQuestion::Kind::KeyboardInteractive:
        return AuthCard::tr("Its host key is verified. The words below are the host's own.");
    }
    return {};
}

/// Why it comes to the question, where something else should have done.
QString withNotes(QString advice, const QStringList &notes)
{
    for (const QString &note : notes)
        advice += AuthCard::tr("\nNote: %1.").arg(shown(note));
    return advice;
}

} // namespace

AuthCard::AuthCard(QWidget *parent)
    : SealedCard("authCard", parent)
    , m_words(plainLabel("hostWords"))
    , m_form(new QFormLayout)
    , m_cancel(addButton("refuse", tr("Cancel")))
    , m_submit(addButton("answer", tr("Continue")))
{
    m_submit->setProperty("primary", true);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setVerticalSpacing(metrics::kHalf);
    body().addWidget(m_words);
    body().addLayout(m_form);
    connect(m_submit, &QPushButton::clicked, this, &AuthCard::submit);
    connect(m_cancel, &QPushButton::clicked, this, &AuthCard::refused);
}

void AuthCard::ask(const AuthQuestion &question)
{
    reset();
    setSubject(hopAddress(question.hop));
    setTexts(icon(QLatin1StringView("state-password"), IconColour::Warning), sentenceFor(question),
             withNotes(adviceFor(question), question.notes));
    showWords(question);
    const bool ours = question.kind != AuthQuestion::Kind::KeyboardInteractive;
    for (const AuthQuestion::Prompt &prompt : question.prompts)
        addPrompt(prompt, ours);
    if (ours && m_fields.isEmpty()) // whatever is missing, the question is the same
        addPrompt({}, ours);
    if (ours)
        m_fields.first()->setAccessibleName(question.kind == AuthQuestion::Kind::Password ? tr("Password")
                                                                                          : tr("Passphrase"));
}

void AuthCard::showWords(const AuthQuestion &question)
{
    QStringList words;
    if (!m_banner.trimmed().isEmpty())
        words << m_banner.trimmed(); // it may have lines, and was made fit where it came in
    if (question.kind == AuthQuestion::Kind::KeyboardInteractive)
        for (const QString &text : {question.name, question.instruction})
            if (!text.trimmed().isEmpty())
                words << shown(text.trimmed(), 1000);
    showOrHide(m_words, words.join(u'\n'));
}

void AuthCard::addPrompt(const AuthQuestion::Prompt &prompt, bool ours)
{
    auto *field = new QLineEdit;
    if (prompt.echo)
        field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    else
        makeSecret(*field);
    field->setObjectName(QStringLiteral("answer%1").arg(m_fields.size()));
    const QString text = shown(prompt.text.trimmed());
    field->setAccessibleName(text);
    if (ours) {
        m_form->addRow(field);
    } else {
        auto *label = plainLabel("prompt");
        label->setText(text);
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    field->show(); // now: it may be about to get the keyboard
    // Enter goes from prompt to prompt, and behind the last one it answers.
    const qsizetype at = m_fields.size();
    connect(field, &QLineEdit::returnPressed, this, [this, at] {
        if (at + 1 < m_fields.size())
            m_fields[at + 1]->setFocus(Qt::TabFocusReason);
        else
            submit();
    });
    m_fields.append(field);
}

void AuthCard::reset()
{
    for (QLineEdit *field : m_fields)
        emptySecret(*field);
    m_fields.clear();
    // Not removeRow(), which deletes at once: the field may be in the middle of telling us of Enter.
    while (m_form->rowCount() > 0) {
        const QFormLayout::TakeRowResult row = m_form->takeRow(0);
        for (QLayoutItem *item : {row.labelItem, row.fieldItem}) {
            if (!item)
                continue;
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
    }
}

bool AuthCard::focusField()
{
    if (m_fields.isEmpty())
        return false;
    m_fields.first()->setFocus(Qt::OtherFocusReason);
    return true;
}

void AuthCard::submit()
{
    std::vector<Secret> answers;
    for (QLineEdit *field : m_fields)
        answers.push_back(takeSecret(*field));
    Q_EMIT answered(answers);
}

} // namespace porthole::ui
