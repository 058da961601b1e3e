#pragma once

#include "tests/openstack/CloudDouble.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace porthole::test {

/// A home folder for one run of the program, with what is written into its ~/.config/openstack.
class CloudHome {
public:
    /// With a clouds.yaml that describes `cloud` as "double".
    explicit CloudHome(const CloudDouble &cloud, const QByteArray &more = {})
    {
        write("clouds.yaml", entry(cloud) + more);
    }
    CloudHome() = default;

    static QByteArray entry(const CloudDouble &cloud, const QByteArray &name = "double",
                            const QByteArray &password = CloudDouble::kPassword)
    {
        const QByteArray secret = password.isEmpty() ? QByteArray() : ", password: " + password;
        return "clouds:\n  " + name + ":\n    auth: {auth_url: '" + cloud.profile().authUrl.toEncoded() +
               "', username: demo, project_name: demo, user_domain_name: Default, "
               "project_domain_name: Default" +
               secret + "}\n    region_name: RegionOne\n";
    }
    QString path(const QString &name) const
    {
        return m_home.filePath(QStringLiteral(".config/openstack/") + name);
    }
    void write(const char *name, const QByteArray &content)
    {
        const QString to = path(QString::fromLatin1(name));
        QFile file(to);
        if (!m_home.isValid() || !QDir().mkpath(path({})) || !file.open(QIODevice::WriteOnly) ||
            file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(to));
    }
    QStringList environment(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("HOME=") + m_home.path(), QStringLiteral("PORTHOLE_LOG=1")} + more;
    }

private:
    QTemporaryDir m_home;
};

/// Servers of the captured cloud.
inline constexpr char kOff[] = "07d7e52d-efc9-4245-ba20-034681f5df8c";
inline constexpr char kBuild[] = "2aa483d4-7f57-43b0-8447-b7bdfa8dc9e2";

/// The path of a server, and what is behind it.
inline QByteArray pathOf(const char *id, const char *what = "")
{
    return QByteArray("/v2.1/servers/") + id + what;
}

/// A server as little as Nova could tell of it.
inline QByteArray serverRow(const QByteArray &id, const QByteArray &name, const QByteArray &status = "ACTIVE",
                            const QByteArray &task = "null")
{
    return R"({"id":")" + id + R"(","name":")" + name + R"(","status":")" + status +
           R"(","OS-EXT-STS:task_state":)" + task + "}";
}

/// What servers/detail and servers/ID answer.
inline HttpAnswer listOf(const QByteArrayList &rows)
{
    return HttpAnswer::json(200, R"({"servers":[)" + rows.join(',') + "]}");
}

inline HttpAnswer answerWith(const QByteArray &row)
{
    return HttpAnswer::json(200, R"({"server":)" + row + "}");
}

/// "servers --cloud double" as words.
inline QStringList line(const char *words) { return QString::fromLatin1(words).split(u' '); }

} // namespace porthole::test
