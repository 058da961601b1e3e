#include "ui/entries/ImportPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

/// What is to be brought in as a list with boxes.
class ImportPage::Items : public QAbstractListModel {
public:
    Items(ImportPreview &preview, QObject *parent)
        : QAbstractListModel(parent)
        , m_items(preview.items)
    {}

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const ImportItem &item = m_items.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return lines(item).join(role == Qt::DisplayRole ? QStringLiteral("\n") : QStringLiteral(", "));
        case Qt::CheckStateRole:
            if (item.state == ImportState::Unchanged)
                return {}; // there is nothing to choose
            return item.selected ? Qt::Checked : Qt::Unchecked;
        case Qt::ToolTipRole:
            return toolTipLines(lines(item));
        default:
            return {};
        }
    }

    bool setData(const QModelIndex &index, const QVariant &value, int role) override
    {
        if (role != Qt::CheckStateRole)
            return false;
        m_items[index.row()].selected = value.toInt() == Qt::Checked;
        Q_EMIT dataChanged(index, index);
        return true;
    }

    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
        if (m_items.at(index.row()).state != ImportState::Unchanged)
            flags |= Qt::ItemIsUserCheckable;
        return flags;
    }

    void chooseAll(bool all)
    {
        for (ImportItem &item : m_items)
            item.selected = all && item.state != ImportState::Unchanged;
        if (!m_items.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }

private:
    static QStringList lines(const ImportItem &item)
    {
        QStringList lines{item.name, QStringLiteral("%1 · %2").arg(importStateName(item.state), item.detail)};
        if (!item.leftOut.isEmpty())
            lines << ImportPage::tr("Left out: %1").arg(item.leftOut.join(QStringLiteral("; ")));
        return lines;
    }

    QList<ImportItem> &m_items;
};

QString importStateName(ImportState state)
{
    switch (state) {
    case ImportState::New:
        return ImportPage::tr("New");
    case ImportState::Changed:
        return ImportPage::tr("Changed there");
    case ImportState::Unchanged:
        return ImportPage::tr("Unchanged");
    case ImportState::AlreadyHere:
        return ImportPage::tr("Saved here already");
    case ImportState::ChangedHere:
        return ImportPage::tr("Changed here by hand");
    case ImportState::InTrash:
        return ImportPage::tr("In the trash");
    }
    return {};
}

ImportPage::ImportPage(const ImportPreview &preview, QWidget *parent)
    : TabPage(parent)
    , m_preview(preview)
    , m_items(new Items(m_preview, this))
    , m_list(new QListView)
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
    m_list->setObjectName(QStringLiteral("importList"));
    m_list->setAccessibleName(tr("What is to be brought in"));
    m_list->setModel(m_items);
    m_list->setWordWrap(false);
    m_list->setSpacing(metrics::kHalf);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *refused = plainLabel("importRefused", "muted");
    showOrHide(refused, refusedText());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    column->addWidget(title);
    column->addWidget(m_summary);
    column->addWidget(m_list, 1);
    column->addWidget(refused);
    column->addWidget(makeButtons());
    connect(m_items, &QAbstractItemModel::dataChanged, this, &ImportPage::showChoice);
    showChoice();
}

QWidget *ImportPage::makeButtons()
{
    const auto button = [](const char *name, const QString &text) {
        auto *made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    auto *all = button("importAll", tr("Choose all"));
    auto *none = button("importNone", tr("Choose none"));
    auto *cancel = button("importCancel", tr("Cancel"));
    m_import->setObjectName(QStringLiteral("importDo"));
    m_import->setProperty("primary", true);
    auto *line = new QWidget;
    auto *buttons = new QHBoxLayout(line);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(all);
    buttons->addWidget(none);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    connect(all, &QPushButton::clicked, this, [this] { m_items->chooseAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_items->chooseAll(false); });
    connect(cancel, &QPushButton::clicked, this, &TabPage::closeRequested);
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(chosen()); });
    return line;
}

QString ImportPage::refusedText() const
{
    constexpr qsizetype kMostNamed = 5;
    const QStringList &refused = m_preview.refused;
    if (refused.isEmpty())
        return {};
    QStringList named = refused.first(std::min(refused.size(), kMostNamed));
    if (refused.size() > kMostNamed)
        named << tr("and %n more", nullptr, static_cast<int>(refused.size() - kMostNamed));
    return tr("Cannot be taken over: %1").arg(named.join(u'\n'));
}

ImportPage::~ImportPage() = default;

QList<bool> ImportPage::chosen() const
{
    QList<bool> all;
    for (const ImportItem &item : m_preview.items)
        all << item.selected;
    return all;
}

void ImportPage::showChoice()
{
    const auto count = [this](auto holds) {
        return static_cast<int>(std::count_if(m_preview.items.begin(), m_preview.items.end(), holds));
    };
    QStringList parts;
    for (const ImportState state : {ImportState::New, ImportState::Changed, ImportState::Unchanged,
                                    ImportState::AlreadyHere, ImportState::ChangedHere, ImportState::InTrash})
        if (const int those = count([state](const ImportItem &item) { return item.state == state; });
            those > 0)
            parts << QStringLiteral("%1: %2").arg(importStateName(state)).arg(those);
    m_summary->setText(
        tr("%1. Passwords are never taken over, nothing is run, and one click takes all of it back.")
            .arg(parts.isEmpty() ? tr("Nothing was found") : parts.join(QStringLiteral(" · "))));
    const int chosen = count([](const ImportItem &item) { return item.selected; });
    m_import->setText(tr("Import %n connection(s)", nullptr, chosen));
    m_import->setEnabled(chosen > 0);
}

QString ImportPage::stateText() const { return tr("Nothing is imported yet"); }

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
