#include "tests/integration/Peer.h"
#include "tests/lab/Lab.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

namespace porthole::test {

namespace {

constexpr int kAuthentication = 3, kUnavailable = 7;
const QString kDb = QStringLiteral("demo-db");

/// What the guest says on its first serial port: its greeting, and every key that reached it.
class SerialLine {
public:
    explicit SerialLine(const QString &server)
    {
        const QByteArray number = lab::act(QStringLiteral("serial-port ") + server).output.trimmed();
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), number.toUShort());
        m_socket.waitForConnected(kPatience);
    }
    bool waitFor(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return heard().contains(text); }, kPatience);
    }
    QByteArray heard() { return m_heard += m_socket.readAll(); }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

} // namespace

/// Addresses, pictures and keys of a real cloud's consoles, through its own proxies.
class ConsolesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theShotIsQemusOwnPicture_data();
    void theShotIsQemusOwnPicture();
    void whatIsTypedReachesTheGuest();
    void aChordReachesTheGuest();
    void anAddressLetsInWhoeverHasIt();
    void anAddressOfTheSerialConsoleTalks();
    void anAddressOfAServerThatIsOffLeadsNowhere();
    void aConsoleBehindTlsIsBelievedByTheCloudsAuthority();
    void consolesThatTheCloudOffersOrNot();

private:
    lab::Ended shot(const QString &words) const;
    QString picture() const { return m_dir.filePath(QStringLiteral("shot.png")); }
    QImage image() const { return QImage(picture()).convertToFormat(QImage::Format_RGB32); }

    QTemporaryDir m_dir;
};

void ConsolesTest::initTestCase() { QVERIFY2(lab::missing().isEmpty(), qPrintable(lab::missing())); }

/// `words` are the console and what to say about the cloud.
lab::Ended ConsolesTest::shot(const QString &words) const
{
    const qsizetype end = words.indexOf(u' ');
    const QString rest = end < 0 ? QString() : words.mid(end);
    return lab::porthole(QStringLiteral("console shot ") + words.left(end) + u' ' + picture() + rest);
}

void ConsolesTest::theShotIsQemusOwnPicture_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("running") << QStringLiteral("demo-web");
    QTest::newRow("paused") << QStringLiteral("demo-paused");
}

void ConsolesTest::theShotIsQemusOwnPicture()
{
    QFETCH(QString, server);
    const auto truth = lab::screen(server);
    QVERIFY(truth && truth->colours() >= 16);
    for (int time = 0; time < 2; ++time) {
        EXPECT_CODE(shot(server + QStringLiteral(" --cloud demo")), 0);
        QCOMPARE(image().size(), QSize(640, 480));
        const QString differs = difference(image(), *truth);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
    }
}

void ConsolesTest::whatIsTypedReachesTheGuest()
{
    SerialLine line(kDb);
    const auto before = lab::screen(kDb);
    const QByteArray text = "Porthole types {this}: \"50%\" @ ~/lab_7";
    // A guest under emulation on a busy computer misses keys that come as fast as usual.
    EXPECT_CODE(
        lab::porthole(QStringLiteral("console type --cloud demo demo-db --enter --delay-ms 60"), text + '\n'),
        0);
    QVERIFY2(line.waitFor(text + "\r\n"), line.heard().constData());
    EXPECT_CODE(shot(QStringLiteral("demo-db --cloud demo")), 0);
    const auto after = lab::screen(kDb);
    QVERIFY(before && after);
    QVERIFY(after->image != before->image);
    const QString differs = difference(image(), *after);
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
}

void ConsolesTest::aChordReachesTheGuest()
{
    SerialLine line(kDb);
    EXPECT_CODE(lab::porthole(QStringLiteral("console key --cloud demo demo-db shift+q")), 0);
    QVERIFY2(line.waitFor("Q"), line.heard().constData());
    // The guest starts anew, and greets.
    EXPECT_CODE(lab::porthole(QStringLiteral("console key --cloud demo demo-db ctrl+alt+del")), 0);
    QVERIFY2(line.waitFor("PORTHOLE LAB GUEST"), line.heard().constData());
}

