#pragma once

#include <QString>
#include <optional>

namespace porthole::ui {

/// "cloud/server" as it is typed: a server by its name or id in the home scope of a cloud.
struct ServerName {
    QString cloud;
    QString server;

    /// Nothing if the text is not of that form; whether there is such a cloud is another question.
    static std::optional<ServerName> parse(const QString &text)
    {
        const qsizetype slash = text.indexOf(u'/');
        if (slash <= 0 || slash + 1 >= text.size() || text.contains(QLatin1String("://")))
            return std::nullopt;
        return ServerName{text.first(slash).trimmed(), text.sliced(slash + 1).trimmed()};
    }
};

} // namespace porthole::ui
