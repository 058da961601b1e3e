#include "ui/SavingLine.h"

#include "core/base/DisplayText.h"

#include <QAccessible>
#include <QApplication>

namespace porthole::ui {

SavingLine::SavingLine(QWidget &form)
    : QLabel(&form)
    , m_form(form)
{
    setObjectName(QStringLiteral("notSaved"));
    setProperty("role", QStringLiteral("problem"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

std::function<void(const Result<> &)> SavingLine::begin()
{
    hide();
    QWidget *const focus = QApplication::focusWidget();
    m_focus = focus && m_form.isAncestorOf(focus) ? focus : nullptr;
    // What is disabled hands the keyboard on, to who knows where in the window.
    if (m_focus && m_form.parentWidget())
        m_form.parentWidget()->setFocus(Qt::OtherFocusReason);
    m_form.setEnabled(false);
    return [line = QPointer(this)](const Result<> &outcome) {
        if (line)
            line->take(outcome);
    };
}

void SavingLine::end()
{
    m_form.setEnabled(true);
    hide();
}

void SavingLine::take(const Result<> &outcome)
{
    m_form.setEnabled(true);
    // Not from where somebody has gone meanwhile: to another tab, to a question, behind the lock.
    const QWidget *const now = QApplication::focusWidget();
    if (m_focus && m_focus->isVisible() && (!now || now == m_form.parentWidget()))
        m_focus->setFocus(Qt::OtherFocusReason);
    if (outcome)
        return Q_EMIT saved();
    constexpr std::size_t kLongest = 400;
    setText(tr("This was not saved: %1")
                .arg(QString::fromStdString(displayText(outcome.error().detail, kLongest))));
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace porthole::ui
