#include "tests/integration/Console.h"
#include "tests/lab/Lab.h"

#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

/// A console's token is a way in for some seconds, and not what keeps a session open.
class TokensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anOpenSessionOutlivesItsToken();
};

void TokensTest::initTestCase()
{
    QVERIFY2(lab::missing().isEmpty(), qPrintable(lab::missing()));
    EXPECT_CODE(lab::up({QStringLiteral("CONSOLE_TTL=5")}), 0);
}

void TokensTest::cleanupTestCase() { EXPECT_CODE(lab::up(), 0); }

void TokensTest::anOpenSessionOutlivesItsToken()
{
    const QTemporaryDir dir;
    const lab::Ended url = lab::porthole(QStringLiteral("console url demo-db"));
    EXPECT_CODE(url, 0);
    const QString address = QString::fromUtf8(url.output.trimmed());
    Console console(address);
    QVERIFY2(console.open(), qPrintable(console.trouble()));

    const QString shot = QStringLiteral("console shot %1 ") + dir.filePath(QStringLiteral("shot.png"));
    lab::Ended late;
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     late = lab::porthole(shot.arg(address));
                     return late.code != 0;
                 },
                 60'000),
             "the token does not lapse");
    constexpr int authentication = 3;
    EXPECT_REFUSED(late, authentication, "token");

    // The session that was opened with it goes on, and a new one gets a token of its own.
    QCOMPARE(console.states.count(SessionState::Live), 1);
    console.type(QStringLiteral("alive"));
    const QString differs = waitForPicture(console, [] { return lab::screen(QStringLiteral("demo-db")); });
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
    QCOMPARE(int(console.session().state()), int(SessionState::Live));
    EXPECT_CODE(lab::porthole(shot.arg(QStringLiteral("demo-db")) + QStringLiteral(" --cloud demo")), 0);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::TokensTest)
#include "TokensTest.moc"
