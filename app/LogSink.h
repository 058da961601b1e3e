#pragma once

namespace porthole {

/// Makes redact() the way of every log line, ours and Qt's, to standard error (security requirement
/// H4). Warnings and worse are shown; what is for developers too if PORTHOLE_LOG is set (which
/// categories: QT_LOGGING_RULES). Thread: main, once; the sink itself takes lines from any thread.
void installLogSink();

} // namespace porthole
