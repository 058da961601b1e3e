#include "tests/secrets/SecretServiceDouble.h"

#include "core/secrets/LockKeyring.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMetaType>
#include <QDBusVariant>

#include <utility>

namespace porthole::test {

namespace {

const QString kName = QStringLiteral("org.freedesktop.secrets");
const QString kRoot = QStringLiteral("/org/freedesktop/secrets");
const QString kCollection = QStringLiteral("/org/freedesktop/secrets/collection/login");
const QString kSession = QStringLiteral("/org/freedesktop/secrets/session/1");
const QString kLockKeyring = QStringLiteral("/org/freedesktop/secrets/collection/lock");
const QString kPrompts = QStringLiteral("/org/freedesktop/secrets/prompt/");
const QString kAttributes = QStringLiteral("org.freedesktop.Secret.Item.Attributes");

/// (oayays): the session, its parameters, the value, its type.
struct DBusSecret {
    QDBusObjectPath session;
    QByteArray parameters, value;
    QString contentType;
};
using SecretMap = QMap<QDBusObjectPath, DBusSecret>;

QDBusArgument &operator<<(QDBusArgument &to, const DBusSecret &secret)
{
    to.beginStructure();
    to << secret.session << secret.parameters << secret.value << secret.contentType;
    to.endStructure();
    return to;
}

const QDBusArgument &operator>>(const QDBusArgument &from, DBusSecret &secret)
{
    from.beginStructure();
    from >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    from.endStructure();
    return from;
}

} // namespace

} // namespace porthole::test

Q_DECLARE_METATYPE(porthole::test::DBusSecret)
Q_DECLARE_METATYPE(porthole::test::SecretMap)

namespace porthole::test {

SecretServiceDouble::SecretServiceDouble(PrivateBus &bus)
    : m_bus(bus)
{
    qDBusRegisterMetaType<DBusSecret>();
    qDBusRegisterMetaType<SecretMap>();
    qDBusRegisterMetaType<Attributes>();
    bus.connection().registerVirtualObject(kRoot, this, QDBusConnection::SubPath);
    comeBack();
}

SecretServiceDouble::~SecretServiceDouble()
{
    leave();
    m_bus.connection().unregisterObject(kRoot);
}

void SecretServiceDouble::leave() { m_bus.connection().unregisterService(kName); }

void SecretServiceDouble::comeBack() { m_bus.connection().registerService(kName); }

void SecretServiceDouble::answerAll()
{
    for (const auto &answer : std::exchange(m_held, {}))
        answer();
}

QString SecretServiceDouble::introspect(const QString &) const { return {}; }

bool SecretServiceDouble::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    static const QStringList secret{QStringLiteral("CreateItem"), QStringLiteral("GetSecrets"),
                                    QStringLiteral("GetSecret"), QStringLiteral("Delete")};
    if (holdsAnswers && secret.contains(message.member()))
        m_held << [this, message, connection] { connection.send(answerTo(message)); };
    else
        connection.send(answerTo(message));
    return true;
}

QDBusMessage SecretServiceDouble::answerTo(const QDBusMessage &message)
{
    const QString member = message.member();
    if (member == QStringLiteral("OpenSession")) {
        if (message.arguments().value(0).toString() != QStringLiteral("plain"))
            return message.createErrorReply(QDBusError::NotSupported, QStringLiteral("plain alone"));
        return message.createReply(
            {QVariant::fromValue(QDBusVariant(QString())), QVariant::fromValue(QDBusObjectPath(kSession))});
    }
    if (member == QStringLiteral("ReadAlias"))
        return message.createReply(QVariant::fromValue(QDBusObjectPath(kCollection)));
    if (member == QStringLiteral("Get") || member == QStringLiteral("GetAll"))
        return property(message);
    if (member == QStringLiteral("SearchItems"))
        return search(message, message.path() == kRoot);
    if (member == QStringLiteral("CreateItem"))
        return create(message);
    if (member == QStringLiteral("GetSecrets") || member == QStringLiteral("GetSecret"))
        return secrets(message);
    if (member == QStringLiteral("Delete"))
        return remove(message);
    if (locking != Locking::None && (member == QStringLiteral("Lock") || member == QStringLiteral("Unlock")))
        return change(message);
    if (message.path().startsWith(kPrompts) && member == QStringLiteral("Prompt"))
        return prompt(message);
    return message.createErrorReply(QDBusError::UnknownMethod, member);
}

/// Lock and Unlock of the keyring that proves.
QDBusMessage SecretServiceDouble::change(const QDBusMessage &message)
{
    const bool locks = message.member() == QStringLiteral("Lock");
    const bool asks = locks ? locking == Locking::AfterQuestion || locking == Locking::AfterQuestionNot
                            : isLockKeyringLocked && locking != Locking::OpensUnasked;
    if (locking == Locking::OpensUnasked || (locks && locking == Locking::AtOnce))
        isLockKeyringLocked = locks;
    QList<QDBusObjectPath> done;
    if (!asks && isLockKeyringLocked == locks)
        done << QDBusObjectPath(kLockKeyring);
    return message.createReply(
        {QVariant::fromValue(done),
         QVariant::fromValue(QDBusObjectPath(asks ? kPrompts + message.member() : QStringLiteral("/")))});
}

