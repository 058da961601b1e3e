#include "app/cli/files/RemotePath.h"

#include <QFile>

#include <algorithm>

namespace porthole::cli {

namespace {

/// Where the colon before the path is: behind a port, if what follows the host's colon is one; -1 if nowhere.
qsizetype borderOf(const QString &word)
{
    const qsizetype bracket = word.indexOf(u'[');
    const bool isBracketed = bracket == 0 || (bracket > 0 && word[bracket - 1] == u'@');
    const qsizetype begin = isBracketed ? word.indexOf(u']') : 0;
    if (begin < 0)
        return -1;
    const qsizetype colon = word.indexOf(u':', begin);
    const qsizetype slash = word.indexOf(u'/', begin);
    if (colon < 0 || (slash >= 0 && slash < colon))
        return -1;
    const qsizetype next = word.indexOf(u':', colon + 1);
    const QStringView between = QStringView(word).mid(colon + 1, next - colon - 1);
    const bool isPort =
        next >= 0 && !between.isEmpty() && between.size() <= 5 &&
        std::all_of(between.begin(), between.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isPort ? next : colon;
}

} // namespace

bool RemotePath::isMeant(const QString &word) { return borderOf(word) > 0; }

Result<RemotePath> RemotePath::parse(const QString &word)
{
    const qsizetype border = borderOf(word);
    if (border <= 0)
        return Error::make(ErrorKind::Usage, "HOST:PATH is missing");
    return RemotePath{word.first(border), QFile::encodeName(word.mid(border + 1))};
}

} // namespace porthole::cli
