#include "ImportData.h"
#include "core/import/formats/CsvConnections.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/Krdc.h"
#include "core/import/formats/MremoteNg.h"
#include "core/import/formats/Putty.h"
#include "core/import/formats/Remmina.h"
#include "tests/support/Failure.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::imports;

namespace porthole::test {

namespace {

using Reader = Result<Imported> (*)(const QByteArray &);

Result<Imported> importMremote(const QByteArray &file) { return importMremoteNg(file); }

/// An XBEL file whose only bookmark lies `depth` folders down.
QByteArray nested(int depth)
{
    return "<xbel>" + QByteArray("<folder>").repeated(depth) +
           "<bookmark href='vnc://h:1'><title>t</title></bookmark>" +
           QByteArray("</folder>").repeated(depth) + "</xbel>";
}

QByteArray mremote(const QByteArray &attributes, const QByteArray &body)
{
    return "<Connections EncryptionEngine=\"AES\" BlockCipherMode=\"GCM\" " + attributes + ">" + body +
           "</Connections>";
}

} // namespace

/// Files that somebody made to do harm (security.md 1.6): what they may cost, and what gets through.
class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isRefused_data();
    void isRefused();
    void readsNoOtherFile();
    void hostsAndUsersAreOfTheirGrammar_data();
    void hostsAndUsersAreOfTheirGrammar();
    void whatWouldRunIsLeftOut();
    void textsAreFitToBeShown();
    void theMostThereMayBe();
};

void HostileTest::isRefused_data()
{
    QTest::addColumn<Reader>("reader");
    QTest::addColumn<QByteArray>("file");
    const QByteArray laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
    QTest::newRow("a billion laughs")
        << Reader(&importKrdc)
        << laughs + "<xbel><bookmark href='vnc://h'><title>&b;</title></bookmark></xbel>";
    QTest::newRow("an entity within an attribute")
        << Reader(&importMremote) << laughs + mremote({}, "<Node Name='&b;' Hostname='h'/>");
    QTest::newRow("an entity of its own")
        << Reader(&importKrdc) << QByteArray("<!DOCTYPE x [<!ENTITY a '&a;'>]><xbel>&a;</xbel>");
    QTest::newRow("folders without an end") << Reader(&importKrdc) << nested(70);
    QTest::newRow("elements without an end")
        << Reader(&importKrdc) << "<xbel>" + QByteArray("<a>").repeated(1'000'000);
    QTest::newRow("no XML") << Reader(&importMremote) << QByteArray("qqv8WEdruAEzSfdnPZMQ8w5cLhsl55V");
    QTest::newRow("other XML") << Reader(&importMremote) << QByteArray("<svg/>");
    QTest::newRow("cut off") << Reader(&importKrdc) << QByteArray("<xbel><bookmark href='vnc://h'>");
    QTest::newRow("rounds of key derivation for a year")
        << Reader(&importMremote)
        << mremote("FullFileEncryption='true' KdfIterations='2000000000'", QByteArray(100, 'A'));
    QTest::newRow("another cipher") << Reader(&importMremote)
                                    << QByteArray(
                                           "<Connections EncryptionEngine='Serpent' BlockCipherMode='EAX' "
                                           "KdfIterations='1000' FullFileEncryption='true'>") +
                                           QByteArray(100, 'A') + "</Connections>";
    QTest::newRow("a text that is too short to be encrypted")
        << Reader(&importMremote) << mremote("FullFileEncryption='true' KdfIterations='1000'", "AAAA");
    QTest::newRow("larger than 32 MiB") << Reader(&importCsv) << "host\n" + QByteArray(33 << 20, 'h');
    QTest::newRow("as JSON") << Reader(&importJson) << QByteArray(33 << 20, '[');
    QTest::newRow("brackets without an end") << Reader(&importJson) << QByteArray(1 << 20, '[');
    QTest::newRow("another JSON") << Reader(&importJson) << QByteArray("{\"format\": \"other\"}");
    QTest::newRow("a newer version") << Reader(&importJson)
                                     << QByteArray("{\"format\": \"porthole-connections\", \"version\": 2}");
    QTest::newRow("a quote without an end") << Reader(&importCsv) << QByteArray("host\n\"a,b\nc");
    QTest::newRow("columns without an end")
        << Reader(&importCsv) << "host" + QByteArray(1'000'000, ',') + "\nh\n";
    QTest::newRow("no column of addresses") << Reader(&importCsv) << QByteArray("a,b\nc,d\n");
    QTest::newRow("bytes") << Reader(&importCsv) << QByteArray("host\nh\0h\n", 9);
    QTest::newRow("no export of the registry") << Reader(&importPuttyRegistry) << QByteArray("[HKEY]\n");
}

void HostileTest::isRefused()
{
    QFETCH(Reader, reader);
    QFETCH(QByteArray, file);
    QElapsedTimer time;
    time.start();
    const auto imported = reader(file);
    QVERIFY(!imported);
    QCOMPARE(imported.error().kind, ErrorKind::Usage);
    QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
}

