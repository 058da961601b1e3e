#include "tests/fuzz/Oracles.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const porthole::fuzz::Oracle *const oracle = porthole::fuzz::oracleOf(PORTHOLE_ORACLE);
    porthole::fuzz::require(oracle != nullptr, "there is an oracle of this name");
    oracle->run({data, size});
    return 0;
}
