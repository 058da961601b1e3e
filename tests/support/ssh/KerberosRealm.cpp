#include "tests/support/ssh/KerberosRealm.h"

namespace porthole::test {

namespace {

// Nothing but these files is asked where anything is.
constexpr const char *kConfiguration = R"([libdefaults]
 default_realm = PORTHOLE.TEST
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
[realms]
 PORTHOLE.TEST = {
  kdc = 127.0.0.1:%1
 }
[domain_realm]
 localhost = PORTHOLE.TEST
)";

constexpr const char *kKdcConfiguration = R"([kdcdefaults]
 kdc_listen = 127.0.0.1:%1
 kdc_tcp_listen = 127.0.0.1:%1
[realms]
 PORTHOLE.TEST = {
  database_name = %2/principal
  key_stash_file = %2/stash
 }
[logging]
 kdc = STDERR
)";

} // namespace

QList<std::pair<QString, QString>> KerberosRealm::environment() const
{
    return {{QStringLiteral("KRB5_CONFIG"), file("krb5.conf")},
            {QStringLiteral("KRB5CCNAME"), QStringLiteral("FILE:") + file("cache")},
            {QStringLiteral("KRB5_KTNAME"), QStringLiteral("FILE:") + file("keytab")}};
}

bool KerberosRealm::writeConfiguration(quint16 port) const
{
    return writeFile(file("krb5.conf"), QString::fromLatin1(kConfiguration).arg(port).toUtf8()) &&
           writeFile(
               file("kdc.conf"),
               QString::fromLatin1(kKdcConfiguration).arg(QString::number(port), m_folder.path()).toUtf8());
}

bool KerberosRealm::start()
{
    for (const auto &[name, value] : environment())
        m_kdc.setEnvironment(name, value);
    m_kdc.setEnvironment(QStringLiteral("KRB5_KDC_PROFILE"), file("kdc.conf"));
    const QStringList create{QStringLiteral("create"), QStringLiteral("-s"), QStringLiteral("-P"),
                             QStringLiteral("master")};
    const auto arguments = [this](quint16 port) {
        if (!writeConfiguration(port))
            qFatal("the realm's configuration cannot be written");
        return QStringList{QStringLiteral("-n")};
    };
    return writeConfiguration(0) && m_kdc.run(QStringLiteral("/usr/sbin/kdb5_util"), create) &&
           admin(QStringLiteral("addprinc -randkey host/localhost")) &&
           admin(QStringLiteral("ktadd -k %1 host/localhost").arg(file("keytab"))) &&
           m_kdc.start(QStringLiteral("/usr/sbin/krb5kdc"), arguments, "commencing operation");
}

bool KerberosRealm::admin(const QString &query)
{
    return m_kdc.run(QStringLiteral("/usr/sbin/kadmin.local"), {QStringLiteral("-q"), query}).has_value();
}

bool KerberosRealm::addUser(const QString &name, const QByteArray &password)
{
    return admin(QStringLiteral("addprinc -pw %1 %2").arg(QString::fromUtf8(password), name));
}

bool KerberosRealm::fetchTicket(const QString &name, const QByteArray &password)
{
    return m_kdc.run(QStringLiteral("kinit"), {name}, password + '\n').has_value();
}

bool KerberosRealm::destroyTickets() { return m_kdc.run(QStringLiteral("kdestroy"), {}).has_value(); }

} // namespace porthole::test
