#include "core/transfer/Ledger.h"

namespace porthole::transfer {

bool Ledger::find(const QByteArray &source, quint64 bytes)
{
    if (m_settled.contains(source))
        return false;
    if (!m_found.contains(source)) {
        m_found.insert(source);
        ++m_tally.filesFound;
        m_tally.bytesFound += bytes;
    }
    return true;
}

void Ledger::done(const QByteArray &source, quint64 bytes)
{
    m_settled.insert(source);
    ++m_tally.filesDone;
    m_told({source, FileReport::Outcome::Done, bytes, {}});
}

void Ledger::skip(const QByteArray &source, const char *why)
{
    m_settled.insert(source);
    ++m_tally.skipped;
    m_told({source, FileReport::Outcome::Skipped, 0, Error::make(ErrorKind::Unavailable, why)});
}

void Ledger::fail(const QByteArray &source, const Error &error)
{
    m_settled.insert(source);
    ++m_tally.failed;
    if (!m_failure)
        m_failure = error;
    m_told({source, FileReport::Outcome::Failed, 0, error});
}

} // namespace porthole::transfer
