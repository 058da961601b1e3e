#pragma once

#include "core/model/Link.h"
#include "ui/connect/SealedCard.h"

class QLabel;
class QPushButton;

namespace porthole::ui {

/// Asks about a link that another program has handed over, or says why it is not opened.
class LinkCard : public SealedCard {
    Q_OBJECT
public:
    explicit LinkCard(QWidget *parent = nullptr);

    /// `leadsTo` is what is known of where it leads, if that does not stand in the link itself.
    void ask(const Link &link, const QString &leadsTo = {});
    void refuse(const QString &reason);

Q_SIGNALS:
    void accepted();
    void dismissed();

private:
    QLabel *m_target, *m_leadsTo;
    QPushButton *m_cancel, *m_connect;
};

} // namespace porthole::ui
