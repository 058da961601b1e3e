#include "core/import/SourceText.h"

#include "core/base/DisplayText.h"
#include "core/import/Imported.h"

#include <QStringDecoder>

namespace porthole::imports {

namespace {

QStringConverter::Encoding encodingOf(const QByteArray &file)
{
    if (const auto marked = QStringConverter::encodingForData(file))
        return *marked;
    return QUtf8StringView(file.constData(), file.size()).isValidUtf8() ? QStringConverter::Utf8
                                                                        : QStringConverter::Latin1;
}

/// What turns the direction of writing, or has no place in a text (Unicode section 23.2, Bidi_Control).
bool isUnfit(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7f && u < 0xa0) || u == 0x061c || u == 0x200e ||
           u == 0x200f || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
}

} // namespace

Result<QString> textOf(const QByteArray &file)
{
    if (file.size() > kMostBytes)
        return Error::make(ErrorKind::Usage, "the file is larger than 32 MiB");
    QStringDecoder decoder(encodingOf(file));
    const QString text = decoder.decode(file);
    if (text.contains(QChar(0)))
        return Error::make(ErrorKind::Usage, "the file is no text");
    return text;
}

QString lineOf(const QString &text, qsizetype most)
{
    // No more is looked at than can be kept.
    const std::string start = text.left(most + 64).toStdString();
    return QString::fromStdString(displayText(start, static_cast<std::size_t>(most))).trimmed();
}

QString notesOf(const QString &text)
{
    QString notes = text.left(kLongestNotes);
    notes.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    notes.replace(u'\r', u'\n');
    notes.removeIf(isUnfit);
    return notes.trimmed();
}

} // namespace porthole::imports
