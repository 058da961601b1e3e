#pragma once

#include "tests/support/PrivateBus.h"

#include <QByteArrayList>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QObject>
#include <QVariantMap>
#include <memory>

struct _GcrSecretExchange;

namespace porthole::test {

/// Stands in for the window in which a desktop asks for a keyring's password, and for the person before it.
/// What is typed crosses the bus as it does there, encrypted. Source: gcr's interface
/// org.gnome.keyring.internal.Prompter, as of gcr 3.41.
class AnsweringPrompter : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    explicit AnsweringPrompter(PrivateBus &bus);
    ~AnsweringPrompter() override;

    /// Typed one after the other; the person gives up when there is none left.
    QByteArrayList passwords;
    /// The person sits there and does nothing.
    bool waits = false;
    /// How often a password was wanted.
    int asked = 0;

public Q_SLOTS:
    // Named as in the interface, which they implement.
    void BeginPrompting(const QDBusObjectPath &callback, const QDBusMessage &message);
    void PerformPrompt(const QDBusObjectPath &callback, const QString &type, const QVariantMap &properties,
                       const QString &exchange, const QDBusMessage &message);
    void StopPrompting(const QDBusObjectPath &callback, const QDBusMessage &message);

private:
    void ready(const QString &to, const QString &path, const QString &reply, const char *exchange);

    PrivateBus &m_bus;
    _GcrSecretExchange *m_exchange = nullptr;
};

} // namespace porthole::test
