#include "Program.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

/// What a script is told of what it has changed.
class ConnectionsJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void addSaysWhatWasSaved();
    void editSaysWhatIsSavedNow();
    void removeSaysWhatWasRemoved_data();
    void removeSaysWhatWasRemoved();
    void exportSaysWhatWasWritten();
    void nothingIsSaidOfWhatFailed();

private:
    /// What it prints, which is one line; empty if it ends with another code.
    QByteArray printed(const QStringList &words, int code = 0)
    {
        Program program(words, {},
                        {QStringLiteral("HOME=") + m_home->path(),
                         QStringLiteral("XDG_DATA_HOME=") + m_home->filePath(QStringLiteral("data"))});
        if (program.exitCode() == code)
            return program.output();
        qWarning("%s: %s", qPrintable(words.join(u' ')), program.errors().constData());
        return "another code";
    }
    QJsonObject object(const char *words)
    {
        const QByteArray line = printed(QString::fromLatin1(words).split(u' '));
        return line.count('\n') == 1 ? QJsonDocument::fromJson(line).object() : QJsonObject();
    }
    QJsonObject shown(const QString &name)
    {
        return QJsonDocument::fromJson(printed({QStringLiteral("connections"), QStringLiteral("show"), name,
                                                QStringLiteral("--json")}))
            .object();
    }
    std::unique_ptr<QTemporaryDir> m_home;
};

void ConnectionsJsonTest::addSaysWhatWasSaved()
{
    const QJsonObject saved = object("connections add web ann@web.example --folder prod/web --tag a --json");
    QCOMPARE(saved[u"folder"].toString(), QStringLiteral("prod/web"));
    QCOMPARE(saved[u"user"].toString(), QStringLiteral("ann"));
    QVERIFY(!saved[u"id"].toString().isEmpty());
    QCOMPARE(saved, shown(saved[u"id"].toString()));
}

void ConnectionsJsonTest::editSaysWhatIsSavedNow()
{
    const QString id = object("connections add web web.example --port 2222 --json")[u"id"].toString();
    const QJsonObject saved = object("connections edit web --name front --user ben --json");
    QCOMPARE(saved[u"id"].toString(), id);
    QCOMPARE(saved[u"name"].toString(), QStringLiteral("front"));
    QCOMPARE(saved[u"user"].toString(), QStringLiteral("ben"));
    QCOMPARE(saved[u"port"].toInt(), 2222);
    QCOMPARE(saved, shown(id));
}

void ConnectionsJsonTest::removeSaysWhatWasRemoved_data()
{
    QTest::addColumn<bool>("forGood");
    QTest::newRow("into the trash") << false;
    QTest::newRow("for good") << true;
}

void ConnectionsJsonTest::removeSaysWhatWasRemoved()
{
    QFETCH(bool, forGood);
    const QJsonObject saved = object("connections add web web.example --folder prod --json");
    QJsonObject removed =
        object(forGood ? "connections remove web --for-good --json" : "connections remove prod/web --json");
    QCOMPARE(removed[u"trashed"].isNull(), forGood);
    if (!forGood)
        QCOMPARE(removed, shown(saved[u"id"].toString()));
    removed[u"trashed"] = QJsonValue();
    QCOMPARE(removed, saved);
}

void ConnectionsJsonTest::exportSaysWhatWasWritten()
{
    QVERIFY(!object("connections add web web.example --folder prod/web --json").isEmpty());
    QVERIFY(!object("connections add desk vnc://desk.example:1 --json").isEmpty());
    QVERIFY(!object("connections add gone gone.example --json").isEmpty());
    QVERIFY(!object("connections remove gone --json").isEmpty());
    const QByteArray plain = printed({QStringLiteral("connections"), QStringLiteral("export")});
    QVERIFY(plain.startsWith("{\n"));
    QCOMPARE(printed({QStringLiteral("connections"), QStringLiteral("export"), QStringLiteral("--json")}),
             plain);
    const QString path = m_home->filePath(QStringLiteral("team.json"));
    const QByteArray said =
        printed({QStringLiteral("connections"), QStringLiteral("export"), path, QStringLiteral("--json")});
    const QJsonObject expected{
        {QStringLiteral("file"), path}, {QStringLiteral("connections"), 2}, {QStringLiteral("folders"), 2}};
    QCOMPARE(QJsonDocument::fromJson(said).object(), expected);
    QVERIFY(QFileInfo(path).size() == plain.size());
}

void ConnectionsJsonTest::nothingIsSaidOfWhatFailed()
{
    QVERIFY(!object("connections add web web.example --json").isEmpty());
    const auto words = [](const char *line) { return QString::fromLatin1(line).split(u' '); };
    QCOMPARE(printed(words("connections add Web other.example --json"), 2), QByteArray());
    QCOMPARE(printed(words("connections edit web --colour red --json"), 2), QByteArray());
    QCOMPARE(printed(words("connections remove nobody --json"), 4), QByteArray());
    QCOMPARE(printed(words("connections export /nonexistent/x.json --json"), 1), QByteArray());
}

QTEST_GUILESS_MAIN(ConnectionsJsonTest)
#include "ConnectionsJsonTest.moc"
