#pragma once

#include "core/model/StoreCondition.h"
#include "ui/TabPage.h"

namespace porthole::ui {

class SealedCard;

/// What is saved cannot be read, because its file is damaged: asks whether a backup takes its place.
class RepairPage : public TabPage {
    Q_OBJECT
public:
    explicit RepairPage(const StoreCondition &condition, QWidget *parent = nullptr);

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    /// Somebody has chosen this backup.
    void restoreRequested(const porthole::Backup &backup);

private:
    SealedCard *m_card;
};

} // namespace porthole::ui
