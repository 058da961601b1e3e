#include "app/cli/Coverage.h"

#include <QTest>

using porthole::cli::Coverage;

class CoverageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isCompleteWhenTheLastPixelHasCome();
    void startsAnewWithANewSize();
    void isNeverCompleteWithoutPixels();
};

void CoverageTest::isCompleteWhenTheLastPixelHasCome()
{
    Coverage coverage;
    coverage.start({100, 50});
    QVERIFY(!coverage.complete());
    coverage.add({{0, 0, 100, 49}});
    coverage.add({{0, 49, 99, 1}, {0, 0, 100, 20}}); // an overlap is no progress
    QVERIFY(!coverage.complete());
    coverage.add({{99, 49, 1, 1}});
    QVERIFY(coverage.complete());
}

void CoverageTest::startsAnewWithANewSize()
{
    Coverage coverage;
    coverage.start({10, 10});
    coverage.add({{0, 0, 10, 10}});
    QVERIFY(coverage.complete());
    coverage.start({11, 10});
    QVERIFY(!coverage.complete());
    coverage.add({{0, 0, 10, 10}});
    QVERIFY(!coverage.complete());
}

void CoverageTest::isNeverCompleteWithoutPixels()
{
    Coverage coverage;
    QVERIFY(!coverage.complete());
    coverage.start({0, 0});
    coverage.add({});
    QVERIFY(!coverage.complete());
}

QTEST_APPLESS_MAIN(CoverageTest)
#include "CoverageTest.moc"
