#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"
#include "core/openstack/CloudsEnvironment.h"

#include <QStringList>
#include <optional>

namespace porthole::cli {

/// A saved connection as a target: "saved:" and its id.
QString targetOf(const EntryId &saved);
/// The same back; nothing for what is another target.
std::optional<EntryId> savedTarget(const QString &target);
/// A name that several saved connections have: "named:" and the name. The window asks which one is meant.
QString targetOf(const QString &ambiguousName);
std::optional<QString> namedTarget(const QString &target);

/// The words behind `porthole`, with "open NAME..." as targets; others stay as they are. Errors: Usage (no
/// NAME, one in the trash), NotFound; the store's.
Result<QStringList> withSavedTargets(const QStringList &words);

/// Refuses the window's targets before it opens for them, if one cannot be one: it is what
/// ConsoleTarget::parse() takes, the ssh:// address of a host, a saved connection, or CLOUD/SERVER with a
/// cloud that is configured or saved here. Whether there is such a server is for the window to find out.
/// Errors: Usage; of a cloud that is not known, CloudsConfig::load()'s and the store's.
Result<> checkTargets(const QStringList &targets, const openstack::CloudsEnvironment &environment);

} // namespace porthole::cli
