#include "ImportData.h"
#include "core/import/Source.h"
#include "core/import/formats/CsvConnections.h"
#include "core/import/formats/Krdc.h"
#include "core/import/formats/MremoteCipher.h"
#include "core/import/formats/MremoteNg.h"
#include "core/import/formats/Putty.h"
#include "core/import/formats/RdpFile.h"
#include "core/import/formats/Remmina.h"
#include "core/import/formats/TigerVnc.h"
#include "core/import/formats/VvFile.h"
#include "tests/support/Failure.h"

#include <QDirIterator>
#include <QTest>

using namespace porthole::imports;

namespace porthole::test {

/// The samples of tests/data/import, as a person would see them. Where each comes from stands in origins.tsv.
class FormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void puttysSessions();
    void puttysRegistry();
    void puttysTunnels_data();
    void puttysTunnels();
    void remmina();
    void remminasNotes();
    void mremote_data();
    void mremote();
    void mremotesFolders();
    void mremoteWithAPassword_data();
    void mremoteWithAPassword();
    void mremotesOldCipher();
    void mremotesKeys();
    void tigervnc();
    void krdc();
    void krdcAsItSaves();
    void everySampleHasAnOrigin();
    void rdp();
    void csv();
    void csvAsSpreadsheetsWriteIt();
    void csvAddresses_data();
    void csvAddresses();
    void csvDividers_data();
    void csvDividers();
    void vv();
    void vvSaysWhatItIs_data();
    void vvSaysWhatItIs();
};

void FormatsTest::puttysSessions()
{
    const auto imported = importPuttySessions(samplesIn(u"putty/sessions"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{u"gate = gate.example user \"ann\" tunnel 1080 tunnel 8080:db.example:80 inert key "
                          "/home/ann/.ssh/id_web inert tunnel 9000:localhost:22"_qs,
                          u"old switch = telnet://switch.example:23"_qs,
                          u"web 1 %/é = web-1.example port 2222 user \"ann\""_qs}));
    QCOMPARE(imported->entries[0].entry.origin, u"putty:gate"_qs);
    QCOMPARE(imported->entries[1].entry.kind, EntryKind::Unsupported);
}

void FormatsTest::puttysRegistry()
{
    const auto imported = importPuttyRegistry(sample(u"putty/sessions.reg"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{u"db müller = db.example port 2222 user \"CORP\\ann\" tunnel "
                          "127.0.0.1:5432:localhost:5432 tunnel 1080 without the proxy command without the "
                          "command that takes the place of a shell without the key"_qs,
                          u"Default Settings: it holds the defaults for others"_qs,
                          u"modem: it has no address"_qs}));
}

void FormatsTest::puttysTunnels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tunnels");
    QTest::newRow("as versions before 0.61 had dynamic ones") << u"L1080=D"_qs << QStringList{u"1080"_qs};
    QTest::newRow("IPv6 alone") << u"6L8080=db:80"_qs << QStringList{u"8080:db:80"_qs};
    QTest::newRow("an IPv6 target, with its escapes")
        << u"L8080=[2001:db8::1]:80"_qs << QStringList{u"8080:[2001:db8::1]:80"_qs};
    QTest::newRow("a comma that divides nothing") << u"L1=a\\,b:2,L3=c:4"_qs << QStringList{u"3:c:4"_qs};
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("rubbish") << u"L,=,X1=2,4,\\"_qs << QStringList();
}

void FormatsTest::puttysTunnels()
{
    QFETCH(QString, text);
    const SourceFile file{u"s"_qs, "HostName=h\nPortForwardings=" + text.toUtf8() + '\n'};
    const auto imported = importPuttySessions({file});
    QVERIFY2(imported && imported->entries.size() == 1, failureOf(imported));
    QStringList tunnels;
    for (const Tunnel &tunnel : imported->entries[0].entry.tunnels)
        tunnels << textOf(tunnel);
    QTEST(tunnels, "tunnels");
}

void FormatsTest::remmina()
{
    const auto imported = importRemmina(samplesIn(u"remmina"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{u"desk = vnc://desk.example:5903"_qs,
                          u"prod / web / web 1 = web-1.example port 2222 user \"ann\" tags linux,web "
                          "without the password without the proxy command"_qs}));
    QVERIFY(imported->entries[1].omitted.contains(Omission::PasswordObscured));
}

void FormatsTest::remminasNotes()
{
    const auto imported = importRemmina(samplesIn(u"remmina"_qs));
    QVERIFY(imported);
    QCOMPARE(imported->entries[1].entry.notes, u"first line\nsecond: 50% = half"_qs);
}

