#pragma once

#include "core/base/Secret.h"
#include "core/model/SavedHost.h"
#include "core/session/gateway/GatewayState.h"
#include "ui/connect/SealedCard.h"

class QComboBox;
class QLineEdit;
class QLabel;
class QPushButton;

namespace porthole::ui {

/// What is being tried with a server, or why it did not work and the next step: trying again, or trusting the
/// certificate, which is never the easy way out.
class GatewayProgressCard : public SealedCard {
    Q_OBJECT
public:
    explicit GatewayProgressCard(QWidget *parent = nullptr);

    void showProgress(const QString &server, const QString &sentence);
    void showTrouble(const QString &server, const GatewayTrouble &trouble);
    void showClosed(const QString &server);

Q_SIGNALS:
    void retryRequested();
    void trustRequested();
    void editAddressRequested();
    void closeRequested();

private:
    void clear(const QString &server);

    QLabel *m_problem;
    QLabel *m_fingerprint;
    QLabel *m_outcome;
    QPushButton *m_second;
    QPushButton *m_next;
    bool m_trusts = false;
};

/// Asks for the user name and the password that a server is signed in to with.
class GatewaySignInCard : public SealedCard {
    Q_OBJECT
public:
    explicit GatewaySignInCard(QWidget *parent = nullptr);

    /// `exposed`: everybody on the way reads what is typed.
    void ask(const QString &server, bool exposed, const std::optional<GatewayTrouble> &before);
    /// Unless somebody has typed one.
    void offerUser(const QString &user);
    void reset();
    bool focusField() override;

Q_SIGNALS:
    /// The receiver moves the secret out of it.
    void submitted(const QString &user, porthole::Secret &password);

private:
    void submit();

    QLabel *m_exposed;
    QLabel *m_outcome;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_signIn;
};

/// Asks which host behind a server is to be connected to, as whom, and whether with an agent.
class GatewayHostCard : public SealedCard {
    Q_OBJECT
public:
    explicit GatewayHostCard(QWidget *parent = nullptr);

    /// `exposed` as above.
    void ask(const QString &server, bool exposed, const GatewayStanding &standing);
    /// Unless somebody has typed some.
    void offer(const QString &host, const QString &user);
    void reset();
    bool focusField() override;

Q_SIGNALS:
    /// The receiver moves the secret out of it.
    void submitted(const QString &host, const QString &user, porthole::Secret &password,
                   porthole::AgentWish agent);
    void signOutRequested();

private:
    void setHosts(const QList<GatewayHost> &hosts);
    void setWish(AgentWish wish);
    void submit();

    QLabel *m_exposed;
    QLabel *m_outcome;
    QComboBox *m_host;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_agent;
    QPushButton *m_signOut;
    QPushButton *m_connect;
    QList<GatewayHost> m_hosts;
};

} // namespace porthole::ui
