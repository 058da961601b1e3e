// What is installed is whole, valid in the eyes of those who read it, and works from where it was put.
#include "tests/package/Command.h"

#include <QDirIterator>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::test;

namespace {

const QString kId = QStringLiteral("org.porthole.Porthole");

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingIsMissing();
    void whatPointsToEachOtherHasOneName();
    void picturesThatArePointedToAreThere();
    void validatorsHaveNoComplaint_data();
    void validatorsHaveNoComplaint();
    void aBusFindsTheProgram();
    void connectionFilesAreKnownByTheirName();
    void iconsHaveAPictureAtEverySize_data();
    void iconsHaveAPictureAtEverySize();
    void runsFromThere();

private:
    QString at(const QString &path) const { return m_root.filePath(u"usr/"_qs + path); }
    QByteArray read(const QString &path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_root;
};

void LayoutTest::initTestCase()
{
    const Command install(
        QStringLiteral(PORTHOLE_CMAKE),
        {u"--install"_qs, QStringLiteral(PORTHOLE_BUILD_FOLDER), u"--prefix"_qs, u"/usr"_qs},
        {u"DESTDIR="_qs + m_root.path()});
    QVERIFY2(install.exitCode == 0, install.output);
}

void LayoutTest::nothingIsMissing()
{
    QStringList files;
    QDirIterator walk(m_root.path(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << QDir(m_root.path()).relativeFilePath(walk.next());
    files.sort();
    QCOMPARE(files,
             (QStringList{u"usr/bin/porthole"_qs, u"usr/share/applications/org.porthole.Porthole.desktop"_qs,
                          u"usr/share/bash-completion/completions/porthole"_qs,
                          u"usr/share/dbus-1/services/org.porthole.Porthole.service"_qs,
                          u"usr/share/doc/porthole/CHANGELOG.md"_qs, u"usr/share/doc/porthole/copyright"_qs,
                          u"usr/share/fish/vendor_completions.d/porthole.fish"_qs,
                          u"usr/share/icons/hicolor/scalable/apps/org.porthole.Porthole.svg"_qs,
                          u"usr/share/icons/hicolor/symbolic/apps/org.porthole.Porthole-symbolic.svg"_qs,
                          u"usr/share/man/man1/porthole.1"_qs,
                          u"usr/share/metainfo/org.porthole.Porthole.metainfo.xml"_qs,
                          u"usr/share/mime/packages/org.porthole.Porthole.xml"_qs,
                          u"usr/share/zsh/vendor-completions/_porthole"_qs}));
}

void LayoutTest::whatPointsToEachOtherHasOneName()
{
    const QByteArray desktop = read(u"share/applications/"_qs + kId + u".desktop"_qs);
    QVERIFY(desktop.contains("\nIcon=org.porthole.Porthole\n"));
    const QByteArray metainfo = read(u"share/metainfo/"_qs + kId + u".metainfo.xml"_qs);
    QVERIFY(metainfo.contains("<id>org.porthole.Porthole</id>"));
    QVERIFY(metainfo.contains(">org.porthole.Porthole.desktop</launchable>"));
    QVERIFY(metainfo.contains("<release version=\""));
    QVERIFY(metainfo.contains("<li>"));
}

/// They are fetched from where they are published, and published from resources/pictures.
void LayoutTest::picturesThatArePointedToAreThere()
{
    const QString metainfo = QString::fromUtf8(read(u"share/metainfo/"_qs + kId + u".metainfo.xml"_qs));
    static const QRegularExpression address(u"<image type=\"source\">([^<]*)/([^/<]+)</image>"_qs);
    int count = 0;
    for (auto at = address.globalMatch(metainfo); at.hasNext(); ++count) {
        const QRegularExpressionMatch found = at.next();
        QVERIFY2(found.captured(1).startsWith(u"https://"_qs), qPrintable(found.captured(1)));
        const QImage picture(QStringLiteral(PORTHOLE_SOURCE_FOLDER "/resources/pictures/") +
                             found.captured(2));
        // As AppStream wants them: not smaller than this.
        QVERIFY2(picture.width() >= 620, qPrintable(found.captured(2)));
    }
    QVERIFY(count >= 4);
}

void LayoutTest::validatorsHaveNoComplaint_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("desktop entry") << u"desktop-file-validate"_qs
                                   << QStringList{u"share/applications/"_qs + kId + u".desktop"_qs};
    QTest::newRow("metainfo") << u"appstreamcli"_qs
                              << QStringList{u"validate"_qs, u"--no-net"_qs, u"--strict"_qs,
                                             u"share/metainfo/"_qs + kId + u".metainfo.xml"_qs};
    QTest::newRow("all of it") << u"appstreamcli"_qs
                               << QStringList{u"validate-tree"_qs, u"--no-net"_qs, u"--strict"_qs, u"."_qs};
    QTest::newRow("bash") << u"bash"_qs
                          << QStringList{u"-n"_qs, u"share/bash-completion/completions/porthole"_qs};
    QTest::newRow("zsh") << u"zsh"_qs << QStringList{u"-n"_qs, u"share/zsh/vendor-completions/_porthole"_qs};
    QTest::newRow("fish") << u"fish"_qs
                          << QStringList{u"--no-execute"_qs,
                                         u"share/fish/vendor_completions.d/porthole.fish"_qs};
}

void LayoutTest::validatorsHaveNoComplaint()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    // The file is the last argument.
    arguments.last() = at(arguments.last());
    const Command validator(program, arguments);
    QVERIFY2(validator.exitCode == 0, validator.output);
    if (program != u"appstreamcli") // which says that it has none
        QCOMPARE(validator.output, QByteArray());
}

void LayoutTest::aBusFindsTheProgram()
{
    const QByteArray service = read(u"share/dbus-1/services/"_qs + kId + u".service"_qs);
    QVERIFY2(service.contains("\nName=org.porthole.Porthole\n"), service);
    QVERIFY2(service.contains("\nExec=/usr/bin/porthole\n"), service);
}

void LayoutTest::connectionFilesAreKnownByTheirName()
{
    const Command update(u"update-mime-database"_qs, {at(u"share/mime"_qs)});
    QVERIFY2(update.exitCode == 0, update.output);
    QVERIFY(read(u"share/mime/globs2"_qs).contains("50:application/x-virt-viewer:*.vv\n"));
}

void LayoutTest::iconsHaveAPictureAtEverySize_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("size");
    for (const int size : {16, 48, 256}) {
        QTest::addRow("scalable %d", size) << u"scalable/apps/"_qs + kId + u".svg"_qs << size;
        QTest::addRow("symbolic %d", size) << u"symbolic/apps/"_qs + kId + u"-symbolic.svg"_qs << size;
    }
}

void LayoutTest::iconsHaveAPictureAtEverySize()
{
    QFETCH(QString, path);
    QFETCH(int, size);
    const QImage picture = QIcon(at(u"share/icons/hicolor/"_qs + path)).pixmap(QSize(size, size)).toImage();
    QCOMPARE(picture.size(), QSize(size, size));
    // It is round: corners are empty, the middle of its left edge is not.
    QCOMPARE(qAlpha(picture.pixel(0, 0)), 0);
    QVERIFY(qAlpha(picture.pixel(size / 8, size / 2)) > 100);
}

void LayoutTest::runsFromThere()
{
    const Command version(at(u"bin/porthole"_qs), {u"--version"_qs});
    QVERIFY2(version.exitCode == 0 && version.output.startsWith("porthole "), version.output);
    const QTemporaryDir home;
    const QString path = home.filePath(u"window.png"_qs);
    const Command picture(at(u"bin/porthole"_qs), {u"--picture"_qs, path}, {u"HOME="_qs + home.path()});
    QVERIFY2(picture.exitCode == 0, picture.output);
    QVERIFY(QImage(path).width() > 300);
}

QTEST_MAIN(LayoutTest)
#include "LayoutTest.moc"
