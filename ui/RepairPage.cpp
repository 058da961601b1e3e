#include "ui/RepairPage.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/connect/SealedCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr std::size_t kLongestReason = 400; // bytes

/// The backups as a list, the newest chosen; the card's last button takes the one that is.
class RepairCard : public SealedCard {
public:
    explicit RepairCard(const StoreCondition &condition)
        : SealedCard("repairCard")
        , m_list(new QListWidget)
        , m_close(addButton("closeRepair", RepairPage::tr("Not now")))
        , m_restore(addButton("restoreBackup", RepairPage::tr("Restore this backup")))
    {
        setFocusPolicy(Qt::ClickFocus); // Tab leads on to what is in it
        const bool isThere = !condition.backups.isEmpty();
        setTexts(icon(QLatin1StringView("state-failed"), IconColour::Danger),
                 RepairPage::tr("What you saved cannot be read"),
                 isThere
                     ? RepairPage::tr("Its file is damaged. Nothing was changed in it. A backup can take its "
                                      "place; the damaged file is kept beside it under another name.")
                     : RepairPage::tr("Its file is damaged, and there is no backup that could take its "
                                      "place. Nothing was changed in it."));
        auto *reason = plainLabel("repairReason", "muted");
        reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        reason->setText(QString::fromStdString(displayText(condition.why, kLongestReason)));
        m_list->setObjectName(QStringLiteral("backups"));
        m_list->setAccessibleName(RepairPage::tr("Backups"));
        for (const Backup &backup : condition.backups)
            m_list->addItem(RepairPage::tr("%1, entries: %2")
                                .arg(QLocale().toString(backup.made.toLocalTime(), QLocale::ShortFormat))
                                .arg(backup.entries));
        m_list->setCurrentRow(0);
        m_list->setVisible(isThere);
        m_restore->setVisible(isThere);
        body().addWidget(m_list);
        body().addWidget(reason);
    }
    QListWidget &list() const { return *m_list; }
    QPushButton &close() const { return *m_close; }
    QPushButton &restore() const { return *m_restore; }

private:
    QListWidget *m_list;
    QPushButton *m_close, *m_restore;
};

} // namespace

RepairPage::RepairPage(const StoreCondition &condition, QWidget *parent)
    : TabPage(parent)
{
    auto *card = new RepairCard(condition);
    m_card = card;
    auto *content = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card);
    row->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kGap, metrics::kSection, metrics::kGap, metrics::kGap);
    column->addLayout(row);
    column->addStretch();
    scrollWithin(this, content);
    setTitle(tr("Damaged file"));
    connect(&card->close(), &QPushButton::clicked, this, &TabPage::closeRequested);
    connect(&card->restore(), &QPushButton::clicked, this, [this, card, backups = condition.backups] {
        const int chosen = card->list().currentRow();
        if (chosen >= 0 && chosen < backups.size())
            Q_EMIT restoreRequested(backups[chosen]);
    });
}

QString RepairPage::stateText() const { return tr("Waits for your answer"); }

QIcon RepairPage::stateIcon() const { return icon(QLatin1StringView("state-failed"), IconColour::Danger); }

QString RepairPage::statusText() const { return tr("The file with what you saved is damaged"); }

void RepairPage::takeFocus() { m_card->setFocus(Qt::OtherFocusReason); }

} // namespace porthole::ui
