// Compiled by ctest, never linked. With DROPPED=0 it must compile under -Werror; with any other number
// one returned value is dropped, and it must not.
#include "core/base/Result.h"
#include "core/base/Task.h"

namespace porthole {

Result<int> number();
Result<> deed();
Task<Result<>> flow();

Task<Result<>> handled()
{
    PH_CO_TRY(const int value, number());
    PH_CO_DO(value > 0 ? deed() : Result<>());
    PH_CO_DO(co_await flow());
    co_return co_await flow();
}

Result<int> handledToo()
{
    PH_TRY(const int value, number());
    PH_DO(deed());
    return value;
}

Task<> dropped()
{
#if DROPPED == 1
    number();
#elif DROPPED == 2
    deed();
#elif DROPPED == 3
    flow();
#elif DROPPED == 4
    co_await flow();
#endif
    co_return;
}

} // namespace porthole
