#pragma once

namespace porthole {

/// What QVERIFY2(result, failureOf(result)) prints: QVERIFY2 reads its message whether it needs it or
/// not, and error() of a Result that has none is not there to be read.
template <class Result> const char *failureOf(const Result &result)
{
    return result ? "" : result.error().detail.c_str();
}

} // namespace porthole
