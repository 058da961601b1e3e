#include "core/openstack/compute/Microversion.h"

#include "core/openstack/Answer.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace porthole::openstack {

namespace {

struct Offer {
    QString id;
    std::optional<Microversion> min, max;
};

Offer offerIn(const QJsonObject &version)
{
    return {version.value(u"id").toString(), Microversion::parse(version.value(u"min_version").toString()),
            Microversion::parse(version.value(u"version").toString())};
}

QList<Offer> offersIn(const QJsonObject &document)
{
    if (document.value(u"version").isObject())
        return {offerIn(document.value(u"version").toObject())};
    QList<Offer> offers;
    for (const char *name : {"versions", "choices"}) {
        const QJsonArray list = document.value(QLatin1String(name)).toArray();
        for (const QJsonValue version : list)
            offers << offerIn(version.toObject());
    }
    return offers;
}

bool namesAVersion(const QString &path)
{
    static const QRegularExpression version(QStringLiteral("/v[0-9]+(\\.[0-9]+)?/?$"));
    return version.match(path).hasMatch();
}

} // namespace

std::optional<Microversion> Microversion::parse(QStringView text)
{
    const auto dot = text.indexOf(u'.');
    if (dot <= 0 || text.size() > 12)
        return std::nullopt;
    bool hasMajor = false;
    bool hasMinor = false;
    const uint major = text.first(dot).toUInt(&hasMajor);
    const uint minor = text.sliced(dot + 1).toUInt(&hasMinor);
    if (!hasMajor || !hasMinor || major > 99 || minor > 99999)
        return std::nullopt;
    return Microversion{static_cast<int>(major), static_cast<int>(minor)};
}

QByteArray Microversion::toByteArray() const
{
    return QByteArray::number(major) + '.' + QByteArray::number(minor);
}

std::optional<Microversion> ComputeVersions::upTo(Microversion wanted) const
{
    if (!min || !max)
        return std::nullopt;
    return std::clamp(wanted, *min, *max);
}

Result<ComputeVersions> versionsIn(const QJsonObject &document, const QString &path)
{
    const QList<Offer> offers = offersIn(document);
    if (offers.isEmpty())
        return Error::make(ErrorKind::PeerMisbehaved, "Nova's list of versions is none");
    const Offer *chosen = nullptr;
    for (const Offer &offer : offers) {
        if (offer.id == u"v2.1" || (offer.id == u"v2.0" && !chosen))
            chosen = &offer;
    }
    if (!chosen)
        return Error::make(ErrorKind::PeerIncompatible, "this Nova offers " +
                                                            shown(offers.first().id, 20).toStdString() +
                                                            "; Porthole speaks v2.1");
    ComputeVersions versions;
    if (!namesAVersion(path))
        versions.prefix = chosen->id == u"v2.1" ? QStringLiteral("/v2.1") : QStringLiteral("/v2");
    if (chosen->min && chosen->max && *chosen->min <= *chosen->max) {
        versions.min = chosen->min;
        versions.max = chosen->max;
    }
    return versions;
}

} // namespace porthole::openstack
