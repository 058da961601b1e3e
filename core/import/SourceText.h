#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace porthole::imports {

/// A file's text: UTF-16 or UTF-8 as its byte-order mark says; without one UTF-8, and Latin-1 where it is not
/// that. Errors: Usage (larger than kMostBytes; a NUL, which no text has).
Result<QString> textOf(const QByteArray &file);

/// A line of text fit to be kept: without control characters and those that change the direction of writing,
/// without blanks around it, cut where it is longer than `most` bytes of UTF-8.
QString lineOf(const QString &text, qsizetype most);

/// Notes: the same, but with their line ends and tabs; cut after kLongestNotes characters.
QString notesOf(const QString &text);

} // namespace porthole::imports
