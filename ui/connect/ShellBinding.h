#pragma once

namespace porthole {
class ShellSession;
}

namespace porthole::ui {

class ShellPage;

/// Ties a page to a session, in both directions. Either may go first. Thread: the GUI thread.
void bind(ShellSession &session, ShellPage &page);

} // namespace porthole::ui
