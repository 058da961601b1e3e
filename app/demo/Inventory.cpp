#include "app/demo/Inventory.h"

#include <QRandomGenerator>
#include <QUuid>
#include <algorithm>
#include <array>
#include <span>

namespace porthole::demo {

namespace {

constexpr DemoFlavor kSmall{"s1.small", 1, 2048, 20}, kMedium{"m1.medium", 2, 4096, 40},
    kLarge{"m1.large", 4, 8192, 80}, kMemory{"r1.xlarge", 8, 65536, 160};

struct Row {
    const char *name;
    const char *role;
    const DemoFlavor *flavor;
    const char *vmState = "active";
    int powerState = 1;
};

constexpr std::array kHome{
    Row{"harbour-web-1", "web server", &kMedium},
    Row{"harbour-web-2", "web server", &kMedium},
    Row{"lighthouse-gw", "gateway", &kSmall},
    Row{"db-primary", "database, primary", &kMemory},
    Row{"db-replica", "database, replica", &kMemory, "paused", 3},
    Row{"build-runner-7", "build runner", &kLarge, "building", 0},
    Row{"mail-relay", "mail relay", &kSmall, "stopped", 4},
    Row{"tide-tables", "batch computing", &kLarge, "suspended", 4},
    Row{"old-wiki", "wiki", &kSmall, "shelved_offloaded", 4},
    Row{"gpu-trainer", "training", &kMemory, "error", 0},
    Row{"erp-test", "ERP, test", &kLarge, "resized"},
    Row{"backup-vault", "backup", &kMedium, "rescued"},
};

constexpr std::array kElsewhere{
    Row{"weather-buoy", "telemetry", &kSmall},
    Row{"chart-printer", "print server", &kSmall, "stopped", 4},
};

constexpr std::array kDrydock{
    Row{"hull-inspection", "staging", &kMedium},
    Row{"paint-shop", "staging", &kSmall, "stopped", 4},
    Row{"rigging-loft", "staging", &kSmall},
};

class Maker {
public:
    explicit Maker(const DemoOptions &options)
        : m_random(options.seed)
        , m_now(QDateTime::currentDateTimeUtc())
    {}

    QString id()
    {
        std::array<quint32, 4> words{};
        m_random.fillRange(words.data(), static_cast<qsizetype>(words.size()));
        const QByteArray raw(reinterpret_cast<const char *>(words.data()), sizeof words);
        return QUuid::createUuidV5(QUuid(), raw).toString(QUuid::WithoutBraces);
    }
    DemoProject project(const char *name, const char *description)
    {
        return {id().remove(u'-'), QString::fromLatin1(name), QString::fromLatin1(description)};
    }
    void add(Inventory &to, const Row &row, const QString &name, const QString &project,
             const QString &region);

private:
    QRandomGenerator m_random;
    const QDateTime m_now;
    int m_added = 0;
};

void Maker::add(Inventory &to, const Row &row, const QString &name, const QString &project,
                const QString &region)
{
    DemoServer server;
    server.id = id();
    server.name = name;
    server.project = project;
    server.region = region;
    server.flavor = row.flavor;
    server.image = QStringLiteral("0b5e8c1d-5a3f-4d0c-9a7e-2f6d1c4b8e90");
    server.address = QStringLiteral("10.20.%1.%2").arg(m_added / 240 + 1).arg(m_added % 240 + 10);
    server.mac = QStringLiteral("fa:16:3e:%1:%2:%3")
                     .arg(m_random.bounded(256), 2, 16, QLatin1Char('0'))
                     .arg(m_added / 256 % 256, 2, 16, QLatin1Char('0'))
                     .arg(m_added % 256, 2, 16, QLatin1Char('0'));
    server.vmState = QString::fromLatin1(row.vmState);
    server.powerState = row.powerState;
    server.role = QString::fromLatin1(row.role);
    server.created = m_now.addSecs(-86400 * (2 + m_added / 40) - 5417 * m_added - m_random.bounded(5000));
    server.updated = server.created.addSecs(60 + m_random.bounded(80000));
    if (server.vmState == u"building") {
        server.taskState = QStringLiteral("spawning");
        server.hasHost = false;
        server.created = server.updated = m_now;
    } else if (server.vmState == u"error") {
        server.hasHost = false;
        server.fault = QStringLiteral("No valid host was found. There are not enough hosts available.");
    } else if (server.vmState == u"shelved_offloaded") {
        server.hasHost = false;
    }
    if (!server.hasHost)
        server.address.clear();
    to.servers.push_back(std::move(server));
    ++m_added;
}

} // namespace

QString DemoServer::status() const
{
    if (vmState == u"active") {
        if (taskState == u"reboot_started")
            return QStringLiteral("REBOOT");
        if (taskState == u"reboot_started_hard")
            return QStringLiteral("HARD_REBOOT");
        return QStringLiteral("ACTIVE");
    }
    if (vmState == u"building")
        return QStringLiteral("BUILD");
    if (vmState == u"stopped")
        return QStringLiteral("SHUTOFF");
    if (vmState == u"rescued")
        return QStringLiteral("RESCUE");
    if (vmState == u"resized")
        return QStringLiteral("VERIFY_RESIZE");
    return vmState.toUpper(); // PAUSED, SUSPENDED, SHELVED_OFFLOADED, ERROR
}

Inventory makeInventory(const DemoOptions &options)
{
    Maker make(options);
    Inventory inventory;
    inventory.regions = {QStringLiteral("Atlantic"), QStringLiteral("Baltic")};
    inventory.projects = {make.project("harbour", "Everything that has to run"),
                          make.project("drydock", "Where things are repaired and tried")};
    const QString home = inventory.projects[0].id, drydock = inventory.projects[1].id;
    const int wanted = std::clamp(options.servers, 0, 10000);
    for (int i = 0; i < wanted; ++i) {
        const Row &row = kHome[static_cast<std::size_t>(i) % kHome.size()];
        QString name = QString::fromLatin1(row.name);
        if (static_cast<std::size_t>(i) >= kHome.size())
            name += QStringLiteral("-%1").arg(i, 4, 10, QLatin1Char('0'));
        make.add(inventory, row, name, home, inventory.regions[0]);
    }
    for (const Row &row : kElsewhere)
        make.add(inventory, row, QString::fromLatin1(row.name), home, inventory.regions[1]);
    for (const Row &row : kDrydock)
        make.add(inventory, row, QString::fromLatin1(row.name), drydock, inventory.regions[0]);
    std::stable_sort(inventory.servers.begin(), inventory.servers.end(),
                     [](const DemoServer &a, const DemoServer &b) { return a.created > b.created; });
    return inventory;
}

} // namespace porthole::demo