void ConsolesTest::anAddressLetsInWhoeverHasIt()
{
    const lab::Ended url = lab::porthole(QStringLiteral("console url demo-web --json"));
    EXPECT_CODE(url, 0);
    const QJsonDocument told = QJsonDocument::fromJson(url.output);
    QCOMPARE(told[QStringLiteral("type")].toString(), QStringLiteral("novnc"));
    QCOMPARE(told[QStringLiteral("server_status")].toString(), QStringLiteral("ACTIVE"));
    const QString address = told[QStringLiteral("url")].toString();
    QVERIFY2(address.contains(QStringLiteral(":%1/").arg(lab::port("novnc"))), url.words().constData());
    // Nova's tokens may be used more than once.
    EXPECT_CODE(shot(address), 0);
    EXPECT_CODE(shot(address), 0);
    QCOMPARE(image().size(), QSize(640, 480));
    const QString wrong = address.chopped(4) + QStringLiteral("beef");
    const lab::Ended refused = shot(wrong);
    EXPECT_REFUSED(refused, kAuthentication, "token");
    QVERIFY2(!refused.errors.contains("beef"), refused.words().constData());
}

void ConsolesTest::anAddressOfTheSerialConsoleTalks()
{
    const lab::Ended url = lab::porthole(QStringLiteral("console url demo-web --type serial"));
    EXPECT_CODE(url, 0);
    QVERIFY2(url.output.startsWith("ws://"), url.words().constData());
    QWebSocket socket;
    QByteArray heard;
    connect(&socket, &QWebSocket::connected, this, [&] { socket.sendBinaryMessage("serial"); });
    connect(&socket, &QWebSocket::binaryMessageReceived, this,
            [&](const QByteArray &frame) { heard += frame; });
    socket.open(QUrl(QString::fromUtf8(url.output.trimmed())));
    QVERIFY2(QTest::qWaitFor([&] { return heard.contains("serial"); }, kPatience), heard.constData());
}

void ConsolesTest::anAddressOfAServerThatIsOffLeadsNowhere()
{
    const lab::Ended url = lab::porthole(QStringLiteral("console url demo-off"));
    EXPECT_REFUSED(url, 0, "switched off");
    EXPECT_REFUSED(url, 0, "server start --cloud demo");
    EXPECT_REFUSED(shot(QString::fromUtf8(url.output.trimmed())), kAuthentication, "token");
}

void ConsolesTest::aConsoleBehindTlsIsBelievedByTheCloudsAuthority()
{
    EXPECT_CODE(lab::up({QStringLiteral("CONSOLE_TLS=1")}), 0);
    const lab::Ended believed = shot(QStringLiteral("demo-web --cloud tls"));
    const lab::Ended unknown = shot(QStringLiteral("demo-web --cloud demo"));
    EXPECT_CODE(lab::up(), 0);
    EXPECT_CODE(believed, 0);
    EXPECT_REFUSED(unknown, kAuthentication, "certificate not trusted");
}

void ConsolesTest::consolesThatTheCloudOffersOrNot()
{
    const QString reboot = QStringLiteral("server reboot demo-web --hard --wait");
    const QString spiceUrl = QStringLiteral("console url demo-web --type spice-html5");
    EXPECT_CODE(lab::up({QStringLiteral("SPICE=1"), QStringLiteral("SERIAL=0")}), 0);
    // The server was made without it: Nova says so in other words than where the cloud has none.
    const lab::Ended older = lab::porthole(spiceUrl);
    const lab::Ended rebooted = lab::porthole(reboot);
    const lab::Ended spice = lab::porthole(spiceUrl);
    const lab::Ended serial = lab::porthole(QStringLiteral("console url demo-web --type serial"));
    EXPECT_CODE(lab::up(), 0);
    EXPECT_CODE(lab::porthole(reboot), 0);
    EXPECT_REFUSED(older, kUnavailable, "the server was made without it");
    EXPECT_CODE(rebooted, 0);
    EXPECT_CODE(spice, 0);
    const QByteArray start =
        "http://127.0.0.1:" + QByteArray::number(lab::port("spice")) + "/spice_auto.html?";
    QVERIFY2(spice.output.startsWith(start), spice.words().constData());
    EXPECT_REFUSED(serial, kUnavailable, "no serial console");
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ConsolesTest)
#include "ConsolesTest.moc"
