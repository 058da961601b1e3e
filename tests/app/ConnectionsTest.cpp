#include "Program.h"
#include "tests/support/secrets/TestSecret.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using porthole::operator""_secret;

namespace {

/// A person's home, in which the program keeps what it saves.
class SavingHome {
public:
    QStringList environment() const
    {
        return {QStringLiteral("HOME=") + m_home.path(),
                QStringLiteral("XDG_DATA_HOME=") + path(QStringLiteral("data"))};
    }
    QString path(const QString &name) const { return m_home.filePath(name); }
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    const QTemporaryDir m_home;
};

QJsonArray arrayIn(const QByteArray &text) { return QJsonDocument::fromJson(text).array(); }
QString sample(const char *name)
{
    return QStringLiteral(PORTHOLE_TEST_DATA "/import/") + QLatin1String(name);
}

} // namespace

/// What is saved, as a script sees and changes it.
class ConnectionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaved();
    void savesListsAndShows();
    void addressesSayWhatTheyAre_data();
    void addressesSayWhatTheyAre();
    void inheritsFromItsFolder();
    void changesWhatIsNamedAlone();
    void theTrash();
    void isRefused_data();
    void isRefused();
    void whichIsMeant();
    void namesAreCompleted();
    void importsOnce();
    void aPreviewSavesNothing();
    void whatWasChangedHereStays();
    void whatActsHasToBeApproved();
    void whatWasLeftOutCanBeHadLater();
    void anEncryptedFileNeedsItsPassword();
    void importsWhatItExports();
    void foldersThatDifferAreTold();
    void exportsIntoAFile();
    void noSecretOfAnImportIsAnywhere();

private:
    /// Runs it, and wants `code`.
    bool run(const SavingHome &home, const QStringList &words, int code = 0)
    {
        Program program(words, {}, home.environment());
        const int ended = program.exitCode();
        m_output = program.output();
        m_errors = program.errors();
        if (ended != code)
            qWarning("%s ended with %d: %s", qPrintable(words.join(u' ')), ended, m_errors.constData());
        return ended == code;
    }
    bool run(const SavingHome &home, const char *words, int code = 0)
    {
        return run(home, QString::fromUtf8(words).split(u' '), code);
    }
    QByteArray m_output, m_errors;
};

void ConnectionsTest::nothingIsSaved()
{
    const SavingHome home;
    QVERIFY(run(home, "connections list"));
    QCOMPARE(m_output, QByteArray());
    QVERIFY2(m_errors.contains("no connection is saved"), m_errors);
    QVERIFY(run(home, "connections list --json"));
    QCOMPARE(m_output, QByteArray("[]\n"));
    QVERIFY(!QDir(home.path(u"data"_qs)).exists()); // nothing is made by looking
}

void ConnectionsTest::savesListsAndShows()
{
    const SavingHome home;
    QVERIFY(run(
        home,
        "connections add web-1 ann@web-1.example:2222 --folder prod/web --tag web --tag linux --favourite"));
    QVERIFY(run(home, "connections add desk vnc://desk.example:1"));
    QVERIFY(run(home, "connections list"));
    const QByteArrayList lines = m_output.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].startsWith("NAME") && lines[1].startsWith("desk ") &&
                 lines[2].startsWith("prod/web/web-1"),
             m_output);
    QVERIFY2(lines[2].contains("ann (port 2222)"), m_output);
    QVERIFY(run(home, "connections list --json"));
    const QJsonArray entries = arrayIn(m_output);
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0][u"kind"].toString(), u"console"_qs);
    const QJsonObject host = entries[1].toObject();
    QCOMPARE(host[u"folder"].toString(), u"prod/web"_qs);
    QCOMPARE(host[u"user"].toString(), u"ann"_qs);
    QCOMPARE(host[u"port"].toInt(), 2222);
    QCOMPARE(host[u"tags"].toArray(), (QJsonArray{u"linux"_qs, u"web"_qs}));
    QVERIFY(host[u"favourite"].toBool() && host[u"notes"].isNull());
    QVERIFY(run(home, "connections show WEB-1 --json"));
    QCOMPARE(QJsonDocument::fromJson(m_output).object(), host);
}

