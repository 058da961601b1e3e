#pragma once

// GIO's types by name, so that whoever includes our headers need not see all of GLib. The tags are GLib's.
// NOLINTBEGIN(bugprone-reserved-identifier)
using GAsyncResult = struct _GAsyncResult;
using GCancellable = struct _GCancellable;
using GDBusConnection = struct _GDBusConnection;
using GObject = struct _GObject;
using GVariant = struct _GVariant;
// NOLINTEND(bugprone-reserved-identifier)
