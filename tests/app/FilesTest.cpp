#include "HostHome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>

/// `porthole get`, `put` and `ls`, as scripts use them, against OpenSSH's server.
class FilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aFileComesAsItIs_data();
    void aFileComesAsItIs();
    void aNameOfItsOwn();
    void saysWhyNot_data();
    void saysWhyNot();
    void wordsThatMakeNoSense_data();
    void wordsThatMakeNoSense();
    void aTreeGoesAndComesBack();
    void tellsEvents();
    void whatFailsIsNamedAndTheRestGoesOn();
    void goesOnAfterAnInterrupt();
    void lists();

private:
    QString local(const QString &name) const { return m_here->filePath(name); }
    QString remote(const QString &name) const { return m_there->filePath(name); }
    QStringList get(const QString &path, const QString &to) const
    {
        return QStringList{QStringLiteral("get")} + m_home->credentials() +
               QStringList{m_home->address() + u':' + path, to};
    }

    std::unique_ptr<HostHome> m_home;
    std::unique_ptr<QTemporaryDir> m_here, m_there;
};

void FilesTest::init()
{
    m_home = std::make_unique<HostHome>();
    m_here = std::make_unique<QTemporaryDir>();
    m_there = std::make_unique<QTemporaryDir>();
    QVERIFY2(m_home->start(), qPrintable(m_home->host().failure()));
    QVERIFY(m_home->knowTheHost());
}

void FilesTest::aFileComesAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << "f" << 0;
    QTest::newRow("one byte") << "f" << 1;
    QTest::newRow("a block") << "f" << 261120;
    QTest::newRow("a block and a byte") << "f" << 261121;
    QTest::newRow("many blocks") << "f" << 20 * 1024 * 1024 + 17;
    QTest::newRow("a long name") << QString(255, u'x') << 1000;
    QTest::newRow("a name with a blank and a colon") << "a b:c" << 1000;
}

void FilesTest::aFileComesAsItIs()
{
    QFETCH(QString, name);
    QFETCH(int, size);
    QByteArray bytes(size, '\0');
    QRandomGenerator random(11);
    std::generate(bytes.begin(), bytes.end(), [&] { return char(random.bounded(256)); });
    QVERIFY(porthole::test::writeFile(remote(name), bytes));
    Program program(get(remote(name), m_here->path()), {}, m_home->environment());
    const int code = program.exitCode();
    QVERIFY2(code == 0, program.errors().constData());
    QCOMPARE(QDir(m_here->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{name});
    QVERIFY(porthole::test::contentsOf(local(name)) == bytes);
}

void FilesTest::aNameOfItsOwn()
{
    QVERIFY(porthole::test::writeFile(remote(QStringLiteral("f")), "new"));
    QVERIFY(porthole::test::writeFile(local(QStringLiteral("g")), "old"));
    Program program(get(remote(QStringLiteral("f")), local(QStringLiteral("g"))), {}, m_home->environment());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(porthole::test::contentsOf(local(QStringLiteral("g"))), QByteArray("new"));
}

void FilesTest::saysWhyNot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("no such file") << "/nonexistent"
                                  << "" << 4 << QByteArray("porthole: not found: ");
    QTest::newRow("nowhere to put it") << "/etc/hostname"
                                       << "no/such/folder" << 4 << QByteArray("porthole: not found: ");
    QTest::newRow("a folder") << "/etc"
                              << "" << 2 << QByteArray("porthole: usage: ");
}

void FilesTest::saysWhyNot()
{
    QFETCH(QString, path);
    QFETCH(QString, to);
    Program program(get(path, local(to)), {}, m_home->environment());
    QTEST(program.exitCode(), "code");
    QFETCH(QByteArray, begin);
    QVERIFY2(program.errors().startsWith(begin), program.errors().constData());
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY(QDir(m_here->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

void FilesTest::wordsThatMakeNoSense_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *words) {
        QTest::newRow(name) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
    };
    row("nothing", "get");
    row("no target", "get web:f");
    row("two local files", "get a b");
    row("no path", "get web: .");
    row("two hosts", "get web:a db:b .");
    row("put to nowhere", "put a b");
    row("a conflict that is none", "get --conflict maybe web:a .");
    row("a host that is an option", "get -- -oProxyCommand=id:a .");
    row("a host with a shell's characters", "put a web;id:b");
    row("a list of a file here", "ls notes.txt");
    row("a colon behind a slash is no host's", "ls ./web:f");
}

void FilesTest::wordsThatMakeNoSense()
{
    QFETCH(QStringList, words);
    Program program(words, {}, m_home->environment());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.errors().startsWith("porthole: usage: "), program.errors().constData());
    QCOMPARE(program.errors().count('\n'), 1);
}

void FilesTest::aTreeGoesAndComesBack()
{
    QDir(m_here->path()).mkpath(QStringLiteral("tree/a/b"));
    for (int i = 0; i < 30; ++i)
        QVERIFY(porthole::test::writeFile(local(QStringLiteral("tree/a/%1").arg(i)),
                                          QByteArray(i * 1000, char(i))));
    QVERIFY(porthole::test::writeFile(local(QStringLiteral("tree/a/b/c")), "c"));
    Program put(QStringList{QStringLiteral("put"), QStringLiteral("-r")} + m_home->credentials() +
                    QStringList{local(QStringLiteral("tree")), m_home->address() + u':' + m_there->path()},
                {}, m_home->environment());
    QVERIFY2(put.exitCode() == 0, put.errors().constData());
    QVERIFY2(put.errors().isEmpty(), put.errors().constData());
    Program back(get(remote(QStringLiteral("tree")), local(QStringLiteral("back"))) +
                     QStringList{QStringLiteral("-r")},
                 {}, m_home->environment());
    QVERIFY2(back.exitCode() == 0, back.errors().constData());
    QProcess diff;
    diff.start(QStringLiteral("diff"),
               {QStringLiteral("-r"), local(QStringLiteral("tree")), local(QStringLiteral("back"))});
    QVERIFY(diff.waitForFinished());
    QCOMPARE(diff.exitCode(), 0);
}

