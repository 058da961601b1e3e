#pragma once

#include "tests/secrets/Keyring.h"

#include <QHash>

namespace porthole::test {

/// KDE's wallet as far as QtKeychain uses it, on a bus of the test's. Source: org.kde.KWallet.xml of KDE
/// Frameworks 5.
class WalletDouble : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")
public:
    explicit WalletDouble(PrivateBus &bus);
    ~WalletDouble() override;

    /// Its owner does not let anybody in.
    bool refuses = false;
    QHash<QString, QString> passwords;
    QHash<QString, QByteArray> streams;

public Q_SLOTS:
    // Named as in the interface, which they implement.
    bool isEnabled() { return true; }
    QString networkWallet() { return QStringLiteral("kdewallet"); }
    int open(const QString &, qlonglong, const QString &) { return refuses ? -1 : 7; }
    bool hasEntry(int, const QString &, const QString &key, const QString &)
    {
        return passwords.contains(key) || streams.contains(key);
    }
    /// 0: there is none; 1: a password; 2: bytes.
    int entryType(int, const QString &, const QString &key, const QString &)
    {
        return passwords.contains(key) ? 1 : streams.contains(key) ? 2 : 0;
    }
    QString readPassword(int, const QString &, const QString &key, const QString &)
    {
        return passwords.value(key);
    }
    QByteArray readEntry(int, const QString &, const QString &key, const QString &)
    {
        return streams.value(key);
    }
    int writePassword(int, const QString &, const QString &key, const QString &text, const QString &);
    int writeEntry(int, const QString &, const QString &key, const QByteArray &bytes, const QString &);
    int removeEntry(int, const QString &, const QString &key, const QString &);

private:
    PrivateBus &m_bus;
};

} // namespace porthole::test
