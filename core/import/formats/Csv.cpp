#include "core/import/formats/Csv.h"

#include <array>

namespace porthole::imports {

namespace {

/// Outside of quotes, in the first line.
QChar dividerOf(QStringView text)
{
    constexpr std::array kDividers{u',', u';', u'\t'};
    std::array<int, kDividers.size()> counts{};
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == u'\n' || c == u'\r')
            break;
        for (std::size_t i = 0; i < kDividers.size(); ++i)
            counts[i] += c == kDividers[i] ? 1 : 0;
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return kDividers[static_cast<std::size_t>(most - counts.begin())];
}

bool isLineEnd(QChar c) { return c == u'\n' || c == u'\r'; }

} // namespace

CsvReader::CsvReader(QStringView text)
    : m_text(text)
    , m_divider(dividerOf(text))
{}

Result<std::optional<QStringList>> CsvReader::next()
{
    while (m_at < m_text.size() && isLineEnd(m_text[m_at]))
        ++m_at;
    if (m_at == m_text.size())
        return std::optional<QStringList>();
    QStringList fields;
    while (true) {
        PH_TRY(QString value, field());
        if (fields.size() == kMostFields)
            return Error::make(ErrorKind::Usage, "a line has more than 256 columns");
        fields << std::move(value);
        if (m_at == m_text.size() || isLineEnd(m_text[m_at]))
            return std::optional(fields);
        ++m_at; // the divider
    }
}

/// Up to a divider, a line end or the end. A quote inside of quotes is doubled; behind the closing one
/// anything may stand, and does in some files.
Result<QString> CsvReader::field()
{
    QString value;
    while (m_at < m_text.size() && m_text[m_at] == u' ' && m_divider != u' ')
        ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == u'"') {
        while (true) {
            const qsizetype quote = m_text.indexOf(u'"', ++m_at);
            if (quote < 0)
                return Error::make(ErrorKind::Usage, "a quote is not closed");
            value += m_text.sliced(m_at, quote - m_at);
            m_at = quote + 1;
            if (m_at == m_text.size() || m_text[m_at] != u'"')
                break;
            value += u'"';
        }
    }
    const qsizetype start = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_divider && !isLineEnd(m_text[m_at]))
        ++m_at;
    value += m_text.sliced(start, m_at - start);
    return value.trimmed();
}

} // namespace porthole::imports
