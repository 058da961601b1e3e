#include "ui/connect/LinkCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QString sentenceFor(Link::Kind kind)
{
    switch (kind) {
    case Link::Kind::Saved:
        return LinkCard::tr("A link wants to open a saved connection");
    case Link::Kind::Shell:
        return LinkCard::tr("A link wants to open a shell");
    case Link::Kind::Files:
        return LinkCard::tr("A link wants to open the files of a host");
    case Link::Kind::Console:
        return LinkCard::tr("A link wants to open a console");
    case Link::Kind::ConnectionFile:
        return LinkCard::tr("A file wants to open a console");
    }
    return {};
}

constexpr std::size_t kLongest = 8192; // bytes of an address: all of it is to be seen before it is opened

} // namespace

LinkCard::LinkCard(QWidget *parent)
    : SealedCard("linkCard", parent)
    , m_target(plainLabel("linkTarget"))
    , m_leadsTo(plainLabel("linkLeadsTo", "muted"))
    , m_cancel(addButton("cancelLink", tr("Cancel")))
    , m_connect(addButton("acceptLink", tr("Connect")))
{
    m_target->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_target->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_target->setAccessibleName(tr("Where the link leads"));
    body().addWidget(m_target);
    body().addWidget(m_leadsTo);
    // Keys that were meant for what was in front go to the card itself, which does nothing with them.
    setFocusPolicy(Qt::ClickFocus); // Tab leads on to what is in it
    setSubject(tr("Another program"));
    connect(m_cancel, &QPushButton::clicked, this, &LinkCard::dismissed);
    connect(m_connect, &QPushButton::clicked, this, &LinkCard::accepted);
}

void LinkCard::ask(const Link &link, const QString &leadsTo)
{
    setTexts(icon(QLatin1StringView("certificate"), IconColour::Warning), sentenceFor(link.kind),
             tr("It came from a web page or another program. Connect only if you expected it:"));
    showOrHide(m_target, QString::fromStdString(displayText(link.target.toStdString(), kLongest)));
    showOrHide(m_leadsTo, leadsTo);
    setAccessibleDescription(leadsTo.isEmpty() ? m_target->text() : m_target->text() + u' ' + leadsTo);
}

void LinkCard::refuse(const QString &reason)
{
    setTexts(icon(QLatin1StringView("state-failed"), IconColour::Danger),
             tr("A link or a file was not opened"), tr("The reason: %1.").arg(reason));
    showOrHide(m_target, {});
    showOrHide(m_leadsTo, {});
    m_connect->hide();
    m_cancel->setText(tr("Close"));
    setAccessibleDescription(reason);
}

} // namespace porthole::ui
