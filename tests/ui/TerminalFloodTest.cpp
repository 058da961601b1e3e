#include "tests/session/ShellRig.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace porthole::ui {

namespace {

/// What a person feels, times ten: computers that run tests are busy.
constexpr int kLongestStall = 50 * 10, kInterruption = 1000 * 10; // ms

const QByteArray kLine = QByteArray(80, 'x') + '\n';
const QByteArray kPrompt = "ready-for-more>";

/// How long the event loop does not come round.
class Heartbeat {
public:
    Heartbeat()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(1);
        m_since.start();
    }
    double longestMs() const { return static_cast<double>(m_longest) / 1e6; }

private:
    void beat()
    {
        m_longest = std::max(m_longest, m_since.nsecsElapsed());
        m_since.start();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

/// qWaitFor() without its pauses, in which the event loop would stand still.
template <class Condition> bool waitFor(Condition isSo, int within = 120'000)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isSo())
            loop.exit(1);
    });
    look.start(5);
    QTimer::singleShot(within, &loop, [&loop] { loop.exit(0); });
    return loop.exec() == 1;
}

} // namespace

/// A host that prints more than anybody can read, in the window's own terminal, over OpenSSH's server.
class TerminalFloodTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theWindowLivesOn();
    void controlCEndsIt();

private:
    QByteArray screen() const;
    void type(const QByteArray &text);
    qint64 rowsSoFar() const { return m_view->picture().endRow; }

    qint64 m_bytes = 0;
    test::OpenSshServer m_server{{QStringLiteral("ed25519")}};
    test::ShellRig m_rig;
    ShellSession *m_session = nullptr;
    std::unique_ptr<TerminalPanel> m_panel;
    TerminalView *m_view = nullptr;
};

/// A shell at a prompt that is known, in a window that is shown, and a file to print.
void TerminalFloodTest::initTestCase()
{
    const QString identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
    QFile file(m_server.file(QStringLiteral("home/much")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QByteArray part = kLine.repeated(10'000); m_bytes < 100'000'000; m_bytes += part.size())
        QCOMPARE(file.write(part), part.size());
    file.close();

    m_rig.know(m_server.port(), m_server.hostKey(QStringLiteral("ed25519")));
    ShellOptions options = m_rig.options(m_server.port());
    options.remote.ssh.destination.user = test::OpenSshServer::user();
    options.remote.ssh.destination.identityFile = identity;
    m_session = &m_rig.shells.open(std::move(options));
    m_panel = std::make_unique<TerminalPanel>();
    m_view = &m_panel->view();
    m_panel->resize(m_view->sizeHint());
    m_view->setTerminal(&m_session->terminal());
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), ShellState::Open, 60'000);
    type("F=" + file.fileName().toUtf8() + " PS1=ready-for-more'>'\r");
    QVERIFY2(waitFor([this] { return screen().contains("\n" + kPrompt); }), screen().constData());
}

QByteArray TerminalFloodTest::screen() const
{
    const TerminalPicture &picture = m_view->picture();
    return QByteArray::fromStdString(
        m_session->terminal().selectedText({{picture.screenTop, 0}, {picture.endRow, 0}}));
}

void TerminalFloodTest::type(const QByteArray &text)
{
    for (const char letter : text) {
        if (letter == '\r')
            QTest::keyClick(m_view, Qt::Key_Return);
        else
            QTest::keyClick(m_view, letter);
    }
}

void TerminalFloodTest::theWindowLivesOn()
{
    const qint64 before = rowsSoFar();
    type("clear; cat $F\r");
    QVERIFY(waitFor([this] { return screen().startsWith(kLine); }));
    QElapsedTimer timer;
    timer.start();
    Heartbeat heartbeat;
    QVERIFY(waitFor([this] { return screen().contains(kPrompt); }));
    qInfo("%.0f MB in %.1f s, the longest stall %.0f ms", static_cast<double>(m_bytes) / 1e6,
          static_cast<double>(timer.elapsed()) / 1e3, heartbeat.longestMs());
    // A screen was there before.
    QVERIFY(rowsSoFar() - before + m_view->picture().size.rows >= m_bytes / kLine.size());
    QVERIFY2(heartbeat.longestMs() < kLongestStall, qPrintable(QString::number(heartbeat.longestMs())));
}

void TerminalFloodTest::controlCEndsIt()
{
    const qint64 before = rowsSoFar();
    type("clear; cat $F $F $F $F $F $F $F $F $F $F\r");
    QVERIFY(waitFor([this, before] { return rowsSoFar() - before > 50'000; }));
    QElapsedTimer timer;
    timer.start();
    Heartbeat heartbeat;
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(waitFor([this] { return screen().contains(kPrompt); }));
    const qint64 took = timer.elapsed();
    qInfo("the prompt is back after %lld ms, the longest stall %.0f ms", took, heartbeat.longestMs());
    QVERIFY(rowsSoFar() - before < 10 * (m_bytes / kLine.size()));
    QVERIFY2(took < kInterruption, qPrintable(QString::number(took)));
    QVERIFY2(heartbeat.longestMs() < kLongestStall, qPrintable(QString::number(heartbeat.longestMs())));
    type("echo alive-$((40 + 2))\r");
    QVERIFY(waitFor([this] { return screen().contains("alive-42"); }));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TerminalFloodTest)
#include "TerminalFloodTest.moc"
