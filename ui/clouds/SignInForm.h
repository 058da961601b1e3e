#pragma once

#include "core/base/Secret.h"
#include "ui/clouds/CloudTree.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace porthole::ui {

class PasswordForm;

/// What a cloud needs before it can be used, in the sidebar: its password, or what is wrong and the
/// next step. Everything in it is plain text.
class SignInForm : public QFrame {
    Q_OBJECT
public:
    explicit SignInForm(QWidget *parent = nullptr);

    /// Whether a cloud in this state has anything to be asked or told.
    static bool hasSomethingFor(const CloudEntry &cloud);
    void showCloud(const CloudEntry &cloud);
    void dismiss();
    /// Empty while nothing is shown.
    const QString &cloud() const { return m_cloud; }
    void focusFirst();

Q_SIGNALS:
    /// The receiver takes the secret out of it.
    void secretSubmitted(const QString &cloud, porthole::Secret &secret, bool keep);
    void openWanted(const QString &cloud);
    void trustWanted(const QString &cloud);
    void dismissed(const QString &cloud);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showQuestion(const CloudEntry &cloud);
    void showTrouble(const CloudEntry &cloud);
    void takeStep();

    QString m_cloud;
    bool m_asking = false;
    bool m_trusting = false;
    bool m_asksKeychain = false; // an empty field means what is in there
    QLabel *m_sentence;
    QLabel *m_advice;
    QLabel *m_problem;
    QLabel *m_fingerprint;
    QLabel *m_detail;
    PasswordForm *m_secret;
    QCheckBox *m_keep;
    QPushButton *m_later;
    QPushButton *m_next;
};

} // namespace porthole::ui
