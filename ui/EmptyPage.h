#pragma once

#include <QWidget>

namespace porthole::ui {

/// What the window shows while nothing is open: what can be opened, with examples, and one button.
class EmptyPage : public QWidget {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void pasteRequested();

private:
    QWidget *makeExamples();
};

} // namespace porthole::ui
