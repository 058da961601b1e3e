#include "ui/Screenshot.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::ui {

/// Pictures of a console in a file: what it is called, and that it is whole.
class ScreenshotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreFileNames_data();
    void namesAreFileNames();
    void areWrittenWhole();
    void thoseThatCannotBeWrittenSaySo();
};

void ScreenshotTest::namesAreFileNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("web-01") << QStringLiteral("web-01");
    QTest::newRow("qemu") << QStringLiteral("QEMU (web-01)") << QStringLiteral("QEMU-web-01");
    QTest::newRow("path") << QStringLiteral("../../etc/passwd") << QStringLiteral("etc-passwd");
    QTest::newRow("hidden") << QStringLiteral(".bashrc") << QStringLiteral("bashrc");
    QTest::newRow("address") << QStringLiteral("ws://[::1]:6080") << QStringLiteral("ws-1-6080");
    QTest::newRow("controls") << QStringLiteral("a\nb\u202e/") << QStringLiteral("a-b");
    QTest::newRow("nothing left") << QStringLiteral("///") << QStringLiteral("console");
    QTest::newRow("letters of the world") << QStringLiteral("Bücher 東京") << QStringLiteral("Bücher-東京");
    QTest::newRow("long") << QString(300, u'a') << QString(60, u'a');
}

void ScreenshotTest::namesAreFileNames()
{
    QFETCH(QString, title);
    QFETCH(QString, name);
    const QDateTime when(QDate(2026, 11, 22), QTime(9, 5, 7));
    const QFileInfo file(screenshotPath(title, when));
    QCOMPARE(file.fileName(), name + QStringLiteral(" 2026-11-22 09.05.07.png"));
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    QCOMPARE(file.path(), QFileInfo::exists(pictures) ? pictures : QDir::homePath());
}

void ScreenshotTest::areWrittenWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shot.png"));
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(QColor(1, 2, 3));
    ScreenshotWriter writer;
    QSignalSpy written(&writer, &ScreenshotWriter::written);
    writer.write(picture, path);
    QVERIFY(written.wait());
    QCOMPARE(written.first().first().toString(), path);
    QCOMPARE(QImage(path).convertToFormat(QImage::Format_RGB32), picture);
}

void ScreenshotTest::thoseThatCannotBeWrittenSaySo()
{
    ScreenshotWriter writer;
    std::optional<Error> failure;
    connect(&writer, &ScreenshotWriter::failed, this, [&](const Error &error) { failure = error; });
    writer.write(QImage(4, 4, QImage::Format_RGB32), QStringLiteral("/nonexistent/folder/shot.png"));
    QTRY_VERIFY(failure);
    QCOMPARE(failure->kind, ErrorKind::Storage);
    QVERIFY(!failure->detail.empty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ScreenshotTest)
#include "ScreenshotTest.moc"
