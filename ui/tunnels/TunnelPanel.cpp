#include "ui/tunnels/TunnelPanel.h"

#include "core/model/TunnelText.h"
#include "ui/CardParts.h"
#include "ui/Theme.h"
#include "ui/ToolButton.h"
#include "ui/tunnels/TunnelForm.h"
#include "ui/tunnels/TunnelWords.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kViewHeight = 132; // device independent pixels: four tunnels and the header

bool isRunning(TunnelState state) { return state != TunnelState::Stopped && state != TunnelState::Failed; }

} // namespace

TunnelPanel::TunnelPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new TunnelModel(this))
    , m_view(new QTreeView)
    , m_empty(plainLabel("tunnelsEmpty", "muted"))
    , m_trouble(plainLabel("tunnelTrouble", "muted"))
    , m_startStop(makeToolButton("tunnelStartStop", nullptr, tr("Stop"), tr("Stop this tunnel")))
    , m_copy(makeToolButton("tunnelCopy", "copy", tr("Copy address"), tr("Copy where it listens")))
    , m_remove(makeToolButton("tunnelRemove", "close", tr("Remove"), tr("Stop it and take it off the list")))
    , m_saved(new QCheckBox(tr("Saved with the host")))
    , m_form(new TunnelForm)
{
    setObjectName(QStringLiteral("tunnelPanel"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Tunnels"));
    m_view->setObjectName(QStringLiteral("tunnelList"));
    m_view->setAccessibleName(tr("Tunnels"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFixedHeight(kViewHeight);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_empty->setText(tr("No tunnels yet. They live as long as this tab and come back with the line."));
    m_saved->setObjectName(QStringLiteral("tunnelSaved"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kGap, metrics::kHalf, metrics::kGap, metrics::kGrid);
    column->setSpacing(metrics::kHalf);
    column->addWidget(makeHeader());
    column->addWidget(m_empty);
    column->addWidget(m_view);
    column->addWidget(m_trouble);
    column->addWidget(m_form);
    connectActions();
    setRows({});
    setSaving(false);
}

QWidget *TunnelPanel::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGrid);
    QLabel *const title = plainLabel("tunnelsTitle", nullptr);
    title->setText(tr("Tunnels"));
    QToolButton *const close =
        makeToolButton("tunnelsClose", "close", QString(), tr("Hide the tunnels; they stay open"));
    close->setAccessibleName(tr("Hide the tunnels; they stay open"));
    connect(close, &QToolButton::clicked, this, &TunnelPanel::closeRequested);
    row->addWidget(title);
    row->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_saved, m_startStop, m_copy, m_remove, close})
        row->addWidget(part);
    return header;
}

void TunnelPanel::connectActions()
{
    connect(m_form, &TunnelForm::submitted, this, &TunnelPanel::addRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TunnelPanel::showSelected);
    connect(m_startStop, &QToolButton::clicked, this, [this] {
        if (const TunnelRow *row = selected()) {
            if (isRunning(row->look.state))
                Q_EMIT stopRequested(row->look.id);
            else
                Q_EMIT startRequested(row->look.id);
        }
    });
    connect(m_copy, &QToolButton::clicked, this, &TunnelPanel::copyAddress);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (const TunnelRow *row = selected())
            Q_EMIT removeRequested(row->look.id);
    });
    connect(m_saved, &QCheckBox::clicked, this, [this](bool checked) {
        if (const TunnelRow *row = selected())
            Q_EMIT saveRequested(row->look.id, checked);
    });
}

void TunnelPanel::setRows(QList<TunnelRow> rows)
{
    const TunnelRow *const before = selected();
    const auto id = before ? std::optional(before->look.id) : std::nullopt;
    m_model->setRows(std::move(rows));
    const int count = m_model->rowCount();
    int current = count - 1; // the latest, unless the one that was chosen is there yet
    for (int row = 0; row < count; ++row) {
        if (m_model->at(m_model->index(row, 0))->look.id == id)
            current = row;
    }
    if (count > 0 && current != m_view->currentIndex().row())
        select(current);
    m_view->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    showSelected();
}

void TunnelPanel::select(int row) { m_view->setCurrentIndex(m_model->index(row, 0)); }

void TunnelPanel::setSaving(bool possible)
{
    m_canSave = possible;
    m_form->setSaving(possible);
    showSelected();
}

const TunnelRow *TunnelPanel::selected() const { return m_model->at(m_view->currentIndex()); }

void TunnelPanel::showSelected()
{
    const TunnelRow *const row = selected();
    for (QWidget *part : std::initializer_list<QWidget *>{m_startStop, m_copy, m_remove})
        part->setVisible(row != nullptr);
    m_saved->setVisible(row && m_canSave);
    m_saved->setChecked(row && row->isSaved);
    const bool running = row && isRunning(row->look.state);
    m_startStop->setText(running ? tr("Stop") : tr("Start"));
    m_startStop->setToolTip(running ? tr("Stop this tunnel; what is open in it ends")
                                    : tr("Start this tunnel"));
    m_startStop->setAccessibleName(m_startStop->toolTip());
    m_copy->setEnabled(row && row->look.port != 0);
    const QString trouble = row ? tunnelTrouble(row->look) : QString();
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void TunnelPanel::copyAddress()
{
    const TunnelRow *const row = selected();
    if (!row)
        return;
    const QString address = listeningText(row->look.tunnel, row->look.port);
    QApplication::clipboard()->setText(address);
    Q_EMIT noticed(tr("Copied %1").arg(address));
}

} // namespace porthole::ui