void ConnectionsTest::addressesSayWhatTheyAre_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("address");
    QTest::newRow("a host") << u"web.example"_qs << u"host"_qs << u"web.example"_qs;
    QTest::newRow("a host behind its scheme")
        << u"ssh://ann@[2001:db8::1]:22"_qs << u"host"_qs << u"2001:db8::1"_qs;
    QTest::newRow("a console") << u"vncs://h:1"_qs << u"console"_qs << u"vncs://h:1"_qs;
    QTest::newRow("a console behind a proxy")
        << u"wss://h/websockify"_qs << u"console"_qs << u"wss://h/websockify"_qs;
    QTest::newRow("a Slycat server") << u"slycat://Gate.example/pre"_qs << u"gateway"_qs
                                     << u"slycat://gate.example/pre"_qs;
}

void ConnectionsTest::addressesSayWhatTheyAre()
{
    QFETCH(QString, given);
    const SavingHome home;
    QVERIFY(run(home, {u"connections"_qs, u"add"_qs, u"it"_qs, given}));
    QVERIFY(run(home, "connections show it --json"));
    const QJsonDocument it = QJsonDocument::fromJson(m_output);
    QTEST(it[u"kind"].toString(), "kind");
    QTEST(it[u"address"].toString(), "address");
}

void ConnectionsTest::inheritsFromItsFolder()
{
    const SavingHome home;
    QVERIFY(run(home, {u"connections"_qs, u"import"_qs, sample("mremoteng/confCons.xml")}));
    QVERIFY(run(home, "connections show prod/web-1"));
    QVERIFY2(m_output.contains("user      ann  (from the folder prod)"), m_output);
    QVERIFY(run(home, "connections show web-1 --json"));
    QCOMPARE(QJsonDocument::fromJson(m_output)[u"user"].toString(), u"ann"_qs);
    QVERIFY(run(home, "connections show asks --json"));
    QVERIFY(QJsonDocument::fromJson(m_output)[u"user"].isNull());
}

void ConnectionsTest::changesWhatIsNamedAlone()
{
    const SavingHome home;
    QVERIFY(run(home, "connections add web ann@web.example --port 2222 --notes short --tag a"));
    QVERIFY(run(home, {u"connections"_qs, u"edit"_qs, u"web"_qs, u"--user"_qs, QString(), u"--name"_qs,
                       u"front"_qs, u"--folder"_qs, u"lab"_qs}));
    QVERIFY(run(home, "connections show front --json"));
    const QJsonDocument front = QJsonDocument::fromJson(m_output);
    QVERIFY(front[u"user"].isNull());
    QCOMPARE(front[u"port"].toInt(), 2222);
    QCOMPARE(front[u"folder"].toString(), u"lab"_qs);
    QCOMPARE(front[u"notes"].toString(), u"short"_qs);
    QCOMPARE(front[u"tags"].toArray(), QJsonArray{u"a"_qs});
    QVERIFY(run(home, "connections show web", 4));
}

void ConnectionsTest::theTrash()
{
    const SavingHome home;
    QVERIFY(run(home, "connections add web web.example"));
    QVERIFY(run(home, "connections remove web"));
    QVERIFY(run(home, "connections list"));
    QVERIFY(m_output.isEmpty());
    QVERIFY(run(home, "connections list --trash"));
    QVERIFY2(m_output.contains("web.example"), m_output);
    QVERIFY(run(home, "connections remove web", 2));
    QVERIFY(run(home, "connections remove web --for-good"));
    QVERIFY(run(home, "connections list --trash --json"));
    QCOMPARE(m_output, QByteArray("[]\n"));
}

void ConnectionsTest::isRefused_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *words, int code, const char *says) {
        QTest::newRow(words) << QString::fromUtf8(words) << code << QByteArray(says);
    };
    row("connections", 2, "");
    row("connections show", 2, "NAME is missing");
    row("connections show nobody", 4, "no connection is called 'nobody'");
    row("connections add web -- -oProxyCommand=id", 2, "host");
    row("connections add web ann:hunter2@web", 2, "password");
    row("connections add web web --port 0", 2, "--port takes");
    row("connections add web web --port x", 2, "--port takes");
    row("connections add web web --user a;b", 2, "user name");
    row("connections add web web --colour red", 2, "colour");
    row("connections add web gopher://h", 2, "");
    row("connections add web https://h/vnc_lite.html?path=websockify?token=hunter2", 2, "lapses");
    row("connections add Known other.example", 2, "called \"known\"");
    row("connections edit known --address vnc://h:1", 2, "another kind");
    row("connections import /nonexistent", 4, "/nonexistent");
    row("connections import /dev/null", 2, "is no file");
    row("connections import / --format teapot", 2, "--format is one of putty");
    row("connections import / --approve all", 2, "--approve takes");
    row("connections export /nonexistent/x.json", 1, "/nonexistent/x.json");
    row("connections export a b", 2, "not several");
}

