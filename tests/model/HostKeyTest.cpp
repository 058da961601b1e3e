#include "core/model/HostKey.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

namespace porthole::test {

namespace {

/// RFC 4251 section 5.
QByteArray wireString(const QByteArray &bytes)
{
    QByteArray length(4, '\0');
    qToBigEndian(static_cast<quint32>(bytes.size()), length.data());
    return length + bytes;
}

} // namespace

/// A person compares what Porthole shows with what `ssh-keygen -lv` prints on the host: every character
/// has to be the same.
class HostKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void showsANewKeyAsSshKeygenDoes_data();
    void showsANewKeyAsSshKeygenDoes();
    void showsAHardwareKeyAsSshKeygenDoes_data();
    void showsAHardwareKeyAsSshKeygenDoes();
    void namesATypeThatItDoesNotKnow();

private:
    QByteArray keygen(const QStringList &arguments);
    HostKey makeKey(const QString &type, const QString &bits);
    void compare(const HostKey &key);

    QTemporaryDir m_folder;
    int m_made = 0;
};

QByteArray HostKeyTest::keygen(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ssh-keygen"), arguments);
    if (!process.waitForFinished(100'000) || process.exitCode() != 0)
        qFatal("ssh-keygen: %s %s", qPrintable(process.errorString()), process.readAllStandardError().data());
    return process.readAllStandardOutput();
}

HostKey HostKeyTest::makeKey(const QString &type, const QString &bits)
{
    const QString path = m_folder.filePath(QStringLiteral("key%1").arg(++m_made));
    QStringList arguments{QStringLiteral("-q"),
                          QStringLiteral("-t"),
                          type,
                          QStringLiteral("-N"),
                          QString(),
                          QStringLiteral("-f"),
                          path};
    if (!bits.isEmpty())
        arguments << QStringLiteral("-b") << bits;
    keygen(arguments);
    QFile file(path + QStringLiteral(".pub"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no key");
    const QList<QByteArray> words = file.readAll().split(' ');
    return {words.value(0), QByteArray::fromBase64(words.value(1))};
}

void HostKeyTest::compare(const HostKey &key)
{
    const QString path = m_folder.filePath(QStringLiteral("compared.pub"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(key.type + ' ' + key.blob.toBase64() + " a comment\n");
    file.close();
    // "256 SHA256:... a comment (ED25519)", and the picture below it.
    QStringList shown =
        QString::fromUtf8(keygen({QStringLiteral("-lv"), QStringLiteral("-f"), path})).trimmed().split(u'\n');
    QCOMPARE(key.fingerprint(), shown.takeFirst().section(u' ', 1, 1));
    QCOMPARE(key.picture(), shown);
}

void HostKeyTest::showsANewKeyAsSshKeygenDoes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("bits");
    const auto row = [](const char *name, const char *type, const char *bits) {
        QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(bits);
    };
    row("Ed25519, whose name leaves one dash more on the right", "ed25519", "");
    row("ECDSA on P-256", "ecdsa", "256");
    row("ECDSA on P-384", "ecdsa", "384");
    row("ECDSA on P-521, whose bits fill no whole bytes", "ecdsa", "521");
    row("RSA of the usual length", "rsa", "");
    row("RSA of 2048 bits", "rsa", "2048");
    row("RSA whose bits fill no whole bytes", "rsa", "1030");
    row("DSA", "dsa", "");
}

void HostKeyTest::showsANewKeyAsSshKeygenDoes()
{
    QFETCH(QString, type);
    QFETCH(QString, bits);
    // Several, so that many of the picture's marks are seen.
    const int count = type == QLatin1String("ed25519") ? 8 : 1;
    for (int i = 0; i < count; ++i)
        compare(makeKey(type, bits));
}

void HostKeyTest::showsAHardwareKeyAsSshKeygenDoes_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("Ed25519") << QStringLiteral("ed25519") << QByteArray("sk-ssh-ed25519@openssh.com");
    QTest::newRow("ECDSA") << QStringLiteral("ecdsa") << QByteArray("sk-ecdsa-sha2-nistp256@openssh.com");
}

/// A key that a device holds is a plain one with its application behind it (OpenSSH's PROTOCOL.u2f).
void HostKeyTest::showsAHardwareKeyAsSshKeygenDoes()
{
    QFETCH(QString, made);
    QFETCH(QByteArray, type);
    const HostKey plain = makeKey(made, {});
    const QByteArray fields = plain.blob.mid(4 + plain.type.size());
    compare({type, wireString(type) + fields + wireString("ssh:")});
}

void HostKeyTest::namesATypeThatItDoesNotKnow()
{
    const HostKey key{"ssh-tomorrow@example.org", wireString("ssh-tomorrow@example.org")};
    QCOMPARE(key.picture().first(), QStringLiteral("+[ssh-tomorrow@ex]+"));
    QCOMPARE(key.picture().size(), 11);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostKeyTest)
#include "HostKeyTest.moc"
