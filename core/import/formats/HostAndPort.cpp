#include "core/import/formats/HostAndPort.h"

#include "core/model/Endpoint.h"

#include <algorithm>

namespace porthole::imports {

namespace {

constexpr int kFirstDisplay = 5900, kDisplays = 100;

struct Cut {
    QString host;
    QString port;
    bool isPort = false; ///< and no display
};

Cut cutOf(const QString &text)
{
    const qsizetype closing = text.startsWith(u'[') ? text.indexOf(u']') : -1;
    if (closing < 0 && isValidHost(text))
        return {text, {}, false}; // an IPv6 address has colons of its own
    const qsizetype colon = text.indexOf(u':', std::max<qsizetype>(closing, 0));
    if (colon < 0)
        return {text, {}, false};
    const bool twice = text.sliced(colon).startsWith(QLatin1String("::"));
    const QString port = text.sliced(colon + (twice ? 2 : 1)).trimmed();
    // "ssh://web" is not the host "ssh", nor "h:1:2" the host "h".
    if (!std::all_of(port.begin(), port.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return {text, {}, false};
    return {text.first(colon), port, twice};
}

} // namespace

void takeHostAndPort(Draft &draft, const QString &text)
{
    const Cut cut = cutOf(text.trimmed());
    draft.host = cut.host;
    if (cut.port.isEmpty())
        return;
    const auto number = portOf(cut.port);
    if (!number) {
        draft.omitted << Omission::UnfitPort;
        return;
    }
    const bool isDisplay = draft.kind == EntryKind::Console && !cut.isPort && *number < kDisplays;
    draft.port = isDisplay ? *number + kFirstDisplay : *number;
}

} // namespace porthole::imports
