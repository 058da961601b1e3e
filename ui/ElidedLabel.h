#pragma once

#include <QLabel>

namespace porthole::ui {

/// One line of plain text that ends in "…" where there is no room for it, and asks for none. The
/// whole text stays what text() and the accessible name say.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace porthole::ui
