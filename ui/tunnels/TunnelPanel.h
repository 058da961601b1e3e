#pragma once

#include "ui/tunnels/TunnelModel.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;
class QTreeView;

namespace porthole::ui {

class TunnelForm;

/// The tunnels of a session: what listens where, how much goes through, and what can be done about each. It
/// is told what there is and says what the person wants; ui/tunnels/TunnelBinding.h ties both to a session.
class TunnelPanel : public QWidget {
    Q_OBJECT
public:
    explicit TunnelPanel(QWidget *parent = nullptr);

    void setRows(QList<TunnelRow> rows);
    /// Whether the host is one in which tunnels can be saved.
    void setSaving(bool possible);
    TunnelForm &form() const { return *m_form; }
    void select(int row);

Q_SIGNALS:
    void addRequested(const porthole::Tunnel &tunnel, bool save);
    void startRequested(porthole::TunnelId id);
    void stopRequested(porthole::TunnelId id);
    void removeRequested(porthole::TunnelId id);
    void saveRequested(porthole::TunnelId id, bool save);
    void closeRequested();
    /// To be told in the status line.
    void noticed(const QString &text);

private:
    QWidget *makeHeader();
    void connectActions();
    const TunnelRow *selected() const;
    void showSelected();
    void copyAddress();

    TunnelModel *m_model;
    QTreeView *m_view;
    QLabel *m_empty;
    QLabel *m_trouble;
    QToolButton *m_startStop;
    QToolButton *m_copy;
    QToolButton *m_remove;
    QCheckBox *m_saved;
    TunnelForm *m_form;
    bool m_canSave = false;
};

} // namespace porthole::ui
