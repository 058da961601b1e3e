// The manual and the completions are made of the pages of `porthole help`: what a page leaves out, they lack.
#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/Completion.h"
#include "app/cli/help/HelpText.h"
#include "app/cli/help/ManualPage.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/JsonNames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::cli;

class HelpTextsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPages();
    void everyOptionIsExplained();
    void everyFieldOfTheExportIsExplained();
    void noOptionIsThereTwice();
    void theManualNamesEverything();
    void theManualIsInOrder();
    void bashCompletes_data();
    void bashCompletes();
    void bashCompletesNames_data();
    void bashCompletesNames();
    void fishCompletesNames_data();
    void fishCompletesNames();
    void zshCompletesNames();
    void fishCompletes_data();
    void fishCompletes();
    void zshTakesIt();

private:
    static QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {},
                          const QString &path = u"/usr/bin:/bin"_qs);
    /// A folder with a program that stands for porthole, where these names are saved.
    static bool standIn(const QTemporaryDir &folder);
};

QByteArray HelpTextsTest::run(const QString &program, const QStringList &arguments, const QByteArray &input,
                              const QString &path)
{
    const QTemporaryDir home;
    QProcess process;
    process.setEnvironment({u"PATH="_qs + path, u"LC_ALL=C.UTF-8"_qs, u"MANPAGER=cat"_qs, u"MANWIDTH=120"_qs,
                            u"HOME="_qs + home.path()});
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return "no end, or no " + program.toLocal8Bit();
    return process.readAll();
}

void HelpTextsTest::noOptionIsThereTwice()
{
    for (const Command &command : commands()) {
        QSet<QString> names;
        for (const Option &option : command.grammar.options) {
            QVERIFY2(!names.contains(option.name), qPrintable(QString(command.name) + u' ' + option.name));
            names.insert(option.name);
        }
    }
}

void HelpTextsTest::readsPages()
{
    const QString page = u"Says\nthis.\n\n  --json                print it\n  --file FILE, --in FOLDER\n"
                         "                        where; not there\n\n  porthole x\n  porthole y\n"_qs;
    using Kind = HelpBlock::Kind;
    const QList<HelpBlock> blocks{{Kind::Paragraph, {}, u"Says this."_qs},
                                  {Kind::Item, u"--json"_qs, u"print it"_qs},
                                  {Kind::Item, u"--file FILE, --in FOLDER"_qs, u"where; not there"_qs},
                                  {Kind::Example, {}, u"porthole x\nporthole y"_qs}};
    QCOMPARE(helpBlocks(page), blocks);
    const QList<OptionText> options{{u"--json"_qs, {}, u"print it"_qs},
                                    {u"--file"_qs, u"FILE"_qs, u"where"_qs},
                                    {u"--in"_qs, u"FOLDER"_qs, u"where"_qs}};
    QCOMPARE(optionTexts(page), options);
}

void HelpTextsTest::everyOptionIsExplained()
{
    for (const Command &command : commands()) {
        const QList<OptionText> texts = optionsOf(command);
        for (const Option &option : command.grammar.options) {
            const auto text = std::find_if(texts.begin(), texts.end(),
                                           [&](const OptionText &one) { return one.name == option.name; });
            QVERIFY(text != texts.end());
            QVERIFY2(!text->summary.isEmpty(), qPrintable(QString(command.name) + u' ' + option.name));
            QVERIFY2(text->value.isEmpty() != option.takesValue,
                     qPrintable(QString(command.name) + u' ' + option.name));
        }
    }
}

namespace {

/// The names of all fields in it, but those of a cloud's sign-in, which are clouds.yaml's.
void addFieldsOf(const QJsonValue &value, QSet<QString> &fields)
{
    for (const QJsonValue &each : value.toArray())
        addFieldsOf(each, fields);
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        fields << field.key();
        if (field.key() != u"auth")
            addFieldsOf(field.value(), fields);
    }
}

porthole::EntrySettings everySetting()
{
    porthole::EntrySettings settings;
    settings.user = u"ann"_qs;
    settings.port = 2222;
    settings.identityFile = u"/key"_qs;
    settings.colour = u"#aa0000"_qs;
    settings.agent = porthole::AgentWish::Never;
    return settings;
}

