#pragma once

#include "core/model/Link.h"
#include "ui/TabPage.h"

#include <optional>

namespace porthole::ui {

class LinkCard;

/// A link that waits in a tab of its own for somebody to say that it may be opened.
class LinkPage : public TabPage {
    Q_OBJECT
public:
    /// `leadsTo`: see LinkCard::ask().
    explicit LinkPage(const Link &link, const QString &leadsTo = {}, QWidget *parent = nullptr);
    /// One that is not opened, and why.
    explicit LinkPage(const QString &reason, QWidget *parent = nullptr);

    const std::optional<Link> &link() const { return m_link; }

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    void accepted();
    /// Another one takes its place, before anybody has answered.
    void superseded();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    explicit LinkPage(std::optional<Link> link, QWidget *parent);

    std::optional<Link> m_link;
    LinkCard *m_card;
};

} // namespace porthole::ui
