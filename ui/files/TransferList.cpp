#include "ui/files/TransferList.h"

#include "ui/CardParts.h"
#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/files/FileText.h"
#include "ui/files/NameText.h"
#include "ui/files/TransferRow.h"
#include "ui/gateway/GatewayText.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

using transfer::TransferState;

namespace {

constexpr int kHighest = 188;         // of the rows, before they scroll
constexpr qsizetype kMostLines = 100; // of failures, of one transfer

bool isFinished(TransferState state)
{
    return state == TransferState::Done || state == TransferState::Failed ||
           state == TransferState::Cancelled;
}

/// Which are shown where there are too many: the smaller, the sooner.
int rank(TransferState state)
{
    switch (state) {
    case TransferState::Running:
    case TransferState::Reconnecting:
        return 0;
    case TransferState::Failed:
    case TransferState::Paused:
        return 1;
    case TransferState::Waiting:
        return 2;
    case TransferState::Done:
    case TransferState::Cancelled:
        return 3;
    }
    return 3;
}

/// In the order of `transfers`.
std::vector<const TransferProgress *> shownOf(const std::vector<TransferProgress> &transfers)
{
    std::vector<const TransferProgress *> shown;
    shown.reserve(transfers.size());
    for (const TransferProgress &transfer : transfers)
        shown.push_back(&transfer);
    if (shown.size() <= TransferList::kMostRows)
        return shown;
    std::stable_sort(shown.begin(), shown.end(),
                     [](const auto *a, const auto *b) { return rank(a->look.state) < rank(b->look.state); });
    shown.resize(TransferList::kMostRows);
    std::sort(shown.begin(), shown.end()); // they are of one array
    return shown;
}

} // namespace

