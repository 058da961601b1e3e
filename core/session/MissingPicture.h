#pragma once

#include "core/rfb/Geometry.h"

#include <cstddef>
#include <vector>

namespace porthole {

/// What of a picture is still to come: servers may send a whole one in several updates. Pure.
class MissingPicture {
public:
    /// Pieces that are kept apart; a picture that comes in more scraps than that counts as complete
    /// only when larger updates have covered them.
    static constexpr std::size_t kPieces = 128;

    /// All of a picture of this size.
    void start(rfb::Size size);
    /// These parts have come. True if they were the last.
    bool take(const std::vector<rfb::Rect> &damage);

private:
    void remove(const rfb::Rect &rect);

    std::vector<rfb::Rect> m_pieces; // they do not overlap
};

} // namespace porthole
