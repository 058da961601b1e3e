#include "ui/terminal/LogStrip.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/terminal/TerminalView.h"

#include <QAccessible>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>

namespace porthole::ui {

namespace {

QString suggestedPath(TerminalLog::Form form)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"));
    const QString name = form == TerminalLog::Form::Raw ? QStringLiteral("terminal %1.raw")
                                                        : QStringLiteral("terminal %1.txt");
    return QDir(QFileInfo(folder).isDir() ? folder : QDir::homePath()).filePath(name.arg(time));
}

} // namespace

LogStrip::LogStrip(TerminalView &view, QWidget *parent)
    : QFrame(parent)
    , m_view(view)
    , m_mark(new QLabel)
    , m_text(plainLabel("logText"))
    , m_button(new QPushButton)
{
    setObjectName(QStringLiteral("logStrip"));
    m_button->setObjectName(QStringLiteral("logButton"));
    m_button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the terminal
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGrid, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &LogStrip::end);
    connect(&m_view, &TerminalView::menuOpening, this, &LogStrip::addToMenu);
    hide();
}

LogStrip::~LogStrip()
{
    if (m_terminal)
        m_terminal->setTap({});
}

void LogStrip::begin(const QString &path, TerminalLog::Form form)
{
    end();
    m_terminal = m_view.terminal();
    if (!m_terminal)
        return;
    m_log = std::make_unique<TerminalLog>(path, form);
    connect(m_log.get(), &TerminalLog::failed, this, &LogStrip::tellTrouble);
    m_terminal->setTap([log = m_log.get()](const QByteArray &bytes) { log->append(bytes); });
    const QString shown = QDir::toNativeSeparators(path);
    tell(form == TerminalLog::Form::Raw ? tr("Writing every byte of this session to %1").arg(shown)
                                        : tr("Writing this session's text to %1").arg(shown),
         false, tr("Stop"));
}

void LogStrip::end()
{
    if (m_terminal)
        m_terminal->setTap({});
    m_log.reset();
    hide();
    if (m_button->hasFocus())
        m_view.setFocus();
}

void LogStrip::tellTrouble(const Error &error)
{
    const QString path = QDir::toNativeSeparators(m_log->path());
    tell(tr("Nothing is written to %1 any more: %2").arg(path, QString::fromStdString(error.detail)), true,
         tr("Dismiss"));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LogStrip::tell(const QString &text, bool trouble, const QString &button)
{
    m_mark->setPixmap(icon(QLatin1StringView(trouble ? "state-failed" : "state-live"), IconColour::Danger)
                          .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    m_text->setText(text);
    m_button->setText(button);
    setAccessibleName(text);
    show();
}

void LogStrip::addToMenu(QMenu &menu)
{
    menu.addSeparator();
    if (isLogging()) {
        menu.addAction(tr("Stop writing to the &file"), this, &LogStrip::end);
        return;
    }
    QMenu *const log = menu.addMenu(tr("&Write to a file"));
    log->addAction(tr("The &text…"), this, [this] { askWhere(TerminalLog::Form::Text); });
    log->addAction(tr("Every &byte, for replaying…"), this, [this] { askWhere(TerminalLog::Form::Raw); });
}

void LogStrip::askWhere(TerminalLog::Form form)
{
    auto *const dialog = new QFileDialog(this, tr("Write the session to"), suggestedPath(form));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // A log never replaces a file.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, form](const QString &path) { begin(path, form); });
    dialog->open();
}

} // namespace porthole::ui
