#include "app/serve/Requests.h"

#include <QJsonDocument>

namespace porthole::serve {

namespace {

constexpr qsizetype kLongestExpression = 4096; // characters

Error usage(std::string detail) { return Error::make(ErrorKind::Usage, std::move(detail)); }

Result<QString> textAt(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    if (!value.isString())
        return usage(std::string(key) + (value.isUndefined() ? " is missing" : " is not a text"));
    return value.toString();
}

Result<AgentWish> agentIn(const QJsonObject &object)
{
    const QJsonValue agent = object.value(u"agent");
    if (agent.isUndefined() || agent.isNull())
        return AgentWish::AsConfigured;
    if (!agent.isBool())
        return usage("agent is neither true, false nor null");
    return agent.toBool() ? AgentWish::Require : AgentWish::Never;
}

Result<std::optional<QRegularExpression>> expressionAt(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return std::optional<QRegularExpression>();
    QRegularExpression expression(value.toString());
    if (!value.isString() || value.toString().size() > kLongestExpression || !expression.isValid())
        return usage(std::string(key) + " is no regular expression");
    return std::optional(std::move(expression));
}

bool isFound(const std::optional<QRegularExpression> &expression, const QString &path)
{
    return expression && expression->match(path).hasMatch();
}

} // namespace

Result<QJsonObject> objectOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return usage("the body is no JSON object");
    return document.object();
}

Result<CreateRequest> CreateRequest::take(QByteArray &body)
{
    auto parsed = objectOf(body);
    explicit_bzero(body.data(), static_cast<std::size_t>(body.size()));
    if (!parsed)
        return std::move(parsed).error();
    const QJsonObject &object = *parsed;
    CreateRequest request;
    PH_TRY(request.hostname, textAt(object, "hostname"));
    if (request.hostname.isEmpty())
        return usage("hostname is empty");
    if (!object.value(u"username").isNull()) {
        PH_TRY(request.username, textAt(object, "username"));
    }
    PH_TRY(const QString password, textAt(object, "password"));
    QByteArray utf8 = password.toUtf8();
    request.password = std::make_shared<const Secret>(
        std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    explicit_bzero(utf8.data(), static_cast<std::size_t>(utf8.size()));
    PH_TRY(request.agent, agentIn(object));
    return request;
}

Result<QString> launchCommandIn(const QByteArray &body)
{
    PH_TRY(const QJsonObject object, objectOf(body));
    PH_TRY(QString command, textAt(object, "command"));
    if (command.trimmed().isEmpty() || command.contains(QChar(u'\0')))
        return usage("command is empty, or holds a NUL");
    return command;
}

Result<BrowseFilter> BrowseFilter::of(const QByteArray &body)
{
    PH_TRY(const QJsonObject object, objectOf(body));
    BrowseFilter filter;
    PH_TRY(filter.fileReject, expressionAt(object, "file-reject"));
    PH_TRY(filter.fileAllow, expressionAt(object, "file-allow"));
    PH_TRY(filter.directoryReject, expressionAt(object, "directory-reject"));
    PH_TRY(filter.directoryAllow, expressionAt(object, "directory-allow"));
    return filter;
}

bool BrowseFilter::shows(const QString &path, bool isDirectory) const
{
    const auto &reject = isDirectory ? directoryReject : fileReject;
    const auto &allow = isDirectory ? directoryAllow : fileAllow;
    return !isFound(reject, path) || isFound(allow, path);
}

} // namespace porthole::serve
