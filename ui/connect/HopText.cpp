#include "ui/connect/HopText.h"

#include "core/base/DisplayText.h"
#include "ui/Tr.h"

namespace porthole::ui {

namespace {

QString shown(const QString &text) { return QString::fromStdString(displayText(text.toStdString(), 300)); }

} // namespace

QString hopName(const SshHop &hop) { return shown(hop.name.isEmpty() ? hop.endpoint.host : hop.name); }

QString hopAddress(const SshHop &hop)
{
    QString address = hop.endpoint.host.isEmpty() ? hop.name
                      : hop.endpoint.port         ? hop.endpoint.toString()
                                                  : hop.endpoint.host;
    if (!hop.user.isEmpty())
        address = hop.user + u'@' + address;
    if (hop.count > 1)
        address = tr("%1 (%2 of %3)").arg(address).arg(hop.index + 1).arg(hop.count);
    return shown(address);
}

} // namespace porthole::ui
