#pragma once

#include "core/base/Error.h"

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace porthole::ui {

/// One line above what a tab shows, about something that did not work there, and what to do next. It goes
/// when it is dismissed or when the thing works. Plain text.
class TroubleStrip : public QFrame {
    Q_OBJECT
public:
    explicit TroubleStrip(QWidget *parent = nullptr);

    /// `next` is called when the button is pressed; no button without a text for it.
    void tell(const QString &sentence, const Error &error, const QString &button = {},
              std::function<void()> next = {});
    void dismiss();

private:
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_next;
};

} // namespace porthole::ui
