#include "ui/connect/CommandCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/connect/HopText.h"

#include <QDir>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QString sentenceFor(const CommandQuestion &question)
{
    switch (question.kind) {
    case CommandQuestion::Kind::ProxyCommand:
        return CommandCard::tr("The way to %1 leads through a program on this computer.")
            .arg(hopName(question.hop));
    case CommandQuestion::Kind::MatchExec:
        return CommandCard::tr("Your settings for %1 depend on a program on this computer.")
            .arg(hopName(question.hop));
    }
    return {};
}

constexpr std::size_t kLongest = 8192; // bytes of a command: all of it is to be seen before it is allowed

} // namespace

CommandCard::CommandCard(QWidget *parent)
    : SealedCard("commandCard", parent)
    , m_command(plainLabel("command"))
    , m_where(plainLabel("commandWhere", "muted"))
{
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setAccessibleName(tr("The command that would run"));
    body().addWidget(m_command);
    body().addWidget(m_where);
    connect(addButton("refuse", tr("Cancel")), &QPushButton::clicked, this, &CommandCard::refused);
    QPushButton *allow = addButton("allowCommand", tr("Run it"));
    connect(allow, &QPushButton::clicked, this, &CommandCard::allowed);
}

void CommandCard::ask(const CommandQuestion &question)
{
    setSubject(hopAddress(question.hop));
    setTexts(icon(QLatin1StringView("certificate"), IconColour::Warning), sentenceFor(question),
             tr("It runs as you and can do whatever you can. Allow it only if you know this line:"));
    m_command->setText(QString::fromStdString(displayText(question.command.toStdString(), kLongest)));
    m_where->setText(question.where.isEmpty()
                         ? QString()
                         : tr("It stands in %1.").arg(QDir::toNativeSeparators(question.where)));
    setAccessibleDescription(m_command->text());
}

} // namespace porthole::ui