void FormatsTest::mremote_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("password");
    const QByteArray none, own = "correct horse";
    QTest::newRow("plain") << u"mremoteng/confCons.xml"_qs << none;
    QTest::newRow("encrypted with the usual password") << u"mremoteng/confCons-encrypted.xml"_qs << none;
    QTest::newRow("encrypted with another") << u"mremoteng/confCons-password.xml"_qs << own;
    QTest::newRow("of version 2.5, encrypted") << u"mremoteng/confCons-2.5-encrypted.xml"_qs << none;
    QTest::newRow("of version 2.5, with another password")
        << u"mremoteng/confCons-2.5-password.xml"_qs << own;
    QTest::newRow("a password that it does not need") << u"mremoteng/confCons.xml"_qs << own;
}

void FormatsTest::mremote()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, password);
    const SourceFile source{u"confCons.xml"_qs, sample(file)};
    QCOMPARE(formatOf(source), std::optional(Format::MremoteNg));
    const auto imported =
        read(Format::MremoteNg, {source}, {password.constData(), static_cast<std::size_t>(password.size())});
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{
                 u"prod / web-1 = web-1.example port 2222 without the password"_qs,
                 u"prod / root on web-2 = web-2.example user \"root\" without the way through another "
                 "host (~/.ssh/config can say ProxyJump) without the proxy command without the command "
                 "that takes the place of a shell"_qs,
                 u"prod / asks = web-3.example user \"\""_qs,
                 u"prod / screens / desk = vnc://desk.example:5901"_qs,
                 u"office = rdp://office.example:3389 user \"ann\""_qs, u"hostile: its address is none"_qs}));
    QCOMPARE(imported->entries[0].entry.notes, u"in front"_qs);
    QCOMPARE(imported->entries[0].entry.origin, u"mremoteng:11111111-0000-4000-8000-000000000002"_qs);
}

void FormatsTest::mremotesFolders()
{
    const auto imported = importMremoteNg(sample(u"mremoteng/confCons.xml"_qs));
    QVERIFY(imported);
    QCOMPARE(imported->folders.size(), 2);
    QCOMPARE(imported->folders[0].path, QStringList{u"prod"_qs});
    QCOMPARE(imported->folders[0].settings.user, std::optional(u"ann"_qs));
    QCOMPARE(imported->folders[0].notes, u"what earns money"_qs);
    QCOMPARE(imported->folders[1].path, (QStringList{u"prod"_qs, u"screens"_qs}));
    QCOMPARE(imported->folders[1].settings, EntrySettings());
}

void FormatsTest::mremoteWithAPassword_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"confCons-password.xml", "confCons-2.5-password.xml", "confCons-encrypted.xml",
                             "confCons-2.5-encrypted.xml"})
        QTest::newRow(file) << u"mremoteng/"_qs + QString::fromLatin1(file);
}

/// So that whoever reads it knows to ask, and to ask again.
void FormatsTest::mremoteWithAPassword()
{
    QFETCH(QString, file);
    for (const char *password : {"wrong", "Correct horse", "correct horse "}) {
        const auto imported = importMremoteNg(sample(file), password);
        QVERIFY2(!imported, password);
        QCOMPARE(imported.error().kind, ErrorKind::AuthRejected);
    }
    if (file.contains(u"password"_qs))
        QCOMPARE(importMremoteNg(sample(file)).error().kind, ErrorKind::AuthRejected);
}

/// The known answer of LegacyRijndaelCryptographyProviderTests.cs, and what is no answer.
void FormatsTest::mremotesOldCipher()
{
    const auto known = decryptLegacyMremote("RmV7zw/a7ZRRzZdcTkrLDgBfyEmeh8OFMgg2OKFJnwg=", kMremotePassword);
    QVERIFY2(known, failureOf(known));
    QCOMPARE(*known, QByteArray("MySecret!"));
    for (const char *text : {"", "AAAA", "no base64!", "RmV7zw/a7ZRRzZdcTkrLDgBfyEmeh8OFMgg2OKFJnw=="}) {
        const auto damaged = decryptLegacyMremote(text, kMremotePassword);
        QVERIFY2(!damaged, text);
        QCOMPARE(damaged.error().kind, ErrorKind::Usage);
    }
}

void FormatsTest::mremotesKeys()
{
    const QByteArray head = "<Connections><Node Name='prod' Type='Container' PrivateKeyPath='/k/prod'>";
    const auto node = [](const char *name, const QByteArray &attributes) {
        return QByteArray("<Node Type='Connection' Protocol='SSH2' Hostname='h' Name='") + name + "' " +
               attributes + "/>";
    };
    const auto imported = importMremoteNg(
        head + node("as its folder", "InheritPrivateKeyPath='true'") +
        node("of its own", "PrivateKeyPath='/k/own'") + node("of PuTTY", "PrivateKeyPath='C:\\k.ppk'") +
        "<Node Name='inner' Type='Container' InheritPrivateKeyPath='true'>" +
        node("deep", "InheritPrivateKeyPath='True'") + "</Node></Node></Connections>");
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{u"prod / as its folder = h"_qs, u"prod / of its own = h inert key /k/own"_qs,
                          u"prod / of PuTTY = h without the key"_qs, u"prod / inner / deep = h"_qs}));
    QCOMPARE(imported->folders[0].identityFile, std::optional(u"/k/prod"_qs));
    QVERIFY(!imported->folders[0].settings.identityFile); // before somebody approves of it
    QVERIFY(!imported->folders[1].identityFile);
}

