#pragma once

#include "core/base/Result.h"

#include <QLabel>
#include <QPointer>
#include <functional>

namespace porthole::ui {

/// A form that was sent off waits for its answer: nothing can be filled in until it is there. Where it was
/// not saved, this line in the form says why, and all that was filled in is there still.
class SavingLine : public QLabel {
    Q_OBJECT
public:
    /// `form` has it as a child.
    explicit SavingLine(QWidget &form);

    /// The answer may come when the form has gone.
    std::function<void(const Result<> &)> begin();
    /// There is nothing to wait for any more, and nothing to say.
    void end();

Q_SIGNALS:
    void saved();

private:
    void take(const Result<> &outcome);

    QWidget &m_form;
    QPointer<QWidget> m_focus; ///< what had the keyboard in it
};

} // namespace porthole::ui
