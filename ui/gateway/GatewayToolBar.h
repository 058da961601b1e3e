#pragma once

#include <QWidget>

class QLabel;
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
    /// Whether there is a session, and an agent in it.
    void setAgent(bool connected, bool hasAgent);
    void setAbilities(bool leave, bool signOut, bool save);
    void focusFirst();

Q_SIGNALS:
    void copySidRequested();
    void saveRequested();
    void leaveRequested();
    void signOutRequested();

private:
    ElidedLabel *m_address;
    QLabel *m_agentIcon;
    QLabel *m_agent;
    QToolButton *m_sid;
    QToolButton *m_save;
    QToolButton *m_leave;
    QToolButton *m_signOut;
};

} // namespace porthole::ui
