#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"

#include <QStringList>

namespace porthole {

class Application;

/// Goes through the demo as a newcomer would, whose clicks it makes, and leaves a picture of the window after
/// each step: the start page, the servers, a live console, what was typed into it, what is offered when
/// its server is switched off, and the same console after it was started again; then the demo's host, whose
/// key is asked about, and what its shell answers. For computers without a display.
///
/// `folder` is made if need be; what comes out is the pictures' paths, in order. The application outlives
/// the task. Errors: Storage, Timeout (with what did not happen). Thread: the GUI thread.
Task<Result<QStringList>> walkThroughDemo(Application &application, QString folder);

} // namespace porthole