void FormatsTest::tigervnc()
{
    const SourceFile saved{u"front desk.tigervnc"_qs, sample(u"tigervnc/default.tigervnc"_qs)};
    const SourceFile usual{u"default.tigervnc"_qs, saved.content};
    const auto imported = importTigerVnc({saved, usual, {u"other.tigervnc"_qs, "[Connection]\nHost=h\n"}});
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported), (QStringList{u"front desk = vnc://desk.example:5903"_qs,
                                              u"desk.example:3 = vnc://desk.example:5903"_qs,
                                              u"other.tigervnc: it cannot be read"_qs}));
    const auto history =
        importTigerVncHistory(sample(u"tigervnc/tigervnc.history"_qs) + "h::5999\n\n[::1]:2\n");
    QVERIFY2(history, failureOf(history));
    QCOMPARE(linesOf(*history),
             (QStringList{u"desk.example:3 = vnc://desk.example:5903"_qs, u"h::5999 = vnc://h:5999"_qs,
                          u"[::1]:2 = vnc://[::1]:5902"_qs}));
}

void FormatsTest::krdc()
{
    const auto imported = importKrdc(sample(u"krdc/bookmarks.xml"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported), (QStringList{u"Desk & chair = vnc://desk.example:5901"_qs,
                                              u"Büro / office = rdp://office.example:3389 user \"ann\""_qs,
                                              u"Büro / Lab / six = vnc://[2001:db8::7]:5903"_qs}));
}

void FormatsTest::krdcAsItSaves()
{
    const auto imported = importKrdc(sample(u"krdc/saved.xml"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported), (QStringList{u"vnc://localhost:5945 = vnc://localhost:5945"_qs,
                                              u"Lab / vnc://localhost:5945 = vnc://localhost:5945"_qs}));
}

/// Which program wrote it, or after what it was written by hand.
void FormatsTest::everySampleHasAnOrigin()
{
    QStringList known;
    for (const QByteArray &line : sample(u"origins.tsv"_qs).split('\n').mid(1))
        known << QString::fromUtf8(line.left(line.indexOf('\t')));
    const QDir top(QStringLiteral(PORTHOLE_TEST_DATA "/import"));
    QDirIterator files(top.path(), QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const QString file = top.relativeFilePath(files.next());
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const QString &one) {
            return !one.isEmpty() && (file == one || file.startsWith(one + u'/'));
        });
        QVERIFY2(isKnown || file == u"origins.tsv", qPrintable(file));
        ++count;
    }
    QVERIFY(count > 10);
}

void FormatsTest::rdp()
{
    const auto imported =
        importRdp({{u"office.rdp"_qs, sample(u"rdp/office.rdp"_qs)}, {u"empty.rdp"_qs, {}}});
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{
                 u"office = rdp://office.example:3390 user \"CORP\\ann\" without the password without the "
                 "way through another host (~/.ssh/config can say ProxyJump)"_qs,
                 u"empty.rdp: it cannot be read"_qs}));
    QCOMPARE(imported->entries[0].entry.kind, EntryKind::Unsupported);
}

void FormatsTest::csv()
{
    const auto imported = importCsv(sample(u"csv/hosts.csv"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(
        linesOf(*imported),
        (QStringList{u"prod / web / web-1 = web-1.example port 2222 user \"ann\" tags linux,web without the "
                     "password"_qs,
                     u"db.example = db.example port 2200"_qs, u"desk = vnc://desk.example:5900"_qs}));
    QCOMPARE(imported->entries[0].entry.notes, u"first line\nsecond \"line\""_qs);
}

void FormatsTest::csvAsSpreadsheetsWriteIt()
{
    const auto imported = importCsv(sample(u"csv/tabelle.csv"_qs));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported),
             (QStringList{u"Müller = mueller.example user \"mü\""_qs, u"odd: its address is none"_qs}));
}

