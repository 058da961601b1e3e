#include "ui/clouds/CloudTreeView.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

namespace porthole::ui {

namespace {

/// A row's path, the same however the rows lie.
QString keyOf(const QModelIndex &index)
{
    return index.isValid() ? keyOf(index.parent()) + u'\n' + index.data().toString() : QString();
}

} // namespace

CloudTreeView::CloudTreeView(CloudTreeModel &model, QWidget *parent)
    : RowTree(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("cloudTree"));
    setAccessibleName(tr("Clouds and their servers"));
    setModel(&model);
    setItemDelegate(new RowDelegate(CloudTreeModel::DetailRole, false, this));
    connect(this, &QTreeView::doubleClicked, this, &CloudTreeView::activate); // as Enter does
    connect(this, &QTreeView::expanded, this, &CloudTreeView::noteExpanded);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (m_byHand && !m_model.isFiltered())
            m_opened.remove(keyOf(index));
    });
}

void CloudTreeView::noteExpanded(const QModelIndex &index)
{
    if (!m_byHand)
        return;
    if (!m_model.isFiltered())
        m_opened.insert(keyOf(index));
    if (m_model.isUnopened(index))
        askFor(index);
}

void CloudTreeView::filter(const QString &typed)
{
    const QScopedValueRollback guard(m_byHand, false);
    m_model.setFilter(typed);
    if (m_model.isFiltered()) {
        expandFound({});
        scrollToTop();
    } else {
        collapseAll();
        restoreExpanded({});
        scrollTo(currentIndex());
    }
}

void CloudTreeView::expandFound(const QModelIndex &parent)
{
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (m_model.serverAt(index))
            return;
        if (m_model.rowCount(index) > 0)
            expand(index);
        expandFound(index);
    }
}

void CloudTreeView::restoreExpanded(const QModelIndex &parent)
{
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (m_model.serverAt(index))
            return; // nothing opens among servers
        if (m_opened.contains(keyOf(index)))
            expand(index);
        restoreExpanded(index);
    }
}

void CloudTreeView::expandTo(const QModelIndex &index)
{
    for (QModelIndex at = index; at.isValid(); at = at.parent()) {
        m_opened.insert(keyOf(at));
        expand(at);
    }
}

void CloudTreeView::selectFirstServer()
{
    QModelIndex index = currentIndex().isValid() ? currentIndex() : m_model.index(0, 0, {});
    while (index.isValid() && !m_model.serverAt(index) && indexBelow(index).isValid())
        index = indexBelow(index);
    if (index.isValid())
        setCurrentIndex(index);
}

void CloudTreeView::activate(const QModelIndex &index)
{
    if (const auto server = m_model.serverAt(index))
        Q_EMIT serverActivated(*server);
    else if (!m_model.isUnopened(index) && m_model.hasChildren(index))
        setExpanded(index, !isExpanded(index));
    else if (m_model.isUnopened(index) && !isExpanded(index))
        expand(index); // which asks
    else if (index.isValid())
        askFor(index);
}

void CloudTreeView::askFor(const QModelIndex &index)
{
    const QString cloud = m_model.cloudAt(index);
    const bool signedIn = m_model.cloud(cloud)->state == CloudState::Open;
    Q_EMIT openingWanted(cloud, signedIn ? m_model.scopeAt(index) : std::nullopt);
}

void CloudTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return activate(currentIndex());
    if (event->key() == Qt::Key_Up && !indexAbove(currentIndex()).isValid())
        Q_EMIT leftUpwards();
    QTreeView::keyPressEvent(event);
}

void CloudTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT cloudSelected(m_model.cloudAt(current));
}

RowText CloudTreeView::rowText(const QModelIndex &index) const
{
    return {index.data(Qt::DecorationRole).value<QIcon>(), index.data().toString(),
            index.data(CloudTreeModel::DetailRole).toString()};
}

} // namespace porthole::ui
