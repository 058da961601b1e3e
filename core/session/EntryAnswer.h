#pragma once

#include "core/session/EntryBook.h"

#include <utility>

namespace porthole {

/// For a change whose password was not kept: says that, why ever, also where the rest of it was saved.
inline EntryBook::Answer orElse(const Error &why, EntryBook::Answer answer)
{
    if (!answer)
        return answer;
    return [why, tell = std::move(answer)](const Result<> &rest) { tell(rest ? Result<>(why) : rest); };
}

} // namespace porthole
