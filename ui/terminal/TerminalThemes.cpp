#include "ui/terminal/TerminalThemes.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cstdint>

namespace porthole::ui {

namespace {

/// Ground, text, cursor, selection; what a search has found and its text; the match that one is at and its.
using Grounds = std::array<std::uint32_t, 8>;
using Sixteen = std::array<std::uint32_t, 16>;

TerminalColours coloursFrom(const Grounds &grounds, const Sixteen &named)
{
    TerminalColours made{QColor(grounds[0]), QColor(grounds[1]), QColor(grounds[2]),
                         QColor(grounds[3]), QColor(grounds[4]), QColor(grounds[5]),
                         QColor(grounds[6]), QColor(grounds[7]), {}};
    std::transform(named.begin(), named.end(), made.named.begin(),
                   [](std::uint32_t rgb) { return QColor(rgb); });
    return made;
}

/// Each colour of text stands out from its ground by 4.5:1 and more, but for the black of the dark ones;
/// tests/ui/TerminalColoursTest.cpp holds them to that. The values are ours, the hues those of their names.
std::vector<TerminalTheme> makeThemes()
{
    const auto named = [](const char *id, const char *name, const TerminalColours &colours) {
        return TerminalTheme{QLatin1String(id),
                             QCoreApplication::translate("porthole::ui::TerminalTheme", name), colours};
    };
    return {
        named("solarized-dark", QT_TRANSLATE_NOOP("porthole::ui::TerminalTheme", "Solarized dark"),
              coloursFrom({0x002b36, 0xa7b4b4, 0x59b3d8, 0x124656, 0x4c562e, 0xbec8c8, 0xf0b840, 0x15181c},
                          {0x0a4250, 0xe26865, 0x98a821, 0xc79a1c, 0x4fa3e0, 0xde6aa0, 0x3fb5aa, 0xc9d0cc,
                           0x7d9499, 0xf08a5d, 0xb3c24a, 0xdfb94a, 0x82bdf0, 0x9d9be6, 0x6cd0c6, 0xfdf6e3})),
        named("solarized-light", QT_TRANSLATE_NOOP("porthole::ui::TerminalTheme", "Solarized light"),
              coloursFrom({0xfdf6e3, 0x44575d, 0x1f6fa8, 0xc6d4d4, 0xf0da9f, 0x44575d, 0xf0902a, 0x15181c},
                          {0x073642, 0xc02c2a, 0x5f7000, 0x8a6500, 0x1f6fb0, 0xb3306f, 0x1f7a73, 0x68726d,
                           0x586e75, 0xb5451b, 0x697719, 0x8e6b1b, 0x3573ae, 0x5d5ab8, 0x2a7b74, 0x4e5a55})),
        named("ember-dark", QT_TRANSLATE_NOOP("porthole::ui::TerminalTheme", "Ember dark"),
              coloursFrom({0x272320, 0xe9dbb9, 0xf0a35a, 0x674c33, 0x655020, 0xe9dbb9, 0xf0b840, 0x15181c},
                          {0x3d3733, 0xf2705c, 0xb5bd4a, 0xf0bb48, 0x86b0b2, 0xd594a5, 0x8fc48c, 0xcfc0a2,
                           0x9d9080, 0xff8f7a, 0xcdd568, 0xfad06e, 0xa5cccb, 0xe6b0c0, 0xaedcab, 0xfbf3da})),
        named("ember-light", QT_TRANSLATE_NOOP("porthole::ui::TerminalTheme", "Ember light"),
              coloursFrom({0xfaf2dc, 0x3d3732, 0xb3541e, 0xe8caac, 0xeed79a, 0x3d3732, 0xf0902a, 0x15181c},
                          {0x3d3732, 0xa8261c, 0x63670a, 0x8c5a08, 0x1f6274, 0x8a3f6b, 0x35704f, 0x766c5d,
                           0x665c50, 0xc23a26, 0x6e721b, 0x936413, 0x337688, 0x9c5580, 0x43795b, 0x54493f})),
        named("fjord", QT_TRANSLATE_NOOP("porthole::ui::TerminalTheme", "Fjord"),
              coloursFrom({0x2a303d, 0xdde4ee, 0x8ec4d4, 0x4a5f6d, 0x675933, 0xdde4ee, 0xf0b840, 0x15181c},
                          {0x3c4454, 0xe0808a, 0xa6c793, 0xeccf90, 0x88aed6, 0xc79bc6, 0x8fc8c6, 0xd2dae6,
                           0x93a0b5, 0xf09aa2, 0xbcd9ab, 0xf5deaa, 0xa3c4e8, 0xd9b2d8, 0xa9dcda, 0xf4f7fb})),
        named("high-contrast", QT_TRANSLATE_NOOP("porthole::ui::TerminalTheme", "High contrast"),
              coloursFrom({0x000000, 0xffffff, 0xffd33d, 0x524414, 0x4c3a0b, 0xffffff, 0xf0b840, 0x15181c},
                          {0x3a3a3a, 0xff6b6b, 0x5ee65e, 0xffe14d, 0x6fb3ff, 0xff8cff, 0x4ff0f0, 0xe6e6e6,
                           0xa6a6a6, 0xff9494, 0x8cff8c, 0xfff08a, 0xa3d0ff, 0xffb3ff, 0x9cffff, 0xffffff})),
    };
}

} // namespace

const std::vector<TerminalTheme> &terminalThemes()
{
    static const std::vector<TerminalTheme> themes = makeThemes();
    return themes;
}

const TerminalColours &terminalColoursOf(const QString &theme, const QPalette &palette)
{
    const auto &all = terminalThemes();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const TerminalTheme &t) { return t.id == theme; });
    return at == all.end() ? terminalColoursOf(palette) : at->colours;
}

} // namespace porthole::ui
