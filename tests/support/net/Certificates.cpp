#include "tests/support/net/Certificates.h"

#include <QFile>
#include <QProcess>

namespace porthole::test {

namespace {

const QStringList kNewKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                          QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes")};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Certificates::Certificates()
{
    m_valid =
        m_folder.isValid() &&
        openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + kNewKey +
                QStringList{QStringLiteral("-subj"), QStringLiteral("/CN=Porthole test authority"),
                            QStringLiteral("-addext"), QStringLiteral("basicConstraints=critical,CA:TRUE"),
                            QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"),
                            file("authority.key"), QStringLiteral("-out"), authorityFile()});
}

ServerIdentity Certificates::issue(const QString &names, int days)
{
    QFile extensions(file("extensions"));
    if (extensions.open(QIODevice::WriteOnly))
        extensions.write("subjectAltName=" + names.toLatin1() + "\nbasicConstraints=critical,CA:FALSE\n");
    extensions.close();
    // "req -x509" takes no negative -days; "x509 -req" does.
    m_valid =
        m_valid &&
        openssl(QStringList{QStringLiteral("req")} + kNewKey +
                QStringList{QStringLiteral("-subj"), QStringLiteral("/CN=Porthole test"),
                            QStringLiteral("-keyout"), file("server.key"), QStringLiteral("-out"),
                            file("request.pem")}) &&
        openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), file("request.pem"),
                 QStringLiteral("-CA"), authorityFile(), QStringLiteral("-CAkey"), file("authority.key"),
                 QStringLiteral("-CAcreateserial"), QStringLiteral("-extfile"), file("extensions"),
                 QStringLiteral("-days"), QString::number(days), QStringLiteral("-out"), file("server.pem")});
    return load();
}

ServerIdentity Certificates::selfSigned(const QString &names)
{
    m_valid = m_valid &&
              openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + kNewKey +
                      QStringList{QStringLiteral("-subj"), QStringLiteral("/CN=Porthole test"),
                                  QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + names,
                                  QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"),
                                  file("server.key"), QStringLiteral("-out"), file("server.pem")});
    return load();
}

bool Certificates::openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    const bool done = process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit &&
                      process.exitCode() == 0;
    if (!done)
        qWarning("openssl %s failed: %s", qPrintable(arguments.value(0)),
                 process.readAllStandardError().constData());
    return done;
}

ServerIdentity Certificates::load()
{
    ServerIdentity identity{QSslCertificate(contents(file("server.pem"))),
                            QSslKey(contents(file("server.key")), QSsl::Ec)};
    m_valid = m_valid && !identity.certificate.isNull() && !identity.key.isNull();
    return identity;
}

} // namespace porthole::test
