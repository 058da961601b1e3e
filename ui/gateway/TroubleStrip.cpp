#include "ui/gateway/TroubleStrip.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/gateway/GatewayText.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace porthole::ui {

TroubleStrip::TroubleStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(plainLabel("stripText"))
    , m_button(new QPushButton)
{
    setObjectName(QStringLiteral("troubleStrip"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("stripNext"));
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("stripClose"));
    close->setIcon(icon(QLatin1StringView("close"), IconColour::Muted));
    close->setAccessibleName(tr("Dismiss"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &TroubleStrip::dismiss);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto next = m_next; // it goes with dismiss()
        dismiss();
        if (next)
            next();
    });
    hide();
}

void TroubleStrip::tell(const QString &sentence, const Error &error, const QString &button,
                        std::function<void()> next)
{
    m_icon->setPixmap(icon(QLatin1StringView("state-failed"), IconColour::Danger)
                          .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    m_text->setText(sentence + u'\n' + sentenceOf(error));
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_next = std::move(next);
    setAccessibleName(sentence);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TroubleStrip::dismiss()
{
    hide();
    m_next = {};
}

} // namespace porthole::ui