/// security.md F14: what QXmlStreamReader does with it is ours to watch.
void HostileTest::readsNoOtherFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"secret"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("of-another-file") > 0);
    file.close();
    const QByteArray url = "file://" + file.fileName().toUtf8();
    const QByteArray bookmark = "<xbel><bookmark href='vnc://h'><title>x&e;x</title></bookmark></xbel>";
    for (const QByteArray &type :
         {"<!DOCTYPE x [<!ENTITY e SYSTEM '" + url + "'>]>", "<!DOCTYPE x SYSTEM '" + url + "'>",
          "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + url + "'> %p;]>"}) {
        const auto imported = importKrdc(type + bookmark);
        if (imported)
            QVERIFY2(!linesOf(*imported).join(u'\n').contains(u"of-another-file"), type);
    }
}

void HostileTest::hostsAndUsersAreOfTheirGrammar_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<bool>("userTaken");
    QTest::newRow("usual ones") << u"web-1.example"_qs << u"ann"_qs << true << true;
    QTest::newRow("an alias of ~/.ssh/config") << u"Web_1"_qs << u"ann"_qs << true << true;
    QTest::newRow("an option as host") << u"-oProxyCommand=id"_qs << u"ann"_qs << false << true;
    QTest::newRow("a command behind a host") << u"h;id"_qs << u"ann"_qs << false << true;
    QTest::newRow("a command within a host") << u"$(id)"_qs << u"ann"_qs << false << true;
    QTest::newRow("a line end in a host") << u"h\tid"_qs << u"ann"_qs << false << true;
    QTest::newRow("an option as user") << u"h"_qs << u"-oProxyCommand=id"_qs << true << false;
    QTest::newRow("a command as user") << u"h"_qs << u"a`id`"_qs << true << false;
    QTest::newRow("a host too long") << QString(10'000, u'h') << u"ann"_qs << false << true;
}

void HostileTest::hostsAndUsersAreOfTheirGrammar()
{
    QFETCH(QString, host);
    QFETCH(QString, user);
    QFETCH(bool, taken);
    QFETCH(bool, userTaken);
    const QByteArray h = host.toUtf8(), u = user.toUtf8();
    const QByteArray xml = mremote({}, "<Node Name='n' Type='Connection' Protocol='SSH2' Hostname='" + h +
                                           "' Username='" + u + "'/>");
    for (const auto &imported :
         {importPuttySessions({{u"n"_qs, "HostName=" + h + "\nUserName=" + u + "\n"}}),
          importRemmina(
              {{u"n"_qs, "[remmina]\nname=n\nprotocol=SSH\nserver=" + h + "\nusername=" + u + "\n"}}),
          importMremoteNg(xml), importCsv("name,host,user\nn," + h + "," + u + "\n")}) {
        QVERIFY2(imported, failureOf(imported));
        QCOMPARE(imported->entries.size(), taken ? 1 : 0);
        QCOMPARE(imported->refused.size(), taken ? 0 : 1);
        if (!taken)
            continue;
        QCOMPARE(imported->entries[0].entry.settings.user.has_value(), userTaken);
        QCOMPARE(imported->entries[0].omitted.contains(Omission::UnfitUser), !userTaken);
    }
}

/// SEC-51: nothing that an import brings is run, or lets anybody in, before somebody has said so.
void HostileTest::whatWouldRunIsLeftOut()
{
    const QByteArray json = R"({"format": "porthole-connections", "version": 1, "connections": [
        {"id": "11111111-0000-4000-8000-000000000001", "kind": "host", "name": "n", "address": "h",
         "agentCommand": "calc.exe", "identityFile": "/k", "credential": "11111111-0000-4000-8000-000000000002",
         "password": "hunter2hunter2", "proxyCommand": "calc.exe",
         "tunnels": ["R 9000:localhost:22", "L *:1:db:2", "L 3:db:4"]}]})";
    const auto imported = importJson(json);
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(
        linesOf(*imported),
        QStringList{u"n = h tunnel 3:db:4 inert key /k inert agent calc.exe inert tunnel 9000:localhost:22 "
                    "inert tunnel *:1:db:2"_qs});
    QVERIFY(!imported->entries[0].entry.settings.credential);
    QVERIFY(!imported->entries[0].entry.agentCommand && !imported->entries[0].entry.settings.identityFile);
}

void HostileTest::textsAreFitToBeShown()
{
    const QByteArray bell = "n\x07\xe2\x80\xae"
                            "exe.txt";
    const auto imported =
        importCsv("name;host;group;tags;notes\n" + bell + ";h;g" + bell + "/" + QByteArray(5000, 'x') + ";t" +
                  bell + ";o" + bell + QByteArray(100'000, 'n') + "\n");
    QVERIFY2(imported, failureOf(imported));
    const ImportedEntry &item = imported->entries[0];
    const QString all =
        item.entry.name + item.folder.join(u' ') + item.entry.tags.join(u' ') + item.entry.notes;
    QVERIFY(!all.contains(QChar(7)) && !all.contains(QChar(0x202e)));
    QVERIFY(item.folder[1].size() <= kLongestName);
    QVERIFY(item.entry.notes.size() <= kLongestNotes);
}

void HostileTest::theMostThereMayBe()
{
    const QByteArray head = "name,host\n";
    const auto most = importCsv(head + QByteArray("a,h\n").repeated(kMostEntries));
    QVERIFY2(most, failureOf(most));
    QCOMPARE(most->entries.size(), kMostEntries);
    QVERIFY(!importCsv(head + QByteArray("a,h\n").repeated(kMostEntries + 1)));
    QVERIFY(!importCsv(head + QByteArray("a,;\n").repeated(kMostEntries + 1)));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostileTest)
#include "HostileTest.moc"
