#include "ui/FormPage.h"

#include "ui/CardParts.h"
#include "ui/files/CardStrip.h"
#include "ui/sidebar/Question.h"

#include <QApplication>
#include <QVBoxLayout>
#include <utility>

namespace porthole::ui {

FormPage::FormPage(QWidget *parent)
    : TabPage(parent)
    , m_question(new Question("formQuestion", this))
{
    connect(m_question, &Question::ended, this, [this] {
        if (m_focus)
            m_focus->setFocus(Qt::OtherFocusReason);
        else
            focusForm();
    });
}

void FormPage::showForm(QWidget *form)
{
    constexpr int kQuestionWidth = 560;
    auto *strip = new CardStrip;
    strip->add(m_question, kQuestionWidth);
    scrollInMiddle(this, form);
    qobject_cast<QVBoxLayout *>(layout())->insertWidget(0, strip);
    setFocusProxy(form);
}

void FormPage::leaveFor(std::function<void()> what)
{
    if (!isChanged())
        return what();
    QWidget *const focus = QApplication::focusWidget();
    if (!m_question->asks())
        m_focus = focus && isAncestorOf(focus) ? focus : nullptr;
    m_question->ask({tr("Close without saving?"), tr("What was filled in here is lost then."), tr("Close"),
                     tr("Close without saving")},
                    std::move(what));
}

bool FormPage::asksBeforeClosing()
{
    if (!isChanged())
        return false;
    leaveFor([this] { Q_EMIT closeRequested(); });
    return true;
}

void FormPage::takeFocus()
{
    if (m_question->asks())
        m_question->setFocus(Qt::OtherFocusReason);
    else
        focusForm();
}

void FormPage::cancel()
{
    leaveFor([this] { Q_EMIT closeRequested(); });
}

} // namespace porthole::ui