/// With everything that there is to be said of connections.
porthole::EntryCollection everything()
{
    porthole::Folder above, folder;
    above.id = porthole::newFolderId();
    folder.id = porthole::newFolderId();
    folder.parent = above.id;
    folder.name = above.name = folder.notes = u"prod"_qs;
    folder.settings = everySetting();
    porthole::Entry host, cloud, server;
    host.id = porthole::newEntryId();
    host.folder = folder.id;
    host.name = host.address = host.notes = u"web"_qs;
    host.settings = everySetting();
    host.tags << u"a"_qs;
    host.tunnels << porthole::Tunnel{};
    host.agentCommand = u"agent"_qs;
    cloud.id = porthole::newEntryId();
    cloud.kind = porthole::EntryKind::Cloud;
    cloud.name = u"lab"_qs;
    cloud.address = u"https://lab.example/v3"_qs;
    cloud.description = porthole::CloudDescription{};
    cloud.description->auth.insert(u"username"_qs, u"ann"_qs);
    cloud.description->authType = cloud.description->region = cloud.description->interface = u"x"_qs;
    cloud.description->caCertificateFile = u"/ca.pem"_qs;
    server.id = porthole::newEntryId();
    server.kind = porthole::EntryKind::Server;
    server.name = server.address = u"build"_qs;
    server.cloud = u"lab"_qs;
    return {{above, folder}, {host, cloud, server}};
}

} // namespace

void HelpTextsTest::everyFieldOfTheExportIsExplained()
{
    QSet<QString> fields;
    addFieldsOf(QJsonDocument::fromJson(porthole::imports::exportedJson(everything())).object(), fields);
    for (const char *one : {"parent", "agentCommand", "tunnels", "caCertificateFile", "agent", "cloud"})
        QVERIFY2(fields.contains(QString::fromLatin1(one)), one); // they were written
    const Command *command = commandOf({u"connections"_qs, u"export"_qs});
    QVERIFY(command);
    const QString page = pageOf(*command);
    for (const QString &field : std::as_const(fields))
        QVERIFY2(page.contains(QRegularExpression(u"\\b%1\\b"_qs.arg(field))), qPrintable(field));
    QVERIFY(page.contains(porthole::imports::kJsonFormat));
    for (const auto &[kind, name] : porthole::imports::kKindNames)
        QVERIFY2(page.contains(u'"' + name + u'"'), name.data());
    for (const auto &[wish, name] : porthole::imports::kAgentNames)
        QVERIFY2(page.contains(u'"' + name + u'"'), name.data());
}

void HelpTextsTest::theManualNamesEverything()
{
    const QByteArray page = run(u"man"_qs, {u"-l"_qs, u"-"_qs}, manualPage(u"1.2"_qs).toUtf8());
    for (const Command &command : commands()) {
        QVERIFY2(page.contains("porthole " + QByteArray(command.name.data())), command.name.data());
        for (const OptionText &option : optionsOf(command))
            if (option.name != u"--help")
                QVERIFY2(page.contains(option.name.toUtf8()), qPrintable(option.name));
    }
    QVERIFY(page.contains("Porthole 1.2"));
    QVERIFY(page.contains("porthole open NAME..."));
    QVERIFY(page.contains("  version      1; a reader refuses a greater one"));
    QVERIFY(page.contains("porthole clouds --json | jq -r '.[].name'"));
}

void HelpTextsTest::theManualIsInOrder()
{
    const QByteArray page = manualPage(u"1.2"_qs).toUtf8();
    const QByteArray said = run(u"mandoc"_qs, {u"-T"_qs, u"lint"_qs, u"-W"_qs, u"warning"_qs}, page);
    // It has no date: the same words come out of every build.
    QVERIFY2(said.count('\n') == 1 && said.contains("missing date"), said);
    QCOMPARE(run(u"groff"_qs, {u"-man"_qs, u"-ww"_qs, u"-Tutf8"_qs, u"-z"_qs}, page), QByteArray());
}