void ConnectionsTest::isRefused()
{
    QFETCH(QString, words);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const SavingHome home;
    QVERIFY(run(home, "connections add known known.example"));
    QVERIFY(run(home, words.split(u' '), code));
    // The store names the one that is there as it is written, others as they are given.
    QVERIFY2(m_errors.toLower().contains(says.toLower()), m_errors);
    QVERIFY2(!m_errors.contains("hunter2"), m_errors);
}

void ConnectionsTest::whichIsMeant()
{
    const SavingHome home;
    QVERIFY(run(home, "connections add web web.example --folder prod"));
    QVERIFY(run(home, "connections add web vnc://web.example:1 --folder lab"));
    QVERIFY(run(home, "connections show web", 2));
    QVERIFY2(m_errors.contains("several connections"), m_errors);
    QVERIFY(run(home, "connections show Lab/web --json"));
    const QJsonDocument console = QJsonDocument::fromJson(m_output);
    QCOMPARE(console[u"kind"].toString(), u"console"_qs);
    QVERIFY(run(home, {u"connections"_qs, u"show"_qs, console[u"id"].toString()}));
}

/// What a shell's completion asks for.
void ConnectionsTest::namesAreCompleted()
{
    const SavingHome home;
    QVERIFY(run(home, {u"complete"_qs, u"connections"_qs, u"--"_qs, QString()}));
    QCOMPARE(m_output, QByteArray());
    QVERIFY(!QDir(home.path(u"data"_qs)).exists()); // nothing is made by looking
    QVERIFY(run(home, {u"connections"_qs, u"add"_qs, u"web $(id)"_qs, u"web.example"_qs}));
    QVERIFY(run(home, "connections add Web-2 web-2.example --folder prod"));
    QVERIFY(run(home, "connections add web-2 vnc://web-2.example:1 --folder lab"));
    QVERIFY(run(home, "connections add db db.example"));
    QVERIFY(run(home, "connections add webster web.example"));
    QVERIFY(run(home, "connections remove webster"));
    // Hosts have their names alone; what a name does not tell apart is told apart by its folder.
    QVERIFY(run(home, {u"complete"_qs, u"hosts"_qs, u"--"_qs, u"we"_qs}));
    QCOMPARE(m_output, QByteArray("web $(id)\nWeb-2\n"));
    QVERIFY(run(home, {u"complete"_qs, u"connections"_qs, u"--"_qs, QString()}));
    QCOMPARE(m_output, QByteArray("db\nweb $(id)\nprod/Web-2\nlab/web-2\n"));
    home.write(u"clouds.yaml"_qs, "clouds: {lab: {auth: {auth_url: 'http://h', password: " +
                                      QByteArray("hunter2"_secret) + "}}, live: {}}\n");
    const QStringList clouds{QStringLiteral("OS_CLIENT_CONFIG_FILE=") + home.path(u"clouds.yaml"_qs)};
    Program program({u"complete"_qs, u"clouds"_qs, u"--"_qs, u"la"_qs}, {}, home.environment() + clouds);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.output(), QByteArray("lab\n"));
    QVERIFY(run(home, "complete passwords x", 2));
    // It is for shells: no list of commands names it.
    QVERIFY(run(home, "help"));
    QVERIFY(!m_output.contains("porthole complete "));
}

void ConnectionsTest::importsOnce()
{
    const SavingHome home;
    const QStringList words{u"connections"_qs, u"import"_qs, sample("putty/sessions")};
    QVERIFY(run(home, words));
    QVERIFY2(m_errors.contains("3 new"), m_errors);
    QVERIFY2(m_output.contains("gate.example") && m_output.contains("unless approved"), m_output);
    QVERIFY(run(home, "connections list --json"));
    const QByteArray before = m_output;
    QCOMPARE(arrayIn(before).size(), 3);
    QVERIFY(run(home, words));
    QVERIFY2(m_errors.contains("3 unchanged"), m_errors);
    QVERIFY(run(home, "connections list --json"));
    QCOMPARE(m_output, before);
}

