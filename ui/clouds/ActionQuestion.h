#pragma once

#include <QFrame>
#include <optional>

#include "core/model/CloudScope.h"

class QLabel;
class QPushButton;

namespace porthole::ui {

/// Asks in the sidebar whether a server shall really be stopped or rebooted. Cancel has the keyboard;
/// Escape cancels as well. Blocks nothing: if the server goes, so does the question.
class ActionQuestion : public QFrame {
    Q_OBJECT
public:
    explicit ActionQuestion(QWidget *parent = nullptr);

    /// `place` names the cloud and the project.
    void ask(const ServerRef &server, ServerAction action, const QString &name, const QString &place);
    std::optional<ServerRef> askedAbout() const { return m_server; }
    void dismiss();

Q_SIGNALS:
    void confirmed(const porthole::ServerRef &server, porthole::ServerAction action);
    /// It was answered, either way, or dismissed.
    void ended();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void confirm();

    QLabel *m_question;
    QLabel *m_consequence;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
    std::optional<ServerRef> m_server;
    ServerAction m_action = ServerAction::Stop;
};

} // namespace porthole::ui
