#include "ui/connect/SealedCard.h"

#include "ui/CardParts.h"
#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

SealedCard::SealedCard(const char *name, QWidget *parent)
    : QFrame(parent)
    , m_subject(new ElidedLabel)
    , m_icon(new QLabel)
    , m_sentence(plainLabel("sentence"))
    , m_advice(plainLabel("advice", "muted"))
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    setObjectName(QLatin1String(name));
    setProperty("sealed", true);
    setFixedWidth(metrics::kSealedCardWidth);
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() * 1.2);
    heading.setWeight(QFont::DemiBold);
    m_sentence->setFont(heading);
    m_body->setSpacing(metrics::kGrid);
    m_buttons->setSpacing(metrics::kGrid);
    m_buttons->addStretch();
    auto *grid = new QGridLayout;
    grid->setContentsMargins(metrics::kSection, metrics::kGap, metrics::kSection, metrics::kGap);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(metrics::kGrid);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 1);
    grid->addWidget(m_advice, 1, 1);
    grid->addLayout(m_body, 2, 1);
    grid->setRowMinimumHeight(3, metrics::kHalf);
    grid->addLayout(m_buttons, 4, 0, 1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeSeal());
    column->addLayout(grid);
}

QWidget *SealedCard::makeSeal()
{
    auto *mark = new QLabel;
    mark->setPixmap(icon(QLatin1StringView("seal"), IconColour::OnAccent)
                        .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    auto *name = new QLabel(tr("Porthole"));
    name->setTextFormat(Qt::PlainText);
    name->setProperty("sealName", true);
    m_subject->setObjectName(QStringLiteral("subject"));
    auto *seal = new QWidget;
    seal->setObjectName(QStringLiteral("seal"));
    seal->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(seal);
    row->setContentsMargins(metrics::kSection, 6, metrics::kSection, 6);
    row->setSpacing(metrics::kGrid);
    row->addWidget(mark);
    row->addWidget(name);
    row->addWidget(m_subject, 1);
    return seal;
}

void SealedCard::setSubject(const QString &subject) { m_subject->setText(subject); }

void SealedCard::setTexts(const QIcon &icon, const QString &sentence, const QString &advice)
{
    m_icon->setPixmap(icon.pixmap(QSize(24, 24), devicePixelRatioF()));
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    showOrHide(m_advice, advice);
}

QPushButton *SealedCard::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    m_buttons->addWidget(button);
    return button;
}

void SealedCard::keyPressEvent(QKeyEvent *event)
{
    // A QPushButton hears Space by itself, and Enter in dialogs only.
    auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
    if (button && isAncestorOf(button) && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return button->click();
    QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