void ConnectionsTest::aPreviewSavesNothing()
{
    const SavingHome home;
    QVERIFY(run(home, {u"connections"_qs, u"import"_qs, sample("remmina"), u"--dry-run"_qs, u"--json"_qs}));
    QVERIFY2(m_errors.contains("2 new; nothing was saved"), m_errors);
    const QJsonArray items = arrayIn(m_output);
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[1][u"state"].toString(), u"new"_qs);
    QCOMPARE(items[1][u"folder"].toString(), u"prod/web"_qs);
    QVERIFY(items[1][u"remarks"].toArray().size() == 2 && items[1][u"taken"].toBool());
    QVERIFY(run(home, "connections list --json"));
    QCOMPARE(m_output, QByteArray("[]\n"));
}

void ConnectionsTest::whatWasChangedHereStays()
{
    const SavingHome home;
    const auto import = [&](const char *port, const QStringList &options = {}) {
        const QString file =
            home.write(u"hosts.csv"_qs, QByteArray("name,host,port\nweb,web.example,") + port + '\n');
        return run(home, QStringList{u"connections"_qs, u"import"_qs, file} + options);
    };
    const auto port = [&] {
        run(home, "connections show web --json");
        return QJsonDocument::fromJson(m_output)[u"port"].toInt();
    };
    QVERIFY(import("2222"));
    QVERIFY(import("2223"));
    QVERIFY2(m_errors.contains("1 changed"), m_errors);
    QCOMPARE(port(), 2223);
    QVERIFY(run(home, "connections edit web --port 2224"));
    QVERIFY(import("2225"));
    QVERIFY2(m_errors.contains("1 changed here") && m_errors.contains("--overwrite"), m_errors);
    QCOMPARE(port(), 2224);
    QVERIFY(import("2225", {u"--overwrite"_qs}));
    QCOMPARE(port(), 2225);
}

void ConnectionsTest::whatActsHasToBeApproved()
{
    for (const bool approved : {false, true}) {
        const SavingHome home;
        QStringList words{u"connections"_qs, u"import"_qs, sample("putty/sessions")};
        if (approved)
            words << u"--approve"_qs << u"keys"_qs << u"--approve"_qs << u"tunnels"_qs;
        QVERIFY(run(home, words));
        QVERIFY(run(home, "connections show gate --json"));
        const QJsonDocument gate = QJsonDocument::fromJson(m_output);
        QCOMPARE(gate[u"identity"].isNull(), !approved);
        QCOMPARE(gate[u"tunnels"].toArray().size(), approved ? 3 : 2);
    }
}

void ConnectionsTest::whatWasLeftOutCanBeHadLater()
{
    const SavingHome home;
    const QStringList words{u"connections"_qs, u"import"_qs, sample("json/team.json")};
    QVERIFY(run(home, words));
    QVERIFY2(m_output.contains("key /home/ann/.ssh/id_prod unless approved"), m_output); // of a folder
    QVERIFY(run(home, words + QStringList{u"--approve"_qs, u"keys"_qs}));
    QVERIFY2(m_errors.contains("4 unchanged"), m_errors);
    QVERIFY(run(home, "connections show web-1 --json"));
    QCOMPARE(QJsonDocument::fromJson(m_output)[u"identity"].toString(), u"/home/ann/.ssh/id_web"_qs);
    QVERIFY(run(home, "connections export -"));
    QVERIFY2(m_output.contains("/home/ann/.ssh/id_prod") && !m_output.contains("9000"), m_output);
    QVERIFY(run(home, words));
    QVERIFY2(!m_output.contains("id_prod") && !m_output.contains("id_web"), m_output);
}

void ConnectionsTest::anEncryptedFileNeedsItsPassword()
{
    for (const char *file : {"mremoteng/confCons-password.xml", "mremoteng/confCons-2.5-password.xml"}) {
        const SavingHome home;
        const QStringList words{u"connections"_qs, u"import"_qs, sample(file)};
        QVERIFY(run(home, words, 3)); // nobody is there to be asked
        const auto with = [&](const QByteArray &password) {
            Program program(words + QStringList{u"--password-stdin"_qs}, password, home.environment());
            return program.exitCode();
        };
        QCOMPARE(with(QByteArray("wrong"_secret) + '\n'), 3);
        QCOMPARE(with(QByteArray("correct horse\n")), 0);
        QVERIFY(run(home, "connections show web-1"));
    }
}

