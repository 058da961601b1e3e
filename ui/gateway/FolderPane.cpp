#include "ui/gateway/FolderPane.h"

#include "core/base/DisplayText.h"
#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/gateway/RemoteFileModel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QToolButton *barButton(const char *name, const char *iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1StringView(iconName)));
    button->setToolTip(toolTipText(text));
    button->setAccessibleName(text);
    return button;
}

QLineEdit *barField(const char *name, const QString &label, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(label);
    field->setPlaceholderText(placeholder);
    field->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return field;
}

QString shown(const QString &text) { return QString::fromStdString(displayText(text.toStdString(), 4096)); }

/// "/a/b" of "/a/b/c"; "/" stays.
QString parentOf(const QString &path)
{
    QString rest = path;
    while (rest.size() > 1 && rest.endsWith(u'/'))
        rest.chop(1);
    const qsizetype slash = rest.lastIndexOf(u'/');
    return slash <= 0 ? QStringLiteral("/") : rest.first(slash);
}

} // namespace

FolderPane::FolderPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new RemoteFileModel(this))
    , m_order(new RemoteFileOrder(*m_model, this))
    , m_up(barButton("folderUp", "up", tr("Up to the folder above (Alt+Up)")))
    , m_reload(barButton("folderReload", "reconnect", tr("Read this folder again (F5)")))
    , m_where(barField("folderPath", tr("Folder"), tr("/path/of/a/folder")))
    , m_filter(barField("folderFilter", tr("Filter the names"), tr("Filter")))
    , m_files(new QTreeView)
    , m_summary(new ElidedLabel)
    , m_transfer(new ElidedLabel)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
    , m_download(new QPushButton(tr("Download…")))
{
    m_files->setObjectName(QStringLiteral("folderFiles"));
    m_files->setAccessibleName(tr("Files"));
    m_files->setModel(m_order);
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setAllColumnsShowFocus(true);
    m_files->setSortingEnabled(true);
    m_files->sortByColumn(RemoteFileModel::Name, Qt::AscendingOrder);
    m_files->setFrameShape(QFrame::NoFrame);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->installEventFilter(this);
    QHeaderView *header = m_files->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RemoteFileModel::Name, QHeaderView::Stretch);
    header->resizeSection(RemoteFileModel::Size, 88);
    header->resizeSection(RemoteFileModel::Modified, 136);
    header->resizeSection(RemoteFileModel::Kind, 120);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_files, 1);
    column->addWidget(makeFooter());
    connectParts();
    reset();
}

