#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/ServeClient.h"
#include "app/cli/StandardInput.h"
#include "app/cli/Table.h"
#include "core/base/DisplayText.h"

#include <QJsonArray>
#include <QUrl>

/// `porthole remote ...`: what a running service is asked.
namespace porthole::cli {

namespace {

constexpr QLatin1String kJson("--json");

/// A text of the answer, fit to be shown.
QString shown(const QJsonObject &object, QLatin1String key)
{
    return QString::fromStdString(displayText(object.value(key).toString().toStdString(), 255));
}

} // namespace

namespace remotecreate {

namespace {

Result<QJsonValue> agentWish(const Arguments &arguments)
{
    const bool wanted = arguments.has(QLatin1String("--agent"));
    const bool refused = arguments.has(QLatin1String("--no-agent"));
    if (wanted && refused)
        return Error::make(ErrorKind::Usage, "--agent and --no-agent exclude each other");
    return wanted || refused ? QJsonValue(wanted) : QJsonValue(QJsonValue::Null);
}

Result<Secret> password(const Arguments &arguments)
{
    if (arguments.has(QLatin1String("--password-stdin")))
        return readSecretLine();
    if (!isTerminal())
        return Error::make(ErrorKind::Usage,
                           "there is no terminal to ask for the password on: use --password-stdin");
    return askPassword("Password for " + displayText(arguments.operand(0).toStdString(), 255) + ": ");
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const QJsonValue agent, agentWish(arguments));
    // Nobody is asked for a password that nobody would take.
    PH_TRY(const auto service, ServeClient::find(environment));
    PH_TRY(const Secret secret, password(arguments));
    const auto user = arguments.value(QLatin1String("--user"));
    const std::string_view text = secret.reveal();
    const QJsonObject body{
        {QStringLiteral("hostname"), arguments.operand(0)},
        {QStringLiteral("username"), user ? QJsonValue(*user) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("password"), QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))},
        {QStringLiteral("agent"), agent}};
    PH_TRY(const QJsonObject created, service->ask("POST", QStringLiteral("/remotes"), body));
    const QString sid = shown(created, QLatin1String("sid"));
    if (sid.isEmpty())
        return Error::make(ErrorKind::PeerMisbehaved, "the service answered without a sid");
    return print(arguments.has(kJson) ? jsonLine({{QStringLiteral("sid"), sid}}) : sid.toStdString() + '\n');
}

} // namespace remotecreate

namespace remotelist {

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const auto service, ServeClient::find(environment));
    PH_TRY(const QJsonObject answer, service->ask("GET", QStringLiteral("/remotes")));
    const QJsonArray remotes = answer.value(u"remotes").toArray();
    QList<QJsonObject> objects;
    QList<QStringList> rows{{QStringLiteral("SID"), QStringLiteral("HOST"), QStringLiteral("USER"),
                             QStringLiteral("STATE"), QStringLiteral("AGENT")}};
    for (const auto &remote : remotes) {
        const QJsonObject object = remote.toObject();
        objects << object;
        QStringList row;
        for (const char *key : {"sid", "hostname", "username", "state", "agent"}) {
            const QString cell = shown(object, QLatin1String(key));
            row << (cell.isEmpty() ? QStringLiteral("-") : cell);
        }
        rows << row;
    }
    return print(arguments.has(kJson) ? jsonArray(objects) : table(rows));
}

} // namespace remotelist

namespace remoteclose {

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const auto service, ServeClient::find(environment));
    const QByteArray sid = QUrl::toPercentEncoding(arguments.operand(0));
    PH_DO(service->ask("DELETE", QStringLiteral("/remotes/") + QString::fromLatin1(sid)));
    return {};
}

} // namespace remoteclose

} // namespace porthole::cli
