#include "core/model/CloudDescription.h"

#include "core/model/Endpoint.h"

#include <QJsonObject>
#include <QUrl>
#include <algorithm>
#include <array>

namespace porthole {

namespace {

constexpr QLatin1String kAuthType("authType"), kAuth("auth"), kRegion("region"), kInterface("interface"),
    kCaFile("caCertificateFile");
constexpr qsizetype kLongestValue = 1024, kLongestPath = 4096;

Error unfit(std::string why) { return Error::make(ErrorKind::Usage, std::move(why)); }

bool isLine(const QString &text, qsizetype longest)
{
    return text.size() <= longest && std::none_of(text.begin(), text.end(), [](QChar c) {
               return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
                      c.category() == QChar::Separator_Paragraph;
           });
}

struct PartKeys {
    CloudPart part;
    QLatin1String name, id;
};
constexpr std::array kParts{
    PartKeys{CloudPart::User, QLatin1String("username"), QLatin1String("user_id")},
    PartKeys{CloudPart::UserDomain, QLatin1String("user_domain_name"), QLatin1String("user_domain_id")},
    PartKeys{CloudPart::Project, QLatin1String("project_name"), QLatin1String("project_id")},
    PartKeys{CloudPart::ProjectDomain, QLatin1String("project_domain_name"),
             QLatin1String("project_domain_id")},
    PartKeys{CloudPart::ApplicationCredential, QLatin1String("application_credential_name"),
             QLatin1String("application_credential_id")},
};

const PartKeys &keysOf(CloudPart part)
{
    return *std::find_if(kParts.begin(), kParts.end(),
                         [part](const PartKeys &keys) { return keys.part == part; });
}

bool isId(CloudPart part, const QString &text)
{
    constexpr qsizetype kDigits = 32;
    const bool isDomain = part == CloudPart::UserDomain || part == CloudPart::ProjectDomain;
    const bool isHexadecimal = std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
    return (isDomain && text == u"default") || (text.size() == kDigits && isHexadecimal);
}

void put(QJsonObject &to, QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        to.insert(key, text);
}

} // namespace

const QStringList &cloudAuthKeys()
{
    static const QStringList keys{
        QStringLiteral("username"),
        QStringLiteral("user_id"),
        QStringLiteral("user_domain_id"),
        QStringLiteral("user_domain_name"),
        QStringLiteral("default_domain_id"),
        QStringLiteral("default_domain_name"),
        QStringLiteral("project_id"),
        QStringLiteral("project_name"),
        QStringLiteral("project_domain_id"),
        QStringLiteral("project_domain_name"),
        QStringLiteral("domain_id"),
        QStringLiteral("domain_name"),
        QStringLiteral("system_scope"),
        QStringLiteral("trust_id"),
        QStringLiteral("application_credential_id"),
        QStringLiteral("application_credential_name"),
    };
    return keys;
}

const QStringList &cloudAuthTypes()
{
    static const QStringList types{QStringLiteral("password"), QStringLiteral("v3password"),
                                   QStringLiteral("v3applicationcredential")};
    return types;
}

Result<CloudDescription> fitDescription(CloudDescription description)
{
    if (!cloudAuthTypes().contains(description.authType))
        return unfit("a saved cloud is signed in to with a password or an application credential");
    description.auth.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    for (auto option = description.auth.cbegin(); option != description.auth.cend(); ++option) {
        if (!cloudAuthKeys().contains(option.key()))
            return unfit("a cloud's sign-in has something that is not kept");
        if (!isLine(option.value(), kLongestValue))
            return unfit("what a cloud is signed in to with is one line of at most 1024 characters");
    }
    if (!isLine(description.region, kLongestValue) || !isLine(description.interface, kLongestValue))
        return unfit("a region and an interface are one line of at most 1024 characters");
    if (!isLine(description.caCertificateFile, kLongestPath))
        return unfit("a file's path is one line of at most 4096 characters");
    return description;
}

QString textOf(const CloudDescription &description, CloudPart part)
{
    const PartKeys &keys = keysOf(part);
    const QString id = description.auth.value(keys.id);
    return id.isEmpty() ? description.auth.value(keys.name) : id;
}

void setText(CloudDescription &description, CloudPart part, const QString &text)
{
    if (textOf(description, part) == text)
        return;
    const PartKeys &keys = keysOf(part);
    description.auth.remove(keys.id);
    description.auth.remove(keys.name);
    if (!text.isEmpty())
        description.auth.insert(isId(part, text) ? keys.id : keys.name, text);
}

QJsonObject jsonOf(const CloudDescription &description)
{
    QJsonObject auth;
    for (auto option = description.auth.cbegin(); option != description.auth.cend(); ++option)
        auth.insert(option.key(), option.value());
    QJsonObject object{{kAuthType, description.authType}, {kAuth, auth}};
    put(object, kRegion, description.region);
    put(object, kInterface, description.interface);
    put(object, kCaFile, description.caCertificateFile);
    return object;
}

CloudDescription cloudDescriptionOf(const QJsonObject &object)
{
    CloudDescription description;
    if (const QString type = object.value(kAuthType).toString(); cloudAuthTypes().contains(type))
        description.authType = type;
    const QJsonObject auth = object.value(kAuth).toObject();
    for (const QString &key : cloudAuthKeys()) {
        const QString value = auth.value(key).toString();
        if (!value.isEmpty() && isLine(value, kLongestValue))
            description.auth.insert(key, value);
    }
    const auto take = [&object](QString &to, QLatin1String key, qsizetype longest) {
        if (const QString value = object.value(key).toString(); isLine(value, longest))
            to = value;
    };
    take(description.region, kRegion, kLongestValue);
    take(description.interface, kInterface, kLongestValue);
    take(description.caCertificateFile, kCaFile, kLongestPath);
    return description;
}

Result<QUrl> parseAuthUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!isLine(text, kLongestValue) || !url.isValid() || !isWeb || url.host().isEmpty())
        return unfit("the address of a cloud begins with https:// and ends with its Keystone's path");
    PH_DO(Endpoint::make(url.host(), url.port(1)));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return unfit("the address of a cloud has neither a user nor a query in it");
    return url;
}

} // namespace porthole
