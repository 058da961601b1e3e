#pragma once

#include <QByteArray>
#include <QList>

namespace porthole::demo {

/// A file that the demo's host comes with.
struct HarbourPaper {
    QByteArray path, content;
};

/// All of them.
QList<HarbourPaper> harbourPapers();

} // namespace porthole::demo
