#pragma once

#include "core/model/Entry.h"

#include <QLatin1String>
#include <array>
#include <optional>
#include <utility>

/// The words that the export has for what are enumerations here.
namespace porthole::imports {

inline constexpr int kJsonVersion = 1;
inline constexpr QLatin1String kJsonFormat("porthole-connections");

inline constexpr std::array kKindNames{std::pair{EntryKind::Host, QLatin1String("host")},
                                       std::pair{EntryKind::Console, QLatin1String("console")},
                                       std::pair{EntryKind::Cloud, QLatin1String("cloud")},
                                       std::pair{EntryKind::Gateway, QLatin1String("gateway")},
                                       std::pair{EntryKind::Server, QLatin1String("server")},
                                       std::pair{EntryKind::Unsupported, QLatin1String("unsupported")}};
inline constexpr std::array kAgentNames{std::pair{AgentWish::AsConfigured, QLatin1String("as-configured")},
                                        std::pair{AgentWish::Require, QLatin1String("require")},
                                        std::pair{AgentWish::Never, QLatin1String("never")}};
inline constexpr std::array kTunnelNames{std::pair{Tunnel::Kind::Local, QLatin1String("L")},
                                         std::pair{Tunnel::Kind::Remote, QLatin1String("R")},
                                         std::pair{Tunnel::Kind::Dynamic, QLatin1String("D")}};

template <class Table, class Value> QString nameIn(const Table &table, Value value)
{
    for (const auto &[known, name] : table) {
        if (known == value)
            return name;
    }
    return {};
}

template <class Table> auto valueIn(const Table &table, const QString &name)
{
    std::optional<typename Table::value_type::first_type> found;
    for (const auto &[value, known] : table) {
        if (known == name)
            found = value;
    }
    return found;
}

} // namespace porthole::imports
