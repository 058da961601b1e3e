#include "app/demo/SeaScene.h"

#include <array>
#include <cmath>

namespace porthole::demo {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kMoonX = 0.42, kMoonY = -0.46;
constexpr double kRim = 1.24; // radii of the window: the ring's outer edge

std::uint32_t share(double amount)
{
    return static_cast<std::uint32_t>(std::lround(std::clamp(amount, 0.0, 1.0) * 255));
}

std::uint32_t blend(std::uint32_t from, std::uint32_t to, double amount)
{
    return mixed(from, to, share(amount));
}

/// The surface of wave `layer` at x, in units where the window's radius is 1; y grows downwards.
double surface(int layer, double x, double t)
{
    switch (layer) {
    case 0:
        return 0.10 + 0.030 * std::sin(4.1 * x + 0.7 * t) + 0.014 * std::sin(9.3 * x - 0.9 * t);
    case 1:
        return 0.26 + 0.045 * std::sin(3.3 * x - 1.0 * t + 1.1) + 0.016 * std::sin(8.1 * x + 1.3 * t);
    default:
        return 0.48 + 0.060 * std::sin(2.7 * x + 1.3 * t + 2.3) + 0.018 * std::sin(7.7 * x - 1.7 * t);
    }
}

constexpr std::array<std::uint32_t, 3> kWater{0x1d5f86, 0x164a6d, 0x0f3654};

/// A boat in its own units: the waterline is y 0, the hull 2 wide. How much of it covers the point.
struct BoatShade {
    double amount = 0;
    std::uint32_t colour = 0;
};
BoatShade boatAt(double x, double y)
{
    const auto edge = [](double inside) { return std::clamp(inside * 18 + 0.5, 0.0, 1.0); };
    BoatShade shade;
    const auto cover = [&](double amount, std::uint32_t colour) {
        if (amount > 0)
            shade = {std::max(shade.amount, amount),
                     amount > 0.5 || shade.amount == 0 ? colour : shade.colour};
    };
    const double sail = std::min({-0.12 - y, 1.0 - (x - 0.02) * 1.0 / 0.72 + (y + 0.12) / 1.25, x - 0.04});
    cover(edge(std::min(sail, y + 1.5)), 0xf3efe2);
    const double jib = std::min({-0.12 - y, 1.0 + (x + 0.04) / 0.55 + (y + 0.12) / 1.05, -0.04 - x});
    cover(edge(std::min(jib, y + 1.3)), 0xe9a35b);
    cover(edge(std::min({0.035 - std::abs(x), -y, y + 1.6})), 0x8a6a45);
    const double hull = std::min({y + 0.14, 0.22 - y, 1.0 - std::abs(x) - std::max(0.0, y + 0.14) * 0.9});
    cover(edge(hull), 0xc8503f);
    return shade;
}

struct Star {
    double x, y, size;
};
constexpr std::array kStars{Star{-0.55, -0.42, 1.0}, Star{-0.30, -0.68, 0.8}, Star{0.12, -0.80, 0.9},
                            Star{-0.72, -0.12, 0.7}, Star{-0.05, -0.40, 0.7}, Star{0.72, -0.20, 0.8},
                            Star{0.30, -0.55, 0.7},  Star{-0.42, -0.16, 0.6}, Star{0.52, -0.06, 0.6}};

/// Sky and moon, which do not move.
std::uint32_t skyAt(double x, double y, double pixel)
{
    const std::uint32_t sky = blend(0x0a1430, 0x3c5f8f, (y + 0.9) / 1.1);
    const double moon = std::hypot(x - kMoonX, y - kMoonY);
    return blend(blend(sky, 0xf6e9c4, 0.25 * (1 - moon / 0.38)), 0xf8efd2, (0.15 - moon) / pixel + 0.5);
}

/// The brass ring with its bolts, at a distance (in radii of the window) and an angle.
std::uint32_t brassAt(double distance, double angle, double pixel)
{
    const double light = 0.5 - 0.5 * std::cos(angle - 0.75 * kPi);
    const double bulge = std::sin((distance - 1.0) / 0.24 * kPi);
    std::uint32_t brass = blend(0x6f4f22, 0xe2b765, 0.25 + 0.45 * bulge * (0.6 + 0.4 * light) + 0.2 * light);
    const double step = kPi / 4;
    const double off = std::remainder(angle - step / 2, step);
    const double bolt = std::hypot(distance * std::sin(off), distance * std::cos(off) - 1.12);
    brass = blend(brass, 0x4b3414, (0.052 - bolt) / pixel + 0.5);
    return blend(brass, 0xf3d590, (0.038 - bolt) / pixel + 0.5);
}

} // namespace

void PortholeScene::prepare(int side, std::uint32_t ground)
{
    m_side = side;
    m_ground = ground;
    m_radius = side / 2.0 / (kRim + 0.02);
    m_still.clear();
    m_still.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    const double pixel = 1 / m_radius;
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            const double x = unit(column), y = unit(row), distance = std::hypot(x, y);
            Still still;
            still.frameShare = share((distance - 1.0) / pixel + 0.5);
            if (still.frameShare > 0)
                still.frame = blend(brassAt(distance, std::atan2(y, x), pixel), ground,
                                    (distance - kRim) / pixel + 0.5);
            still.sky = skyAt(x, y, pixel);
            still.shadow = share(std::max(0.0, distance - 0.72) * 1.5);
            m_still.push_back(still);
        }
    }
}