void FormatsTest::csvAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *address, const char *line) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(line);
    };
    row("ssh://web.example:22", "n = web.example");
    row("SSH://web.example:2222/", "n = web.example port 2222");
    row("sftp://ann@web.example", "n = web.example user \"ann\"");
    row("ssh://[2001:db8::7]:2222", "n = 2001:db8::7 port 2222");
    row("vnc://desk.example:1", "n = vnc://desk.example:5901");
    row("rdp://office.example", "n = rdp://office.example:3389");
    row("ssh://ann:secret@web.example:2222", "n = web.example port 2222 user \"ann\" without the password");
    row("ann:secret@web.example", "n = web.example user \"ann\" without the password");
    row("ann:p/w@web.example", "n = web.example user \"ann\" without the password");
    row("ann:p@ss@web.example", "n = web.example user \"ann\" without the password");
    row("https://ann:secret@web.example", "n: its address is none");
    row("ann@web.example:2222", "n = web.example port 2222 user \"ann\"");
    row("web.example:99999", "n = web.example without the port");
    // None of these is the host that stands before the first colon.
    row("http://web.example", "n: its address is none");
    row("ssh://web.example/path", "n: its address is none");
    row("web.example:22:23", "n: its address is none");
    row("web.example:http", "n: its address is none");
}

void FormatsTest::csvAddresses()
{
    QFETCH(QString, address);
    const auto imported = importCsv("name,host\nn," + address.toUtf8() + '\n');
    QVERIFY2(imported, failureOf(imported));
    QTEST(linesOf(*imported).join(u'\n'), "line");
    // Nor does a password stay in what it is called.
    const auto nameless = importCsv("host\n" + address.toUtf8() + '\n');
    QVERIFY2(nameless, failureOf(nameless));
    for (const ImportedEntry &item : nameless->entries)
        QVERIFY2(!item.entry.origin.contains(u"secret"_qs), qPrintable(item.entry.origin));
}

void FormatsTest::csvDividers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("tabs") << QByteArray("name\thost\tuser\nn\th\tu\n");
    QTest::newRow("semicolons") << QByteArray("name;host;user\nn;h;u\n");
    QTest::newRow("no line end at the end") << QByteArray("name,host,user\r\nn,h,u");
    QTest::newRow("line ends of a Mac") << QByteArray("name,host,user\rn,h,u\r");
    QTest::newRow("a mark before UTF-8") << QByteArray("\xef\xbb\xbfname,host,user\nn,h,u\n");
    QTest::newRow("blank lines") << QByteArray("\n\nname,host,user\n\nn,h,u\n\n");
    QTest::newRow("other columns") << QByteArray("id,NAME,colour,Host,User\n1,n,red,h,u\n");
    QTest::newRow("quoted titles with other dividers")
        << QByteArray("\"name\";\"host\";\"user\";\"a,b,c,d\"\nn;h;u\n");
}

void FormatsTest::csvDividers()
{
    QFETCH(QByteArray, text);
    const auto imported = importCsv(text);
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(linesOf(*imported), QStringList{u"n = h user \"u\""_qs});
}

void FormatsTest::vv()
{
    const auto file = VvFile::parse(sample(u"vv/console.vv"_qs));
    QVERIFY2(file, failureOf(file));
    QCOMPARE(file->type, VvFile::Type::Vnc);
    QCOMPARE(file->host, u"hypervisor.example"_qs);
    QCOMPARE(file->port, std::optional<quint16>(5903));
    QVERIFY(!file->tlsPort);
    QVERIFY(file->password && file->password->reveal() == "hunter2hunter2");
    QCOMPARE(file->ca, QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"));
    QVERIFY(file->deletesItself && !file->fullscreen);
}

void FormatsTest::vvSaysWhatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const QByteArray &text, bool fits) {
        QTest::newRow(name) << "[virt-viewer]\n" + text << fits;
    };
    row("SPICE, which is named", "type=spice\nhost=h\ntls-port=61000\n", true);
    row("a ticket of Proxmox", "type=spice\nhost=pvespiceproxy:1:2\nproxy=http://pve:3128\ntls-port=1\n",
        true);
    row("a ticket without its proxy", "type=spice\nhost=pvespiceproxy:1:2\ntls-port=1\n", false);
    row("another type", "type=rdp\nhost=h\nport=1\n", false);
    row("no type", "host=h\nport=1\n", false);
    row("an option as host", "type=vnc\nhost=-oProxyCommand=id\nport=1\n", false);
    row("no port", "type=vnc\nhost=h\nport=-1\n", false);
    row("a port that is none", "type=vnc\nhost=h\nport=99999\n", false);
    QTest::newRow("another group") << QByteArray("[other]\ntype=vnc\nhost=h\nport=1\n") << false;
}

void FormatsTest::vvSaysWhatItIs()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fits);
    const auto file = VvFile::parse(text);
    QCOMPARE(file.has_value(), fits);
    if (!file)
        QCOMPARE(file.error().kind, ErrorKind::Usage);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FormatsTest)
#include "FormatsTest.moc"
