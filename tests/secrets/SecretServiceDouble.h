#pragma once

#include "tests/secrets/Keyring.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QHash>
#include <QList>
#include <QString>
#include <functional>
#include <optional>

namespace porthole::test {

/// A Secret Service that does what a real one does on its worst days: it answers when it is told to, and
/// loses items and finds them again. One collection, unlocked, no encryption on the bus. Lives in the test's
/// thread. Source: the Secret Service API draft 0.2 of freedesktop.org.
class SecretServiceDouble : public QDBusVirtualObject {
    Q_OBJECT
public:
    explicit SecretServiceDouble(PrivateBus &bus);
    ~SecretServiceDouble() override;

    /// Calls that read or write a secret wait until answerAll().
    bool holdsAnswers = false;
    void answerAll();
    qsizetype held() const { return m_held.size(); }

    qsizetype itemCount() const { return m_items.size(); }
    /// Items are there, and are not found.
    bool hidesItems = false;
    /// How often an item was made or overwritten, and deleted.
    int written = 0, deleted = 0;
    /// How it locks the keyring that proves who unlocks, if it has that: as GNOME's does, after a question as
    /// KeePassXC does, after one that comes to nothing, or not at all; or so that it opens it unasked.
    enum class Locking : quint8 { None, AtOnce, AfterQuestion, AfterQuestionNot, Never, OpensUnasked };
    Locking locking = Locking::None;
    bool isLockKeyringLocked = false;
    /// Questions are answered with no.
    bool dismisses = false;
    /// What it has asked about: Lock, Unlock.
    QStringList prompted;

    /// As a crash of the service is seen: its name goes.
    void leave();
    void comeBack();

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    using Attributes = QMap<QString, QString>;
    struct Item {
        Attributes attributes;
        QByteArray secret;
        QString contentType;
    };
    QDBusMessage answerTo(const QDBusMessage &message);
    QDBusMessage property(const QDBusMessage &message) const;
    QDBusMessage change(const QDBusMessage &message);
    QDBusMessage prompt(const QDBusMessage &message);
    std::optional<QVariant> lockProperty(const QString &path, const QString &name) const;
    QDBusMessage search(const QDBusMessage &message, bool ofService) const;
    QDBusMessage create(const QDBusMessage &message);
    QDBusMessage secrets(const QDBusMessage &message) const;
    QDBusMessage remove(const QDBusMessage &message);
    QString find(const Attributes &attributes) const;

    PrivateBus &m_bus;
    QHash<QString, Item> m_items; // by path
    QList<std::function<void()>> m_held;
    int m_count = 0;
};

} // namespace porthole::test
