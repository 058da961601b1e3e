// The package installs in a bare Debian 12, works there with nothing but what it depends on, and goes without
// a trace. Needs Debian's mirror.
#include "tests/package/Command.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::test;

class DebianTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatItNeeds_data();
    void saysWhatItNeeds();
    void installsRunsAndGoes();

private:
    QString m_package;
    QTemporaryDir m_folder;
};

void DebianTest::initTestCase()
{
    const Command pack(QStringLiteral(PORTHOLE_CPACK),
                       {u"--config"_qs, QStringLiteral(PORTHOLE_BUILD_FOLDER "/CPackConfig.cmake"), u"-B"_qs,
                        m_folder.filePath(u"packed"_qs)});
    QVERIFY2(pack.exitCode == 0, pack.output);
    const QDir packed(m_folder.filePath(u"packed"_qs));
    const QStringList packages = packed.entryList({u"porthole_*.deb"_qs});
    QCOMPARE(packages.size(), 1);
    m_package = packed.filePath(packages.first());
}

void DebianTest::saysWhatItNeeds_data()
{
    QTest::addColumn<QByteArray>("package");
    // Nothing is linked with these, so nothing but our own list names them.
    QTest::newRow("the database's driver") << QByteArray("libqt6sql6-sqlite");
    QTest::newRow("the icons' driver") << QByteArray("libqt6svg6");
    QTest::newRow("the keychain's library") << QByteArray("libsecret-1-0");
    QTest::newRow("what it is linked with") << QByteArray("libssh-4 (>= 0.10");
}

void DebianTest::saysWhatItNeeds()
{
    QFETCH(QByteArray, package);
    const Command field(u"dpkg-deb"_qs, {u"--field"_qs, m_package, u"Depends"_qs});
    QVERIFY2(field.output.contains(package), field.output);
}

void DebianTest::installsRunsAndGoes()
{
    const QString picture = m_folder.filePath(u"window.png"_qs);
    QDir().mkpath(m_folder.filePath(u"in"_qs));
    QVERIFY(QFile::copy(m_package, m_folder.filePath(u"in/porthole.deb"_qs)));
    QStringList arguments{u"--variant=apt"_qs, u"--format=null"_qs};
    const auto step = [&](const QString &hook) { arguments << u"--customize-hook="_qs + hook; };
    const auto inside = [&](const QString &command) {
        step(u"chroot \"$1\" sh -c '"_qs + command + u"'"_qs);
    };
    step(u"copy-in "_qs + m_folder.filePath(u"in/porthole.deb"_qs) + u" /tmp"_qs);
    inside(u"DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /tmp/porthole.deb"_qs);
    inside(u"dpkg --verify porthole && porthole --version"_qs);
    inside(u"HOME=/tmp XDG_RUNTIME_DIR=/tmp porthole --picture /tmp/window.png"_qs);
    step(u"copy-out /tmp/window.png "_qs + m_folder.path());
    inside(u"apt-get purge -y porthole && test -z \"$(dpkg -l porthole 2>/dev/null | grep ^.[^n])\""_qs);
    // The package itself and what apt has noted of it are none of its traces.
    inside(u"test -z \"$(find /etc /usr /var/lib /opt -iname \"*porthole*\")\""_qs);
    arguments << u"bookworm"_qs << u"/dev/null"_qs;
    const Command debian(u"mmdebstrap"_qs, arguments, {}, 800'000);
    QVERIFY2(debian.exitCode == 0, debian.output.right(4000));
    QVERIFY(debian.output.contains("\nporthole 0."));
    QVERIFY(QImage(picture).width() > 300);
}

QTEST_GUILESS_MAIN(DebianTest)
#include "DebianTest.moc"
