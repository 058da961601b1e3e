#include "ui/gateway/CommandPane.h"

#include "ui/Theme.h"
#include "ui/gateway/GatewayText.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr qsizetype kMostShown = 200000; // characters of one answer
constexpr int kMostLines = 20000;

} // namespace

CommandPane::CommandPane(QWidget *parent)
    : QWidget(parent)
    , m_command(new QLineEdit)
    , m_run(new QPushButton(tr("Run")))
    , m_output(new QPlainTextEdit)
{
    m_command->setObjectName(QStringLiteral("command"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setPlaceholderText(tr("Command to run on the host"));
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_run->setObjectName(QStringLiteral("commandRun"));
    m_output->setObjectName(QStringLiteral("commandOutput"));
    m_output->setAccessibleName(tr("Output"));
    m_output->setReadOnly(true);
    m_output->setTabChangesFocus(true);
    m_output->setFrameShape(QFrame::NoFrame);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_output->setMaximumBlockCount(kMostLines);
    m_output->setPlaceholderText(tr("What the command says appears here when it has ended."));
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("folderBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kGrid, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_command, 1);
    row->addWidget(m_run);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_output, 1);
    connect(m_command, &QLineEdit::returnPressed, this, &CommandPane::submit);
    connect(m_command, &QLineEdit::textChanged, this, [this] { showRunning(m_running); });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT stopRequested();
        else
            submit();
    });
    showRunning(false);
}

void CommandPane::reset()
{
    m_command->clear();
    m_output->clear();
    showRunning(false);
}

void CommandPane::submit()
{
    const QString command = m_command->text().trimmed();
    if (command.isEmpty() || m_running)
        return;
    showRunning(true);
    Q_EMIT launchRequested(command);
}

void CommandPane::showRunning(bool running)
{
    m_running = running;
    m_run->setText(running ? tr("Stop waiting") : tr("Run"));
    m_run->setEnabled(running || !m_command->text().trimmed().isEmpty());
}

void CommandPane::showOutput(const RemoteOutput &output)
{
    showRunning(false);
    m_output->appendPlainText(QStringLiteral("$ ") + outputText(output.command, 1000));
    for (const QString &text : {output.output, output.errors})
        if (!text.isEmpty())
            m_output->appendPlainText(outputText(text, kMostShown));
}

} // namespace porthole::ui
