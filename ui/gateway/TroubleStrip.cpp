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
#include <utility>

namespace porthole::ui {

TroubleStrip::TroubleStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(plainLabel("stripText"))
    , m_buttons{new QPushButton, new QPushButton}
{
    setObjectName(QStringLiteral("troubleStrip"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_buttons[0]->setObjectName(QStringLiteral("stripNext"));
    m_buttons[1]->setObjectName(QStringLiteral("stripOther"));
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("stripClose"));
    close->setIcon(icon(QLatin1StringView("close"), IconColour::Muted));
    close->setAccessibleName(tr("Dismiss"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    for (std::size_t at = m_buttons.size(); at-- > 0;)
        row->addWidget(m_buttons[at], 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &TroubleStrip::dismiss);
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        connect(m_buttons[at], &QPushButton::clicked, this, [this, at] {
            const auto steps = std::exchange(m_steps, {}); // what comes next may tell of another trouble
            dismiss();
            if (at < steps.size())
                steps[steps.size() - 1 - at].take();
        });
    }
    hide();
}

void TroubleStrip::tell(const QString &sentence, const Error &error, std::vector<TroubleStep> steps)
{
    m_icon->setPixmap(icon(QLatin1StringView("state-failed"), IconColour::Danger)
                          .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    m_text->setText(sentence + u'\n' + sentenceOf(error));
    m_steps = std::move(steps);
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        m_buttons[at]->setVisible(at < m_steps.size());
        if (at < m_steps.size())
            m_buttons[at]->setText(m_steps[m_steps.size() - 1 - at].text);
    }
    setAccessibleName(sentence);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TroubleStrip::dismiss()
{
    hide();
    m_steps.clear();
}

} // namespace porthole::ui
