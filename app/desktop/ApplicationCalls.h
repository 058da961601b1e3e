#pragma once

#include "app/desktop/LaunchRequest.h"
#include "core/secrets/SessionBus.h"

#include <optional>
#include <vector>

/// The interface org.freedesktop.Application, which desktops know, and launch requests as calls of it.
/// Source: Desktop Entry Specification 1.5, section "D-Bus Activation".
namespace porthole::desktop {

inline constexpr char kBusName[] = "org.porthole.Porthole";
inline constexpr char kObjectPath[] = "/org/porthole/Porthole";
inline constexpr char kInterface[] = "org.freedesktop.Application";
inline constexpr char kIntrospection[] = R"(<node>
  <interface name="org.freedesktop.Application">
    <method name="Activate"><arg type="a{sv}" direction="in"/></method>
    <method name="Open"><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/></method>
    <method name="ActivateAction">
      <arg type="s" direction="in"/><arg type="av" direction="in"/><arg type="a{sv}" direction="in"/>
    </method>
  </interface>
</node>)";

struct ApplicationCall {
    const char *method;
    secrets::VariantRef arguments;
};

/// At least one: a window that is asked for nothing comes to the front. Targets are the parameter of an
/// action "open", which desktops do not know: what they hand over by Open is a link.
std::vector<ApplicationCall> callsFor(const LaunchRequest &request);

/// What a call asks for; nothing if it is none of those, or asks for more than anybody would.
std::optional<LaunchRequest> requestOf(const std::string &method, GVariant *arguments);

} // namespace porthole::desktop
