#pragma once

#include "core/base/Result.h"
#include "core/model/CloudProfile.h"
#include "core/model/CloudSummary.h"
#include "core/openstack/CloudsEnvironment.h"
#include "core/openstack/config/CloudEntry.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace porthole::openstack {

/// The clouds that clouds.yaml, secure.yaml, clouds-public.yaml and the OS_* variables describe: found,
/// merged and selected as openstacksdk does it, so that what works for `openstack --os-cloud X` works
/// here. Where openstacksdk leaves with a traceback, there is an error with a sentence, or the empty value
/// that was meant. Values are never part of an error or a warning.
///
/// Holds the secrets of all clouds while it lives. Source: openstacksdk, openstack/config/loader.py.
class CloudsConfig {
public:
    /// Reads the files. Errors: Usage (a file without a mapping of clouds; a cloud that has the name of
    /// the environment's). Thread: any that may wait for a disk.
    static Result<CloudsConfig> load(const CloudsEnvironment &environment);

    /// In the order in which they are written, the environment's last.
    QList<CloudSummary> clouds() const;
    QStringList names() const;
    /// What was passed over while reading, a sentence each, fit to be shown.
    const QStringList &warnings() const { return m_warnings; }

    /// The cloud that is meant when none is named: OS_CLOUD, else the one that the OS_* variables describe,
    /// else the only one. Errors: NotFound (there is none, or a name has to be chosen).
    Result<QString> selected() const;

    /// One cloud, ready to be signed in to; secrets that are not written anywhere are not in it, and are
    /// asked for. `name` empty: the selected one. `region` empty: the first that the entry lists.
    /// `overrides` are the caller's, by key: "project_name", "interface", or "auth.username" for one
    /// inside `auth`; empty ones count as not given.
    /// Errors: NotFound (no such cloud or region; the known ones are named), Usage (what is wrong with
    /// the entry).
    Result<CloudProfile> profile(const QString &name, const QString &region = {},
                                 const QHash<QString, QString> &overrides = {}) const;

private:
    Result<> readFiles();
    Result<> addEnvironmentCloud();
    Result<CloudProfile> made(const QString &name, const QString &region,
                              const QHash<QString, QString> &overrides) const;
    QString sourceOf(const std::string &name) const;

    CloudsEnvironment m_environment;
    CloudSources m_sources;
    ConfigMapping m_written; ///< the clouds of clouds.yaml alone, to tell where one comes from
    QString m_cloudsFile, m_secureFile;
    bool m_hasEnvironmentCloud = false;
    QStringList m_warnings;
};

} // namespace porthole::openstack
