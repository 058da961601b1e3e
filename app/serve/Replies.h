#pragma once

#include "app/http/Message.h"
#include "core/base/Error.h"

namespace porthole::serve {

/// An answer that something went wrong: the status line says what, and the body repeats it:
/// {"status", "reason", "kind", "detail"}. `reason` empty: the status' own. `kind` is an error's name, null
/// where there was none.
http::Reply failure(int status, const char *reason, const Error &error);
http::Reply failure(int status, const QString &detail);

/// 400, with what is wrong.
inline http::Reply badRequest(const QString &detail) { return failure(400, detail); }

} // namespace porthole::serve
