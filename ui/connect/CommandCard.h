#pragma once

#include "core/model/SshQuestion.h"
#include "ui/connect/SealedCard.h"

namespace porthole::ui {

/// Asks whether a program may be run that ~/.ssh/config wants to be run on this computer, showing the very
/// line and where it stands (security requirements F7, SEC-50).
class CommandCard : public SealedCard {
    Q_OBJECT
public:
    explicit CommandCard(QWidget *parent = nullptr);

    void ask(const CommandQuestion &question);

Q_SIGNALS:
    void allowed();
    void refused();

private:
    QLabel *m_command;
    QLabel *m_where;
};

} // namespace porthole::ui
