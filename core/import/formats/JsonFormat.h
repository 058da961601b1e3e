#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

namespace porthole::imports {

/// Everything that is saved, as a text to be shared and kept under version control: JSON, indented by four,
/// one field a line, keys in alphabetical order, folders by their path, connections by their folder's path
/// and their name. What is not set is not there, so that a change of one thing is a change of one line.
///
///   format       "porthole-connections"
///   version      1; a reader refuses a greater one
///   folders      [{id, name, parent (an id), notes, ...settings}]
///   connections  [{id, kind, name, address, folder (an id), cloud, notes, tags, tunnels, agentCommand,
///                description, ...settings}]
///   description  of a cloud that is saved and stands in no clouds.yaml: {authType, auth: {names as there},
///                region, interface, caCertificateFile}; its address is the auth_url
///   settings     user, port, identityFile, colour ("#rrggbb"), agent ("as-configured", "require", "never")
///   kind         "host", "console", "cloud", "gateway", "server", "unsupported"
///   tunnels      ["L 8080:db:5432", "R ...", "D 1080"], as ssh has them behind -L, -R and -D
///   id           a UUID in lower case, the same wherever the file goes: importing it again is an update
///
/// Never in it: secrets, and what refers to one in this computer's keychain (a colleague's has none of that
/// name); the trash; favourites, use counts and times, the order by hand, where something was imported from,
/// which are one person's. Notes go as they are written.
QByteArray exportedJson(const EntryCollection &collection);

/// The same back. What acts (paths of keys and of certificate authorities, agent commands, tunnels that let
/// in others) comes inert. Errors: Usage (no such file, a newer version, too many).
Result<Imported> importJson(const QByteArray &file);

} // namespace porthole::imports
