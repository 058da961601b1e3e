#pragma once

#include "core/base/Error.h"

#include <QString>

namespace porthole::ui {

/// The one thing to do next about a failure; each is a button in the tab.
enum class NextStep : quint8 { Retry, EditAddress, TrustCertificate, Close };

/// A kind of failure in words for a person.
struct ErrorText {
    QString sentence; ///< what happened
    QString advice;   ///< what to do about it
    NextStep step;
    QString button; ///< what `step` is called here
};

ErrorText errorText(ErrorKind kind);

} // namespace porthole::ui
