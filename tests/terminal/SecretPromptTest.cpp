#include "core/terminal/SecretPrompt.h"

#include <QTest>

namespace porthole::terminal {

/// Which lines ask for something secret.
class SecretPromptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asks_data();
    void asks();
};

void SecretPromptTest::asks_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("expected");
    QTest::newRow("login") << QByteArray("Password: ") << true;
    QTest::newRow("sudo") << QByteArray("[sudo] password for ann: ") << true;
    QTest::newRow("ssh") << QByteArray("ann@db.example's password: ") << true;
    QTest::newRow("a key") << QByteArray("Enter passphrase for key '/home/ann/.ssh/id_ed25519': ") << true;
    QTest::newRow("a token") << QByteArray("Enter PIN for ED25519-SK key: ") << true;
    QTest::newRow("a code") << QByteArray("Verification code: ") << true;
    QTest::newRow("passwd") << QByteArray("Current password:") << true;
    QTest::newRow("French") << QByteArray("Mot de passe : ") << true;
    QTest::newRow("German") << QByteArray("[sudo] Passwort f\xc3\xbcr ann: ") << true;
    QTest::newRow("Chinese") << QByteArray("\xe5\xaf\x86\xe7\xa0\x81\xef\xbc\x9a") << true;
    QTest::newRow("a shell") << QByteArray("ann@web:~$ ") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("another question") << QByteArray("Continue? [y/N]: ") << false;
    QTest::newRow("a login name") << QByteArray("db login: ") << false;
    QTest::newRow("typed by the person") << QByteArray("ann@web:~$ grep -r password:") << false;
    QTest::newRow("typed as root") << QByteArray("root@web:/# echo Password: ") << false;
    QTest::newRow("a sentence that has passed") << QByteArray("Your password was changed.") << false;
    QTest::newRow("a folder's name in a prompt") << QByteArray("~/passwords> ") << false;
}

void SecretPromptTest::asks()
{
    QFETCH(QByteArray, line);
    QTEST(asksForSecret(line.toStdString()), "expected");
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::SecretPromptTest)
#include "SecretPromptTest.moc"
