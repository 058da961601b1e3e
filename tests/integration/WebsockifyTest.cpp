#include "tests/app/Program.h"
#include "tests/integration/Console.h"
#include "tests/integration/XServer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

namespace {

constexpr auto kWebsockify = "websockify";

} // namespace

/// websockify, the proxy that noVNC and Nova build on, in front of TigerVNC's server.
class WebsockifyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsTheServersPicture();
    void readsTheLinkOfAConsolePage();
    void asksAboutACertificateAndKeepsToTheAnswer();
    void believesItsAuthority();
    void namesADeadTarget();
    void namesATokenThatIsNotKnown();
    void comesBackWhenTheProxyDoes();
    void theCommandLineTrustsWhatItIsTold();
    void theCommandLineNamesADeadTarget();

private:
    /// Starts a websockify on `port` (0: a free one) in front of the X server; "" or what went wrong.
    QString startProxy(Peer &proxy, quint16 &port, const QStringList &extra = {}, bool withTarget = true);
    void expectPicture(Console &console);

    std::unique_ptr<Xvnc> m_server;
    QTemporaryDir m_dir;
};

void WebsockifyTest::initTestCase()
{
    QString trouble = missingXTools();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    trouble = missingPackages({QString::fromLatin1(kWebsockify), QStringLiteral("openssl")});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    Xvnc::Options options;
    options.geometry = QStringLiteral("320x200");
    m_server = std::make_unique<Xvnc>(options);
    trouble = m_server->start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(m_server->drawScene());

    // A certificate that nobody vouches for, for localhost.
    outputOf(QStringLiteral("openssl"),
             {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
              QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
              QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
              QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost"),
              QStringLiteral("-keyout"), m_dir.filePath(QStringLiteral("key.pem")), QStringLiteral("-out"),
              m_dir.filePath(QStringLiteral("cert.pem"))});
    QVERIFY(QFile::exists(m_dir.filePath(QStringLiteral("cert.pem"))));
}

QString WebsockifyTest::startProxy(Peer &proxy, quint16 &port, const QStringList &extra, bool withTarget)
{
    if (port == 0)
        port = freePort();
    QStringList arguments = extra + QStringList{QStringLiteral("127.0.0.1:%1").arg(port)};
    if (withTarget)
        arguments << QStringLiteral("127.0.0.1:%1").arg(m_server->port());
    if (!proxy.start(QString::fromLatin1(kWebsockify), arguments))
        return missingPackages({QString::fromLatin1(kWebsockify)});
    return proxy.waitForPort(port) ? QString() : QString::fromUtf8(proxy.output());
}

void WebsockifyTest::expectPicture(Console &console)
{
    console.parkPointer();
    const QString differs = waitForPicture(console, [&] { return m_server->screen(); });
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
}

void WebsockifyTest::showsTheServersPicture()
{
    Peer proxy;
    quint16 port = 0;
    const QString trouble = startProxy(proxy, port);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    Console console(QStringLiteral("ws://127.0.0.1:%1/").arg(port));
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    expectPicture(console);
}

void WebsockifyTest::readsTheLinkOfAConsolePage()
{
    // As Nova writes it: the token within the path; the token names the target.
    QFile targets(m_dir.filePath(QStringLiteral("targets")));
    QVERIFY(targets.open(QIODevice::WriteOnly));
    targets.write("3c5b-tok: 127.0.0.1:" + QByteArray::number(m_server->port()) + "\n");
    targets.close();
    Peer proxy;
    quint16 port = 0;
    const QString trouble = startProxy(proxy, port,
                                       {QStringLiteral("--token-plugin"), QStringLiteral("TokenFile"),
                                        QStringLiteral("--token-source"), targets.fileName()},
                                       false);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    Console console(QStringLiteral("http://127.0.0.1:%1/vnc_lite.html?path=%3Ftoken%3D3c5b-tok").arg(port));
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    expectPicture(console);
}

