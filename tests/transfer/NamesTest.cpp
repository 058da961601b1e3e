#include "core/transfer/Names.h"
#include "core/transfer/Pace.h"

#include <QTest>

using namespace std::chrono_literals;

namespace porthole::transfer {

class NamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatLeadsElsewhere_data();
    void refusesWhatLeadsElsewhere();
    void findsTheLastName_data();
    void findsTheLastName();
    void aPartIsOfOneFile();
    void aPartsNameIsShort();
    void findsOtherNames_data();
    void findsOtherNames();
    void asksForMoreWhereTheServerIsFar();
};

void NamesTest::refusesWhatLeadsElsewhere_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << QByteArray("notes.txt") << true;
    QTest::newRow("dots within") << QByteArray("a..b") << true;
    QTest::newRow("three dots") << QByteArray("...") << true;
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << true;
    QTest::newRow("a line end") << QByteArray("a\nb") << true;
    QTest::newRow("none") << QByteArray("") << false;
    QTest::newRow("the folder") << QByteArray(".") << false;
    QTest::newRow("the one above") << QByteArray("..") << false;
    QTest::newRow("a path") << QByteArray("../../etc/passwd") << false;
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << false;
    QTest::newRow("a slash at the end") << QByteArray("a/") << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
}

void NamesTest::refusesWhatLeadsElsewhere()
{
    QFETCH(QByteArray, name);
    QTEST(checkName(name).has_value(), "isGood");
}

void NamesTest::findsTheLastName_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("relative") << QByteArray("b") << QByteArray("b");
    QTest::newRow("absolute") << QByteArray("/a/b") << QByteArray("b");
    QTest::newRow("slashes at the end") << QByteArray("/a/b//") << QByteArray("b");
    QTest::newRow("the root") << QByteArray("/") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("the home") << QByteArray(".") << QByteArray(".");
}

void NamesTest::findsTheLastName()
{
    QFETCH(QByteArray, path);
    QTEST(lastName(path), "name");
}

void NamesTest::aPartIsOfOneFile()
{
    const QByteArray part = partName("a", 10, 100);
    QCOMPARE(partName("a", 10, 100), part);
    QVERIFY(partName("b", 10, 100) != part);
    QVERIFY(partName("a", 11, 100) != part);
    QVERIFY(partName("a", 10, 101) != part);
    QVERIFY(partName("a", 1, 0100) != partName("a", 10, 100));
}

void NamesTest::aPartsNameIsShort()
{
    const QByteArray part = partName(QByteArray(255, 'x'), ~quint64{0}, ~quint32{0});
    QVERIFY(part.size() < 64);
    QVERIFY(isPartName(part));
    QVERIFY(!isPartName(part + 'x'));
    QVERIFY(!isPartName(".porthole-0123456789abcdeg.part"));
    QVERIFY(checkName(part));
}

void NamesTest::findsOtherNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("before the ending") << QByteArray("notes.txt") << QByteArray("notes (2).txt");
    QTest::newRow("no ending") << QByteArray("notes") << QByteArray("notes (2)");
    QTest::newRow("a hidden one has no ending") << QByteArray(".profile") << QByteArray(".profile (2)");
    QTest::newRow("no longer than a name may be")
        << QByteArray(251, 'x') + ".txt" << QByteArray(247, 'x') + " (2).txt";
}

void NamesTest::findsOtherNames()
{
    QFETCH(QByteArray, name);
    QTEST(otherName(name, 2), "other");
}

void NamesTest::asksForMoreWhereTheServerIsFar()
{
    QCOMPARE(paceFor(0, 0us).block, 32u * 1024);
    QCOMPARE(paceFor(261120, 0us).block, 261120u);
    QCOMPARE(paceFor(~quint64{0}, 0us).block, 261120u);
    QCOMPARE(paceFor(1, 0us).block, 1024u);
    const quint64 near = paceFor(261120, 100us).window, far = paceFor(261120, 20ms).window;
    QVERIFY(near <= 4 * 1024 * 1024);
    QVERIFY(far >= 16'000'000); // 800 MB/s for 20 ms
    QVERIFY(paceFor(261120, 10s).window <= 32 * 1024 * 1024);
    QVERIFY(paceFor(261120, -1us).window == near);
}

} // namespace porthole::transfer

QTEST_GUILESS_MAIN(porthole::transfer::NamesTest)
#include "NamesTest.moc"
