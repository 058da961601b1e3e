#pragma once

namespace porthole {
class ConsoleSession;
}

namespace porthole::ui {

class ConsolePage;

/// Ties a page to the session it shows, in both directions, until either goes. The page shows nothing
/// of the session's memory after the session has gone.
void bind(ConsoleSession &session, ConsolePage &page);

} // namespace porthole::ui
