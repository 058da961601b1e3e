#include "app/serve/Place.h"

#include <QByteArrayList>
#include <algorithm>
#include <array>

namespace porthole::serve {

namespace {

struct Below {
    const char *name;
    Resource resource;
    bool takesPath;
};
constexpr std::array kBelowRemote{
    Below{"browse", Resource::Browse, true},
    Below{"file", Resource::File, true},
    Below{"launch", Resource::Launch, false},
};

/// An identifier as a segment of a path; empty if it cannot be one.
QString idOf(const QByteArray &segment)
{
    const bool plain = std::all_of(segment.begin(), segment.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
    return plain && segment.size() <= 64 ? QString::fromLatin1(segment) : QString();
}

} // namespace

std::optional<Place> Place::of(const QByteArray &rawPath)
{
    const QByteArrayList segments = rawPath.split('/'); // the first is what is before the first slash
    const QByteArray &root = segments.value(1);
    if (!segments.first().isEmpty() || segments.size() < 2)
        return std::nullopt;
    if (root == "remotes" && segments.size() == 2)
        return Place{Resource::Remotes, {}, {}};
    const QString id = idOf(segments.value(2));
    if (id.isEmpty())
        return std::nullopt;
    if (root == "servers" && segments.size() == 4 && segments[3] == "remote-consoles")
        return Place{Resource::RemoteConsoles, id, {}};
    if (root != "remotes")
        return std::nullopt;
    if (segments.size() == 3)
        return Place{Resource::Remote, id, {}};
    for (const Below &below : kBelowRemote) {
        if (segments[3] == below.name && (below.takesPath || segments.size() == 4)) {
            const QByteArray rest = segments.mid(4).join('/');
            const bool hasPath = segments.size() > 4;
            return Place{below.resource, id,
                         hasPath ? '/' + QByteArray::fromPercentEncoding(rest) : QByteArray()};
        }
    }
    return std::nullopt;
}

const char *Place::methods() const
{
    switch (resource) {
    case Resource::Remotes:
        return "GET, POST";
    case Resource::Remote:
        return "GET, DELETE";
    case Resource::File:
        return "GET";
    case Resource::Browse:
    case Resource::Launch:
    case Resource::RemoteConsoles:
        return "POST";
    }
    return "";
}

bool Place::allows(const QByteArray &method) const
{
    return QByteArray(methods()).split(',').contains(method) ||
           QByteArray(methods()).split(',').contains(' ' + method);
}

} // namespace porthole::serve
