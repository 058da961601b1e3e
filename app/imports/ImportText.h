#pragma once

#include "core/import/Plan.h"
#include "ui/entries/ImportPreview.h"

/// What an import would do, in the words of the window.
namespace porthole::imports {

QString textOf(Omission omission);
QString textOf(Refusal refusal);

/// The plan to be looked at: its items, and behind them what folders bring. Thread: any.
ui::ImportPreview previewOf(const Plan &plan, const QString &source);
/// What was chosen of that preview, entered in its plan; `choices` are in the preview's order.
void choose(Plan &plan, const QList<ui::ImportChoice> &choices);

} // namespace porthole::imports
