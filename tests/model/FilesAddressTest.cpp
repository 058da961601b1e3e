#include "core/model/FilesAddress.h"
#include "core/model/ShellWord.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole {

class FilesAddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void pathsBecomeWords_data();
    void pathsBecomeWords();
};

void FilesAddressTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("host alone") << u"sftp://web"_qs << u"web"_qs << QByteArray();
    QTest::newRow("its slash") << u"sftp://web/"_qs << u"web"_qs << QByteArray();
    QTest::newRow("all of it") << u"SFTP://ann@web:2222/var/log"_qs << u"ann@web:2222"_qs
                               << QByteArray("/var/log");
    QTest::newRow("home") << u"sftp://web/~"_qs << u"web"_qs << QByteArray();
    QTest::newRow("below the home") << u"sftp://web/~/a/b"_qs << u"web"_qs << QByteArray("a/b");
    QTest::newRow("a name that begins like it") << u"sftp://web/~ann"_qs << u"web"_qs << QByteArray("/~ann");
    QTest::newRow("encoded") << u"sftp://web/a%20b%E9"_qs << u"web"_qs << QByteArray("/a b\xe9");
    QTest::newRow("IPv6") << u"sftp://ann@[::1]:22/a:b@c"_qs << u"ann@[::1]:22"_qs << QByteArray("/a:b@c");
}

void FilesAddressTest::parses()
{
    QFETCH(QString, text);
    QVERIFY(FilesAddress::isMeant(text));
    const auto address = FilesAddress::parse(text);
    QVERIFY2(address, failureOf(address));
    QTEST(address->host.toString(), "host");
    QTEST(address->path, "path");
}

void FilesAddressTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no host") << u"sftp:///etc"_qs;
    QTest::newRow("a password") << u"sftp://ann:hunter2@web/"_qs;
    QTest::newRow("NUL") << u"sftp://web/a%00b"_qs;
    QTest::newRow("endless") << u"sftp://web/"_qs + QString(10'000, u'a');
}

void FilesAddressTest::refuses()
{
    QFETCH(QString, text);
    const auto address = FilesAddress::parse(text);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, ErrorKind::Usage);
    QVERIFY(address.error().detail.find("hunter2") == std::string::npos);
}

void FilesAddressTest::pathsBecomeWords_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("command"); // empty: none
    QTest::newRow("plain") << QByteArray("/a b") << QByteArray("cd -- '/a b'");
    QTest::newRow("a quote") << QByteArray("/it's") << QByteArray("cd -- '/it'\\''s'");
    QTest::newRow("an option") << QByteArray("-rf") << QByteArray("cd -- '-rf'");
    QTest::newRow("a substitution") << QByteArray("/$(reboot)`x`") << QByteArray("cd -- '/$(reboot)`x`'");
    QTest::newRow("Enter") << QByteArray("/a\rreboot\r") << QByteArray();
    QTest::newRow("line feed") << QByteArray("/a\nreboot") << QByteArray();
    QTest::newRow("interrupt") << QByteArray("/a\x03") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void FilesAddressTest::pathsBecomeWords()
{
    QFETCH(QByteArray, path);
    QTEST(changeFolderCommand(path).value_or(QByteArray()), "command");
}

} // namespace porthole

QTEST_APPLESS_MAIN(porthole::FilesAddressTest)
#include "FilesAddressTest.moc"
