// What the window looks like, from the built program and without a display.
#include "tests/app/CloudHome.h"
#include "tests/app/Program.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::test;

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofTheWindowWithNothingOpen();
    void ofAWalkThroughTheDemo();
    void picturesGoWithTheDemo();

private:
    /// How many different colours there are on a coarse grid: an empty picture has one.
    static qsizetype coloursOf(const QImage &picture)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        return colours.size();
    }
    QTemporaryDir m_folder;
};

void PicturesTest::ofTheWindowWithNothingOpen()
{
    const CloudHome home;
    const QString path = m_folder.filePath(u"window.png"_qs);
    Program program({u"--picture"_qs, path}, {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const QImage picture(path);
    QVERIFY(picture.width() >= 560 && picture.height() >= 400);
    QVERIFY(coloursOf(picture) > 10);
}

void PicturesTest::ofAWalkThroughTheDemo()
{
    const CloudHome home;
    Program program({u"--demo"_qs, u"--pictures"_qs, m_folder.filePath(u"walk"_qs)}, {}, home.environment());
    QVERIFY2(program.exitCode() == 0, program.errors());
    const QStringList paths = QString::fromUtf8(program.output()).split(u'\n', Qt::SkipEmptyParts);
    QStringList steps;
    for (const QString &path : paths)
        steps << QFileInfo(path).completeBaseName();
    QCOMPARE(steps, (QStringList{u"1-start"_qs, u"2-servers"_qs, u"3-console"_qs, u"4-typed"_qs,
                                 u"5-switched-off"_qs, u"6-live-again"_qs, u"7-host-key"_qs, u"8-host"_qs,
                                 u"9-host-top"_qs}));
    QList<QImage> pictures;
    for (const QString &path : paths) {
        const QImage picture(path);
        QVERIFY2(coloursOf(picture) > 10, qPrintable(path));
        QVERIFY2(!pictures.contains(picture), qPrintable(path + u" shows nothing new"_qs));
        pictures << picture;
    }
}

void PicturesTest::picturesGoWithTheDemo()
{
    Program program({u"--pictures"_qs, m_folder.filePath(u"none"_qs)});
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.errors().contains("--demo"));
    QVERIFY(!QFileInfo::exists(m_folder.filePath(u"none"_qs)));
}

QTEST_GUILESS_MAIN(PicturesTest)
#include "PicturesTest.moc"
