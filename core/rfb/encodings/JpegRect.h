#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Framebuffer.h"

#include <memory>

namespace porthole::rfb {

/// Decodes JPEG pictures straight into a rectangle of the framebuffer (libjpeg-turbo; one decoder,
/// used again for every rectangle).
class JpegRect {
public:
    /// nullptr, or what is wrong. A picture of another size than the rectangle is refused before it
    /// is decoded; one that is damaged but readable is painted as far as it goes.
    const char *decode(ByteView jpeg, Framebuffer &picture, const Rect &rect);

private:
    struct Destroy {
        void operator()(void *handle) const;
    };
    std::unique_ptr<void, Destroy> m_handle;
};

} // namespace porthole::rfb
