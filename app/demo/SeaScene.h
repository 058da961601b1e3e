#pragma once

#include "app/demo/Picture.h"

#include <array>

namespace porthole::demo {

/// The sea at night through a porthole: a brass ring, stars, a moon, waves, and a boat that rolls. What
/// stands still in it is worked out once, so that a frame costs a millisecond or two.
class PortholeScene {
public:
    /// Paints the square within the picture, corners in the ground's colour; `seconds` is what moves it.
    void paint(Picture &to, const rfb::Rect &square, double seconds, std::uint32_t ground);

private:
    struct Still {
        std::uint32_t sky = 0, frame = 0;
        std::uint32_t frameShare = 0, shadow = 0; ///< 0 to 255
    };
    /// Where the middle of a row or column is, in radii of the window from its centre; and back.
    double unit(int pixel) const { return (pixel + 0.5 - m_side / 2.0) / m_radius; }
    double pixelOf(double unit) const { return unit * m_radius + m_side / 2.0; }
    void prepare(int side, std::uint32_t ground);
    void paintStars(std::uint32_t *pixels, int row, double seconds) const;
    void paintWater(std::uint32_t *pixels, int row, std::size_t layer) const;
    void paintBoat(std::uint32_t *pixels, int row, double seconds) const;

    int m_side = 0;
    std::uint32_t m_ground = 0;
    double m_radius = 1; ///< of the window, pixels
    std::vector<Still> m_still;
    std::array<std::vector<double>, 3> m_surfaces; ///< of each layer of waves, by column
};

/// A strip of the same sea, with the boat sailing along.
void paintSeaStrip(Picture &to, const rfb::Rect &strip, double seconds);

} // namespace porthole::demo
