#include "app/desktop/ConnectionFileReader.h"
#include "tests/support/secrets/TestSecret.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using porthole::operator""_secret;

namespace porthole::desktop {

class ConnectionFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsMeant();
    void leadsToAConsole();
    void refuses_data();
    void refuses();
    void isReadAside();

private:
    QString write(const QByteArray &lines)
    {
        const QString path = m_folder.filePath(QStringLiteral("console.vv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("[virt-viewer]\n" + lines) < 0)
            qFatal("the file cannot be written");
        return path;
    }
    QTemporaryDir m_folder;
};

void ConnectionFileTest::knowsWhatIsMeant()
{
    const QString path = write("type=vnc\n");
    QCOMPARE(connectionFileMeantBy(path), path);
    QCOMPARE(connectionFileMeantBy(QStringLiteral("file://") + path), path);
    // It need not be there: whoever clicked it is to hear of that.
    QCOMPARE(connectionFileMeantBy(QStringLiteral("file:///nowhere/a%20b.vv")),
             QStringLiteral("/nowhere/a b.vv"));
    QCOMPARE(connectionFileMeantBy(QStringLiteral("console.vv")), QString()); // a host, as far as one can see
    QCOMPARE(connectionFileMeantBy(QStringLiteral("ssh://web/x.vv")), QString());
}

void ConnectionFileTest::leadsToAConsole()
{
    auto file = readConnectionFile(
        write("type=vnc\nhost=desk.example\nport=5901\npassword=" + QByteArray("sesame"_secret) + "\n"));
    QVERIFY2(file, file ? "" : file.error().detail.c_str());
    QCOMPARE(file->target.url.displayName(), QStringLiteral("vnc://desk.example:5901"));
    QVERIFY(file->target.password && file->target.password->reveal() == "sesame"_secret);
    QVERIFY(!file->deletesItself);
    file = readConnectionFile(
        write("type=vnc\nhost=desk.example\nport=5901\ntls-port=5902\ndelete-this-file=1\n"));
    QVERIFY2(file, file ? "" : file.error().detail.c_str());
    QCOMPARE(file->target.url.displayName(), QStringLiteral("vncs://desk.example:5902"));
    QVERIFY(file->deletesItself);
}

void ConnectionFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("SPICE") << QByteArray("type=spice\nhost=h\nport=5900\n") << ErrorKind::Unavailable;
    QTest::newRow("a proxy") << QByteArray("type=vnc\nhost=h\nport=5900\nproxy=http://p:3128\n")
                             << ErrorKind::Unavailable;
    QTest::newRow("another name's certificate")
        << QByteArray("type=vnc\nhost=h\ntls-port=5900\nhost-subject=O=x\n") << ErrorKind::Unavailable;
    QTest::newRow("no host") << QByteArray("type=vnc\nport=5900\n") << ErrorKind::Usage;
    QTest::newRow("an option as a host") << QByteArray("type=vnc\nhost=-x\nport=5900\n") << ErrorKind::Usage;
    QTest::newRow("a port that would be a display")
        << QByteArray("type=vnc\nhost=h\nport=7\n") << ErrorKind::Usage;
    QTest::newRow("too long") << QByteArray("type=vnc\nhost=h\nport=5900\n") + QByteArray(2 << 20, '#')
                              << ErrorKind::Usage;
}

void ConnectionFileTest::refuses()
{
    QFETCH(QByteArray, lines);
    QFETCH(ErrorKind, kind);
    const auto file = readConnectionFile(write(lines));
    QVERIFY(!file);
    QCOMPARE(file.error().kind, kind);
}

void ConnectionFileTest::isReadAside()
{
    ConnectionFileReader reader;
    int read = 0, missed = 0;
    connect(&reader, &ConnectionFileReader::wasRead, this, [&read] { ++read; });
    connect(&reader, &ConnectionFileReader::notRead, this, [&missed] { ++missed; });
    reader.read(write("type=vnc\nhost=h\nport=5900\n"));
    QTRY_COMPARE_WITH_TIMEOUT(read, 1, 30'000);
    reader.read(m_folder.filePath(QStringLiteral("none.vv")));
    QTRY_COMPARE_WITH_TIMEOUT(missed, 1, 30'000);
    // A pipe that nobody writes into is not waited for.
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder.filePath(QStringLiteral("pipe.vv"))).constData(), 0600), 0);
    reader.read(m_folder.filePath(QStringLiteral("pipe.vv")));
    QTRY_COMPARE_WITH_TIMEOUT(missed, 2, 30'000);
}

} // namespace porthole::desktop

QTEST_GUILESS_MAIN(porthole::desktop::ConnectionFileTest)
#include "ConnectionFileTest.moc"
