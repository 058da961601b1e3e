#pragma once

#include "core/base/Error.h"

#include <QFrame>
#include <array>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace porthole::ui {

/// What somebody can do next, as a button.
struct TroubleStep {
    QString text;
    std::function<void()> take;
};

/// One line above what a tab shows, about something that did not work there, and what to do next. It goes
/// when it is dismissed or when the thing works. Plain text.
class TroubleStrip : public QFrame {
    Q_OBJECT
public:
    explicit TroubleStrip(QWidget *parent = nullptr);

    /// At most two steps; the likelier one is last, as in a card.
    void tell(const QString &sentence, const Error &error, std::vector<TroubleStep> steps = {});
    void dismiss();

private:
    QLabel *m_icon;
    QLabel *m_text;
    std::array<QPushButton *, 2> m_buttons;
    std::vector<TroubleStep> m_steps;
};

} // namespace porthole::ui
