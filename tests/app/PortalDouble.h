#pragma once

#include "tests/support/PrivateBus.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QHash>

namespace porthole::test {

/// The part of a desktop's portal that knows how somebody wants things to look, as long as this lives.
class PortalDouble : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit PortalDouble(PrivateBus &bus, QHash<QString, QVariant> settings = {})
        : m_bus(bus.connection())
        , m_settings(std::move(settings))
    {
        m_bus.registerObject(kPath, this, QDBusConnection::ExportAllSlots);
        m_bus.registerService(kName);
    }
    ~PortalDouble() override
    {
        m_bus.unregisterObject(kPath);
        m_bus.unregisterService(kName);
    }

    /// Somebody changes it on the desktop, which tells whoever listens.
    void change(const QString &key, const QVariant &value)
    {
        m_settings.insert(key, value);
        tell(QStringLiteral("org.freedesktop.appearance"), key, value);
    }
    /// As change(), and nobody is told.
    void changeUnheard(const QString &key, const QVariant &value) { m_settings.insert(key, value); }
    void tell(const QString &group, const QString &key, const QVariant &value)
    {
        auto signal = QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.portal.Settings"),
                                                 QStringLiteral("SettingChanged"));
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(signal);
    }
    /// From now on, what is asked for is answered as it is now, but not before answerHeld().
    void holdAnswers() { m_holds = true; }
    void answerHeld()
    {
        m_holds = false;
        for (const QDBusMessage &answer : std::as_const(m_held))
            m_bus.send(answer);
        m_held.clear();
    }

    QStringList asked;

public Q_SLOTS:
    // Named as in the interface, which it implements: the value is a variant in a variant.
    QDBusVariant Read(const QString &group, const QString &key)
    {
        asked << group + u' ' + key;
        if (!m_settings.contains(key)) {
            sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"),
                           QStringLiteral("Requested setting not found"));
            return QDBusVariant(QVariant(0));
        }
        const QDBusVariant value(QVariant::fromValue(QDBusVariant(m_settings.value(key))));
        if (m_holds) {
            setDelayedReply(true);
            m_held << message().createReply(QVariant::fromValue(value));
        }
        return value;
    }

private:
    inline static const QString kName = QStringLiteral("org.freedesktop.portal.Desktop");
    inline static const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");

    QDBusConnection m_bus;
    QHash<QString, QVariant> m_settings;
    bool m_holds = false;
    QList<QDBusMessage> m_held;
};

} // namespace porthole::test
