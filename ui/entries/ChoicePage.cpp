#include "ui/entries/ChoicePage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/FormRows.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr qsizetype kMost = 50; ///< of one name; more than that are told apart elsewhere

QString described(const Entry &entry, const FolderTree &folders)
{
    QStringList parts{kindName(entry.kind), folderPath(entry.folder, folders), entryDetail(entry, folders)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ChoicePage::ChoicePage(const QString &name, const QList<const Entry *> &choices, const FolderTree &folders,
                       QWidget *parent)
    : TabPage(parent)
    , m_card(new QFrame)
{
    setTitle(name);
    m_card->setObjectName(QStringLiteral("choiceCard"));
    m_card->setProperty("card", true);
    m_card->setFocusPolicy(Qt::ClickFocus); // Tab leads on to what is in it
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    QLabel *title = formTitle(tr("Several connections are called %1").arg(name));
    column->addWidget(title);
    m_card->setAccessibleName(title->text());
    auto *words = plainLabel("choiceWords", "muted");
    words->setText(tr("Which one is meant?"));
    column->addWidget(words);
    for (const Entry *entry : choices.first(std::min(choices.size(), kMost))) {
        const QString text = described(*entry, folders);
        auto *button = new QPushButton(kindIcon(entry->kind), mnemonicFree(text));
        button->setObjectName(QStringLiteral("choice"));
        button->setAccessibleName(tr("Open %1").arg(text));
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, id = entry->id] { Q_EMIT chosen(id); });
        column->addWidget(button);
    }
    scrollInMiddle(this, m_card);
}

QString ChoicePage::stateText() const { return tr("Waits for your answer"); }

QIcon ChoicePage::stateIcon() const { return icon(QLatin1StringView("state-waiting"), IconColour::Warning); }

QString ChoicePage::statusText() const { return tr("Which one is meant?"); }

void ChoicePage::takeFocus() { m_card->setFocus(Qt::OtherFocusReason); }

void ChoicePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closeRequested();
    // A QPushButton hears Space by itself, and Enter in dialogs only.
    auto *button = qobject_cast<QPushButton *>(window()->focusWidget());
    if (button && isAncestorOf(button) && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return button->click();
    TabPage::keyPressEvent(event);
}

} // namespace porthole::ui
