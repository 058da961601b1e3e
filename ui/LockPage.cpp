#include "ui/LockPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/connect/SealedCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

/// The card that it consists of.
class LockCard : public SealedCard {
public:
    LockCard()
        : SealedCard("lockCard")
        , quit(addButton("lockQuit", LockPage::tr("Quit Porthole")))
        , unlock(addButton("lockUnlock", LockPage::tr("Unlock")))
    {
        for (QLabel *label : {kept, worth, waiting, refusal})
            body().addWidget(label);
        setTexts(icon(QLatin1StringView("state-password")), LockPage::tr("Porthole is locked"),
                 LockPage::tr("Passwords and tokens that were in memory are gone. They are asked for again, "
                              "or read from the keychain, when they are needed."));
    }

    QPushButton *const quit, *const unlock;
    QLabel *const kept = plainLabel("lockKept", "muted");
    QLabel *const worth = plainLabel("lockWorth", "muted");
    QLabel *const waiting = plainLabel("lockWaiting", "muted");
    QLabel *const refusal = plainLabel("lockRefusal", "problem");
};

LockPage::LockPage(QWidget *parent)
    : QWidget(parent)
    , m_card(new LockCard)
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    // The page has the keyboard, and not its button: whoever was typing would unlock it unseen.
    setFocusPolicy(Qt::ClickFocus); // Tab leads on to the buttons
    setAccessibleName(tr("Porthole is locked"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_card);
    row->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kGap, metrics::kSection, metrics::kGap, metrics::kGap);
    column->addStretch(1);
    column->addLayout(row);
    column->addStretch(2);
    scrollWithin(this, content);
    connect(m_card->quit, &QPushButton::clicked, this, &LockPage::quitRequested);
    connect(m_card->unlock, &QPushButton::clicked, this, &LockPage::unlockRequested);
}

void LockPage::setView(const LockView &view)
{
    QString kept;
    if (view.openTabs > 0)
        kept = view.disconnects
                   ? tr("Tabs behind this: %n. What was connected was disconnected, but for unsaved changes.",
                        nullptr, view.openTabs)
                   : tr("Tabs behind this: %n. What is connected stays connected.", nullptr, view.openTabs);
    showOrHide(m_card->kept, kept);
    m_card->worth->setText(view.proves ? tr("The keychain asks for the password of its keyring “Porthole "
                                            "lock”.")
                                       : tr("Anybody at this computer can unlock it: no password is asked "
                                            "for. The preferences can change that."));
    QString waiting;
    if (view.waiting > 0)
        waiting = tr("To be opened once it is unlocked: %n.", nullptr, view.waiting);
    showOrHide(m_card->waiting, waiting);
    showOrHide(m_card->refusal, view.refusal);
    m_card->unlock->setText(view.isAsking ? tr("The keychain asks…") : tr("Unlock"));
    m_card->unlock->setEnabled(!view.isAsking);
}

} // namespace porthole::ui
