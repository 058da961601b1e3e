#include "ui/gateway/CommandPane.h"

#include "ui/CardParts.h"
#include "ui/Colours.h"
#include "ui/Theme.h"
#include "ui/gateway/GatewayText.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
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
    , m_status(plainLabel("commandStatus", "muted"))
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
    m_status->setContentsMargins(metrics::kGap, 0, metrics::kGap, metrics::kHalf);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_status);
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
    m_status->hide();
    showRunning(false);
}

void CommandPane::submit()
{
    const QString command = m_command->text().trimmed();
    if (command.isEmpty() || m_running)
        return;
    showRunning(true);
    m_since.start();
    showOrHide(m_status, tr("Running; the server answers when the command has ended."));
    Q_EMIT launchRequested(command);
}

void CommandPane::showRunning(bool running)
{
    m_running = running;
    m_run->setText(running ? tr("Stop waiting") : tr("Run"));
    m_run->setEnabled(running || !m_command->text().trimmed().isEmpty());
}

/// Without a colour in that of the appearance, whatever it changes to.
void CommandPane::append(const QString &text, const QColor &colour)
{
    if (text.isEmpty())
        return;
    QTextCharFormat format;
    if (colour.isValid())
        format.setForeground(colour);
    m_output->setCurrentCharFormat(format);
    m_output->appendPlainText(text);
}

void CommandPane::showOutput(const RemoteOutput &output)
{
    showRunning(false);
    const Colours &colours = coloursOf(palette());
    append(QStringLiteral("$ ") + outputText(output.command, 1000), colours.muted);
    append(outputText(output.output, kMostShown));
    append(outputText(output.errors, kMostShown), colours.danger);
    const qint64 took = m_since.isValid() ? m_since.elapsed() : 0;
    QStringList parts{tr("Ended after %1 s").arg(double(took) / 1000, 0, 'f', 1)};
    if (output.output.isEmpty() && output.errors.isEmpty())
        parts << tr("it said nothing");
    else if (!output.errors.isEmpty())
        parts << tr("its errors are in red");
    parts << tr("Slycat does not tell the exit status");
    showOrHide(m_status, parts.join(QStringLiteral(" · ")));
}

void CommandPane::showTrouble(const QString &words)
{
    showRunning(false);
    showOrHide(m_status, words);
}

} // namespace porthole::ui
