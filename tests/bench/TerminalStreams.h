#pragma once

#include <string>
#include <vector>

namespace porthole::bench {

struct Stream {
    std::string name;
    std::string bytes;
};

/// What terminals are measured with: made up here, the same in every run, some megabytes each.
std::vector<Stream> terminalStreams(std::size_t bytes, int columns, int rows);

} // namespace porthole::bench