void FilesTest::tellsEvents()
{
    QVERIFY(porthole::test::writeFile(remote(QStringLiteral("f")), "12345"));
    Program program(get(remote(QStringLiteral("f")), m_here->path()) + QStringList{QStringLiteral("--json")},
                    {}, m_home->environment());
    QVERIFY2(program.exitCode() == 0, program.errors().constData());
    QList<QJsonObject> events;
    for (const QByteArray &line : program.output().trimmed().split('\n')) {
        events << QJsonDocument::fromJson(line).object();
        QVERIFY2(!events.last().isEmpty(), line.constData());
    }
    const QJsonObject end = events.takeLast();
    QCOMPARE(end[QLatin1String("event")].toString(), QStringLiteral("end"));
    QCOMPARE(end[QLatin1String("files")].toInt(), 1);
    QCOMPARE(end[QLatin1String("bytes")].toInt(), 5);
    const auto file = std::find_if(events.begin(), events.end(), [](const QJsonObject &event) {
        return event[QLatin1String("event")] == QLatin1String("file");
    });
    QVERIFY(file != events.end());
    QCOMPARE((*file)[QLatin1String("name")].toString(), remote(QStringLiteral("f")));
    QCOMPARE((*file)[QLatin1String("outcome")].toString(), QStringLiteral("done"));
}

void FilesTest::whatFailsIsNamedAndTheRestGoesOn()
{
    QVERIFY(porthole::test::writeFile(remote(QStringLiteral("f")), "f"));
    const QString there = m_home->address() + u':';
    Program program(QStringList{QStringLiteral("get")} + m_home->credentials() +
                        QStringList{there + remote(QStringLiteral("missing")),
                                    there + remote(QStringLiteral("f")), m_here->path()},
                    {}, m_home->environment());
    QCOMPARE(program.exitCode(), 4);
    QVERIFY2(
        program.errors().startsWith("porthole: not found: " + remote(QStringLiteral("missing")).toUtf8()),
        program.errors().constData());
    QCOMPARE(porthole::test::contentsOf(local(QStringLiteral("f"))), QByteArray("f"));
}

void FilesTest::goesOnAfterAnInterrupt()
{
    const QByteArray bytes(100 * 1024 * 1024, 'x');
    QVERIFY(porthole::test::writeFile(remote(QStringLiteral("f")), bytes));
    const auto parts = [&] {
        return QDir(m_here->path())
            .entryInfoList({QStringLiteral(".porthole-*.part")}, QDir::Files | QDir::Hidden);
    };
    Program first(get(remote(QStringLiteral("f")), m_here->path()), {}, m_home->environment());
    QVERIFY(
        QTest::qWaitFor([&] { return !parts().isEmpty() && parts().first().size() > 4'000'000; }, 60'000));
    ::kill(static_cast<pid_t>(first.pid()), SIGINT);
    QVERIFY(QTest::qWaitFor([&] { return first.ended(); }, 60'000));
    Program second(get(remote(QStringLiteral("f")), m_here->path()), {}, m_home->environment());
    QVERIFY2(second.exitCode() == 0, second.errors().constData());
    QVERIFY(porthole::test::contentsOf(local(QStringLiteral("f"))) == bytes);
    QVERIFY(parts().isEmpty());
}

void FilesTest::lists()
{
    QVERIFY(porthole::test::writeFile(remote(QStringLiteral("b")), "12345"));
    QVERIFY(porthole::test::writeFile(remote(QStringLiteral(".a")), "1"));
    QDir(m_there->path()).mkdir(QStringLiteral("c"));
    const auto ls = [&](const QStringList &options) {
        return QStringList{QStringLiteral("ls")} + m_home->credentials() + options +
               QStringList{m_home->address() + u':' + m_there->path()};
    };
    Program plain(ls({}), {}, m_home->environment());
    QVERIFY2(plain.exitCode() == 0, plain.errors().constData());
    QCOMPARE(plain.output(), QByteArray(".a\nb\nc\n"));
    Program full(ls({QStringLiteral("-l")}), {}, m_home->environment());
    QVERIFY2(full.exitCode() == 0, full.errors().constData());
    const QByteArrayList lines = full.output().split('\n');
    QCOMPARE(lines.size(), 5); // with a header
    QVERIFY2(lines[2].startsWith("-rw------- ") && lines[2].endsWith(" b"), lines[2].constData());
    QVERIFY2(lines[3].startsWith("drwx") && lines[3].endsWith(" c"), lines[3].constData());
    Program json(ls({QStringLiteral("--json")}), {}, m_home->environment());
    QCOMPARE(json.exitCode(), 0);
    const QJsonArray entries = QJsonDocument::fromJson(json.output()).array();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[1][QLatin1String("size")].toInt(), 5);
    QCOMPARE(entries[2][QLatin1String("type")].toString(), QStringLiteral("folder"));
}

QTEST_GUILESS_MAIN(FilesTest)
#include "FilesTest.moc"
