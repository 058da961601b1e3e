#include "ui/RestoredPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kWidth = 480, kPicture = 40;

const char *iconOf(OpenTab::Kind kind)
{
    switch (kind) {
    case OpenTab::Kind::Host:
        return "host";
    case OpenTab::Kind::Files:
        return "folder";
    case OpenTab::Kind::Gateway:
        return "gateway";
    case OpenTab::Kind::Server:
    case OpenTab::Kind::Console:
        return "console";
    }
    return "host";
}

QPushButton *button(const char *name, const QString &text)
{
    auto *made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(true); // Enter presses the one with the focus
    return made;
}

} // namespace

RestoredPage::RestoredPage(OpenTab tab, Disconnected why, QWidget *parent)
    : TabPage(parent)
    , m_tab(std::move(tab))
    , m_words(plainLabel("restoredWords", "muted"))
    , m_closeAll(button("closeAll", tr("Close all")))
    , m_connectAll(button("connectAll", QString()))
    , m_connect(button("connectRestored", tr("Connect")))
{
    setTitle(m_tab.title.isEmpty() ? m_tab.address : m_tab.title);
    setAddress(m_tab.address);
    auto *picture = new QLabel;
    picture->setPixmap(icon(QLatin1StringView(iconOf(m_tab.kind)), IconColour::Muted)
                           .pixmap(QSize(kPicture, kPicture), devicePixelRatioF()));
    auto *name = plainLabel("restoredTitle", "title");
    name->setText(title());
    m_words->setText((why == Disconnected::ByLocking
                          ? tr("%1\nIt was disconnected when Porthole was locked.")
                          : tr("%1\nIt was open when Porthole was closed. Nothing is connected yet."))
                         .arg(address()));
    m_connect->setProperty("primary", true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::kHalf);
    texts->addWidget(name);
    texts->addWidget(m_words);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::kGap);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    for (QPushButton *each : {m_closeAll, m_connectAll, m_connect})
        buttons->addWidget(each);
    auto *card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    card->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGap);
    column->addLayout(top);
    column->addLayout(buttons);
    auto *content = new QWidget;
    auto *middle = new QHBoxLayout(content);
    middle->addStretch(1);
    middle->addWidget(card, 1000, Qt::AlignVCenter);
    middle->addStretch(1);
    scrollWithin(this, content);
    connect(m_connect, &QPushButton::clicked, this, &RestoredPage::connectRequested);
    connect(m_connectAll, &QPushButton::clicked, this, &RestoredPage::connectAllRequested);
    connect(m_closeAll, &QPushButton::clicked, this, &RestoredPage::closeAllRequested);
    setCount(1);
}

void RestoredPage::setCount(int count)
{
    m_connectAll->setText(tr("Connect all %1").arg(count));
    m_connectAll->setVisible(count > 1);
    m_closeAll->setVisible(count > 1);
}

void RestoredPage::want() { setWanted(true); }

void RestoredPage::giveUp() { setWanted(false); }

void RestoredPage::setWanted(bool wanted)
{
    m_wanted = wanted;
    Q_EMIT stateChanged();
    Q_EMIT statusChanged();
}

QString RestoredPage::stateText() const { return m_wanted ? tr("Connecting") : tr("Not connected"); }

QIcon RestoredPage::stateIcon() const { return icon(QLatin1StringView("state-idle"), IconColour::Muted); }

QString RestoredPage::statusText() const
{
    return m_wanted ? tr("%1: being opened").arg(title()) : tr("%1: not connected").arg(title());
}

void RestoredPage::takeFocus() { m_connect->setFocus(Qt::OtherFocusReason); }

void RestoredPage::focusToolBar() { takeFocus(); }

} // namespace porthole::ui
