#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace porthole::test {

/// What a TLS server shows and proves.
struct ServerIdentity {
    QSslCertificate certificate;
    QSslKey key;
};

/// Certificates made for this run by the openssl command: nothing secret lies in the tree, and
/// nothing expires in it.
class Certificates {
public:
    /// Makes the authority. Check isValid(): false if openssl is not there or failed.
    Certificates();

    bool isValid() const { return m_valid; }
    QString authorityFile() const { return file("authority.pem"); }

    /// Issued by the authority for these names ("DNS:localhost,IP:127.0.0.1"), valid for `days`;
    /// -1 has expired.
    ServerIdentity issue(const QString &names, int days = 2);
    ServerIdentity selfSigned(const QString &names);

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    bool openssl(const QStringList &arguments);
    ServerIdentity load();

    QTemporaryDir m_folder;
    bool m_valid = false;
};

} // namespace porthole::test
