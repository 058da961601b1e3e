#pragma once

#include "core/model/SshQuestion.h"
#include "ui/connect/SealedCard.h"

namespace porthole::ui {

/// Asks whether a host that nobody here has met is the right one: its key's fingerprint, and OpenSSH's
/// picture of it. Nothing of the user's has been sent yet, and nothing is unless it is accepted.
class HostKeyCard : public SealedCard {
    Q_OBJECT
public:
    explicit HostKeyCard(QWidget *parent = nullptr);

    /// Whether a key that is accepted is kept in known_hosts, as it is unless this says otherwise.
    void setRemembers(bool remembers);
    void ask(const HostKeyQuestion &question);

Q_SIGNALS:
    void accepted();
    void refused();

private:
    QLabel *m_fingerprint;
    QLabel *m_picture;
    QLabel *m_explanation;
    QLabel *m_warning;
    QPushButton *m_refuse;
    QPushButton *m_accept;
};

} // namespace porthole::ui
