#include "TestClouds.h"

namespace porthole::test {

Server server(const QString &id, const QString &name, const char *status, const QStringList &addresses,
              const char *task)
{
    Server made;
    made.id = {id};
    made.name = name;
    made.statusText = QLatin1String(status);
    made.status = serverStatusFrom(made.statusText);
    made.addresses = addresses;
    made.taskState = QLatin1String(task);
    return made;
}

ServerRef demoServer(const QString &id) { return {QStringLiteral("lab"), kDemo, {id}}; }

void fillClouds(ui::CloudTreeModel &clouds)
{
    const QString lab = QStringLiteral("lab");
    const QString file = QStringLiteral("~/.config/openstack/clouds.yaml");
    for (const char *name : {"lab", "corp", "spare"})
        clouds.addCloud({QLatin1String(name), file, {}, {}});
    clouds.setState(lab, CloudState::Open, {}, {});
    clouds.setScopes(lab,
                     {{kDemo.project, QStringLiteral("demo"), QStringLiteral("Default")},
                      {kSecond.project, QStringLiteral("second"), QStringLiteral("Default")}},
                     {kDemo.region}, kDemo);
    clouds.addServers(
        lab, kDemo,
        {server(QStringLiteral("s1"), QStringLiteral("web-01"), "ACTIVE", {QStringLiteral("10.20.0.11")}),
         server(QStringLiteral("s2"), QStringLiteral("web-02"), "ACTIVE",
                {QStringLiteral("10.20.0.12"), QStringLiteral("fd00:20::12")}),
         server(QStringLiteral("s3"), QStringLiteral("web-10"), "ACTIVE", {QStringLiteral("10.20.0.20")},
                "powering-off"),
         server(QStringLiteral("s4"), QStringLiteral("db-01"), "SHUTOFF", {QStringLiteral("10.20.0.31")}),
         server(QStringLiteral("s5"), QStringLiteral("batch"), "PAUSED"),
         server(QStringLiteral("s6"), QStringLiteral("new-one"), "BUILD"),
         server(QStringLiteral("s7"), QStringLiteral("broken"), "ERROR"),
         server(QStringLiteral("s8"), QStringLiteral("archive"), "SHELVED_OFFLOADED"),
         server(QStringLiteral("s9"), QStringLiteral("nap"), "SUSPENDED"),
         server(QStringLiteral("s10"), QStringLiteral("rescued"), "RESCUE"),
         server(QStringLiteral("s11"), QStringLiteral("strange"), "FUTURE_STATE")});
    clouds.setListing(lab, kDemo, ListingState::Complete, {});
}

void fillOddNames(ui::CloudTreeModel &clouds)
{
    clouds.addServers(QStringLiteral("lab"), kDemo,
                      {server(QStringLiteral("o1"), QStringLiteral("<b>bold</b> & <img src=x>")),
                       server(QStringLiteral("o2"), QStringLiteral("שרת הבדיקות 7"), "ACTIVE",
                              {QStringLiteral("10.20.0.77")}),
                       server(QStringLiteral("o3"), QStringLiteral("خادم-الويب"), "SHUTOFF"),
                       server(QStringLiteral("o4"), QString(), "ERROR"),
                       server(QStringLiteral("o5"), QStringLiteral("生产环境-数据库")),
                       server(QStringLiteral("o6"), QString(200, QLatin1Char('w')), "ACTIVE",
                              QStringList(20, QStringLiteral("2001:db8::1:2:3:4")))});
}

} // namespace porthole::test
