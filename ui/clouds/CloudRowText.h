#pragma once

#include "ui/clouds/CloudTree.h"

#include <QIcon>

namespace porthole::ui {

/// What a row of the tree shows besides its name, and what it stands for.

QString rowDetail(const CloudNode &node);
QIcon rowIcon(const CloudNode &node);
QString rowToolTip(const CloudNode &node);
/// Nothing of it was asked for yet.
bool isUnopened(const CloudNode &node);
/// There may be rows below it that are not known yet.
bool mayHoldMore(const CloudNode &node);
ServerRef refOf(const ServerNode &node);

} // namespace porthole::ui
