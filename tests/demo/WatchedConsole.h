#pragma once

#include "core/keyboard/Key.h"
#include "tests/demo/DemoRig.h"
#include "tests/session/WatchedSession.h"

namespace porthole::test {

/// A console of the demo, with what a person needs to look at it and to type.
struct WatchedConsole : WatchedSession {
    WatchedConsole(const ConsoleUrl &url, ConsoleOptions options, QThread &thread)
        : WatchedSession(ConsoleTarget{url, std::nullopt}, std::move(options), thread)
    {
        QObject::connect(operator->(), &ConsoleSession::pictureCompleted, operator->(),
                         [this] { ++pictures; });
    }

    void type(std::string_view text)
    {
        const auto strokes = keyboard::strokesOf(text);
        for (const keyboard::KeyStroke &stroke : strokes.value_or(std::vector<keyboard::KeyStroke>()))
            (*this)->key(stroke);
    }
    rfb::Size size() const { return (*this)->frames().size(); }
    /// The pixels of a part, to be compared.
    std::vector<std::uint32_t> part(const rfb::Rect &rect) const
    {
        std::vector<std::uint32_t> part;
        (*this)->frames().view([&](const std::uint32_t *pixels, rfb::Size all) {
            if (!pixels || !rect.fitsIn(all.width, all.height))
                return;
            for (unsigned y = rect.y; y < unsigned{rect.y} + rect.height; ++y)
                part.insert(part.end(), pixels + std::size_t{y} * all.width + rect.x,
                            pixels + std::size_t{y} * all.width + rect.x + rect.width);
        });
        return part;
    }
    /// A colour within a part, the topmost byte disregarded.
    bool shows(std::uint32_t colour, const rfb::Rect &rect) const
    {
        const auto pixels = part(rect);
        return std::any_of(pixels.begin(), pixels.end(),
                           [&](std::uint32_t pixel) { return (pixel & 0xffffff) == colour; });
    }

    int pictures = 0;
};

} // namespace porthole::test
