#pragma once

#include "app/demo/Picture.h"

namespace porthole::demo {

/// The sea at night through a porthole: a brass ring, stars, a moon, waves, and a boat that rolls.
/// `seconds` is what moves it. Paints the square within the picture.
void paintPorthole(Picture &to, const rfb::Rect &square, double seconds, std::uint32_t ground);

/// A strip of the same sea, with the boat sailing along.
void paintSeaStrip(Picture &to, const rfb::Rect &strip, double seconds);

} // namespace porthole::demo
