#include "Program.h"
#include "tests/support/FakeRfbServer.h"
#include "tests/support/secrets/TestSecret.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QtEndian>

#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

using porthole::test::FakeRfbServer;
using Script = FakeRfbServer::Script;
using porthole::operator""_secret;

namespace {

QString urlOf(const FakeRfbServer &server, const QString &user = {})
{
    return QStringLiteral("vnc://") + user + QStringLiteral("127.0.0.1::%1").arg(server.port());
}

QStringList words(std::initializer_list<const char *> fixed)
{
    QStringList list;
    for (const char *word : fixed)
        list << QString::fromLatin1(word);
    return list;
}

std::vector<FakeRfbServer::Key> presses(std::initializer_list<quint32> keysyms)
{
    std::vector<FakeRfbServer::Key> keys;
    for (const quint32 keysym : keysyms) {
        keys.push_back({true, keysym});
        keys.push_back({false, keysym});
    }
    return keys;
}

template <class T> QByteArray big(T value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// A picture in which every pixel differs from its neighbours.
QImage pattern()
{
    QImage picture(64, 48, QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            picture.setPixel(x, y, qRgb(4 * x, 5 * y, x * y % 256));
    return picture;
}

/// A FramebufferUpdate of some of its rows. RFC 6143 section 7.6.1.
QByteArray rowsOf(const QImage &picture, int first, int count)
{
    QByteArray update = QByteArray::fromHex("00000001") + big(quint16{0}) + big(quint16(first)) +
                        big(quint16(picture.width())) + big(quint16(count)) + big(qint32{0});
    for (int y = first; y < first + count; ++y)
        update += QByteArray(reinterpret_cast<const char *>(picture.constScanLine(y)), 4 * picture.width());
    return update;
}

} // namespace

class ConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shotIsTheServersPixels_data();
    void shotIsTheServersPixels();
    void shotWaitsForTheRestOfThePicture();
    void shotFollowsThePictureForAsLongAsAsked();
    void shotGoesToStandardOutput();
    void shotThatCannotBeWrittenIsOne();
    void typedTextArrives_data();
    void typedTextArrives();
    void chordsArriveInOrder();
    void typingIntoSilenceIsATimeout();
    void doesNotTakeAPictureThatWasUnderWayForAnAnswer();
    void passwordsComeFromEverySource_data();
    void passwordsComeFromEverySource();
    void asksForThePasswordOnATerminalWithoutEcho();
    void noPasswordIsThreeAndSaysHowToGiveOne();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
};

void ConsoleTest::shotIsTheServersPixels_data()
{
    QTest::addColumn<bool>("urlOnStandardInput");
    QTest::newRow("URL as argument") << false;
    QTest::newRow("URL on standard input") << true;
}

void ConsoleTest::shotIsTheServersPixels()
{
    QFETCH(bool, urlOnStandardInput);
    FakeRfbServer server(Script{.stallAt = FakeRfbServer::Stage::Update});
    const QString file = path("shot.png");
    QFile::remove(file);
    const QString url = urlOf(server);
    Program program(words({"console", "shot"}) +
                        QStringList{urlOnStandardInput ? QStringLiteral("-") : url, file},
                    urlOnStandardInput ? url.toLatin1() + '\n' : QByteArray());
    QTRY_COMPARE(server.requests(), std::vector<bool>{false});
    server.say(rowsOf(pattern(), 0, 48));
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32), pattern());
    QTRY_VERIFY(!server.hasClient());
}

void ConsoleTest::shotWaitsForTheRestOfThePicture()
{
    FakeRfbServer server(Script{.stallAt = FakeRfbServer::Stage::Update});
    const QString file = path("halves.png");
    Program program(words({"console", "shot"}) + QStringList{urlOf(server), file});
    QTRY_COMPARE(server.requests().size(), std::size_t{1});
    server.say(rowsOf(pattern(), 0, 30));
    QTRY_VERIFY(server.requests().size() >= 2); // the first half has been seen
    QVERIFY(!program.ended());
    server.say(rowsOf(pattern(), 30, 18));
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32), pattern());
}

