#pragma once

#include "core/base/Result.h"

#include <QString>

namespace porthole {

/// What a link asks for that another program hands over: a browser, a file manager, a chat. Nobody has typed
/// it, so nothing is connected to before a person has seen where it leads (SEC-41, SEC-50), and it carries
/// no secret.
///
///   porthole://open/NAME               what is saved under this name, percent-encoded
///   ssh://[USER@]HOST[:PORT]           a shell
///   sftp://[USER@]HOST[:PORT][/PATH]   files
///   vnc://HOST[:DISPLAY|::PORT], vncs://…   a console
struct Link {
    enum class Kind : quint8 {
        Saved,
        Shell,
        Files,
        Console,
        ConnectionFile, ///< a console too, and where it is stood in a ".vv" file; never made by parse()
    };

    Kind kind = Kind::Shell;
    /// Where it leads, as it is shown: all that decides about it, and the same that is opened.
    /// Saved: the name.
    QString target;

    /// Refuses a password in any of them, queries and fragments, what a scheme does not have, and every other
    /// scheme. Errors: Usage; the text is not repeated.
    static Result<Link> parse(const QString &text);

    friend bool operator==(const Link &, const Link &) = default;
};

} // namespace porthole
