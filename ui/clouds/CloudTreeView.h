#pragma once

#include "ui/clouds/CloudTreeModel.h"
#include "ui/sidebar/RowTree.h"

#include <QSet>

namespace porthole::ui {

/// The clouds as a tree. Remembers what was opened up while a filter shows something else, asks for
/// rows when their place is opened, and says what is to be done about which server.
class CloudTreeView : public RowTree {
    Q_OBJECT
public:
    explicit CloudTreeView(CloudTreeModel &model, QWidget *parent = nullptr);

    /// Filters the model and opens up what it found; an empty text brings back what was open before.
    void filter(const QString &typed);
    /// Opens up the way to a cloud, or to one of its scopes.
    void expandTo(const QModelIndex &index);
    /// Selects the first server that is shown, if nothing is selected.
    void selectFirstServer();
    std::optional<ServerRef> currentServer() const { return m_model.serverAt(currentIndex()); }

Q_SIGNALS:
    /// Its rows are wanted: a cloud to be signed in to, or a scope to be listed.
    void openingWanted(const QString &cloud, const std::optional<porthole::CloudScope> &scope);
    void serverActivated(const porthole::ServerRef &server);
    /// Another row is current. Empty: none.
    void cloudSelected(const QString &cloud);
    /// Up from the first row.
    void leftUpwards();

protected:
    RowText rowText(const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void activate(const QModelIndex &index);
    void noteExpanded(const QModelIndex &index);
    void askFor(const QModelIndex &index);
    void expandFound(const QModelIndex &parent);
    void restoreExpanded(const QModelIndex &parent);

    CloudTreeModel &m_model;
    QSet<QString> m_opened; // what was opened up by hand, by keyOf()
    bool m_byHand = true;
};

} // namespace porthole::ui
