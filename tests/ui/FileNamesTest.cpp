#include "ui/files/FolderHistory.h"
#include "ui/files/NameText.h"

#include <QTest>

namespace porthole::ui {

/// Names of a host are bytes: shown whatever they are, and the same bytes again when they are typed.
class FileNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areShownAndKept_data();
    void areShownAndKept();
    void haveFolders_data();
    void haveFolders();
    void areRefusedWhereTheyLeadAway();
    void goBackAndForward();
};

void FileNamesTest::areShownAndKept_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QByteArray("notes.txt") << QStringLiteral("notes.txt");
    QTest::newRow("UTF-8") << QByteArray("caf\xc3\xa9") << QString::fromUtf8("caf\xc3\xa9");
    QTest::newRow("Latin-1") << QByteArray("caf\xe9.txt") << QStringLiteral("caf\\xE9.txt");
    QTest::newRow("a backslash is itself") << QByteArray("a\\b") << QStringLiteral("a\\b");
    QTest::newRow("a name that looks escaped") << QByteArray("a\\xE9") << QStringLiteral("a\\x5CxE9");
    QTest::newRow("nearly escaped") << QByteArray("a\\xEg") << QStringLiteral("a\\xEg");
    QTest::newRow("line feed") << QByteArray("a\nb") << QStringLiteral("a\\x0Ab");
    QTest::newRow("escape sequence") << QByteArray("\x1b[31m") << QStringLiteral("\\x1B[31m");
    QTest::newRow("right-to-left override") << QByteArray("txt.\xe2\x80\xae"
                                                          "exe")
                                            << QStringLiteral("txt.\\xE2\\x80\\xAEexe");
    QTest::newRow("cut character") << QByteArray("a\xe2\x82") << QStringLiteral("a\\xE2\\x82");
    QTest::newRow("markup") << QByteArray("<b>&amp;") << QStringLiteral("<b>&amp;");
}

void FileNamesTest::areShownAndKept()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, shown);
    QCOMPARE(nameText(name), shown);
    QCOMPARE(nameFrom(shown), name);
}

void FileNamesTest::haveFolders_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("file") << QByteArray("/a/b/c") << QByteArray("/a/b") << QByteArray("c");
    QTest::newRow("slash at the end") << QByteArray("/a/b/") << QByteArray("/a") << QByteArray("b");
    QTest::newRow("below the root") << QByteArray("/a") << QByteArray("/") << QByteArray("a");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/") << QByteArray();
}

void FileNamesTest::haveFolders()
{
    QFETCH(QByteArray, path);
    QTEST(folderOf(path), "folder");
    QTEST(nameIn(path), "name");
}

void FileNamesTest::areRefusedWhereTheyLeadAway()
{
    for (const QByteArray &name :
         {QByteArray(), QByteArray("."), QByteArray(".."), QByteArray("a/b"), QByteArray("a\0b", 3)})
        QVERIFY2(!isNameOfFile(name), name.toHex());
    QVERIFY(isNameOfFile("...") && isNameOfFile("caf\xe9"));
    QCOMPARE(pathIn("/", "a"), QByteArray("/a"));
    QCOMPARE(pathIn("/a", "b"), QByteArray("/a/b"));
}

void FileNamesTest::goBackAndForward()
{
    FolderHistory history;
    for (const char *path : {"/", "/a", "/a/b"})
        history.show(path);
    QVERIFY(history.canGoBack() && !history.canGoForward());
    history.show(history.previous());
    QCOMPARE(history.current(), QByteArray("/a"));
    QCOMPARE(history.next(), QByteArray("/a/b"));
    history.show(history.next());
    QCOMPARE(history.current(), QByteArray("/a/b"));
    QVERIFY(!history.canGoForward());
    history.show(history.previous());
    history.show("/c"); // another way: what lay ahead is gone
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.previous(), QByteArray("/a"));
    history.show("/c"); // read again
    QCOMPARE(history.previous(), QByteArray("/a"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::FileNamesTest)
#include "FileNamesTest.moc"
