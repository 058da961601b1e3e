#pragma once

#include "core/base/Result.h"
#include "core/session/HostRequest.h"

#include <QFrame>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QToolButton;

namespace porthole::ui {

/// What it takes to connect to a host: where, as whom, with what, whether an agent is wanted, whether to
/// save it. What the host, ~/.ssh/config or the keys know already can be left out: the host's questions
/// are asked in its tab.
class HostForm : public QFrame {
    Q_OBJECT
public:
    enum class Purpose : quint8 {
        Connect, ///< to somewhere new; saving is a choice
        Edit,    ///< a host that is saved
    };

    explicit HostForm(Purpose purpose, QWidget *parent = nullptr);

    /// Fills the form.
    void setHost(const SavedHost &host);
    /// Names to complete what is typed as a host: aliases of ~/.ssh/config and hosts that are saved.
    void setKnownHosts(const QStringList &names);
    /// Names of saved hosts: no two are the same.
    void setTakenNames(const QStringList &names);
    /// Why a password cannot be kept beyond this run; empty if the keychain is there.
    void setKeychainProblem(const QString &why);
    void focusFirst();

Q_SIGNALS:
    /// The receiver moves out of it.
    void submitted(porthole::HostRequest &request);
    /// Whether what is filled in works shall be looked at. The receiver moves out of it.
    void testRequested(porthole::HostRequest &request);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildFields(QFormLayout &form);
    void buildMore(QFormLayout &form);
    void buildSaving();
    void connectFields();
    void browseForKey();
    void updateSaving();
    void submit(bool connectAfterwards);
    void test();
    void refuseHost(const Error &error);
    /// The host as the fields have it. Errors: Usage.
    Result<SavedHost> readHost() const;
    void refuse(QLineEdit *field, const QString &reason);
    void accept();

    const Purpose m_purpose;
    SavedHost m_original;
    QStringList m_taken;
    QStringListModel *m_known;
    QLineEdit *m_host, *m_user, *m_password, *m_keyFile, *m_agentCommand, *m_name;
    QPushButton *m_browse;
    QToolButton *m_moreButton;
    QLabel *m_agentWords;
    QComboBox *m_agent;
    QCheckBox *m_save, *m_savePassword;
    QLabel *m_keychain, *m_reason;
    QLineEdit *m_refused = nullptr;
    QString m_keychainProblem;
    bool m_nameTyped = false; // else it follows the host
};

} // namespace porthole::ui
