#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <string_view>

namespace porthole::openstack {

/// What an openrc file, as Horizon hands it out, exports. The file is a shell script; nothing of it is
/// ever executed.
struct OpenrcFile {
    /// OS_* variables in the form that CloudsEnvironment::variables has, so that CloudsConfig makes a
    /// cloud of them. Empty ones are left out.
    std::map<QString, std::shared_ptr<const Secret>> variables;
    /// Those whose value only running the script would tell (what it asks the user for, what a command
    /// prints).
    QStringList leftOpen;

    /// Reads the lines `export NAME=value` and `unset NAME`. Quotes and backslashes mean what they mean to a
    /// shell; `$NAME` and `${NAME}` stand for a variable that the file has exported before.
    /// Errors: Usage (more than 32 MiB; no OS_* variable in it). Thread: any.
    static Result<OpenrcFile> parse(std::string_view script);
};

} // namespace porthole::openstack