QWidget *FolderPane::makeBar()
{
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("folderBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kGrid, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_up);
    row->addWidget(m_reload);
    row->addWidget(m_where, 3);
    row->addWidget(m_filter, 1);
    return bar;
}

QWidget *FolderPane::makeFooter()
{
    m_summary->setObjectName(QStringLiteral("folderSummary"));
    m_summary->setProperty("role", QStringLiteral("muted"));
    m_transfer->setObjectName(QStringLiteral("folderTransfer"));
    m_progress->setObjectName(QStringLiteral("folderProgress"));
    m_progress->setAccessibleName(tr("Download"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(120, 6);
    m_stop->setObjectName(QStringLiteral("folderStop"));
    m_stop->setAccessibleName(tr("Stop the download"));
    m_download->setObjectName(QStringLiteral("folderDownload"));
    auto *footer = new QWidget;
    footer->setObjectName(QStringLiteral("folderFooter"));
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(metrics::kGap, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_summary, 1);
    row->addWidget(m_transfer, 1);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addWidget(m_download);
    return footer;
}

void FolderPane::connectParts()
{
    connect(m_up, &QToolButton::clicked, this, &FolderPane::goUp);
    connect(m_reload, &QToolButton::clicked, this, [this] { Q_EMIT browseRequested(m_path); });
    connect(m_where, &QLineEdit::returnPressed, this, [this] {
        const QString typed = m_where->text().trimmed();
        Q_EMIT browseRequested(typed.startsWith(u'/') ? typed : u'/' + typed);
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_order->setWords(words);
        updateAbilities();
    });
    connect(m_files, &QTreeView::activated, this, &FolderPane::activate);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FolderPane::updateAbilities);
    connect(m_download, &QPushButton::clicked, this, &FolderPane::download);
    connect(m_stop, &QPushButton::clicked, this, &FolderPane::downloadStopRequested);
}

void FolderPane::reset()
{
    m_path.clear();
    m_leftOut = 0;
    m_model->setFiles({});
    m_where->clear();
    m_filter->clear();
    showDownload({}, -1, 0);
    updateAbilities();
}

void FolderPane::showBusy(const QString &path)
{
    m_where->setText(path);
    m_summary->setText(tr("Reading %1 …").arg(shown(path)));
}

void FolderPane::showListing(const RemoteListing &listing)
{
    const bool moved = listing.path != m_path;
    m_path = listing.path;
    m_leftOut = listing.leftOut;
    m_where->setText(listing.path);
    if (moved)
        m_filter->clear();
    m_model->setFiles(listing.files);
    m_files->setCurrentIndex(m_order->index(0, 0));
    updateAbilities();
}

void FolderPane::showUnchanged()
{
    // What was typed stays in the field, to be put right.
    updateAbilities();
}

void FolderPane::showDownload(const QString &name, qint64 bytes, qint64 expected)
{
    constexpr int kSteps = 1000;
    const bool running = bytes >= 0;
    for (QWidget *widget : {static_cast<QWidget *>(m_transfer), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_stop)})
        widget->setVisible(running);
    if (!running)
        return;
    m_transfer->setText(tr("%1: %2").arg(shown(name), QLocale().formattedDataSize(bytes)));
    m_progress->setRange(0, expected > 0 ? kSteps : 0);
    if (expected > 0)
        m_progress->setValue(
            static_cast<int>(std::min<double>(1.0, double(bytes) / double(expected)) * kSteps));
}

void FolderPane::focusFiles() { m_files->setFocus(Qt::OtherFocusReason); }

QString FolderPane::pathOf(const RemoteFile &file) const
{
    return (m_path.endsWith(u'/') ? m_path : m_path + u'/') + file.name;
}

void FolderPane::activate(const QModelIndex &index)
{
    const RemoteFile &file = m_order->file(index);
    if (file.type == RemoteFile::Type::Folder)
        Q_EMIT browseRequested(pathOf(file));
    else if (file.type == RemoteFile::Type::File)
        Q_EMIT viewRequested(pathOf(file), file);
}

void FolderPane::goUp()
{
    if (!m_path.isEmpty() && m_path != u"/")
        Q_EMIT browseRequested(parentOf(m_path));
}

void FolderPane::download()
{
    const QModelIndex current = m_files->currentIndex();
    if (!current.isValid())
        return;
    const RemoteFile file = m_order->file(current);
    if (file.type == RemoteFile::Type::File)
        Q_EMIT downloadRequested(pathOf(file), file);
}

void FolderPane::updateAbilities()
{
    const QModelIndex current = m_files->currentIndex();
    m_download->setEnabled(current.isValid() && m_order->file(current).type == RemoteFile::Type::File);
    m_up->setEnabled(!m_path.isEmpty() && m_path != u"/");
    m_reload->setEnabled(!m_path.isEmpty());
    if (m_path.isEmpty())
        return m_summary->setText(QString());
    const int shownRows = m_order->rowCount();
    const int all = m_model->rowCount();
    QStringList parts{shownRows < all ? tr("%1 of %n item(s)", nullptr, all).arg(shownRows)
                                      : tr("%n item(s)", nullptr, all)};
    if (m_leftOut > 0)
        parts << tr("%n left out: names that cannot be used here", nullptr, m_leftOut);
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

bool FolderPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Backspace ||
        (key->key() == Qt::Key_Up && key->modifiers() == Qt::AltModifier)) {
        goUp();
        return true;
    }
    if (key->key() == Qt::Key_F5) {
        m_reload->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace porthole::ui