TransferList::TransferList(QWidget *parent)
    : QFrame(parent)
    , m_sums(new ElidedLabel)
    , m_clear(new QPushButton(tr("Clear finished")))
    , m_fold(new QToolButton)
    , m_scroll(new QScrollArea)
    , m_content(new QWidget)
    , m_column(new QVBoxLayout(m_content))
    , m_more(plainLabel("transferMore", "muted"))
{
    setObjectName(QStringLiteral("transferList"));
    setAccessibleName(tr("Transfers"));
    m_content->setObjectName(QStringLiteral("transferRows"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_more->setContentsMargins(metrics::kGap, 0, metrics::kGap, 0);
    m_column->addWidget(m_more);
    m_column->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("transferScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_scroll);
    hide();
}

QWidget *TransferList::makeHead()
{
    m_sums->setObjectName(QStringLiteral("transferSums"));
    m_clear->setObjectName(QStringLiteral("transferClear"));
    m_fold->setObjectName(QStringLiteral("transferFold"));
    m_fold->setCheckable(true);
    m_fold->setIcon(icon(QLatin1StringView("chevron-down"), IconColour::Muted));
    m_fold->setAccessibleName(tr("Hide the transfers"));
    m_fold->setToolTip(toolTipText(tr("Hide or show the transfers")));
    auto *head = new QWidget;
    head->setObjectName(QStringLiteral("transferHead"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::kGap, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_sums, 1);
    row->addWidget(m_clear);
    row->addWidget(m_fold);
    connect(m_clear, &QPushButton::clicked, this, &TransferList::clearRequested);
    connect(m_fold, &QToolButton::toggled, this, [this](bool folded) {
        m_fold->setIcon(icon(folded ? QLatin1StringView("chevron-up") : QLatin1StringView("chevron-down"),
                             IconColour::Muted));
        m_scroll->setVisible(!folded);
    });
    return head;
}

TransferRow *TransferList::makeRow(transfer::TransferId id)
{
    auto *row = new TransferRow;
    connect(row, &TransferRow::pauseRequested, this, [this, id] { Q_EMIT pauseRequested(id); });
    connect(row, &TransferRow::resumeRequested, this, [this, id] { Q_EMIT resumeRequested(id); });
    connect(row, &TransferRow::retryRequested, this, [this, id] { Q_EMIT retryRequested(id); });
    connect(row, &TransferRow::cancelRequested, this, [this, id] { Q_EMIT cancelRequested(id); });
    connect(row, &TransferRow::resized, this, &TransferList::fitHeight);
    return row;
}

void TransferList::setTransfers(const std::vector<TransferProgress> &transfers)
{
    setVisible(!transfers.empty());
    showRows(transfers);
    showSums(transfers);
}

void TransferList::showRows(const std::vector<TransferProgress> &transfers)
{
    const auto shown = shownOf(transfers);
    QHash<quint64, TransferRow *> stale = m_rows;
    int at = 0;
    bool others = false;
    for (const TransferProgress *transfer : shown) {
        const quint64 id = transfer->look.id.value;
        stale.remove(id);
        TransferRow *&row = m_rows[id];
        if (!row) {
            row = makeRow(transfer->look.id);
            m_column->insertWidget(at, row);
            row->show(); // at once: the height of the list is made of those that are
            others = true;
        }
        row->showProgress(*transfer);
        if (const auto failures = m_failures.constFind(id); failures != m_failures.constEnd())
            row->showFailures(failures->lines, failures->count);
        ++at;
    }
    for (auto gone = stale.cbegin(); gone != stale.cend(); ++gone) {
        m_rows.remove(gone.key());
        m_failures.remove(gone.key());
        gone.value()->deleteLater();
        m_column->removeWidget(gone.value());
        gone.value()->hide();
        others = true;
    }
    const auto left = static_cast<int>(transfers.size() - shown.size());
    showOrHide(m_more, left > 0 ? tr("… and %n more", nullptr, left) : QString());
    if (others)
        fitHeight();
}

void TransferList::showSums(const std::vector<TransferProgress> &transfers)
{
    quint64 done = 0, found = 0, rate = 0;
    int finished = 0, failed = 0;
    for (const TransferProgress &transfer : transfers) {
        rate += transfer.rate;
        failed += transfer.look.state == TransferState::Failed ? 1 : 0;
        if (isFinished(transfer.look.state)) {
            ++finished;
            continue;
        }
        done += transfer.look.tally.bytesDone;
        found += transfer.look.tally.bytesFound;
    }
    m_unfinished = static_cast<int>(transfers.size()) - finished;
    QStringList parts;
    if (m_unfinished > 0) {
        parts << tr("%n transfer(s) to go", nullptr, m_unfinished);
        if (found > 0)
            parts << tr("%1 of %2").arg(sizeText(done), sizeText(found));
        if (rate > 0)
            parts << rateText(static_cast<double>(rate));
        if (rate > 0 && found > done)
            parts << tr("%1 left").arg(durationText(static_cast<qint64>((found - done) / rate)));
    } else {
        parts << tr("%n transfer(s) finished", nullptr, finished);
    }
    if (failed > 0)
        parts << tr("%n failed", nullptr, failed);
    m_sums->setText(parts.join(QStringLiteral(" · ")));
    m_clear->setEnabled(finished > 0);
}

void TransferList::addReports(transfer::TransferId id, const QList<transfer::FileReport> &reports)
{
    for (const transfer::FileReport &report : reports) {
        if (report.outcome != transfer::FileReport::Outcome::Failed)
            continue;
        Failures &failures = m_failures[id.value];
        ++failures.count;
        if (failures.lines.size() < kMostLines)
            failures.lines << tr("%1: %2").arg(nameText(report.source),
                                               report.error ? sentenceOf(*report.error) : QString());
    }
    TransferRow *row = m_rows.value(id.value);
    if (const auto failures = m_failures.constFind(id.value); row && failures != m_failures.constEnd())
        row->showFailures(failures->lines, failures->count);
}

/// As high as its rows, up to a handful of them.
void TransferList::fitHeight()
{
    m_content->layout()->invalidate();
    m_content->layout()->activate();
    m_scroll->setFixedHeight(std::min(m_content->layout()->totalMinimumSize().height(), kHighest));
}

} // namespace porthole::ui
