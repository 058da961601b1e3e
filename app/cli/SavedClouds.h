#pragma once

#include "core/base/Result.h"
#include "core/model/CloudProfile.h"
#include "core/model/SavedCloud.h"

#include <optional>

namespace porthole::cli {

/// The clouds that are saved here, beside those of clouds.yaml. Thread: main.
class SavedClouds {
public:
    /// `taken` are the names of the others: one of those is called otherwise. Errors: the store's.
    static Result<SavedClouds> read(const QStringList &taken);

    const QList<SavedCloud> &list() const { return m_clouds; }
    QStringList names() const;
    /// Without its secret; nothing if none is called so. `region` empty: as it is saved.
    /// Errors: savedProfile()'s.
    Result<std::optional<CloudProfile>> profile(const QString &name, const QString &region) const;
    /// Puts the secret that the keychain has for that cloud into the profile; says why if it cannot be had,
    /// and leaves it out. Runs the event loop. Errors: Cancelled (Ctrl+C).
    Result<> fetchSecret(const QString &name, CloudProfile &profile) const;

private:
    QList<SavedCloud> m_clouds;
    QHash<QString, CredentialRef> m_credentials; ///< by the entry's id
};

} // namespace porthole::cli
