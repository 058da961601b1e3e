#pragma once

#include "core/session/HostRequest.h"

#include <QFrame>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;
class QVBoxLayout;

namespace porthole::ui {

class FormRows;
class SavingLine;
class SignInRows;

/// What it takes to connect to a host: where, as whom, with what, whether an agent is wanted, whether to
/// save it. What the host, ~/.ssh/config or the keys know already can be left out: the host's questions
/// are asked in its tab. What is wrong is said as it is typed, below its field; what is missing, when it is
/// wanted.
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
    /// Whether something is filled in that was not there at the beginning.
    bool isChanged() const;

Q_SIGNALS:
    /// The receiver moves out of it. Where it is to be saved, he answers; nothing can be filled in until
    /// then, and where it was not saved, why stands in the form, and all that was typed as well.
    void submitted(porthole::HostRequest &request);
    void saved();
    /// Whether what is filled in works shall be looked at. The receiver moves out of it.
    void testRequested(porthole::HostRequest &request);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildFields();
    void buildMore();
    void buildSaving(QVBoxLayout &column);
    QWidget *makeButtons();
    void connectFields();
    void updateSaving();
    void check();
    QString hostProblem() const;
    QString nameProblem() const;
    /// Whether one of them will not do; the first of those has the keyboard then.
    bool isHeldBackBy(const QList<QLineEdit *> &fields);
    void submit(bool connectAfterwards);
    void test();
    SavedHost host() const;

    const Purpose m_purpose;
    SavedHost m_original;
    SavedHost m_shown; ///< as it was at the beginning
    QString m_shownHost;
    QStringList m_taken;
    QStringListModel *m_known;
    FormRows *m_rows;
    QLineEdit *m_host, *m_user, *m_password, *m_keyFile, *m_name;
    QComboBox *m_agent;
    SignInRows *m_signIn;
    QLineEdit *m_agentCommand = nullptr;
    QToolButton *m_moreButton;
    QLabel *m_agentWords;
    QCheckBox *m_save, *m_savePassword;
    QLabel *m_keychain;
    SavingLine *m_saving;
    QString m_keychainProblem;
    bool m_nameTyped = false; // else it follows the host
    bool m_wanted = false;    // somebody has tried to go on: what is missing is said
};

} // namespace porthole::ui
