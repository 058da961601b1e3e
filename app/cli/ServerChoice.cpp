#include "app/cli/ServerChoice.h"

#include "app/cli/Output.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace porthole::cli {

namespace {

/// How many letters have to be put in, left out or replaced (Levenshtein).
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size() + 1));
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            auto &here = row[static_cast<std::size_t>(j + 1)];
            const qsizetype left = row[static_cast<std::size_t>(j)];
            const qsizetype replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(here, std::min({here + 1, left + 1, replaced}));
        }
    }
    return row.back();
}

Error ambiguous(const QString &name, const QList<Server> &candidates)
{
    std::string lines;
    for (const Server &server : candidates)
        lines += (server.id.value + QStringLiteral("  ") + server.name + QStringLiteral("  ") +
                  server.statusText + u'\n')
                     .toStdString();
    writeToStandardError(lines);
    return Error::make(ErrorKind::Usage, std::to_string(candidates.size()) + " servers are named '" +
                                             name.toStdString() +
                                             "': give the id of one of those listed above");
}

/// `some` are servers of the project, not necessarily all.
Error notFound(const QString &name, const QList<Server> &some)
{
    constexpr qsizetype kNamed = 5;
    QStringList near;
    for (const Server &server : some)
        if (near.size() < kNamed && !near.contains(server.name) && isNear(name, server.name))
            near << server.name;
    std::string detail = "no server is named '" + name.toStdString() + "' in this project and region";
    if (!near.isEmpty())
        detail += "; near it: " + near.join(QStringLiteral(", ")).toStdString();
    return Error::make(ErrorKind::NotFound, std::move(detail));
}

} // namespace

bool isNear(const QString &asked, const QString &name)
{
    constexpr qsizetype kLongest = 255; // of Nova's names; the distance takes the square of it
    const QString a = asked.toLower(), b = name.toLower();
    if (a.isEmpty() || b.isEmpty() || a.size() > kLongest || b.size() > kLongest)
        return false;
    return a.contains(b) || b.contains(a) || (distance(a, b) <= 2 && std::min(a.size(), b.size()) > 2);
}

Task<Result<Server>> findServer(openstack::Servers &servers, QString nameOrId)
{
    if (nameOrId.isEmpty())
        co_return Error::make(ErrorKind::Usage, "SERVER is empty");
    PH_CO_TRY(const QList<Server> matches, co_await servers.matching(nameOrId));
    if (matches.size() == 1)
        co_return matches.first();
    if (matches.size() > 1)
        co_return ambiguous(nameOrId, matches);
    const openstack::ServerQuery anything;
    const auto some = co_await servers.page(anything);
    co_return notFound(nameOrId, some ? some->servers : QList<Server>());
}

} // namespace porthole::cli