void ConsoleTest::shotFollowsThePictureForAsLongAsAsked()
{
    FakeRfbServer server;
    const QString file = path("later.png");
    Program program(words({"console", "shot", "--after-ms", "2000"}) + QStringList{urlOf(server), file});
    QTRY_VERIFY(server.requests().size() >= 2);
    QVERIFY(!QFile::exists(file));
    server.paint(0xff01c803);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(QImage(file).pixel(5, 5), qRgb(1, 200, 3));
}

void ConsoleTest::shotGoesToStandardOutput()
{
    FakeRfbServer server;
    Program program(words({"console", "shot"}) + QStringList{urlOf(server), QStringLiteral("-")});
    QCOMPARE(program.exitCode(), 0);
    const QImage picture = QImage::fromData(program.output());
    QCOMPARE(picture.size(), server.script.size);
    QCOMPARE(picture.pixel(63, 47), qRgb(0x20, 0x40, 0x60));
}

void ConsoleTest::shotThatCannotBeWrittenIsOne()
{
    FakeRfbServer server;
    Program program(words({"console", "shot"}) +
                    QStringList{urlOf(server), QStringLiteral("/nonexistent/shot.png")});
    QCOMPARE(program.exitCode(), 1);
    QVERIFY2(program.errors().startsWith("porthole: file: /nonexistent/shot.png: "), program.errors());
}

void ConsoleTest::typedTextArrives_data()
{
    QTest::addColumn<bool>("urlOnStandardInput");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<quint32>>("keysyms");
    const QList<quint32> abc{'a', 'b', 0xff09, 'c'};
    QTest::newRow("plain") << false << QStringList() << QByteArray("ab\tc") << abc;
    QTest::newRow("the last line end is not typed")
        << false << QStringList() << QByteArray("ab\tc\r\n") << abc;
    QTest::newRow("--enter is") << false << words({"--enter"}) << QByteArray("ab\tc\n")
                                << abc + QList<quint32>{0xff0d};
    QTest::newRow("URL first, two lines then")
        << true << words({"--delay-ms=0"}) << QByteArray("x\ny") << QList<quint32>{'x', 0xff0d, 'y'};
    QTest::newRow("--enter alone") << false << words({"--enter"}) << QByteArray() << QList<quint32>{0xff0d};
}

void ConsoleTest::typedTextArrives()
{
    QFETCH(bool, urlOnStandardInput);
    QFETCH(QStringList, options);
    QFETCH(QByteArray, text);
    QFETCH(QList<quint32>, keysyms);
    FakeRfbServer server;
    const QString url = urlOf(server);
    Program program(words({"console", "type"}) + QStringList{urlOnStandardInput ? QStringLiteral("-") : url} +
                        options,
                    (urlOnStandardInput ? url.toLatin1() + "\r\n" : QByteArray()) + text);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QByteArray());
    std::vector<FakeRfbServer::Key> expected;
    for (const quint32 keysym : keysyms)
        for (const auto &key : presses({keysym}))
            expected.push_back(key);
    QCOMPARE(server.keys(), expected);
}

void ConsoleTest::chordsArriveInOrder()
{
    FakeRfbServer server;
    Program program(words({"console", "key"}) + QStringList{urlOf(server), QStringLiteral("ctrl+alt+del")});
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QByteArray());
    const std::vector<FakeRfbServer::Key> chord{{true, 0xffe3},  {true, 0xffe9},  {true, 0xffff},
                                                {false, 0xffff}, {false, 0xffe9}, {false, 0xffe3}};
    QCOMPARE(server.keys(), chord);
}

void ConsoleTest::typingIntoSilenceIsATimeout()
{
    FakeRfbServer server;
    Program program(words({"console", "type", "--timeout-ms", "1500"}) + QStringList{urlOf(server)}, "xyz");
    QTRY_VERIFY(!server.requests().empty());
    server.script.stallAt = FakeRfbServer::Stage::Update;
    QCOMPARE(program.exitCode(), 5);
    QVERIFY2(program.errors().startsWith("porthole: timed out: vnc://127.0.0.1:"), program.errors());
    QVERIFY2(program.errors().contains("the keys were sent, but no answer came"), program.errors());
    QCOMPARE(server.keys(), presses({'x', 'y', 'z'}));
}

