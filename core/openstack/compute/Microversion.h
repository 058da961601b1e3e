#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <compare>
#include <optional>

namespace porthole::openstack {

/// A version of the Compute API, "2.93": compared by its numbers, not as a fraction.
struct Microversion {
    int major = 2;
    int minor = 1;

    static std::optional<Microversion> parse(QStringView text);
    QByteArray toByteArray() const;

    // clang-tidy takes the comparison that the compiler makes for one with 0.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Microversion &, const Microversion &) = default;
};

/// What a Nova offers. Without microversions (v2.0, or nothing that could be read) only 2.1's requests
/// are made, and no version header is sent.
struct ComputeVersions {
    QString prefix; ///< to be put before every path, where the catalog's address names no version
    std::optional<Microversion> min, max;

    bool offers(Microversion version) const { return min && max && *min <= version && version <= *max; }
    /// The highest version up to `wanted`; none if there are no microversions.
    std::optional<Microversion> upTo(Microversion wanted) const;
};

/// Reads a version document: {"version": {}}, {"versions": []} or {"choices": []}. `path` is that of the
/// address that was asked; of the document only versions are taken, its links are as often as not those
/// of an inner network. Errors: PeerIncompatible (no v2), PeerMisbehaved.
/// Source: Compute API guide, "Versions"; keystoneauth, discover.py.
Result<ComputeVersions> versionsIn(const QJsonObject &document, const QString &path);

} // namespace porthole::openstack
