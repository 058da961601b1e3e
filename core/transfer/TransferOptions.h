#pragma once

#include <QtGlobal>
#include <optional>

namespace porthole::transfer {

/// What is done about a file whose place is taken.
enum class OnConflict : quint8 {
    Overwrite, ///< in one step, when the new one is whole
    Skip,
    Rename, ///< the new one: "name (2)"
    Resume, ///< what is there is the beginning of it, if its end agrees; else as Overwrite
    Ask,    ///< whoever listens to the queue, see Conflict.h
};

struct TransferOptions {
    OnConflict onConflict = OnConflict::Overwrite;
    bool isRecursive = false;
    /// Permissions exactly as they were; else without what the receiving side's umask takes away. Set-user-id
    /// and its like are never kept.
    bool keepsMode = false;
};

/// What is told of a file besides its bytes.
struct FileFacts {
    quint64 size = 0;
    std::optional<quint32> mode{};     ///< permissions
    std::optional<quint32> modified{}; ///< seconds since 1970
};

} // namespace porthole::transfer
