#include "ui/sidebar/UndoStrip.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace porthole::ui {

UndoStrip::UndoStrip(QWidget *parent)
    : QFrame(parent)
    , m_text(plainLabel("undoText"))
    , m_undo(new QPushButton(tr("Undo")))
{
    setObjectName(QStringLiteral("undoStrip"));
    setProperty("card", true);
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setAutoDefault(true);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("undoClose"));
    close->setIcon(icon(QLatin1StringView("close"), IconColour::Muted));
    close->setAccessibleName(tr("Dismiss"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, metrics::kHalf, metrics::kHalf, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(close);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT undoWanted();
    });
    connect(close, &QToolButton::clicked, this, &UndoStrip::dismiss);
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, &UndoStrip::timeOver);
    hide();
}

void UndoStrip::offer(const QString &words)
{
    m_text->setText(words + u'.');
    setAccessibleName(words);
    m_undo->setAccessibleName(tr("Undo: %1").arg(words));
    show();
    m_time.start(kShownMilliseconds);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void UndoStrip::timeOver()
{
    if (underMouse() || isAncestorOf(QApplication::focusWidget()))
        m_time.start(kShownMilliseconds);
    else
        dismiss();
}

void UndoStrip::dismiss()
{
    m_time.stop();
    if (isAncestorOf(QApplication::focusWidget()))
        Q_EMIT left();
    hide();
}

void UndoStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    // A button hears Space by itself, and Enter in dialogs only.
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return button->click();
    QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
