#pragma once

#include "ui/sidebar/Question.h"

#include <optional>

#include "core/model/CloudScope.h"

namespace porthole::ui {

/// Asks whether a server shall really be stopped or rebooted; and whatever else, as a Question does.
class ActionQuestion : public Question {
    Q_OBJECT
public:
    explicit ActionQuestion(QWidget *parent = nullptr);

    /// `place` names the cloud and the project.
    void askAbout(const ServerRef &server, ServerAction action, const QString &name, const QString &place);
    std::optional<ServerRef> askedAbout() const { return m_server; }

Q_SIGNALS:
    void confirmed(const porthole::ServerRef &server, porthole::ServerAction action);

private:
    std::optional<ServerRef> m_server;
};

} // namespace porthole::ui
