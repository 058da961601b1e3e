#pragma once

#include <QtGlobal>
#include <algorithm>
#include <array>

namespace porthole {

/// Where a host's files are.
enum class FilesState : quint8 {
    Opening,
    Open,
    Lost,   ///< waits for the session, and goes on by itself when that is back
    Failed, ///< the session stands, and its host does not give its files; retry() asks again
    Closed, ///< for good, as the session is
};

struct FilesTransition {
    FilesState from;
    FilesState to;
};

/// Every change of state there is.
inline constexpr std::array kFilesTransitions{
    FilesTransition{FilesState::Opening, FilesState::Open},
    FilesTransition{FilesState::Opening, FilesState::Lost},
    FilesTransition{FilesState::Opening, FilesState::Failed},
    FilesTransition{FilesState::Open, FilesState::Lost},
    FilesTransition{FilesState::Open, FilesState::Failed},
    FilesTransition{FilesState::Lost, FilesState::Opening},
    FilesTransition{FilesState::Lost, FilesState::Failed}, // the session stands after all
    FilesTransition{FilesState::Failed, FilesState::Opening},
    FilesTransition{FilesState::Failed, FilesState::Lost},
    FilesTransition{FilesState::Opening, FilesState::Closed},
    FilesTransition{FilesState::Open, FilesState::Closed},
    FilesTransition{FilesState::Lost, FilesState::Closed},
    FilesTransition{FilesState::Failed, FilesState::Closed},
};

constexpr bool allowed(FilesState from, FilesState to)
{
    return std::any_of(kFilesTransitions.begin(), kFilesTransitions.end(),
                       [=](const FilesTransition &t) { return t.from == from && t.to == to; });
}

static_assert(!allowed(FilesState::Closed, FilesState::Opening), "a sid is never used again");
static_assert(!allowed(FilesState::Lost, FilesState::Open), "what was lost is opened anew");

} // namespace porthole
