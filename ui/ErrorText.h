#pragma once

#include "core/base/Error.h"
#include "core/session/ConsoleSource.h"

#include <QString>

namespace porthole::ui {

/// The one thing to do next about a failure; each is a button in the tab.
enum class NextStep : quint8 { Retry, EditAddress, TrustCertificate, Close, Remedy };

/// A kind of failure in words for a person.
struct ErrorText {
    QString sentence; ///< what happened
    QString advice;   ///< what to do about it
    NextStep step;
    QString button; ///< what `step` is called here
};

ErrorText errorText(ErrorKind kind);

/// What would clear the way to a console, in words: what follows the sentence that says what stands in
/// it, and what the button is called that does it. No button: there is nothing but to wait.
struct RemedyText {
    QString advice;
    QString button;
};
RemedyText remedyText(ConsoleRemedy remedy);

} // namespace porthole::ui