void WebsockifyTest::asksAboutACertificateAndKeepsToTheAnswer()
{
    Peer proxy;
    quint16 port = 0;
    const QString trouble = startProxy(proxy, port,
                                       {QStringLiteral("--cert"), m_dir.filePath(QStringLiteral("cert.pem")),
                                        QStringLiteral("--key"), m_dir.filePath(QStringLiteral("key.pem")),
                                        QStringLiteral("--ssl-only")});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    Console console(QStringLiteral("wss://localhost:%1/").arg(port));
    QVERIFY2(console.open(SessionState::Failed), qPrintable(console.trouble()));
    QCOMPARE(int(console.session().trouble()->error.kind), int(ErrorKind::CertificateUntrusted));
    const QByteArray printed = outputOf(QStringLiteral("openssl"),
                                        {QStringLiteral("x509"), QStringLiteral("-noout"),
                                         QStringLiteral("-fingerprint"), QStringLiteral("-sha256"),
                                         QStringLiteral("-in"), m_dir.filePath(QStringLiteral("cert.pem"))});
    const QByteArray expected = printed.trimmed().split('=').last().replace(':', "").toLower();
    QCOMPARE(console.session().trouble()->certificateSha256.toHex(), expected);

    console.session().trustCertificate();
    QVERIFY2(console.waitFor(SessionState::Live), qPrintable(console.trouble()));
    expectPicture(console);
}

void WebsockifyTest::believesItsAuthority()
{
    Peer proxy;
    quint16 port = 0;
    const QString trouble = startProxy(proxy, port,
                                       {QStringLiteral("--cert"), m_dir.filePath(QStringLiteral("cert.pem")),
                                        QStringLiteral("--key"), m_dir.filePath(QStringLiteral("key.pem"))});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    ConsoleOptions options;
    QVERIFY(options.channel.trust.addCaFile(m_dir.filePath(QStringLiteral("cert.pem"))));
    Console console(QStringLiteral("wss://localhost:%1/").arg(port), options);
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    expectPicture(console);
    // The same certificate for another name is not believed.
    Console elsewhere(QStringLiteral("wss://127.0.0.1:%1/").arg(port), options);
    QVERIFY2(elsewhere.open(SessionState::Failed), qPrintable(elsewhere.trouble()));
    QCOMPARE(int(elsewhere.session().trouble()->error.kind), int(ErrorKind::CertificateUntrusted));
}

void WebsockifyTest::namesADeadTarget()
{
    Peer proxy;
    quint16 port = freePort();
    QVERIFY(proxy.start(QString::fromLatin1(kWebsockify), {QStringLiteral("127.0.0.1:%1").arg(port),
                                                           QStringLiteral("127.0.0.1:%1").arg(freePort())}));
    QVERIFY2(proxy.waitForPort(port), proxy.output().constData());
    Console console(QStringLiteral("ws://127.0.0.1:%1/").arg(port));
    QVERIFY2(console.open(SessionState::Failed), qPrintable(console.trouble()));
    QVERIFY2(console.trouble().contains(QStringLiteral("target")), qPrintable(console.trouble()));
    QCOMPARE(int(console.session().trouble()->error.kind), int(ErrorKind::Unreachable));
}

void WebsockifyTest::namesATokenThatIsNotKnown()
{
    QFile targets(m_dir.filePath(QStringLiteral("no-targets")));
    QVERIFY(targets.open(QIODevice::WriteOnly));
    targets.write("other: 127.0.0.1:" + QByteArray::number(m_server->port()) + "\n");
    targets.close();
    Peer proxy;
    quint16 port = 0;
    const QString trouble = startProxy(proxy, port,
                                       {QStringLiteral("--token-plugin"), QStringLiteral("TokenFile"),
                                        QStringLiteral("--token-source"), targets.fileName()},
                                       false);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    Console console(QStringLiteral("ws://127.0.0.1:%1/?token=nobody-knows-this").arg(port));
    QVERIFY2(console.open(SessionState::Failed), qPrintable(console.trouble()));
    // websockify hangs up without an answer where Nova's proxy completes the upgrade first.
    QVERIFY2(console.trouble().contains(QStringLiteral("upgrade")), qPrintable(console.trouble()));
    QVERIFY(!console.trouble().contains(QStringLiteral("nobody-knows-this")));
}

