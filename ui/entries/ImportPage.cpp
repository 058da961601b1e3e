#include "ui/entries/ImportPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/entries/ImportItems.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

ImportPage::ImportPage(const ImportPreview &preview, QWidget *parent)
    : TabPage(parent)
    , m_items(new ImportItems(preview.items, this))
    , m_list(new QListView)
    , m_whole(new QPlainTextEdit)
    , m_summary(plainLabel("importSummary", "muted"))
    , m_import(new QPushButton)
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    setTitle(tr("Bring in %1").arg(preview.source));
    auto *title = plainLabel("formTitle");
    title->setText(tr("Bring in connections of %1").arg(preview.source));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    setUpList();
    auto *refused = plainLabel("importRefused", "muted");
    showOrHide(refused, refusedText(preview.refused));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    column->addWidget(title);
    column->addWidget(m_summary);
    column->addWidget(m_list, 1);
    column->addWidget(m_whole);
    column->addWidget(refused);
    column->addWidget(makeButtons());
    connect(m_items, &QAbstractItemModel::dataChanged, this, &ImportPage::showChoice);
    showChoice();
}

/// The list, and below it the row that the keyboard is on, as it is: the list cuts long ones off.
void ImportPage::setUpList()
{
    m_list->setObjectName(QStringLiteral("importList"));
    m_list->setAccessibleName(tr("What is to be brought in"));
    m_list->setModel(m_items);
    m_list->setItemDelegate(new ImportItemDelegate(m_list));
    m_list->setWordWrap(false);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_whole->setObjectName(QStringLiteral("importWhole"));
    m_whole->setAccessibleName(tr("The row in full"));
    m_whole->setReadOnly(true);
    m_whole->setTabChangesFocus(true);
    m_whole->setFixedHeight(4 * m_whole->fontMetrics().lineSpacing() + 2 * metrics::kGrid);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &row) { m_whole->setPlainText(row.data().toString()); });
}

QWidget *ImportPage::makeButtons()
{
    const auto button = [](const char *name, const QString &text) {
        auto *made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    m_all = button("importAll", tr("Choose all"));
    m_none = button("importNone", tr("Choose none"));
    auto *cancel = button("importCancel", tr("Cancel"));
    m_import->setObjectName(QStringLiteral("importDo"));
    m_import->setProperty("primary", true);
    auto *line = new QWidget;
    auto *buttons = new QHBoxLayout(line);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(m_all);
    buttons->addWidget(m_none);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    connect(m_all, &QPushButton::clicked, this, [this] { m_items->chooseAll(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { m_items->chooseAll(false); });
    connect(cancel, &QPushButton::clicked, this, &TabPage::closeRequested);
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(m_items->choices()); });
    return line;
}

QString ImportPage::refusedText(const QStringList &refused)
{
    constexpr qsizetype kMostNamed = 5;
    if (refused.isEmpty())
        return {};
    QStringList named = refused.first(std::min(refused.size(), kMostNamed));
    if (refused.size() > kMostNamed)
        named << tr("and %n more", nullptr, static_cast<int>(refused.size() - kMostNamed));
    return tr("Cannot be taken over: %1").arg(named.join(u'\n'));
}

ImportPage::~ImportPage() = default;

QList<ImportChoice> ImportPage::choices() const { return m_items->choices(); }

void ImportPage::setBusy(bool busy)
{
    m_isBusy = busy;
    for (QWidget *part :
         {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_all), static_cast<QWidget *>(m_none)})
        part->setEnabled(!busy);
    showChoice();
    Q_EMIT stateChanged();
}

void ImportPage::showChoice()
{
    const ImportItems::Counts counts = m_items->counts();
    QStringList parts;
    for (const ImportState state :
         {ImportState::New, ImportState::Changed, ImportState::Unchanged, ImportState::AlreadyHere,
          ImportState::ChangedHere, ImportState::InTrash, ImportState::FolderNew, ImportState::FolderDiffers})
        if (const int those = counts.states.at(static_cast<std::size_t>(state)); those > 0)
            parts << QStringLiteral("%1: %2").arg(importStateName(state)).arg(those);
    QString summary =
        tr("%1. Passwords are never taken over, nothing is run, and one click takes all of it back.")
            .arg(parts.isEmpty() ? tr("Nothing was found") : parts.join(QStringLiteral(" · ")));
    if (counts.unapproved > 0)
        summary += u' ' + tr("Left out unless ticked: %n key(s), command(s) or tunnel(s).", nullptr,
                             counts.unapproved);
    m_summary->setText(summary);
    m_import->setText(m_isBusy ? tr("Bringing in …") : tr("Import %n connection(s)", nullptr, counts.chosen));
    m_import->setEnabled(counts.chosen > 0 && !m_isBusy);
    m_whole->setPlainText(m_list->currentIndex().data().toString());
}

QString ImportPage::stateText() const
{
    return m_isBusy ? tr("Bringing in …") : tr("Nothing is imported yet");
}

QIcon ImportPage::stateIcon() const { return icon(QLatin1StringView("download"), IconColour::Muted); }

QString ImportPage::statusText() const { return tr("Look through what would be brought in"); }

void ImportPage::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_items->index(0));
}

void ImportPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        TabPage::keyPressEvent(event);
}

} // namespace porthole::ui
