#pragma once

#include "tests/support/ssh/ServerProcess.h"

#include <QTemporaryDir>

namespace porthole::test {

/// MIT Kerberos on 127.0.0.1: a realm of its own in a temporary folder, without privileges, in which the host
/// "localhost" has a key and a user may have a ticket.
class KerberosRealm {
public:
    /// Starts it. False: see failure().
    bool start();
    const QString &failure() const { return m_kdc.failure(); }

    /// What a program needs in its environment: KRB5_CONFIG, KRB5CCNAME and KRB5_KTNAME.
    QList<std::pair<QString, QString>> environment() const;
    /// A principal of that name.
    bool addUser(const QString &name, const QByteArray &password);
    /// As kinit(1): from now on the cache has a ticket of that user's.
    bool fetchTicket(const QString &name, const QByteArray &password);
    bool destroyTickets();

private:
    bool admin(const QString &query);
    bool writeConfiguration(quint16 port) const;
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    ServerProcess m_kdc;
};

} // namespace porthole::test
