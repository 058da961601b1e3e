#pragma once

#include "core/base/Error.h"

#include <QString>

namespace porthole::ui {

/// The one thing to do next about a connection that failed; each is a button in the tab.
enum class HostStep : quint8 { Retry, Password, Edit, Close };

/// A kind of failure of a connection to a host, in words for a person.
struct HostErrorText {
    QString sentence; ///< what happened
    QString advice;   ///< what to do about it
    HostStep step;
    QString button; ///< what `step` is called here
};

/// `host` is what the person calls it. What ui/ErrorText.h is for consoles.
HostErrorText hostErrorText(ErrorKind kind, const QString &host);

} // namespace porthole::ui