void PortholeScene::paint(Picture &to, const rfb::Rect &square, double seconds, std::uint32_t ground)
{
    if (m_side != square.width || m_ground != ground)
        prepare(square.width, ground);
    for (std::size_t layer = 0; layer < m_surfaces.size(); ++layer) {
        m_surfaces[layer].resize(static_cast<std::size_t>(m_side));
        for (int column = 0; column < m_side; ++column)
            m_surfaces[layer][static_cast<std::size_t>(column)] =
                surface(static_cast<int>(layer), unit(column), seconds);
    }
    for (int row = 0; row < m_side; ++row) {
        std::uint32_t *pixels = to.row(square.y + static_cast<unsigned>(row)) + square.x;
        const Still *still = m_still.data() + static_cast<std::ptrdiff_t>(row) * m_side;
        for (int column = 0; column < m_side; ++column)
            pixels[column] = still[column].sky;
        paintStars(pixels, row, seconds);
        paintWater(pixels, row, 0);
        paintBoat(pixels, row, seconds); // between the far waves and the near ones
        paintWater(pixels, row, 1);
        paintWater(pixels, row, 2);
        for (int column = 0; column < m_side; ++column) {
            const Still &over = still[column];
            if (over.frameShare < 255 && over.shadow > 0)
                pixels[column] = mixed(pixels[column], 0x000814, over.shadow);
            if (over.frameShare > 0)
                pixels[column] = mixed(pixels[column], over.frame, over.frameShare);
        }
    }
}

void PortholeScene::paintStars(std::uint32_t *pixels, int row, double seconds) const
{
    for (std::size_t i = 0; i < kStars.size(); ++i) {
        const double reach = 1.6 * kStars[i].size, x = pixelOf(kStars[i].x),
                     y = row + 0.5 - pixelOf(kStars[i].y);
        if (std::abs(y) >= reach)
            continue;
        const double twinkle = 0.65 + 0.35 * std::sin(1.7 * seconds + 2.1 * static_cast<double>(i));
        for (int column = static_cast<int>(x - reach); column <= static_cast<int>(x + reach); ++column)
            pixels[column] =
                blend(pixels[column], 0xffffff, twinkle * (1 - std::hypot(column + 0.5 - x, y) / reach));
    }
}

void PortholeScene::paintWater(std::uint32_t *pixels, int row, std::size_t layer) const
{
    const std::uint32_t water = kWater[layer];
    const double y = unit(row);
    for (int column = 0; column < m_side; ++column) {
        const double depth = y - m_surfaces[layer][static_cast<std::size_t>(column)];
        const double covered = depth * m_radius + 0.5;
        if (covered <= 0)
            continue;
        std::uint32_t colour = water;
        if (depth < 0.025)
            colour = blend(colour, 0xbfe6f2, 0.55 * (1 - depth / 0.025));
        if (layer == 0)
            colour = blend(colour, 0xf6e9c4, 0.35 * (1 - std::abs(unit(column) - kMoonX) / 0.14));
        pixels[column] = covered >= 1 ? colour : blend(pixels[column], colour, covered);
    }
}

void PortholeScene::paintBoat(std::uint32_t *pixels, int row, double seconds) const
{
    constexpr double kSize = 0.34;
    const double boatX = -0.12 + 0.10 * std::sin(0.23 * seconds), boatY = surface(1, boatX, seconds) - 0.03;
    const double roll = 0.10 * std::sin(1.1 * seconds), c = std::cos(roll), s = std::sin(roll);
    const double dy = (unit(row) - boatY) / kSize;
    if (dy < -2 || dy > 0.6)
        return;
    const int first = std::max(0, static_cast<int>(pixelOf(boatX - 1.3 * kSize)));
    const int last = std::min(m_side - 1, static_cast<int>(pixelOf(boatX + 1.3 * kSize)));
    for (int column = first; column <= last; ++column) {
        const double dx = (unit(column) - boatX) / kSize;
        const BoatShade boat = boatAt(dx * c + dy * s, dy * c - dx * s);
        pixels[column] = blend(pixels[column], boat.colour, boat.amount);
    }
}

void paintSeaStrip(Picture &to, const rfb::Rect &strip, double seconds)
{
    const double scale = strip.height; // one unit is the strip's height
    const double width = strip.width / scale;
    const double boatX = std::fmod(seconds * 0.35, width + 2.0) - 1.0;
    const auto wave = [&](double x) {
        return 0.66 + 0.07 * std::sin(5.0 * x - 1.6 * seconds) + 0.04 * std::sin(11.0 * x + 2.1 * seconds);
    };
    const double boatY = wave(boatX) - 0.02;
    for (unsigned column = 0; column < strip.width; ++column) {
        const double x = (column + 0.5) / scale, surfaceAt = wave(x);
        for (unsigned row = 0; row < strip.height; ++row) {
            const double y = (row + 0.5) / scale;
            std::uint32_t seen = blend(0x121d30, 0x2a4a72, y);
            if (std::abs(x - boatX) < 0.6) {
                const BoatShade boat = boatAt((x - boatX) / 0.42, (y - boatY) / 0.40);
                seen = blend(seen, boat.colour, boat.amount);
            }
            const double depth = (y - surfaceAt) * scale;
            to.row(strip.y + row)[strip.x + column] =
                blend(seen, blend(0x1d5f86, 0xbfe6f2, 0.6 * (1 - depth / 2)), depth + 0.5);
        }
    }
}

} // namespace porthole::demo