void WebsockifyTest::comesBackWhenTheProxyDoes()
{
    auto proxy = std::make_unique<Peer>();
    quint16 port = 0;
    QString trouble = startProxy(*proxy, port);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    ConsoleOptions options;
    options.firstRetry = Milliseconds(100);
    options.lastRetry = Milliseconds(500);
    Console console(QStringLiteral("ws://127.0.0.1:%1/").arg(port), options);
    QVERIFY2(console.open(), qPrintable(console.trouble()));
    expectPicture(console);
    const QImage before = console.picture();

    proxy->kill();
    QVERIFY2(console.waitFor(SessionState::Waiting), qPrintable(console.trouble()));
    QCOMPARE(console.picture(), before); // the last frame stays

    proxy = std::make_unique<Peer>();
    trouble = startProxy(*proxy, port);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY2(console.waitFor(SessionState::Live), qPrintable(console.trouble()));
    expectPicture(console);
}

void WebsockifyTest::theCommandLineTrustsWhatItIsTold()
{
    Peer proxy;
    quint16 port = 0;
    const QString certificate = m_dir.filePath(QStringLiteral("cert.pem"));
    const QString trouble = startProxy(proxy, port,
                                       {QStringLiteral("--cert"), certificate, QStringLiteral("--key"),
                                        m_dir.filePath(QStringLiteral("key.pem"))});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const QString path = m_dir.filePath(QStringLiteral("shot.png"));
    const auto shot = [&](const QStringList &trust) {
        Program program(QStringList{QStringLiteral("console"), QStringLiteral("shot"),
                                    QStringLiteral("wss://localhost:%1/").arg(port), path} +
                        trust);
        return program.exitCode();
    };
    constexpr int untrusted = 3;
    QCOMPARE(shot({}), untrusted);
    QCOMPARE(shot({QStringLiteral("--pin"), QString(64, u'a')}), untrusted);
    QVERIFY(!QFile::exists(path));
    const QByteArray der =
        outputOf(QStringLiteral("openssl"), {QStringLiteral("x509"), QStringLiteral("-outform"),
                                             QStringLiteral("der"), QStringLiteral("-in"), certificate});
    const QByteArray fingerprint = QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex();
    QCOMPARE(shot({QStringLiteral("--pin"), QString::fromLatin1(fingerprint)}), 0);
    QCOMPARE(QImage(path).size(), QSize(320, 200));
    QCOMPARE(shot({QStringLiteral("--ca-file"), certificate}), 0);
}

void WebsockifyTest::theCommandLineNamesADeadTarget()
{
    Peer proxy;
    const quint16 port = freePort();
    QVERIFY(proxy.start(QString::fromLatin1(kWebsockify), {QStringLiteral("127.0.0.1:%1").arg(port),
                                                           QStringLiteral("127.0.0.1:%1").arg(freePort())}));
    QVERIFY2(proxy.waitForPort(port), proxy.output().constData());
    Program shot({QStringLiteral("console"), QStringLiteral("shot"),
                  QStringLiteral("ws://127.0.0.1:%1/?token=s3cr3t").arg(port),
                  m_dir.filePath(QStringLiteral("never.png"))});
    constexpr int unreachable = 5;
    QCOMPARE(shot.exitCode(), unreachable);
    QVERIFY2(shot.errors().contains("behind the proxy"), shot.errors().constData());
    QVERIFY2(!shot.errors().contains("s3cr3t"), shot.errors().constData());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::WebsockifyTest)
#include "WebsockifyTest.moc"
