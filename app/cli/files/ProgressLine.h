#pragma once

#include "core/transfer/Ledger.h"

#include <string>

namespace porthole::cli {

/// How far transfers are, in one line of at most `columns` cells: a bar, the share, bytes, rate, time left.
/// `perSecond`: bytes. Pure.
std::string progressLine(const transfer::Tally &tally, double perSecond, int columns);

/// "17.3 MB": bytes in three figures or so.
std::string sizeText(quint64 bytes);

/// Bytes per second over the last few looks. Pure.
class Rate {
public:
    /// What was there at a time, in milliseconds.
    void note(qint64 at, quint64 bytes);
    double perSecond() const { return m_perSecond; }

private:
    std::optional<std::pair<qint64, quint64>> m_last;
    double m_perSecond = 0;
};

} // namespace porthole::cli
