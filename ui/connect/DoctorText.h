#pragma once

#include "core/model/Finding.h"

#include <QIcon>

namespace porthole::ui {

/// A stage as a row calls it: "Name", "Sign-in".
QString stageText(CheckStage stage);
/// What came of it in a few words: "Done", "Failed", "Needs you".
QString outcomeText(CheckOutcome outcome);
/// The same as a shape.
QIcon outcomeIcon(CheckOutcome outcome);
/// What was found, plain text: an address, a fingerprint, the expert's words for a failure.
QString detailText(const Finding &finding);
/// What to do about it; empty for nothing.
QString remedyText(Remedy remedy);

} // namespace porthole::ui
