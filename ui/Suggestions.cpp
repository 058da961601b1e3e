#include "ui/Suggestions.h"

#include "ui/Theme.h"
#include "ui/sidebar/RowPainter.h"

#include <QAbstractListModel>
#include <QListView>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

/// What the list shows.
class Suggestions::Hits : public QAbstractListModel {
public:
    static constexpr int kDetailRole = Qt::UserRole + 1;

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Suggestion &hit = at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return hit.title;
        case Qt::DecorationRole:
            return hit.icon;
        case kDetailRole:
            return hit.detail;
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2").arg(hit.title, hit.detail);
        default:
            return {};
        }
    }

    void set(std::vector<Suggestion> hits)
    {
        beginResetModel();
        m_hits = std::move(hits);
        endResetModel();
    }

    const Suggestion &at(int row) const { return m_hits[static_cast<std::size_t>(row)]; }
    int count() const { return static_cast<int>(m_hits.size()); }

private:
    std::vector<Suggestion> m_hits;
};

Suggestions::Suggestions(QWidget *window)
    : QFrame(window)
    , m_hits(std::make_unique<Hits>())
    , m_list(new QListView)
{
    setObjectName(QStringLiteral("suggestions"));
    m_list->setObjectName(QStringLiteral("suggestionList"));
    m_list->setAccessibleName(tr("Matching servers and hosts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_hits.get());
    m_list->setItemDelegate(new RowDelegate(Hits::kDetailRole, false, this));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->setMouseTracking(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, metrics::kHalf, 1, metrics::kHalf);
    column->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        // A copy: whoever hears of it may change the list.
        const Suggestion::What chosen = m_hits->at(index.row()).what;
        Q_EMIT picked(chosen);
    });
    hide();
}

Suggestions::~Suggestions() { m_list->setModel(nullptr); }

void Suggestions::show(std::vector<Suggestion> hits, const QWidget &field, bool chooseFirst)
{
    m_hits->set(std::move(hits));
    const int count = m_hits->count();
    if (count == 0)
        return hide();
    const QPoint below = field.mapTo(parentWidget(), QPoint(0, field.height() + metrics::kHalf));
    const int height = count * rowHeight(m_list->font()) + 2 * metrics::kHalf;
    setGeometry(QRect(below, QSize(field.width(), std::min(height, parentWidget()->height() - below.y()))));
    if (chooseFirst)
        m_list->setCurrentIndex(m_hits->index(0));
    QFrame::show();
    raise();
}

void Suggestions::move(int direction)
{
    const int row = m_list->currentIndex().row() + direction;
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_hits->index(std::min(row, m_hits->count() - 1)));
}

std::optional<Suggestion::What> Suggestions::chosen() const
{
    const QModelIndex current = m_list->currentIndex();
    return isVisible() && current.isValid() ? std::optional(m_hits->at(current.row()).what) : std::nullopt;
}

QString Suggestions::chosenText() const
{
    return chosen() ? m_list->currentIndex().data(Qt::AccessibleTextRole).toString() : QString();
}

} // namespace porthole::ui
