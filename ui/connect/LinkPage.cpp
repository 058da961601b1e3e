#include "ui/connect/LinkPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/connect/LinkCard.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace porthole::ui {

LinkPage::LinkPage(std::optional<Link> link, QWidget *parent)
    : TabPage(parent)
    , m_link(std::move(link))
    , m_card(new LinkCard)
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_card);
    row->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kGap, metrics::kSection, metrics::kGap, metrics::kGap);
    column->addLayout(row);
    column->addStretch();
    scrollWithin(this, content);
    connect(m_card, &LinkCard::accepted, this, &LinkPage::accepted);
    connect(m_card, &LinkCard::dismissed, this, &TabPage::closeRequested);
}

LinkPage::LinkPage(const Link &link, const QString &leadsTo, QWidget *parent)
    : LinkPage(std::optional(link), parent)
{
    setTitle(link.target);
    setAddress(link.target);
    m_card->ask(link, leadsTo);
}

LinkPage::LinkPage(const QString &reason, QWidget *parent)
    : LinkPage(std::nullopt, parent)
{
    setTitle(tr("Link"));
    m_card->refuse(reason);
}

QString LinkPage::stateText() const { return m_link ? tr("Waits for your answer") : tr("Not opened"); }

QIcon LinkPage::stateIcon() const
{
    return m_link ? icon(QLatin1StringView("state-waiting"), IconColour::Warning)
                  : icon(QLatin1StringView("state-failed"), IconColour::Danger);
}

QString LinkPage::statusText() const
{
    return m_link ? tr("A link wants to be opened") : tr("A link was not opened");
}

void LinkPage::takeFocus() { m_card->setFocus(Qt::OtherFocusReason); }

void LinkPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        TabPage::keyPressEvent(event);
}

} // namespace porthole::ui
