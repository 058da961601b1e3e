#include "ui/files/TransferRow.h"

#include "ui/CardParts.h"
#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/ToolButton.h"
#include "ui/Tr.h"
#include "ui/files/FileText.h"
#include "ui/files/NameText.h"
#include "ui/gateway/GatewayText.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDrag>
#include <QFile>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QProgressBar>
#include <QToolButton>
#include <QUrl>

namespace porthole::ui {

using transfer::Direction;
using transfer::TransferState;

namespace {

constexpr int kSteps = 1000;

bool isUnderWay(TransferState state)
{
    return state == TransferState::Running || state == TransferState::Reconnecting;
}

const QByteArray &sourceOf(const transfer::TransferOrder &order)
{
    return order.direction == Direction::Get ? order.remote : order.local;
}

QString localPathText(const QByteArray &path) { return nameText(path); }

} // namespace

QString progressText(const TransferProgress &progress)
{
    const transfer::Tally &tally = progress.look.tally;
    QStringList parts;
    switch (progress.look.state) {
    case TransferState::Running:
        parts << tr("%1 of %2").arg(sizeText(tally.bytesDone), sizeText(tally.bytesFound));
        if (tally.filesFound > 1)
            parts << tr("%1 of %2 files").arg(tally.filesDone).arg(tally.filesFound);
        if (progress.rate > 0)
            parts << rateText(static_cast<double>(progress.rate));
        if (progress.left)
            parts << tr("%1 left").arg(durationText(progress.left->count()));
        break;
    case TransferState::Paused:
    case TransferState::Reconnecting:
        parts << transferStateText(progress.look.state)
              << tr("%1 of %2").arg(sizeText(tally.bytesDone), sizeText(tally.bytesFound));
        break;
    case TransferState::Failed:
        parts << transferStateText(progress.look.state);
        if (progress.look.error)
            parts << sentenceOf(*progress.look.error);
        break;
    case TransferState::Done:
        parts << transferStateText(progress.look.state) << sizeText(tally.bytesDone);
        if (tally.filesDone > 1)
            parts << tr("%n file(s)", nullptr, static_cast<int>(tally.filesDone));
        if (tally.skipped > 0)
            parts << tr("%n skipped", nullptr, static_cast<int>(tally.skipped));
        break;
    case TransferState::Waiting:
    case TransferState::Cancelled:
        parts << transferStateText(progress.look.state);
        break;
    }
    return parts.join(QStringLiteral(" · "));
}

TransferRow::TransferRow(QWidget *parent)
    : QFrame(parent)
    , m_direction(new QLabel)
    , m_name(new ElidedLabel)
    , m_where(new ElidedLabel)
    , m_figures(new ElidedLabel)
    , m_bar(new QProgressBar)
    , m_disclosure(new QToolButton)
    , m_failures(plainLabel("transferFailures", "muted"))
{
    setObjectName(QStringLiteral("transferRow"));
    m_name->setObjectName(QStringLiteral("transferName"));
    m_where->setProperty("role", QStringLiteral("muted"));
    m_figures->setObjectName(QStringLiteral("transferFigures"));
    m_figures->setProperty("role", QStringLiteral("muted"));
    m_bar->setObjectName(QStringLiteral("transferBar"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(metrics::kHalf);
    m_disclosure->setObjectName(QStringLiteral("disclosure"));
    m_disclosure->setCheckable(true);
    m_failures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeButtons();
    auto *names = new QHBoxLayout;
    names->setSpacing(metrics::kGap);
    names->addWidget(m_name, 3);
    names->addWidget(m_where, 3);
    names->addWidget(m_figures, 4);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    for (QToolButton *button : {m_pause, m_resume, m_retry, m_folder, m_cancel})
        buttons->addWidget(button);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(metrics::kGap, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    grid->setHorizontalSpacing(metrics::kGrid);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_direction, 0, 0);
    grid->addLayout(names, 0, 1);
    grid->addLayout(buttons, 0, 2);
    grid->addWidget(m_bar, 1, 1);
    grid->addWidget(m_disclosure, 2, 1, Qt::AlignLeft);
    grid->addWidget(m_failures, 3, 1);
    m_disclosure->hide();
    m_failures->hide();
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool open) {
        m_failures->setVisible(open);
        Q_EMIT resized();
    });
}

void TransferRow::makeButtons()
{
    const auto make = [](const char *name, const char *iconName, const QString &text) {
        QToolButton *button = makeToolButton(name, iconName, text, text);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        return button;
    };
    m_pause = make("transferPause", "pause", tr("Pause"));
    m_resume = make("transferResume", "resume", tr("Go on"));
    m_retry = make("transferRetry", "reconnect", tr("Try again"));
    m_folder = make("transferFolder", "folder", tr("Open the folder it is in"));
    m_cancel = make("transferCancel", "close", tr("Cancel"));
    connect(m_pause, &QToolButton::clicked, this, &TransferRow::pauseRequested);
    connect(m_resume, &QToolButton::clicked, this, &TransferRow::resumeRequested);
    connect(m_retry, &QToolButton::clicked, this, &TransferRow::retryRequested);
    connect(m_cancel, &QToolButton::clicked, this, &TransferRow::cancelRequested);
    connect(m_folder, &QToolButton::clicked, this, &TransferRow::openFolder);
}

void TransferRow::showProgress(const TransferProgress &progress)
{
    const bool first = m_name->text().isEmpty();
    const bool another = first || m_progress.look.state != progress.look.state;
    m_progress = progress;
    const transfer::TransferOrder &order = progress.look.order;
    const bool get = order.direction == Direction::Get;
    if (first) {
        m_name->setText(nameText(nameIn(sourceOf(order))));
        m_where->setText(get ? tr("to %1").arg(localPathText(order.local))
                             : tr("to %1 on the host").arg(nameText(order.remote)));
        setToolTip(toolTipLines(
            {m_name->text(), tr("from %1").arg(nameText(folderOf(sourceOf(order)))), m_where->text()}));
    }
    if (another) {
        const bool moves = isUnderWay(progress.look.state) || progress.look.state == TransferState::Waiting;
        const QIcon shape =
            moves ? icon(get ? QLatin1StringView("download") : QLatin1StringView("upload"),
                         isUnderWay(progress.look.state) ? IconColour::Accent : IconColour::Muted)
                  : transferStateIcon(progress.look.state);
        m_direction->setPixmap(shape.pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
        m_direction->setAccessibleName(get ? tr("Download") : tr("Upload"));
        updateButtons();
    }
    updateProgress();
}

void TransferRow::updateButtons()
{
    const TransferState state = m_progress.look.state;
    using transfer::allowed;
    m_pause->setVisible(allowed(state, TransferState::Paused));
    m_resume->setVisible(state == TransferState::Paused);
    m_retry->setVisible(state == TransferState::Failed);
    m_cancel->setVisible(allowed(state, TransferState::Cancelled));
    m_folder->setVisible(state == TransferState::Done && m_progress.look.order.direction == Direction::Get);
    m_bar->setVisible(isUnderWay(state) || state == TransferState::Paused);
    mark(m_bar, "still", state != TransferState::Running);
}

void TransferRow::updateProgress()
{
    const transfer::Tally &tally = m_progress.look.tally;
    const bool known = tally.bytesFound > 0;
    const double part =
        known ? static_cast<double>(tally.bytesDone) / static_cast<double>(tally.bytesFound) : 0.0;
    // Not the busy kind that moves by itself where nothing is known: a bar that stands says so as well.
    m_bar->setRange(0, kSteps);
    m_bar->setValue(static_cast<int>(std::min(1.0, part) * kSteps));
    m_figures->setText(progressText(m_progress));
    m_figures->setToolTip(toolTipText(m_figures->text()));
    const QString name = m_progress.look.order.direction == Direction::Get
                             ? tr("Download of %1: %2").arg(m_name->text(), m_figures->text())
                             : tr("Upload of %1: %2").arg(m_name->text(), m_figures->text());
    setAccessibleName(name);
    m_bar->setAccessibleName(name);
}

void TransferRow::showFailures(const QStringList &lines, int count)
{
    if (count <= 0)
        return;
    const bool first = m_disclosure->isHidden();
    m_disclosure->setText(tr("%n file(s) failed", nullptr, count));
    m_disclosure->show();
    QStringList shown = lines;
    if (count > lines.size())
        shown << tr("… and %n more", nullptr, count - static_cast<int>(lines.size()));
    m_failures->setText(shown.join(u'\n'));
    if (first || m_failures->isVisible())
        Q_EMIT resized();
}

QString TransferRow::arrived() const
{
    const transfer::TransferLook &look = m_progress.look;
    if (look.state != TransferState::Done || look.order.direction != Direction::Get)
        return {};
    const QByteArray path =
        look.order.isIntoFolder ? pathIn(look.order.local, nameIn(look.order.remote)) : look.order.local;
    const QString local = QFile::decodeName(path);
    return QFileInfo::exists(local) ? local : QString();
}

void TransferRow::openFolder() const
{
    const QString local = QFile::decodeName(m_progress.look.order.local);
    const QFileInfo target(local);
    QDesktopServices::openUrl(QUrl::fromLocalFile(target.isDir() ? local : target.absolutePath()));
}

void TransferRow::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    event->accept();
}

void TransferRow::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) ||
        (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    const QString local = arrived();
    if (local.isEmpty())
        return;
    auto *carried = new QMimeData;
    carried->setUrls({QUrl::fromLocalFile(local)});
    auto *drag = new QDrag(this);
    drag->setMimeData(carried);
    drag->setPixmap(icon(QLatin1StringView("file"), IconColour::Muted).pixmap(QSize(24, 24)));
    drag->exec(Qt::CopyAction);
}

} // namespace porthole::ui
