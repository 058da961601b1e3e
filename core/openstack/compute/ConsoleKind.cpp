#include "core/openstack/compute/ConsoleKind.h"

#include <array>

namespace porthole::openstack {

namespace {

/// In the order of ConsoleType.
constexpr std::array kKinds{
    ConsoleKind{ConsoleType::NoVnc, "vnc", {2, 6}, "os-getVNCConsole"},
    ConsoleKind{ConsoleType::XvpVnc, "vnc", {2, 6}, "os-getVNCConsole"},
    ConsoleKind{ConsoleType::SpiceHtml5, "spice", {2, 6}, "os-getSPICEConsole"},
    ConsoleKind{ConsoleType::SpiceDirect, "spice", {2, 99}, nullptr},
    ConsoleKind{ConsoleType::RdpHtml5, "rdp", {2, 6}, "os-getRDPConsole"},
    ConsoleKind{ConsoleType::Serial, "serial", {2, 6}, "os-getSerialConsole"},
    ConsoleKind{ConsoleType::WebMks, "mks", {2, 8}, nullptr},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (static_cast<std::size_t>(kKinds[i].type) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

const ConsoleKind &consoleKind(ConsoleType type) { return kKinds.at(static_cast<std::size_t>(type)); }

} // namespace porthole::openstack
