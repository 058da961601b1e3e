#pragma once

class QWidget;

namespace porthole::ui {

/// Makes Tab go through what is seen of a window in the order in which it is laid out, which is that of
/// reading, whenever it was made: rows, cards and fields come and go, and Qt has what came last at the end.
void orderTabsAsLaidOut(QWidget &window);

} // namespace porthole::ui
