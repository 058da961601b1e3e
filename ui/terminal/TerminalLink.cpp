#include "ui/terminal/TerminalLink.h"

#include "ui/PeerText.h"
#include "ui/Tr.h"

namespace porthole::ui {

TerminalLink terminalLink(const std::string &target)
{
    TerminalLink link;
    const QUrl url(QString::fromStdString(target), QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    link.target = QString::fromStdString(target);
    // "https://bank.example@elsewhere.example" reads as what it is not.
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return link;
    link.url = url;
    link.target = QString::fromLatin1(url.toEncoded());
    return link;
}

std::optional<TerminalLink> terminalLinkAt(const SharedTerminal &terminal, const TerminalPicture &picture,
                                           terminal::Place place)
{
    const auto row = static_cast<std::size_t>(place.row - picture.top);
    const auto column = static_cast<std::size_t>(place.column);
    if (place.row < picture.top || row >= picture.rows.size() || column >= picture.rows[row].cells.size())
        return std::nullopt;
    if (const std::uint16_t id = picture.rows[row].cells[column].style.link; id != 0) {
        TerminalLink link = terminalLink(terminal.linkTarget(id));
        link.id = id;
        return link;
    }
    const auto written = terminal.urlAt(place);
    if (!written)
        return std::nullopt;
    TerminalLink link = terminalLink(written->url);
    link.where = written->where;
    return link;
}

QString linkToolTip(const TerminalLink &link)
{
    const QString can = link.opens()
                            ? tr("Ctrl+click opens %1 in the browser.").arg(link.url.host(QUrl::FullyEncoded))
                            : tr("Not opened from here; its menu copies it.");
    return toolTipLines({link.target, can});
}

} // namespace porthole::ui