void HelpTextsTest::bashCompletes_data()
{
    QTest::addColumn<QStringList>("words"); // the last one is being typed
    QTest::addColumn<QByteArray>("offered");
    QTest::newRow("a command") << QStringList{u"cons"_qs} << QByteArray("console");
    QTest::newRow("its second word") << QStringList{u"console"_qs, u"s"_qs} << QByteArray("shot");
    QTest::newRow("an option") << QStringList{u"servers"_qs, u"--al"_qs} << QByteArray("--all");
    QTest::newRow("of a second word")
        << QStringList{u"console"_qs, u"shot"_qs, u"--af"_qs} << QByteArray("--after-ms");
    QTest::newRow("not of another") << QStringList{u"console"_qs, u"key"_qs, u"--af"_qs} << QByteArray();
    QTest::newRow("of the window") << QStringList{u"--dem"_qs} << QByteArray("--demo");
    QTest::newRow("help") << QStringList{u"help"_qs, u"dec"_qs} << QByteArray("decode");
    QTest::newRow("help for the window") << QStringList{u"help"_qs, u"op"_qs} << QByteArray("open");
    QTest::newRow("of connections") << QStringList{u"connections"_qs, u"export"_qs, u"--js"_qs}
                                    << QByteArray("--json");
    QTest::newRow("a file") << QStringList{u"console"_qs, u"shot"_qs, u"--ca-file"_qs, u"/etc/passw"_qs}
                            << QByteArray("/etc/passwd");
    QTest::newRow("a file behind =") << QStringList{u"console"_qs, u"shot"_qs, u"--ca-file"_qs, u"="_qs,
                                                    u"/etc/passw"_qs}
                                     << QByteArray("/etc/passwd");
    QTest::newRow("a folder") << QStringList{u"--demo"_qs, u"--pictures"_qs, u"/usr/inclu"_qs}
                              << QByteArray("/usr/include");
    QTest::newRow("no guess") << QStringList{u"servers"_qs, u"--cloud"_qs, u"-"_qs} << QByteArray();
}

void HelpTextsTest::bashCompletes()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, offered);
    const QTemporaryDir folder;
    QFile script(folder.filePath(u"porthole.bash"_qs));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(bashCompletion().toUtf8());
    script.close();
    words.prepend(u"porthole"_qs);
    // compopt complains outside of a completion that readline has begun.
    const QString program = u"compopt() { :; }; . '%1'; COMP_WORDS=('%2'); COMP_CWORD=%3; _porthole; "
                            "echo \"${COMPREPLY[*]}\""_qs.arg(script.fileName(), words.join(u"' '"_qs))
                                .arg(words.size() - 1);
    const QByteArray said = run(u"bash"_qs, {u"--norc"_qs, u"--noprofile"_qs, u"-c"_qs, program}).trimmed();
    QVERIFY2(said == offered || (offered == "/etc/passwd" && said.startsWith(offered)), said);
}

/// It tells by its answer what it was asked, and with which word.
bool HelpTextsTest::standIn(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"porthole"_qs));
    const QByteArray script = "#!/bin/sh\n"
                              "test \"$1 $3\" = 'complete --' || exit 2\n"
                              "case $2 in\n"
                              "connections) printf '%s\\n' 'it'\\''s $(touch owned)' 'web 1' ;;\n"
                              "hosts) printf '%s\\n' 'db: main' web-1 ;;\n"
                              "clouds) echo lab ;;\n"
                              "esac | grep -i \"^$4\"\n";
    return file.open(QIODevice::WriteOnly) && file.write(script) == script.size() &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void HelpTextsTest::bashCompletesNames_data()
{
    QTest::addColumn<QStringList>("words"); // the last one is being typed, as it is typed
    QTest::addColumn<QByteArray>("offered");
    const auto add = [](const char *name, const QStringList &words, const char *offered) {
        QTest::newRow(name) << words << QByteArray(offered);
    };
    add("nothing of a name is run", {u"open"_qs, u"it"_qs}, R"(it\'s\ \$\(touch\ owned\))");
    add("behind a backslash", {u"open"_qs, u"web\\ "_qs}, R"(web\ 1)");
    add("between quotes", {u"open"_qs, u"\"it"_qs}, R"(it's \$(touch owned))");
    add("between single quotes", {u"open"_qs, u"'web "_qs}, "web 1");
    add("several at once", {u"open"_qs, u"--demo"_qs, u"web"_qs}, R"(web\ 1)");
    add("a host", {u"shell"_qs, u"db"_qs}, R"(db\:\ main)");
    add("one host only", {u"shell"_qs, u"x"_qs, u"db"_qs}, "");
    add("of a second word", {u"connections"_qs, u"show"_qs, u"we"_qs}, R"(web\ 1)");
    add("not of a new one", {u"connections"_qs, u"add"_qs, u"we"_qs}, "");
    add("a host's path", {u"ls"_qs, u"-l"_qs, u"we"_qs}, "web-1:");
    add("a cloud", {u"servers"_qs, u"--cloud"_qs, u"l"_qs}, "lab");
    add("a cloud behind =", {u"servers"_qs, u"--cloud"_qs, u"="_qs, u"l"_qs}, "lab");
}

