#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// What the check said of a tree with one source file in it.
struct Verdict {
    int exitCode = -1;
    QString output;
};

Verdict check(const QString &path, const QByteArray &source)
{
    QTemporaryDir tree;
    const QDir root(tree.path());
    for (const QString &folder : {QStringLiteral("tests"), QFileInfo(path).path()})
        root.mkpath(folder);
    QFile::copy(QStringLiteral(PORTHOLE_LAYERS_TABLE), root.filePath(QStringLiteral("tests/layers.txt")));
    QFile file(root.filePath(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size())
        return {};
    file.close();

    QProcess layers;
    layers.setProcessChannelMode(QProcess::MergedChannels);
    layers.start(QStringLiteral(PORTHOLE_LAYERS), {tree.path(), QStringLiteral(PORTHOLE_QT_INCLUDE)});
    layers.waitForFinished();
    return {layers.exitStatus() == QProcess::NormalExit ? layers.exitCode() : -1,
            QString::fromUtf8(layers.readAll())};
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsABreak_data();
    void findsABreak();
    void allowsWhatIsAllowed_data();
    void allowsWhatIsAllowed();
};

void LayersTest::findsABreak_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *path, const char *source, const char *says) {
        QTest::newRow(name) << QString::fromUtf8(path) << QByteArray(source) << QString::fromUtf8(says);
    };
    row("base looks up", "core/base/A.h", "#include \"core/model/Endpoint.h\"\n",
        "may not include core/model");
    row("rfb looks sideways", "core/rfb/A.h", "#include \"core/net/ByteChannel.h\"\n",
        "may not include core/net");
    row("core looks at ui", "core/session/A.h", "#include \"ui/MainWindow.h\"\n", "may not include ui");
    row("ui looks at net", "ui/A.cpp", "#include \"core/net/ByteChannel.h\"\n", "may not include core/net");
    row("core looks at app", "core/net/A.cpp", "#include \"app/Application.h\"\n", "may not include app");
    row("spaces in the include", "core/base/A.h", "#  include  \"core/net/B.h\"\n",
        "may not include core/net");
    row("relative include", "core/base/A.h", "#include \"../net/ByteChannel.h\"\n",
        "by its path from the top");
    row("folder without an entry", "core/magic/A.h", "int a;\n", "no folder of the table");
    for (const char *header : {"QString", "QtCore/QString", "sys/socket.h", "unistd.h", "thread", "mutex",
                               "iostream", "fstream", "filesystem", "random"})
        row(header, "core/rfb/A.h", QByteArray("#include <" + QByteArray(header) + ">\n").constData(),
            "core/rfb is pure");
    row("codec outside rfb", "core/keyboard/A.h", "#include <zlib.h>\n", "core/keyboard is pure");
    for (const char *header : {"QImage", "QtGui/QImage", "QWidget", "QtWidgets", "QPainter", "QSvgRenderer"})
        row(header, "core/session/A.h", QByteArray("#include <" + QByteArray(header) + ">\n").constData(),
            "core shows nothing");
    for (const char *header :
         {"QTcpSocket", "QNetworkAccessManager", "QWebSocket", "QJsonObject", "libssh/libssh.h"})
        row(header, "ui/A.h", QByteArray("#include <" + QByteArray(header) + ">\n").constData(),
            "ui touches no outside thing");
    row("nested loop", "app/A.cpp", "QEventLoop loop;\n", "no nested event loop");
    row("processEvents", "ui/A.cpp", "QCoreApplication::processEvents();\n", "no nested event loop");
    row("blocking connection", "core/net/A.cpp", "f(Qt::BlockingQueuedConnection);\n",
        "no nested event loop");
    row("after a comment", "ui/A.cpp", "/* a\n b */ QEventLoop loop; // c\n",
        "A.cpp:2: no nested event loop");
    row("settings", "app/A.cpp", "QSettings settings;\n", "QSettings loses data");
    row("URL logged", "core/net/A.cpp", "qDebug() << url;\n", "logged raw");
    row("request logged over lines", "core/net/A.cpp", "qCWarning(net)\n    << request\n    << 1;\n",
        "A.cpp:3: a URL");
    row("reply's text logged", "core/net/A.cpp", "qWarning() << reply->errorString();\n", "logged raw");
}

void LayersTest::findsABreak()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, source);
    QFETCH(QString, says);
    const Verdict verdict = check(path, source);
    QCOMPARE(verdict.exitCode, 1);
    QVERIFY2(verdict.output.contains(path), qPrintable(verdict.output));
    QVERIFY2(verdict.output.contains(says), qPrintable(verdict.output));
}

void LayersTest::allowsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("source");
    const auto row = [](const char *name, const char *path, const char *source) {
        QTest::newRow(name) << QString::fromUtf8(path) << QByteArray(source);
    };
    row("the table's own direction", "core/rfb/A.cpp", "#include \"core/base/Bytes.h\"\n#include <zlib.h>\n");
    row("its own folder", "core/rfb/A.cpp", "#include \"core/rfb/A.h\"\n#include <vector>\n");
    row("moc output", "app/A.cpp", "#include \"A.moc\"\n#include <QApplication>\n");
    row("Qt below the GUI", "core/net/A.cpp", "#include <QtNetwork/QTcpSocket>\n#include <QObject>\n");
    row("words in comments and texts", "ui/A.cpp",
        "// QEventLoop\n/* processEvents */\ntr(\"QEventLoop\");\n");
    row("a redacted log line", "core/net/A.cpp",
        "qWarning() << redact(text, url);\nqInfo() << url.displayName();\n");
}

void LayersTest::allowsWhatIsAllowed()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, source);
    const Verdict verdict = check(path, source);
    QVERIFY2(verdict.exitCode == 0, qPrintable(verdict.output));
}

QTEST_GUILESS_MAIN(LayersTest)
#include "LayersTest.moc"
