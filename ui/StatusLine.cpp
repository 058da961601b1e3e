#include "ui/StatusLine.h"

#include "ui/ElidedLabel.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace porthole::ui {

namespace {

constexpr int kNoticeMilliseconds = 6000;

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_text(new ElidedLabel)
{
    setObjectName(QStringLiteral("footer"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(QStringLiteral("status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, metrics::kHalf, 12, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    m_noticeTime.setSingleShot(true);
    m_noticeTime.setInterval(kNoticeMilliseconds);
    connect(&m_noticeTime, &QTimer::timeout, this, &StatusLine::showText);
}

void StatusLine::setState(const QIcon &icon, const QString &text)
{
    m_state = text;
    m_stateIcon = icon;
    m_icon->setVisible(!icon.isNull());
    showIcon();
    showText();
}

/// A label's picture keeps the colours that it was made in. The style sheet is what a theme changes last.
void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        showIcon();
}

void StatusLine::notice(const QString &text)
{
    m_notice = text;
    m_noticeTime.start();
    showText();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void StatusLine::showIcon()
{
    if (!m_stateIcon.isNull())
        m_icon->setPixmap(m_stateIcon.pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
}

void StatusLine::showText()
{
    m_text->setText(m_noticeTime.isActive() ? m_notice : m_state);
    m_text->setAccessibleName(m_text->text());
}

} // namespace porthole::ui
