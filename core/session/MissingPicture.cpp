#include "core/session/MissingPicture.h"

#include <algorithm>

namespace porthole {

namespace {

rfb::Rect between(unsigned left, unsigned top, unsigned right, unsigned bottom)
{
    const auto narrow = [](unsigned value) { return static_cast<std::uint16_t>(value); };
    return {narrow(left), narrow(top), narrow(right - left), narrow(bottom - top)};
}

/// What is left of `piece` without `hole`: up to four rectangles around it.
void appendRest(std::vector<rfb::Rect> &to, const rfb::Rect &piece, const rfb::Rect &hole)
{
    const unsigned pieceRight = unsigned{piece.x} + piece.width,
                   pieceBottom = unsigned{piece.y} + piece.height;
    const unsigned left = std::max(piece.x, hole.x), top = std::max(piece.y, hole.y);
    const unsigned right = std::min(pieceRight, unsigned{hole.x} + hole.width);
    const unsigned bottom = std::min(pieceBottom, unsigned{hole.y} + hole.height);
    if (left >= right || top >= bottom) {
        to.push_back(piece);
        return;
    }
    for (const rfb::Rect &rest :
         {between(piece.x, piece.y, pieceRight, top), between(piece.x, bottom, pieceRight, pieceBottom),
          between(piece.x, top, left, bottom), between(right, top, pieceRight, bottom)})
        if (!rest.empty())
            to.push_back(rest);
}

} // namespace

void MissingPicture::start(rfb::Size size)
{
    m_pieces.clear();
    if (size.width > 0 && size.height > 0)
        m_pieces.push_back({0, 0, size.width, size.height});
}

bool MissingPicture::take(const std::vector<rfb::Rect> &damage)
{
    if (m_pieces.empty())
        return false;
    for (const rfb::Rect &rect : damage)
        remove(rect);
    return m_pieces.empty();
}

void MissingPicture::remove(const rfb::Rect &rect)
{
    std::vector<rfb::Rect> rest;
    for (const rfb::Rect &piece : m_pieces)
        appendRest(rest, piece, rect);
    if (rest.size() <= kPieces)
        m_pieces = std::move(rest);
}

} // namespace porthole
