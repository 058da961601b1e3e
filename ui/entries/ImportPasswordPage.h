#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/base/Secret.h"
#include "ui/TabPage.h"

class QLabel;

namespace porthole::ui {

class PasswordForm;

/// Asks for the password of a file that another program has encrypted as a whole. It is used once and kept
/// nowhere.
class ImportPasswordPage : public TabPage {
    Q_OBJECT
public:
    explicit ImportPasswordPage(const QString &source, QWidget *parent = nullptr);

    /// What was typed was not it.
    void sayWrong();

    QString stateText() const override;
    QIcon stateIcon() const override;
    bool needsAttention() const override { return true; }
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    /// The receiver takes the secret out of it, and closes the page or calls sayWrong().
    void submitted(porthole::Secret &password);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    const QString m_source;
    QLabel *m_wrong;
    PasswordForm *m_form;
};

} // namespace porthole::ui
