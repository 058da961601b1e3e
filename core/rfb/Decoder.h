#pragma once

#include "core/rfb/Update.h"

namespace porthole::rfb {

/// One encoding. There is one virtual call for a run of rectangles of the same encoding, none for
/// the rectangles in it: a server may send hundreds of thousands.
class Decoder {
public:
    virtual ~Decoder() = default;

    /// Decodes update.rect and the rectangles of the same encoding that follow it in `in`.
    /// Done: the next header is of another encoding, or not there yet. After NeedMore or Yield it is
    /// called again for the same rectangle, from where it was.
    virtual Step decodeRun(Update &update, Reader &in) = 0;
};

/// The loop of decodeRun() around
///     static constexpr std::int32_t kEncoding;
///     Step decodeRect(Update &, Reader &);
/// where decodeRect() either finishes the rectangle, or notes how far it came and leaves the bytes
/// that it could not use.
template <class Derived> class RectDecoder : public Decoder {
public:
    Step decodeRun(Update &update, Reader &in) final
    {
        Derived &self = static_cast<Derived &>(*this);
        do {
            if (update.exhausted())
                return Step::Yield;
            if (const Step step = self.decodeRect(update, in); step != Step::Done)
                return step;
            update.painted();
        } while (update.readHeaderOf(Derived::kEncoding, in));
        return Step::Done;
    }
};

} // namespace porthole::rfb
