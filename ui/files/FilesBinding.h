#pragma once

namespace porthole {
class ShellSession;
struct HostFiles;
} // namespace porthole

namespace porthole::ui {

class FilesPage;

/// Ties a page to a host's files, in both directions. Either may go first. Thread: the GUI thread.
void bind(HostFiles &files, FilesPage &page);
/// Ties a page to the session that was opened for its files alone: what it asks and how it is comes to lie
/// over them. The page's files are bound besides, once the session has a sid.
void bindSignIn(ShellSession &session, FilesPage &page);

} // namespace porthole::ui
