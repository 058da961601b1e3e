#include "tests/lab/Window.h"
#include "tests/integration/Peer.h"
#include "tests/lab/Lab.h"

#include <QElapsedTimer>
#include <QTest>

namespace porthole::test {

namespace {

/// What "within a second of the way being open" may take on a machine that does other things too.
constexpr qint64 kSoon = 4000;

QByteArray statusOf(const QString &server)
{
    return lab::act(QStringLiteral("status ") + server).output.trimmed();
}

} // namespace

/// The window's consoles heal themselves, whatever happens to the cloud below them. Keystone's tokens and the
/// consoles' live for 20 s all the while, so that each renewal has to begin with a new sign-in.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void comesBackWhenTheProxyDoes();
    void comesBackAfterEveryTokenHasLapsed();
    void comesBackAfterAHardReboot();
    void comesBackWithAServerThatWasStopped();
    void waitsOutAPause();
    void saysThatAServerIsDeleted();

private:
    void restartProxy();
    std::unique_ptr<lab::Window> m_window;
};

void WindowTest::initTestCase()
{
    QVERIFY2(lab::missing().isEmpty(), qPrintable(lab::missing()));
    EXPECT_CODE(lab::up({QStringLiteral("TOKEN_TTL=20"), QStringLiteral("CONSOLE_TTL=20")}), 0);
}

void WindowTest::cleanupTestCase() { EXPECT_CODE(lab::up(), 0); }

void WindowTest::init()
{
    if (qstrcmp(QTest::currentTestFunction(), "saysThatAServerIsDeleted") == 0)
        return;
    m_window = std::make_unique<lab::Window>();
    const QString trouble = m_window->start({QStringLiteral("demo/demo-web")});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const bool live = m_window->waitUntilLive();
    if (!live)
        m_window->keep("never-live");
    QVERIFY2(live, m_window->log().constData());
}

void WindowTest::cleanup()
{
    if (QTest::currentTestFailed() && m_window) {
        m_window->keep(QTest::currentTestFunction());
        qInfo("%s", m_window->log().constData());
    }
    m_window.reset();
}

/// Ends the proxy with all its sessions, brings it back and measures how long the way is open before the
/// console is live.
void WindowTest::restartProxy()
{
    EXPECT_CODE(lab::service(QStringLiteral("kill nova-novncproxy")), 0);
    QVERIFY2(m_window->waitUntilNotLive(), m_window->log().constData());
    m_window->keep("proxy-gone");
    EXPECT_CODE(lab::service(QStringLiteral("start nova-novncproxy")), 0);
    const quint16 port = lab::port("novnc");
    QVERIFY(QTest::qWaitFor([&] { return portIsOpen(port); }, 60'000));
    QElapsedTimer open;
    open.start();
    QVERIFY2(m_window->waitUntilLive(), m_window->log().constData());
    qInfo("live %lld ms after the proxy's port opened", open.elapsed());
    QVERIFY2(open.elapsed() < kSoon, m_window->log().constData());
}

void WindowTest::comesBackWhenTheProxyDoes() { restartProxy(); }

void WindowTest::comesBackAfterEveryTokenHasLapsed()
{
    const lab::Ended url = lab::porthole(QStringLiteral("console url demo-web"));
    EXPECT_CODE(url, 0);
    const QString shot = QStringLiteral("console shot %1 -").arg(QString::fromUtf8(url.output.trimmed()));
    // This token is younger than all that the window holds; it lets nobody in any more:
    QVERIFY(QTest::qWaitFor([&] { return lab::porthole(shot).code != 0; }, 90'000));
    QVERIFY(m_window->isLive());
    restartProxy();
}

void WindowTest::comesBackAfterAHardReboot()
{
    EXPECT_CODE(lab::porthole(QStringLiteral("server reboot demo-web --hard")), 0);
    QVERIFY2(m_window->waitUntilNotLive(), m_window->log().constData());
    QVERIFY(QTest::qWaitFor([] { return statusOf(QStringLiteral("demo-web")) == "ACTIVE"; }, 60'000));
    QElapsedTimer active;
    active.start();
    QVERIFY2(m_window->waitUntilLive(), m_window->log().constData());
    qInfo("live %lld ms after ACTIVE", active.elapsed());
    QVERIFY2(active.elapsed() < kSoon, m_window->log().constData());
}

void WindowTest::comesBackWithAServerThatWasStopped()
{
    EXPECT_CODE(lab::porthole(QStringLiteral("server stop demo-web --wait")), 0);
    QVERIFY2(m_window->waitUntilNotLive(), m_window->log().constData());
    m_window->keep("stopped");
    EXPECT_CODE(lab::porthole(QStringLiteral("server start demo-web --wait")), 0);
    QElapsedTimer active;
    active.start();
    QVERIFY2(m_window->waitUntilLive(), m_window->log().constData());
    qInfo("live %lld ms after ACTIVE", active.elapsed());
}

void WindowTest::waitsOutAPause()
{
    EXPECT_CODE(lab::act(QStringLiteral("pause demo-web")), 0);
    QVERIFY(m_window->isLive());
    EXPECT_CODE(lab::act(QStringLiteral("unpause demo-web")), 0);
    QVERIFY(m_window->isLive());
}

void WindowTest::saysThatAServerIsDeleted()
{
    EXPECT_CODE(lab::act(QStringLiteral("boot demo-doomed")), 0);
    m_window = std::make_unique<lab::Window>();
    const QString trouble = m_window->start({QStringLiteral("demo/demo-doomed")});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY2(m_window->waitUntilLive(), m_window->log().constData());
    EXPECT_CODE(lab::act(QStringLiteral("delete demo-doomed")), 0);
    QVERIFY2(m_window->waitUntilNotLive(), m_window->log().constData());
    m_window->keep("deleted");
    QVERIFY(m_window->running());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::WindowTest)
#include "WindowTest.moc"
