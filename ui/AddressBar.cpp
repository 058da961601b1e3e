#include "ui/AddressBar.h"

#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

void markRefused(QLineEdit *field, bool refused)
{
    field->setProperty("refused", refused);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

AddressBar::AddressBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_hint(new QLabel(tr("Ctrl+K")))
    , m_reason(new QLabel)
{
    m_field->setObjectName(QStringLiteral("address"));
    m_field->setAccessibleName(tr("Address of a console"));
    m_field->setPlaceholderText(tr("Search, host, or paste a link"));
    // Input methods shall not learn what is typed here.
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                                 Qt::ImhUrlCharactersOnly);
    m_field->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_hint->setObjectName(QStringLiteral("shortcutHint"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(0, 0, metrics::kGrid, 0);
    inside->addStretch();
    inside->addWidget(m_hint);

    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setContentsMargins(metrics::kGrid, 0, metrics::kGrid, 0);
    m_reason->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kHalf);
    column->addWidget(m_field);
    column->addWidget(m_reason);

    connect(m_field, &QLineEdit::returnPressed, this, &AddressBar::submitField);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_hint->setVisible(text.isEmpty());
        accept();
    });
}

void AddressBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool AddressBar::beingEdited() const { return m_field->hasFocus() && !m_field->text().isEmpty(); }

void AddressBar::offer(const QString &text)
{
    m_field->setText(text);
    focusField();
}

void AddressBar::submit(const QString &text)
{
    m_field->setText(text);
    focusField();
    submitField();
}

void AddressBar::submitField()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty())
        return;
    auto target = ConsoleTarget::parse(text);
    if (!target) {
        refuse(QString::fromStdString(target.error().detail));
        return;
    }
    // Not clear(): that can be undone, and Undo would bring the token back.
    m_field->setText(QString());
    Q_EMIT openRequested(*target);
}

void AddressBar::refuse(const QString &reason)
{
    markRefused(m_field, true);
    m_reason->setText(tr("This cannot be opened: %1").arg(reason));
    m_reason->show();
    m_field->setAccessibleDescription(m_reason->text());
    QAccessibleEvent alert(m_reason, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void AddressBar::accept()
{
    if (m_reason->isHidden())
        return;
    markRefused(m_field, false);
    m_reason->hide();
    m_reason->clear();
    m_field->setAccessibleDescription(QString());
}

bool AddressBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_field->setText(QString());
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace porthole::ui
