#pragma once

#include <QList>
#include <QSplitter>

namespace porthole::ui {

/// Widgets side by side and below each other, as deep as one likes: splitters in splitters. Whoever takes
/// one away finds the others wider. One of them may have all the room for a while.
class PaneTree : public QSplitter {
    Q_OBJECT
public:
    explicit PaneTree(QWidget *first, QWidget *parent = nullptr);

    /// Right of `beside` or below it, in half of its room; instead of it in another's, it is nobody's child.
    void insert(QWidget *pane, QWidget *beside, Qt::Orientation direction);
    /// It stays a child of nobody; the caller deletes it.
    void take(QWidget *pane);
    /// From left to right and from top to bottom, as they lie in each other.
    QList<QWidget *> panes() const;
    /// What lies next to a pane in a direction, nearest to its middle; nullptr at the edge.
    QWidget *neighbour(const QWidget *pane, Qt::Key arrow) const;
    /// Gives all of the room to one of them; nullptr: to all again.
    void maximise(QWidget *pane);
    QWidget *maximised() const { return m_maximised; }

private:
    QSplitter *makeSplitter(Qt::Orientation direction) const;
    static void collect(const QSplitter &from, QList<QWidget *> &to);
    static void showAll(const QSplitter &splitter);

    QWidget *m_maximised = nullptr;
};

} // namespace porthole::ui
