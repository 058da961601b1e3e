#include "Shown.h"

#include <QElapsedTimer>
#include <QTest>

namespace porthole::terminal {

/// Streams made to do harm: each ends within bounds of time and memory, and the terminal goes on.
class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survives_data();
    void survives();
};

void HostileTest::survives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a million parameters") << "\x1b[" + QByteArray("65;").repeated(1'000'000) + "m";
    QTest::newRow("a million parts") << "\x1b[" + QByteArray("4:").repeated(1'000'000) + "m";
    QTest::newRow("a parameter of a million digits") << "\x1b[" + QByteArray(1'000'000, '9') + "H";
    QTest::newRow("an OSC without end") << "\x1b]0;" + QByteArray(5'000'000, 'x');
    QTest::newRow("a DCS without end") << "\x1bP" + QByteArray(5'000'000, 'x');
    QTest::newRow("marks without end") << "e" + QByteArray("\u0301").repeated(1'000'000);
    QTest::newRow("C1 at the edge, then HTS") << QByteArray("\r\u0080\x1bHx");
    QTest::newRow("REP of everything") << "x" + QByteArray("\x1b[65535b").repeated(2'000);
    QTest::newRow("scrolling by everything") << QByteArray("\x1b[65535S\x1b[65535T").repeated(5'000);
    QTest::newRow("inserting everything") << QByteArray("\x1b[65535L\x1b[65535@\x1b[65535P").repeated(5'000);
    QTest::newRow("tabs") << QByteArray("\x1b[65535I\x1b[65535Z").repeated(20'000);
    QTest::newRow("switching screens") << QByteArray("\x1b[?1049hx\x1b[?1049l").repeated(20'000);
    QTest::newRow("double lines and margins")
        << QByteArray("\x1b#6\x1b[9Cxy\x1b[?69h\x1b[2;3s\x1b#3\u6f22\x1b[?69l").repeated(5'000);
    QByteArray distinct;
    for (char32_t code = 0x4e00; code < 0x9000; ++code)
        for (char32_t mark = 0x300; mark < 0x306; ++mark) {
            const char32_t both[] = {code, mark};
            distinct += QString::fromUcs4(both, 2).toUtf8();
        }
    QTest::newRow("more distinct marked characters than are kept") << distinct;
}

void HostileTest::survives()
{
    QFETCH(QByteArray, bytes);
    QElapsedTimer time;
    time.start();
    Terminal terminal({80, 24}, 1'000);
    for (qsizetype at = 0; at < bytes.size(); at += 4'096)
        test::feed(terminal, bytes.mid(at, 4'096));
    QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
    test::feed(terminal, "\x1b\\\x1b"
                         "cfine");
    QCOMPARE(test::shown(terminal), QByteArray("fine"));
    QVERIFY(terminal.screen().clusters().size() <= Clusters::kMost);
    QVERIFY(terminal.history().bytes() < 10'000'000);
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::HostileTest)
#include "HostileTest.moc"