QDBusMessage SecretServiceDouble::prompt(const QDBusMessage &message)
{
    const QString about = message.path().mid(kPrompts.size());
    prompted << about;
    if (!dismisses && (about != QStringLiteral("Lock") || locking != Locking::AfterQuestionNot))
        isLockKeyringLocked = about == QStringLiteral("Lock");
    auto completed = QDBusMessage::createSignal(
        message.path(), QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Completed"));
    completed << dismisses << QVariant::fromValue(QDBusVariant(QString()));
    // Behind the answer.
    QMetaObject::invokeMethod(
        this, [this, completed] { m_bus.connection().send(completed); }, Qt::QueuedConnection);
    return message.createReply();
}

std::optional<QVariant> SecretServiceDouble::lockProperty(const QString &path, const QString &name) const
{
    if (locking == Locking::None)
        return std::nullopt;
    if (path == kRoot && name == QStringLiteral("Collections"))
        return QVariant::fromValue(
            QList<QDBusObjectPath>{QDBusObjectPath(kCollection), QDBusObjectPath(kLockKeyring)});
    if (name == QStringLiteral("Label"))
        return path == kLockKeyring ? QString::fromLatin1(secrets::LockKeyring::kLabel)
                                    : QStringLiteral("Login");
    if (path == kLockKeyring && name == QStringLiteral("Locked"))
        return isLockKeyringLocked;
    return std::nullopt;
}

QDBusMessage SecretServiceDouble::property(const QDBusMessage &message) const
{
    if (message.member() == QStringLiteral("GetAll"))
        return message.createReply(QVariant(QVariantMap{{QStringLiteral("Locked"), false}}));
    if (const auto value = lockProperty(message.path(), message.arguments().value(1).toString()))
        return message.createReply(QVariant::fromValue(QDBusVariant(*value)));
    if (message.arguments().value(1).toString() == QStringLiteral("Locked"))
        return message.createReply(QVariant::fromValue(QDBusVariant(false)));
    return message.createErrorReply(QDBusError::UnknownProperty, message.arguments().value(1).toString());
}

QString SecretServiceDouble::find(const Attributes &attributes) const
{
    for (auto at = m_items.begin(); at != m_items.end(); ++at) {
        bool fits = true;
        for (auto wanted = attributes.begin(); wanted != attributes.end(); ++wanted)
            fits = fits && at->attributes.value(wanted.key()) == wanted.value();
        if (fits)
            return at.key();
    }
    return {};
}

QDBusMessage SecretServiceDouble::search(const QDBusMessage &message, bool ofService) const
{
    const QString path = find(qdbus_cast<Attributes>(message.arguments().value(0)));
    QList<QDBusObjectPath> found;
    if (!path.isEmpty() && !hidesItems)
        found << QDBusObjectPath(path);
    QVariantList answer{QVariant::fromValue(found)};
    if (ofService)
        answer << QVariant::fromValue(QList<QDBusObjectPath>()); // locked ones
    return message.createReply(answer);
}

QDBusMessage SecretServiceDouble::create(const QDBusMessage &message)
{
    const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
    const auto secret = qdbus_cast<DBusSecret>(message.arguments().value(1));
    const Item item{qdbus_cast<Attributes>(properties.value(kAttributes)), secret.value, secret.contentType};
    QString path = find(item.attributes);
    if (path.isEmpty())
        path = kCollection + u'/' + QString::number(++m_count);
    m_items.insert(path, item);
    ++written;
    return message.createReply({QVariant::fromValue(QDBusObjectPath(path)),
                                QVariant::fromValue(QDBusObjectPath(QStringLiteral("/")))});
}

QDBusMessage SecretServiceDouble::secrets(const QDBusMessage &message) const
{
    const auto secretOf = [](const Item &item) {
        return DBusSecret{QDBusObjectPath(kSession), {}, item.secret, item.contentType};
    };
    if (message.member() == QStringLiteral("GetSecret"))
        return message.createReply(QVariant::fromValue(secretOf(m_items.value(message.path()))));
    SecretMap found;
    for (const QDBusObjectPath &path : qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0))) {
        if (m_items.contains(path.path()))
            found.insert(path, secretOf(m_items.value(path.path())));
    }
    return message.createReply(QVariant::fromValue(found));
}

QDBusMessage SecretServiceDouble::remove(const QDBusMessage &message)
{
    deleted += static_cast<int>(m_items.remove(message.path()));
    return message.createReply(QVariant::fromValue(QDBusObjectPath(QStringLiteral("/"))));
}

} // namespace porthole::test
