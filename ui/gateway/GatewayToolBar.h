#pragma once

#include <QWidget>

class QToolButton;

namespace porthole::ui {

class ElidedLabel;

/// What a session with a Slycat server is about and how to leave it.
class GatewayToolBar : public QWidget {
    Q_OBJECT
public:
    explicit GatewayToolBar(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    /// Empty: there is none.
    void setSid(const QString &sid);
    void setAbilities(bool leave, bool signOut);
    void focusFirst();

Q_SIGNALS:
    void copySidRequested();
    void leaveRequested();
    void signOutRequested();

private:
    ElidedLabel *m_address;
    QToolButton *m_sid;
    QToolButton *m_leave;
    QToolButton *m_signOut;
};

} // namespace porthole::ui
