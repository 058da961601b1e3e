#pragma once

namespace porthole {
class GatewaySession;
}

namespace porthole::ui {

class GatewayPage;

/// Ties a page to a session, in both directions. Either may go first. Thread: the GUI thread.
void bind(GatewaySession &session, GatewayPage &page);

} // namespace porthole::ui
