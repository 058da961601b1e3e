#include "ui/connect/PaneTree.h"

#include <QGuiApplication>
#include <algorithm>
#include <utility>

namespace porthole::ui {

namespace {

void arrange(QSplitter &splitter)
{
    splitter.setObjectName(QStringLiteral("panes"));
    splitter.setChildrenCollapsible(false);
    splitter.setHandleWidth(4);
    // What was put to the right of a terminal is there, whichever way texts are read.
    splitter.setLayoutDirection(Qt::LeftToRight);
}

/// In a pane they are read as everywhere else.
void setReading(QWidget &pane) { pane.setLayoutDirection(QGuiApplication::layoutDirection()); }

bool isPaneTreeSplitter(const QWidget *widget) { return qobject_cast<const QSplitter *>(widget) != nullptr; }

/// Where the neighbour in a direction would begin, and how much two areas share along the edge.
int distance(const QRect &from, const QRect &to, Qt::Key arrow)
{
    switch (arrow) {
    case Qt::Key_Left:
        return from.left() - to.right();
    case Qt::Key_Right:
        return to.left() - from.right();
    case Qt::Key_Up:
        return from.top() - to.bottom();
    default:
        return to.top() - from.bottom();
    }
}

/// How far apart their middles are along the edge that they share; -1 if they share none.
int offset(const QRect &from, const QRect &to, Qt::Key arrow)
{
    const bool sideways = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const bool meet = sideways ? from.top() <= to.bottom() && to.top() <= from.bottom()
                               : from.left() <= to.right() && to.left() <= from.right();
    if (!meet)
        return -1;
    const QPoint apart = from.center() - to.center();
    return std::abs(sideways ? apart.y() : apart.x());
}

} // namespace

PaneTree::PaneTree(QWidget *first, QWidget *parent)
    : QSplitter(parent)
{
    arrange(*this);
    setReading(*first);
    addWidget(first);
}

QSplitter *PaneTree::makeSplitter(Qt::Orientation direction) const
{
    auto *made = new QSplitter(direction);
    arrange(*made);
    return made;
}

void PaneTree::insert(QWidget *pane, QWidget *beside, Qt::Orientation direction)
{
    maximise(nullptr);
    setReading(*pane);
    auto *around = qobject_cast<QSplitter *>(beside->parentWidget());
    if (around->count() == 1)
        around->setOrientation(direction);
    QList<int> sizes = around->sizes();
    const int at = around->indexOf(beside);
    if (around->orientation() == direction) {
        around->insertWidget(at + 1, pane);
        const int half = sizes.at(at) / 2;
        sizes[at] -= half;
        sizes.insert(at + 1, half);
        around->setSizes(sizes);
        return;
    }
    QSplitter *const inner = makeSplitter(direction);
    around->replaceWidget(at, inner);
    inner->addWidget(beside);
    inner->addWidget(pane);
    beside->show(); // who is given another parent is hidden
    around->setSizes(sizes);
    const int whole = direction == Qt::Horizontal ? inner->width() : inner->height();
    inner->setSizes({whole - whole / 2, whole / 2});
}

void PaneTree::take(QWidget *pane)
{
    maximise(nullptr);
    auto *around = qobject_cast<QSplitter *>(pane->parentWidget());
    pane->setParent(nullptr);
    if (around == this || around->count() != 1)
        return;
    // What is left in there moves up.
    auto *outer = qobject_cast<QSplitter *>(around->parentWidget());
    QWidget *const last = around->widget(0);
    const QList<int> sizes = outer->sizes();
    outer->replaceWidget(outer->indexOf(around), last);
    last->show();
    outer->setSizes(sizes);
    around->deleteLater();
}

void PaneTree::collect(const QSplitter &from, QList<QWidget *> &to)
{
    for (int index = 0; index < from.count(); ++index) {
        if (const auto *inner = qobject_cast<const QSplitter *>(from.widget(index)))
            collect(*inner, to);
        else
            to << from.widget(index);
    }
}

QList<QWidget *> PaneTree::panes() const
{
    QList<QWidget *> all;
    collect(*this, all);
    return all;
}

QWidget *PaneTree::neighbour(const QWidget *pane, Qt::Key arrow) const
{
    const auto areaOf = [this](const QWidget *of) { return QRect(of->mapTo(this, QPoint()), of->size()); };
    const QRect from = areaOf(pane);
    QWidget *best = nullptr;
    std::pair<int, int> nearest;
    for (QWidget *other : panes()) {
        const std::pair apart{distance(from, areaOf(other), arrow), offset(from, areaOf(other), arrow)};
        if (other == pane || apart.first <= 0 || apart.second < 0 || (best && apart >= nearest))
            continue;
        best = other;
        nearest = apart;
    }
    return best;
}

void PaneTree::showAll(const QSplitter &splitter)
{
    for (int index = 0; index < splitter.count(); ++index) {
        splitter.widget(index)->show();
        if (isPaneTreeSplitter(splitter.widget(index)))
            showAll(*qobject_cast<const QSplitter *>(splitter.widget(index)));
    }
}

void PaneTree::maximise(QWidget *pane)
{
    if (m_maximised == pane)
        return;
    m_maximised = pane;
    showAll(*this);
    // Beside each splitter on the way to it nothing is left.
    for (QWidget *inside = pane; inside && inside != this; inside = inside->parentWidget()) {
        const auto *around = qobject_cast<const QSplitter *>(inside->parentWidget());
        for (int index = 0; index < around->count(); ++index)
            around->widget(index)->setVisible(around->widget(index) == inside);
    }
}

} // namespace porthole::ui
