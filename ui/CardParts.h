#pragma once

class QLabel;
class QString;
class QWidget;

namespace porthole::ui {

/// What the cards that tell of trouble are made of.

/// A label that wraps and never reads markup. `role` is what the style sheet knows it by.
QLabel *plainLabel(const char *name, const char *role = nullptr);
/// Shows the text, or hides the label if there is none.
void showOrHide(QLabel *label, const QString &text);
/// Sets a property that the style sheet looks at.
void mark(QWidget *widget, const char *property, bool on);
/// Fills `over` with `content`, which holds the cards: a small window scrolls them rather than cutting their
/// buttons off.
void scrollWithin(QWidget *over, QWidget *content);

/// The same with a form that is a page of its own: in the middle, no wider than is easy to read.
void scrollInMiddle(QWidget *over, QWidget *form);

} // namespace porthole::ui