void HelpTextsTest::bashCompletesNames()
{
    QFETCH(QStringList, words);
    const QTemporaryDir folder;
    QVERIFY(standIn(folder));
    QFile script(folder.filePath(u"porthole.bash"_qs));
    QVERIFY(script.open(QIODevice::WriteOnly) && script.write(bashCompletion().toUtf8()) > 0);
    script.close();
    QString typed = u"porthole"_qs;
    for (QString word : words)
        typed += u" $'"_qs + word.replace(u'\\', u"\\\\"_qs).replace(u'\'', u"\\'"_qs) + u'\'';
    const QString program =
        u"cd '%1'; compopt() { :; }; . '%2'; COMP_WORDS=(%3); COMP_CWORD=%4; _porthole; "
        "echo \"${COMPREPLY[*]}\"; ls owned 2>/dev/null"_qs.arg(folder.path(), script.fileName(), typed)
            .arg(words.size());
    const QByteArray said = run(u"bash"_qs, {u"--norc"_qs, u"--noprofile"_qs, u"-c"_qs, program}, {},
                                folder.path() + u":/usr/bin:/bin"_qs);
    QFETCH(QByteArray, offered);
    QCOMPARE(said, offered + '\n');
}

void HelpTextsTest::fishCompletesNames_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("offered");
    QTest::newRow("what is saved") << u"porthole open it"_qs << QByteArray("it's $(touch owned)");
    QTest::newRow("behind a backslash") << u"porthole open web\\\\ "_qs << QByteArray("web 1");
    QTest::newRow("a host") << u"porthole shell web"_qs << QByteArray("web-1");
    QTest::newRow("a host's path") << u"porthole get web"_qs << QByteArray("web-1:");
    QTest::newRow("a cloud") << u"porthole servers --cloud l"_qs << QByteArray("lab");
    QTest::newRow("a cloud behind =") << u"porthole servers --cloud=l"_qs << QByteArray("--cloud=lab");
}

void HelpTextsTest::fishCompletesNames()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, offered);
    const QTemporaryDir folder;
    QVERIFY(standIn(folder));
    const QByteArray script = fishCompletion().toUtf8() + "\ncd '" + folder.path().toUtf8() +
                              "'\ncomplete -C '" + line.toUtf8() + "'\n";
    const QByteArray said =
        run(u"fish"_qs, {u"--no-config"_qs}, script, folder.path() + u":/usr/bin:/bin"_qs);
    QCOMPARE(said.split('\n').first().split('\t').first(), offered);
    QVERIFY(!QFile::exists(folder.filePath(u"owned"_qs)));
}

/// Its completion works within a line that is being edited alone; here its function is called as that calls
/// it.
void HelpTextsTest::zshCompletesNames()
{
    const QTemporaryDir folder;
    QVERIFY(standIn(folder));
    const QByteArray script =
        "compdef() { :; }; _arguments() { :; }; words=(porthole); cd '" + folder.path().toUtf8() + "'\n" +
        zshCompletion().toUtf8() +
        "\ncompadd() { print -r -- \"$@\" = $names; }\n"
        "PREFIX=it\\\\\\'; _porthole_names connections; PREFIX=; _porthole_names hosts :\n";
    const QByteArray said = run(u"zsh"_qs, {u"-f"_qs}, script, folder.path() + u":/usr/bin:/bin"_qs);
    QCOMPARE(said, QByteArray("-a names = it's $(touch owned)\n-q -S : -a names = db: main web-1\n"));
    QVERIFY(!QFile::exists(folder.filePath(u"owned"_qs)));
}

void HelpTextsTest::fishCompletes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("offered");
    QTest::newRow("a command") << u"porthole cons"_qs << QByteArray("console");
    QTest::newRow("its second word") << u"porthole console s"_qs << QByteArray("shot");
    QTest::newRow("an option") << u"porthole servers --al"_qs << QByteArray("--all");
    QTest::newRow("of the window") << u"porthole --dem"_qs << QByteArray("--demo");
    QTest::newRow("not of another") << u"porthole console key --af"_qs << QByteArray();
}

void HelpTextsTest::fishCompletes()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, offered);
    const QByteArray script = fishCompletion().toUtf8() + "\ncomplete -C '" + line.toUtf8() + "'\n";
    const QByteArray said = run(u"fish"_qs, {u"--no-config"_qs}, script);
    QCOMPARE(said.split('\n').first().split('\t').first(), offered);
}

void HelpTextsTest::zshTakesIt()
{
    const QByteArray script = "compdef() { :; }; f() {\n" + zshCompletion().toUtf8() + "\n}\necho taken\n";
    QCOMPARE(run(u"zsh"_qs, {u"-f"_qs}, script), QByteArray("taken\n"));
}

QTEST_GUILESS_MAIN(HelpTextsTest)
#include "HelpTextsTest.moc"
