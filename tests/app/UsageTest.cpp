#include "Program.h"

#include <QImage>
#include <QSet>
#include <QTemporaryDir>

class UsageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongUseIsTwoAndOneLine_data();
    void wrongUseIsTwoAndOneLine();
    void helpIsThereForEverything_data();
    void helpIsThereForEverything();
    void saysItsVersion();
    void aMissingFileIsFour_data();
    void aMissingFileIsFour();
    void withoutADisplayTheWindowIsNotAvailable();
    void writesAPictureOfTheWindowWithoutADisplay();
};

void UsageTest::wrongUseIsTwoAndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    const auto row = [](const char *name, const char *line, const char *input = "") {
        QTest::newRow(name) << QString::fromLatin1(line).split(u' ') << QByteArray(input);
    };
    row("console alone", "console");
    row("console unknown", "console dance vnc://127.0.0.1:1");
    row("server alone", "server");
    row("clouds with a name", "clouds lab");
    row("url without a server", "console url");
    row("url of an unknown type", "console url --type vga web");
    row("shot without URL", "console shot");
    row("shot without file", "console shot vnc://127.0.0.1:1");
    row("shot with too much", "console shot vnc://127.0.0.1:1 a b");
    row("unknown scheme", "console shot gopher://127.0.0.1 out.png");
    row("no host", "console shot vnc:// out.png");
    row("port out of range", "console shot vnc://127.0.0.1::70000 out.png");
    row("a host that is an option", "console shot vnc://-oProxyCommand=id out.png");
    row("unknown option", "console shot vnc://127.0.0.1:1 out.png --fast");
    row("after-ms no number", "console shot vnc://127.0.0.1:1 out.png --after-ms soon");
    row("timeout negative", "console shot vnc://127.0.0.1:1 out.png --timeout-ms -1");
    row("pin too short", "console shot wss://127.0.0.1:1/ out.png --pin abcd");
    row("pin no hex", "console shot wss://127.0.0.1:1/ out.png --pin "
                      "zz00000000000000000000000000000000000000000000000000000000000000");
    row("nothing on standard input", "console shot - out.png");
    row("nonsense on standard input", "console shot - out.png", "gopher://x\n");
    row("unknown key", "console key vnc://127.0.0.1:1 ctrl+nosuchkey");
    row("text that is no UTF-8", "console type vnc://127.0.0.1:1", "\xff\xfe");
    row("decode nothing", "decode");
    row("repeat nothing", "decode x.rfbcap --repeat 0");
    row("help for nothing", "help dance");
    row("unknown option of the window", "--fullscreen");
    row("unknown target of the window", "gopher://127.0.0.1");
}

void UsageTest::wrongUseIsTwoAndOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    Program program(arguments, input);
    QCOMPARE(program.exitCode(), 2);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.startsWith("porthole: usage: "), errors);
    QCOMPARE(errors.count('\n'), 1);
    QCOMPARE(program.output(), QByteArray());
}

void UsageTest::helpIsThereForEverything_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *line, const char *says) {
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ') << QByteArray(says);
    };
    row("--help", "console shot");
    row("-h", "Exit codes");
    row("help", "decode");
    row("help console", "console key");
    row("help console shot", "--after-ms");
    row("help console type", "--enter");
    row("help console key", "ctrl+alt+del");
    row("help decode", "--json");
    row("help clouds", "--json");
    row("help servers", "--all");
    row("help console url", "--type");
    row("help server", "porthole server reboot");
    row("help server start", "--wait");
    row("help server stop", "--timeout-ms");
    row("help server reboot", "--hard");
    row("servers --help", "--project");
    row("server --help", "server stop");
    row("clouds -h", "porthole clouds");
    row("console shot --help", "--after-ms");
    row("console --help", "console type");
    row("decode x.rfbcap -h", "--repeat");
    row("help open", "porthole open NAME...: open the window with saved connections");
    row("open web-1 --help", "FOLDER/NAME");
}

void UsageTest::helpIsThereForEverything()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    Program program(arguments);
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(program.output().contains(says), program.output());
    QCOMPARE(program.errors(), QByteArray());
}

void UsageTest::saysItsVersion()
{
    Program program({QStringLiteral("--version")});
    QCOMPARE(program.exitCode(), 0);
    const QByteArray version = program.output();
    QVERIFY2(version.startsWith("porthole ") && version[9] >= '0' && version[9] <= '9', version);
}

void UsageTest::aMissingFileIsFour_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("recording") << QStringList{QStringLiteral("decode"),
                                              QStringLiteral("/nonexistent/a.rfbcap")};
    QTest::newRow("password") << QStringList{QStringLiteral("console"), QStringLiteral("shot"),
                                             QStringLiteral("vnc://127.0.0.1::1"), QStringLiteral("o.png"),
                                             QStringLiteral("--password-file=/nonexistent/secret")};
}

void UsageTest::aMissingFileIsFour()
{
    QFETCH(QStringList, arguments);
    Program program(arguments);
    QCOMPARE(program.exitCode(), 4);
    QVERIFY2(program.errors().startsWith("porthole: not found: "), program.errors());
}

void UsageTest::withoutADisplayTheWindowIsNotAvailable()
{
    Program program({});
    QCOMPARE(program.exitCode(), 7);
    QVERIFY2(program.errors().startsWith("porthole: not available: "), program.errors());
}

void UsageTest::writesAPictureOfTheWindowWithoutADisplay()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("window.png"));
    Program program({QStringLiteral("--picture"), path});
    QCOMPARE(program.exitCode(), 0);
    const QImage picture(path);
    QVERIFY(picture.width() > 300 && picture.height() > 200);
    // A window that painted nothing has one colour.
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    QVERIFY(colours.size() > 8);
}

QTEST_GUILESS_MAIN(UsageTest)
#include "UsageTest.moc"
