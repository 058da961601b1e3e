#pragma once

#include "core/rfb/Framebuffer.h"
#include "core/session/FrameMailbox.h"

#include <QImage>

namespace porthole::test {

/// A picture in which every pixel differs from its neighbours, so that a shift by one shows.
QImage patternPicture(int width, int height);
/// A text console as a server's firmware would draw it, to be looked at.
QImage consolePicture(int width, int height);

rfb::Framebuffer framebufferOf(const QImage &picture);
/// Leaves the picture in the mailbox, all of it damaged.
void publish(FrameMailbox &frames, const QImage &picture);

} // namespace porthole::test
