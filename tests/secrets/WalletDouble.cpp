#include "tests/secrets/WalletDouble.h"

namespace porthole::test {

namespace {

const QString kName = QStringLiteral("org.kde.kwalletd5");
const QString kPath = QStringLiteral("/modules/kwalletd5");

} // namespace

WalletDouble::WalletDouble(PrivateBus &bus)
    : m_bus(bus)
{
    bus.connection().registerObject(kPath, this, QDBusConnection::ExportAllSlots);
    bus.connection().registerService(kName);
}

WalletDouble::~WalletDouble()
{
    m_bus.connection().unregisterService(kName);
    m_bus.connection().unregisterObject(kPath);
}

int WalletDouble::writePassword(int, const QString &, const QString &key, const QString &text,
                                const QString &)
{
    streams.remove(key);
    passwords.insert(key, text);
    return 0;
}

int WalletDouble::writeEntry(int, const QString &, const QString &key, const QByteArray &bytes,
                             const QString &)
{
    passwords.remove(key);
    streams.insert(key, bytes);
    return 0;
}

int WalletDouble::removeEntry(int, const QString &, const QString &key, const QString &)
{
    return passwords.remove(key) || streams.remove(key) ? 0 : -3;
}

} // namespace porthole::test
