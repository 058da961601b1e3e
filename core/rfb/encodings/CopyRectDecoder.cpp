#include "core/rfb/encodings/CopyRectDecoder.h"

#include <cstring>

namespace porthole::rfb {

Step CopyRectDecoder::decodeRect(Update &update, Reader &in)
{
    if (in.remaining() < 4)
        return Step::NeedMore;
    const Rect to = update.rect;
    const Rect from{loadBigEndian<std::uint16_t>(in.data()), loadBigEndian<std::uint16_t>(in.data() + 2),
                    to.width, to.height};
    in.skip(4);
    Framebuffer &picture = update.framebuffer;
    if (!from.fitsIn(picture.width(), picture.height()))
        return update.fail("CopyRect from outside the framebuffer");

    const std::size_t rowBytes = std::size_t{to.width} * sizeof(std::uint32_t);
    // Rows in the order in which none is overwritten before it was read.
    if (from.y >= to.y) {
        for (unsigned y = 0; y < to.height; ++y)
            std::memmove(picture.at(to.x, to.y + y), picture.at(from.x, from.y + y), rowBytes);
    } else {
        for (unsigned y = to.height; y-- > 0;)
            std::memmove(picture.at(to.x, to.y + y), picture.at(from.x, from.y + y), rowBytes);
    }
    return Step::Done;
}

} // namespace porthole::rfb
