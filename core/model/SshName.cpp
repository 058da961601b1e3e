#include "core/model/SshName.h"

#include "core/model/Endpoint.h"

#include <algorithm>

namespace porthole {

namespace {

constexpr qsizetype kLongestName = 255;

bool consistsOf(const QString &text, QStringView marks)
{
    return !text.isEmpty() && text.size() <= kLongestName && !text.startsWith(u'-') &&
           std::all_of(text.begin(), text.end(),
                       [&](QChar c) { return c.isLetterOrNumber() || marks.contains(c); });
}

} // namespace

bool isValidSshUser(const QString &user)
{
    // A backslash at the end would take the meaning from whatever a command line puts behind it.
    return consistsOf(user, u"._-+@\\:,=/#") && !user.endsWith(u'\\');
}

bool isValidSshAlias(const QString &alias) { return isValidHost(alias) || consistsOf(alias, u"._-+@:/="); }

} // namespace porthole
