#include "ui/files/ConflictCard.h"

#include "ui/CardParts.h"
#include "ui/ElidedLabel.h"
#include "ui/Theme.h"
#include "ui/files/FileText.h"
#include "ui/files/NameText.h"

#include <QAccessible>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

using transfer::ConflictChoice;
using transfer::FileFacts;

namespace {

/// "12.4 MB, 2026-11-20 10:12, newer".
QString factsText(const FileFacts &facts, const FileFacts &other)
{
    QStringList parts{sizeText(facts.size)};
    if (facts.modified)
        parts << timeText(*facts.modified);
    if (facts.modified && other.modified && *facts.modified > *other.modified)
        parts << ConflictCard::tr("newer");
    if (facts.size > other.size)
        parts << ConflictCard::tr("larger");
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ConflictCard::ConflictCard(QWidget *parent)
    : QFrame(parent)
    , m_sentence(plainLabel("conflictSentence"))
    , m_where(plainLabel("conflictWhere", "muted"))
    , m_new(makeSide("conflictNew"))
    , m_old(makeSide("conflictOld"))
    , m_forAll(new QCheckBox(tr("Do the same for all that follow")))
    , m_cancel(makeButton("conflictCancel", tr("Cancel transfer"), ConflictChoice::Cancel))
    , m_skip(makeButton("conflictSkip", tr("Skip"), ConflictChoice::Skip))
    , m_rename(makeButton("conflictRename", tr("Keep both"), ConflictChoice::Rename))
    , m_resume(makeButton("conflictResume", tr("Resume"), ConflictChoice::Resume))
    , m_overwrite(makeButton("conflictOverwrite", tr("Overwrite"), ConflictChoice::Overwrite))
{
    setObjectName(QStringLiteral("conflictCard"));
    setProperty("card", true);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_sentence->setFont(heading);
    m_forAll->setObjectName(QStringLiteral("conflictForAll"));
    m_overwrite->setProperty("danger", true);
    m_rename->setToolTip(tr("The new one gets another name"));
    m_resume->setToolTip(tr("What is there is taken for the beginning, if it agrees with it"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSection);
    grid->setVerticalSpacing(metrics::kHalf);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Side &side : {m_new, m_old}) {
        grid->addWidget(side.place, row, 0);
        grid->addWidget(side.facts, row++, 1);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(m_forAll);
    buttons->addStretch();
    for (QPushButton *button : {m_cancel, m_skip, m_rename, m_resume, m_overwrite})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kGap, 12, metrics::kGap, 12);
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_sentence);
    column->addWidget(m_where);
    column->addLayout(grid);
    column->addLayout(buttons);
    hide();
}

ConflictCard::Side ConflictCard::makeSide(const char *name)
{
    auto *place = new QLabel;
    place->setTextFormat(Qt::PlainText);
    return {place, plainLabel(name, "muted")};
}

QPushButton *ConflictCard::makeButton(const char *name, const QString &text, ConflictChoice choice)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, this, [this, choice] { answer(choice); });
    return button;
}

void ConflictCard::ask(const transfer::ConflictQuestion &question, transfer::Direction direction)
{
    const bool get = direction == transfer::Direction::Get;
    const QString name = nameText(nameIn(question.target));
    m_number = question.number;
    m_sentence->setText(question.targetIsFile ? tr("%1 is there already").arg(name)
                                              : tr("There is something else called %1").arg(name));
    m_where->setText(get ? tr("In %1, on this computer").arg(nameText(folderOf(question.target)))
                         : tr("In %1, on the host").arg(nameText(folderOf(question.target))));
    m_new.place->setText(get ? tr("New, from the host") : tr("New, from this computer"));
    m_old.place->setText(get ? tr("There, on this computer") : tr("There, on the host"));
    m_new.facts->setText(factsText(question.sourceFacts, question.targetFacts));
    m_old.facts->setText(question.targetIsFile ? factsText(question.targetFacts, question.sourceFacts)
                                               : tr("a folder, a link or a device"));
    m_overwrite->setVisible(question.targetIsFile);
    m_resume->setVisible(question.targetIsFile && question.targetFacts.size < question.sourceFacts.size);
    m_forAll->setChecked(false);
    setAccessibleName(m_sentence->text());
    setAccessibleDescription(tr("New: %1. There: %2.").arg(m_new.facts->text(), m_old.facts->text()));
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ConflictCard::answer(ConflictChoice choice)
{
    const auto number = m_number;
    const bool isForAll = m_forAll->isChecked();
    dismiss();
    if (number)
        Q_EMIT answered(*number, {choice, isForAll});
}

void ConflictCard::dismiss()
{
    if (!m_number)
        return;
    m_number.reset();
    Q_EMIT ended();
    hide();
}

} // namespace porthole::ui
