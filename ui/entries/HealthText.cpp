#include "ui/entries/HealthText.h"

#include "ui/Icons.h"
#include "ui/Tr.h"

#include <algorithm>

namespace porthole::ui {

namespace {

QString ageOf(const QDateTime &seen, const QDateTime &now)
{
    constexpr qint64 kMinute = 60;
    const qint64 seconds = std::max<qint64>(seen.secsTo(now), 0);
    return seconds < kMinute ? tr("just now")
                             : tr("%n min ago", nullptr, static_cast<int>(seconds / kMinute));
}

} // namespace

QString healthWords(const Health &health, const QDateTime &now)
{
    switch (health.state) {
    case Health::State::Unknown:
        return {};
    case Health::State::Looking:
        return tr("Looking whether it can be reached");
    case Health::State::Reachable:
        return tr("Reachable %1").arg(ageOf(health.seen, now));
    case Health::State::Unreachable:
        return tr("Not reachable %1: %2").arg(ageOf(health.seen, now), health.why);
    case Health::State::Untold:
        return tr("Cannot be looked at from here: %1").arg(health.why);
    }
    return {};
}

QIcon healthIcon(Health::State state)
{
    switch (state) {
    case Health::State::Unknown:
        return {};
    case Health::State::Looking:
        return icon(QLatin1StringView("health-looking"), IconColour::Muted);
    case Health::State::Reachable:
        return icon(QLatin1StringView("health-reachable"), IconColour::Success);
    case Health::State::Unreachable:
        return icon(QLatin1StringView("health-unreachable"), IconColour::Danger);
    case Health::State::Untold:
        return icon(QLatin1StringView("health-untold"), IconColour::Muted);
    }
    return {};
}

} // namespace porthole::ui
