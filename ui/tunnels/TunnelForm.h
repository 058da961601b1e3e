#pragma once

#include "core/base/Result.h"
#include "core/model/Tunnel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace porthole::ui {

/// What it takes to open a tunnel. What is wrong with it is said as it is typed.
class TunnelForm : public QWidget {
    Q_OBJECT
public:
    explicit TunnelForm(QWidget *parent = nullptr);

    /// Whether the host is one in which tunnels can be saved.
    void setSaving(bool possible);

Q_SIGNALS:
    void submitted(const porthole::Tunnel &tunnel, bool save);

private:
    Result<Tunnel> read() const;
    void check();
    void submit();

    QComboBox *m_kind;
    QLineEdit *m_listen;
    QLabel *m_arrow;
    QLineEdit *m_target;
    QCheckBox *m_save;
    QPushButton *m_add;
    QLabel *m_hint;
};

} // namespace porthole::ui
