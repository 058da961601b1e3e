#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

namespace porthole::imports {

/// The fields of a CSV text, one record after the other (RFC 4180), with whatever divides them.
class CsvReader {
public:
    /// The text outlives it. What divides the fields is the one of ; , and the tab that the first record has
    /// most of.
    explicit CsvReader(QStringView text);

    /// Nothing at the end. Blank lines are passed over. Errors: Usage (a quote that is not closed, more than
    /// kMostFields).
    Result<std::optional<QStringList>> next();

    static constexpr qsizetype kMostFields = 256;

private:
    Result<QString> field();

    QStringView m_text;
    qsizetype m_at = 0;
    QChar m_divider;
};

} // namespace porthole::imports
