#pragma once

#include "ui/TabPage.h"

#include <QPointer>
#include <functional>

namespace porthole::ui {

class Question;

/// A form that is a page of its own. Who closes it with something filled in is asked first, whichever way.
class FormPage : public TabPage {
    Q_OBJECT
public:
    explicit FormPage(QWidget *parent = nullptr);

    bool asksBeforeClosing() override;
    /// Into the question where there is one.
    void takeFocus() override;
    /// Does what ends this page, at once or when somebody has agreed to lose what is filled in.
    void leaveFor(std::function<void()> what);

protected:
    /// In the middle of the page, below the question.
    void showForm(QWidget *form);
    /// Whether something is filled in that is not saved.
    virtual bool isChanged() const = 0;
    virtual void focusForm() = 0;
    /// Somebody wants none of it: Escape, and the button.
    void cancel();

private:
    Question *m_question;
    QPointer<QWidget> m_focus; ///< what had the keyboard before the question came
};

} // namespace porthole::ui