void ConsoleTest::doesNotTakeAPictureThatWasUnderWayForAnAnswer()
{
    FakeRfbServer server;
    Program program(words({"console", "key", "--delay-ms", "300"}) +
                    QStringList{urlOf(server), QStringLiteral("F5")});
    // It has seen the picture, and has asked for what changes.
    QTRY_COMPARE(server.requests(), (std::vector<bool>{false, true}));
    server.script.deaf = true;
    const auto unread = [client = server.client()] {
        int inKernel = 0;
        ioctl(static_cast<int>(client->socketDescriptor()), FIONREAD, &inKernel);
        return inKernel + client->bytesAvailable();
    };
    QTRY_COMPARE(unread(), 8 + 8 + 10); // a press, a release and the request for the picture
    server.say(FakeRfbServer::rawUpdate(server.script.size, 0xff0000ff));
    QVERIFY2(!QTest::qWaitFor([&] { return program.ended(); }, 1500), "it left before its keys were read");
    server.script.deaf = false;
    server.client()->setReadBufferSize(0);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(server.keys(), presses({0xffc2}));
}

void ConsoleTest::passwordsComeFromEverySource_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("environment");
    const QByteArray right = FakeRfbServer::kPassword;
    // Of an argument its eight characters are enough: who starts a program shows its arguments to all.
    const QString inUrl = QLatin1Char(':') + QString::fromLatin1(right.first(8)) + QLatin1Char('@');
    const QString none;
    QTest::newRow("URL") << inUrl << QByteArray() << none;
    QTest::newRow("file") << none << right + "\nmore" << none;
    QTest::newRow("file without line end") << none << right << none;
    QTest::newRow("environment") << none << QByteArray() << QString::fromLatin1(right);
    QTest::newRow("URL before file") << inUrl << QByteArray("wrong"_secret) << none;
    QTest::newRow("file before environment") << none << right << QString::fromLatin1("wrong"_secret);
}

void ConsoleTest::passwordsComeFromEverySource()
{
    QFETCH(QString, user);
    QFETCH(QByteArray, file);
    QFETCH(QString, environment);
    FakeRfbServer server(Script{.asksPassword = true});
    QStringList arguments =
        words({"console", "shot"}) + QStringList{urlOf(server, user), path("password.png")};
    if (!file.isEmpty()) {
        QFile written(path("password"));
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write(file) == file.size());
        arguments << QStringLiteral("--password-file") << written.fileName();
    }
    Program program(arguments, {}, {QStringLiteral("PORTHOLE_VNC_PASSWORD=") + environment});
    const int code = program.exitCode();
    QVERIFY2(code == 0, program.errors());
}

void ConsoleTest::asksForThePasswordOnATerminalWithoutEcho()
{
    FakeRfbServer server(Script{.asksPassword = true});
    int master = -1, slave = -1;
    QCOMPARE(openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
    QProcess program;
    program.setEnvironment(Program::plainEnvironment());
    program.setStandardInputFile(QString::fromLatin1(ttyname(slave)));
    program.start(QStringLiteral(PORTHOLE_PROGRAM),
                  words({"console", "shot"}) + QStringList{urlOf(server), path("asked.png")});
    QByteArray prompt;
    QTRY_VERIFY((prompt += program.readAllStandardError()).contains("Password of "));
    const auto echoes = [slave] {
        termios state{};
        return tcgetattr(slave, &state) == 0 && (state.c_lflag & ECHO) != 0;
    };
    QTRY_VERIFY(!echoes());
    const QByteArray typed = QByteArray(FakeRfbServer::kPassword) + '\n';
    QCOMPARE(write(master, typed.constData(), std::size_t(typed.size())), ssize_t{typed.size()});
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 60'000);
    QVERIFY2(program.exitCode() == 0, prompt + program.readAllStandardError());
    QVERIFY(echoes());
    close(slave);
    close(master);
}

void ConsoleTest::noPasswordIsThreeAndSaysHowToGiveOne()
{
    FakeRfbServer server(Script{.asksPassword = true});
    Program program(words({"console", "shot"}) + QStringList{urlOf(server), path("none.png")});
    QCOMPARE(program.exitCode(), 3);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains("--password-file") && errors.contains("PORTHOLE_VNC_PASSWORD"), errors);
    QCOMPARE(errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(ConsoleTest)
#include "ConsoleTest.moc"