void ConnectionsTest::importsWhatItExports()
{
    const SavingHome one, other;
    QVERIFY(run(one, "connections add web ann@web.example --folder prod --tag a"));
    QVERIFY(run(one, "connections add desk vnc://desk.example:5901"));
    QVERIFY(run(one, "connections export"));
    const QByteArray text = m_output;
    const QString file = other.write(u"team.json"_qs, text);
    QVERIFY(run(other, {u"connections"_qs, u"import"_qs, file}));
    QVERIFY(run(other, "connections export -"));
    QCOMPARE(m_output, text);
    QVERIFY(run(one, "connections edit web --port 2222"));
    QVERIFY(run(one, "connections export"));
    other.write(u"team.json"_qs, m_output);
    QVERIFY(run(other, {u"connections"_qs, u"import"_qs, file}));
    QVERIFY2(m_errors.contains("1 changed, 1 unchanged"), m_errors);
}

void ConnectionsTest::foldersThatDifferAreTold()
{
    const SavingHome home;
    const auto import = [&](const QByteArray &user, const QStringList &options) {
        const QString file =
            home.write(u"team.json"_qs, R"({"format": "porthole-connections", "version": 1, "folders": [
                {"id": "22222222-0000-4000-8000-000000000001", "name": "prod", "user": ")" +
                                            user + R"("},
                {"id": "22222222-0000-4000-8000-000000000002", "name": "planned"}], "connections": [
                {"id": "11111111-0000-4000-8000-000000000001", "kind": "host", "name": "web",
                 "address": "web.example", "folder": "22222222-0000-4000-8000-000000000001"}]})");
        return run(home, QStringList{u"connections"_qs, u"import"_qs, file} + options);
    };
    QVERIFY(import("ann", {u"--dry-run"_qs}));
    QVERIFY2(m_output.contains("new, without connections") && m_errors.contains("1 new folder"), m_errors);
    QVERIFY(import("ann", {}));
    QVERIFY(import("ann", {}));
    QVERIFY2(!m_output.contains("folder") && !m_errors.contains("folder"), m_output);
    QVERIFY(import("root", {u"--dry-run"_qs}));
    QVERIFY2(m_output.contains("the settings differ"), m_output);
    QVERIFY2(m_errors.contains("1 folder differs; nothing was saved") && m_errors.contains("--overwrite"),
             m_errors);
    QVERIFY(import("root", {u"--json"_qs}));
    const QJsonObject folder = arrayIn(m_output).last().toObject();
    QCOMPARE(folder[u"state"].toString(), u"folder"_qs);
    QCOMPARE(folder[u"name"].toString(), u"prod"_qs);
    QCOMPARE(folder[u"taken"].toBool(true), false);
    QCOMPARE(folder[u"remarks"].toArray(), QJsonArray{u"the settings differ"_qs});
    QVERIFY(import("root", {u"--overwrite"_qs}));
    QVERIFY2(!m_errors.contains("--overwrite"), m_errors);
    QVERIFY(run(home, "connections show web --json"));
    QCOMPARE(QJsonDocument::fromJson(m_output)[u"user"].toString(), u"root"_qs);
}

void ConnectionsTest::exportsIntoAFile()
{
    const SavingHome home;
    QVERIFY(run(home, "connections add web web.example"));
    QVERIFY(run(home, {u"connections"_qs, u"export"_qs, home.path(u"team.json"_qs)}));
    QVERIFY(m_output.isEmpty());
    QVERIFY(home.read(u"team.json"_qs).startsWith("{\n"));
}

/// The samples' passwords are all the same one.
void ConnectionsTest::noSecretOfAnImportIsAnywhere()
{
    const SavingHome home;
    for (const char *name : {"csv/hosts.csv", "mremoteng/confCons.xml", "remmina", "putty/sessions.reg"}) {
        QVERIFY(run(home, {u"connections"_qs, u"import"_qs, sample(name)}));
        QVERIFY2(!m_output.contains("hunter2") && !m_errors.contains("hunter2"), name);
    }
    QDir folder(home.path(u"data/porthole"_qs));
    const QStringList files = folder.entryList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString &name : files) {
        const QByteArray bytes = home.read(u"data/porthole/"_qs + name);
        QVERIFY2(!bytes.contains("hunter2") && !bytes.contains("xOx9IhtLf9LR"), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "ConnectionsTest.moc"
