#pragma once

#include "core/base/Secret.h"

class QLineEdit;

namespace porthole::ui {

/// What makes a QLineEdit fit for passwords. Copies that Qt makes of what is typed stay out of reach
/// (security requirement H2).

/// Dots instead of letters, and input methods learn nothing.
void makeSecret(QLineEdit &field);
/// Hands on what was typed, once, and empties the field.
Secret takeSecret(QLineEdit &field);
/// The same, and leaves it there: for trying it out.
Secret copySecret(const QLineEdit &field);
void emptySecret(QLineEdit &field);

} // namespace porthole::ui
