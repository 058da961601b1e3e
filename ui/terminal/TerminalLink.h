#pragma once

#include "core/session/SharedTerminal.h"

#include <QString>
#include <QUrl>
#include <optional>
#include <string>

namespace porthole::ui {

/// A link in a terminal: one that the host has put behind some text (OSC 8), or an address that is written
/// out. What is shown of it is what would be opened, to the letter.
struct TerminalLink {
    std::uint16_t id = 0;    ///< of the terminal's links; 0 for an address in the text
    terminal::Stretch where; ///< of an address in the text
    QString target;          ///< ASCII; host names that have other letters as punycode
    QUrl url;                ///< what may be opened: http or https, and no name or password in it (SEC-10)

    bool opens() const { return url.isValid() && !url.isEmpty(); }
    friend bool operator==(const TerminalLink &, const TerminalLink &) = default;
};

/// What a target that came from a host may be used for.
TerminalLink terminalLink(const std::string &target);
/// The link at a place of the picture.
std::optional<TerminalLink> terminalLinkAt(const SharedTerminal &terminal, const TerminalPicture &picture,
                                           terminal::Place place);
/// What is said about it beneath the pointer, fit for a tool tip.
QString linkToolTip(const TerminalLink &link);

} // namespace porthole::ui
