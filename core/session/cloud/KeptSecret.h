#pragma once

#include "core/async/Door.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/model/Entry.h"

#include <memory>

namespace porthole {

class CloudBook;

/// The way from those who sign in to a saved cloud, on the network thread, to where its secret is kept.
/// Thread: any; its flows run in the thread that begins them, which has an event loop.
class KeptSecret {
public:
    KeptSecret(EntryId cloud, std::shared_ptr<async::Door<CloudBook>> book);

    /// Errors: NotFound (nothing is kept), the keychain's.
    static Task<Result<std::shared_ptr<const Secret>>> read(std::shared_ptr<KeptSecret> from);
    /// Errors: the keychain's; Unavailable (nothing keeps it beyond this run).
    static Task<Result<>> keep(std::shared_ptr<KeptSecret> in, std::shared_ptr<const Secret> secret);

private:
    const EntryId m_cloud;
    const std::shared_ptr<async::Door<CloudBook>> m_book;
};

} // namespace porthole
