#pragma once

#include "core/import/Plan.h"
#include "ui/entries/ImportPreview.h"

/// What an import would do, in the words of the window.
namespace porthole::imports {

QString textOf(Omission omission);
QString textOf(Refusal refusal);

/// The plan to be looked at; its items stand in the same order.
ui::ImportPreview previewOf(const Plan &plan, const QString &source);

} // namespace porthole::imports
