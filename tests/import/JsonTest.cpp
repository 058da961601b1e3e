#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "ImportData.h"
#include "core/import/Plan.h"
#include "core/import/formats/JsonFormat.h"
#include "core/model/EntryInheritance.h"
#include "tests/support/Failure.h"

#include <QTest>
#include <algorithm>
#include <functional>

using namespace porthole::imports;

namespace porthole::test {

namespace {

constexpr char kFolder[] = "22222222-0000-4000-8000-000000000001";
constexpr char kInner[] = "22222222-0000-4000-8000-000000000002";

QString id(int number) { return u"11111111-0000-4000-8000-%1"_qs.arg(number, 12, 10, QChar(u'0')); }

/// One of everything.
EntryCollection everything()
{
    EntryCollection all;
    Folder prod{{QString::fromLatin1(kFolder)}, {}, u"prod"_qs, {}, u"what earns money"_qs, 3};
    prod.settings.user = u"ann"_qs;
    prod.settings.colour = u"#ff0000"_qs;
    prod.settings.credential = CredentialRef{id(900)};
    all.folders << Folder{{QString::fromLatin1(kInner)}, prod.id, u"web"_qs} << prod;
    Entry host;
    host.id = {id(1)};
    host.name = u"web-1"_qs;
    host.folder = all.folders[0].id;
    host.address = u"web-1.example"_qs;
    host.settings.port = 2222;
    host.settings.user = QString(u""_qs);
    host.settings.identityFile = u"/home/ann/.ssh/id_web"_qs;
    host.settings.credential = CredentialRef{id(901)};
    host.settings.agent = AgentWish::Never;
    host.agentCommand = u"/opt/agent run"_qs;
    host.tunnels << Tunnel{Tunnel::Kind::Local, {}, 8080, u"db"_qs, 5432}
                 << Tunnel{Tunnel::Kind::Remote, {}, 9000, u"localhost"_qs, 22};
    host.tags = QStringList{u"linux"_qs, u"web"_qs};
    host.favourite = true;
    host.notes = u"first\nsecond"_qs;
    host.lastUsed = QDateTime::currentDateTimeUtc();
    host.uses = 7;
    host.origin = u"putty:web-1"_qs;
    all.entries << host;
    const auto add = [&](int number, EntryKind kind, const QString &name, const QString &address) {
        Entry entry;
        entry.id = {id(number)};
        entry.kind = kind;
        entry.name = name;
        entry.address = address;
        all.entries << entry;
    };
    add(2, EntryKind::Console, u"Desk"_qs, u"vnc://desk.example:5901"_qs);
    add(3, EntryKind::Cloud, u"lab"_qs, u"lab"_qs);
    add(8, EntryKind::Cloud, u"own"_qs, u"https://own.example:5000/v3"_qs);
    all.entries.last().description = CloudDescription{u"password"_qs,
                                                      {{u"username"_qs, u"ann"_qs},
                                                       {u"user_domain_name"_qs, u"Default"_qs},
                                                       {u"project_name"_qs, u"web"_qs}},
                                                      u"RegionOne"_qs,
                                                      {},
                                                      u"/home/ann/own.pem"_qs};
    all.entries.last().settings.credential = CredentialRef{id(902)};
    add(4, EntryKind::Gateway, u"gate"_qs, u"slycat://gate.example"_qs);
    add(5, EntryKind::Server, u"pinned"_qs, u"33333333-0000-4000-8000-000000000001"_qs);
    all.entries.last().cloud = u"lab"_qs;
    add(6, EntryKind::Unsupported, u"office"_qs, u"rdp://office.example:3389"_qs);
    add(7, EntryKind::Host, u"gone"_qs, u"gone.example"_qs);
    all.entries.last().trashed = QDateTime::currentDateTimeUtc();
    return all;
}

} // namespace

/// What is shared: complete, always the same, without anything that is one person's.
class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheSameInAnyOrder();
    void comesBackWhole();
    void holdsNoSecretAndNothingPersonal();
    void aChangeIsALine();
    void isAnUpdate();
    void aFolderOfAnotherName();
    void aHostNamedLikeASecretIsWhole();
    void noTokenInAnAddressLeaves();
    void aSecretInItIsPassedOver();
    void anotherAddressLosesThePassword_data();
    void anotherAddressLosesThePassword();
    void noneOfItsOwnStays();
    void norIsTheFoldersSent();
    void theCertificateAuthoritiesHaveToBeApproved();
    void digestsOfBeforeCountStill();
    void whatDoesNotFitIsNamed();
    void theSameComputerHasItUnchanged_data();
    void theSameComputerHasItUnchanged();
};

void JsonTest::isTheSameInAnyOrder()
{
    EntryCollection all = everything();
    const QByteArray text = exportedJson(all);
    std::reverse(all.entries.begin(), all.entries.end());
    std::reverse(all.folders.begin(), all.folders.end());
    QCOMPARE(exportedJson(all), text);
    QVERIFY(text.endsWith("}\n"));
}

void JsonTest::comesBackWhole()
{
    const EntryCollection all = everything();
    const auto imported = importJson(exportedJson(all));
    QVERIFY2(imported, failureOf(imported));
    QVERIFY(imported->refused.isEmpty());
    Plan plan = planOf({}, *imported);
    for (PlanItem &item : plan.items)
        item.approved = item.pending;
    const EntryBatch batch = batchOf(plan, {});
    QCOMPARE(batch.entries.size(), 7);
    const EntryCollection there{batch.folders, batch.entries};
    // What is exported there is what was exported here: with the same ids, in the same words.
    QCOMPARE(exportedJson(there), exportedJson(all));
}

void JsonTest::holdsNoSecretAndNothingPersonal()
{
    const QByteArray text = exportedJson(everything());
    for (const char *word : {"credential", "9000-", "favourite", "uses", "lastUsed", "origin", "putty",
                             "gone", "position", "trashed", "imported"})
        QVERIFY2(!text.contains(word), word);
    QVERIFY(!text.contains(id(900).toLatin1()) && !text.contains(id(901).toLatin1()));
    QVERIFY(!text.contains(id(902).toLatin1()));
}

void JsonTest::aChangeIsALine()
{
    EntryCollection all = everything();
    const QByteArrayList before = exportedJson(all).split('\n');
    all.entries[0].settings.port = 2223;
    const QByteArrayList after = exportedJson(all).split('\n');
    QCOMPARE(after.size(), before.size());
    qsizetype changed = 0;
    for (qsizetype i = 0; i < before.size(); ++i)
        changed += before[i] != after[i] ? 1 : 0;
    QCOMPARE(changed, 1);
    QVERIFY(after.contains("            \"port\": 2223,"));
}

/// From one computer to another, and again once it has changed.
void JsonTest::isAnUpdate()
{
    EntryCollection here = everything();
    const EntryBatch first = batchOf(planOf({}, *importJson(exportedJson(here))), {});
    EntryCollection there{first.folders, first.entries};
    here.entries[0].settings.port = 2223;
    here.entries[1].name = u"front desk"_qs;
    for (Entry &entry : there.entries) {
        if (entry.name == u"Desk")
            entry.notes = u"of mine"_qs;
    }
    const Plan plan = planOf(there, *importJson(exportedJson(here)));
    QCOMPARE(plan.count(PlanState::Changed), 2);
    QCOMPARE(plan.count(PlanState::Unchanged), 5);
    QVERIFY(plan.changedFolders.isEmpty());
    const EntryBatch second = batchOf(plan, there);
    QCOMPARE(second.entries.size(), 2);
    for (const Entry &entry : second.entries) {
        if (entry.kind == EntryKind::Console) {
            QCOMPARE(entry.name, u"front desk"_qs);
            QCOMPARE(entry.notes, u"of mine"_qs);
        } else {
            QCOMPARE(entry.settings.port, std::optional<quint16>(2223));
        }
    }
    // Where it was made nobody has imported it: what differs is said, and not taken.
    const Plan back = planOf(here, *importJson(exportedJson(there)));
    QCOMPARE(back.count(PlanState::ChangedHere), 3);
    QVERIFY(batchOf(back, here).isEmpty());
}

void JsonTest::aFolderOfAnotherName()
{
    EntryCollection here = everything();
    const EntryBatch first = batchOf(planOf({}, *importJson(exportedJson(here))), {});
    EntryCollection there{first.folders, first.entries};
    here.folders[1].name = u"production"_qs;
    Plan plan = planOf(there, *importJson(exportedJson(here)));
    QCOMPARE(plan.count(PlanState::Unchanged), 7);
    QCOMPARE(plan.changedFolders.size(), 1);
    QVERIFY(batchOf(plan, there).isEmpty());
    plan.changedFolders[0].selected = true;
    const EntryBatch renamed = batchOf(plan, there);
    QCOMPARE(renamed.folders.size(), 1);
    QCOMPARE(renamed.folders[0].name, u"production"_qs);
    QCOMPARE(renamed.folders[0].id.value, QString::fromLatin1(kFolder));
}

void JsonTest::aHostNamedLikeASecretIsWhole()
{
    EntryCollection here;
    here.entries << Entry{};
    here.entries[0].id = {id(1)};
    here.entries[0].kind = EntryKind::Console;
    here.entries[0].name = u"vault"_qs;
    here.entries[0].address = u"vnc://password:5901"_qs;
    const auto imported = importJson(exportedJson(here));
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(imported->entries.size(), 1);
    QCOMPARE(imported->entries[0].entry.address, here.entries[0].address);
}

/// None gets there; this is the last place that looks.
void JsonTest::noTokenInAnAddressLeaves()
{
    for (const char *const address :
         {"wss://desk.example/websockify?token=1f0c7a62", "wss://desk.example/token=1f0c7a62",
          "wss://desk.example/websockify%3Ftoken=1f0c7a62", "wss://ann:1f0c7a62@desk.example/",
          "wss://desk.example/#token=1f0c7a62", "token=1f0c7a62 desk.example"}) {
        EntryCollection here;
        here.entries << Entry{};
        here.entries[0].id = {id(1)};
        here.entries[0].kind = EntryKind::Console;
        here.entries[0].address = QString::fromLatin1(address);
        QVERIFY2(!exportedJson(here).contains("1f0c7a62"), address);
    }
}

/// Somebody may have written it into the file by hand.
void JsonTest::aSecretInItIsPassedOver()
{
    QByteArray file = exportedJson(everything());
    file.replace("\"username\": \"ann\"", "\"password\": \"hunter2\", \"username\": \"ann\"");
    const auto imported = importJson(file);
    QVERIFY2(imported, failureOf(imported));
    const EntryBatch batch = batchOf(planOf({}, *imported), {});
    QVERIFY(!exportedJson({batch.folders, batch.entries}).contains("hunter2"));
    QVERIFY(!exportedJson({batch.folders, batch.entries}).contains("password\": "));
}

/// Changes the one of that name.
void change(EntryCollection &all, const QString &name, const std::function<void(Entry &)> &how)
{
    for (Entry &entry : all.entries) {
        if (entry.name == name)
            how(entry);
    }
}

/// What `all` was before, as a colleague has it who keeps a password for each.
EntryCollection withPasswords(const EntryCollection &all)
{
    EntryBatch batch = batchOf(planOf({}, *importJson(exportedJson(all))), {});
    for (Entry &entry : batch.entries)
        entry.settings.credential = CredentialRef{id(950)};
    return {batch.folders, batch.entries};
}

void JsonTest::anotherAddressLosesThePassword_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::function<void(Entry &)>>("how");
    QTest::addColumn<bool>("isKept");
    const auto row = [](const char *title, const QString &name, const std::function<void(Entry &)> &how,
                        bool isKept = false) { QTest::newRow(title) << name << how << isKept; };
    row(
        "a cloud's notes", u"own"_qs, [](Entry &e) { e.notes = u"of no matter"_qs; }, true);
    row("a cloud's address", u"own"_qs,
        [](Entry &e) { e.address = u"https://elsewhere.example:5000/v3"_qs; });
    row(
        "a host's notes", u"web-1"_qs, [](Entry &e) { e.notes = u"of no matter"_qs; }, true);
    row(
        "a host's user", u"web-1"_qs, [](Entry &e) { e.settings.user = u"root"_qs; }, true);
    row("a host's address", u"web-1"_qs, [](Entry &e) { e.address = u"elsewhere.example"_qs; });
    row("a host's port", u"web-1"_qs, [](Entry &e) { e.settings.port = 2223; });
    row("a host's port, which is the usual again", u"web-1"_qs, [](Entry &e) { e.settings.port.reset(); });
    row("a console's address", u"Desk"_qs, [](Entry &e) { e.address = u"vnc://elsewhere.example:5901"_qs; });
    row("a gateway's address", u"gate"_qs, [](Entry &e) { e.address = u"slycat://elsewhere.example"_qs; });
    row("what was a console", u"Desk"_qs, [](Entry &e) {
        e.kind = EntryKind::Host;
        e.address = u"desk.example"_qs;
    });
}

/// A file that a colleague shares would have it sent to whomever it says.
void JsonTest::anotherAddressLosesThePassword()
{
    QFETCH(QString, name);
    QFETCH(std::function<void(Entry &)>, how);
    QFETCH(bool, isKept);
    EntryCollection there = everything();
    const EntryCollection here = withPasswords(there);
    change(there, name, how);
    const EntryBatch batch = batchOf(planOf(here, *importJson(exportedJson(there))), here);
    QCOMPARE(batch.entries.size(), 1);
    change(there, name, [&](const Entry &entry) {
        QCOMPARE(batch.entries.first().address, entry.address);
        QCOMPARE(batch.entries.first().kind, entry.kind);
    });
    QCOMPARE(batch.entries.first().settings.credential,
             isKept ? std::optional(CredentialRef{id(950)}) : std::nullopt);
}

void JsonTest::noneOfItsOwnStays()
{
    EntryCollection there = everything(), here = withPasswords(there);
    for (Entry &entry : here.entries)
        entry.settings.credential = CredentialRef();
    change(there, u"web-1"_qs, [](Entry &entry) { entry.address = u"elsewhere.example"_qs; });
    const EntryBatch batch = batchOf(planOf(here, *importJson(exportedJson(there))), here);
    QCOMPARE(batch.entries.size(), 1);
    QCOMPARE(batch.entries.first().settings.credential, std::optional(CredentialRef()));
}

/// Which was not sent before either, as there was one of its own.
void JsonTest::norIsTheFoldersSent()
{
    EntryCollection there = everything(), here = withPasswords(there);
    for (Folder &folder : here.folders) {
        if (folder.parent.value.isEmpty())
            folder.settings.credential = CredentialRef{id(951)};
    }
    change(there, u"web-1"_qs, [](Entry &entry) { entry.address = u"elsewhere.example"_qs; });
    const EntryBatch batch = batchOf(planOf(here, *importJson(exportedJson(there))), here);
    QCOMPARE(batch.entries.size(), 1);
    QVERIFY(!effectiveHost(batch.entries.first(), here.folders).credential);
}

/// As keys have to be: a path is a file that is read.
void JsonTest::theCertificateAuthoritiesHaveToBeApproved()
{
    const EntryCollection all = everything();
    Plan plan = planOf({}, *importJson(exportedJson(all)));
    const auto fileOf = [](const EntryBatch &batch) {
        for (const Entry &entry : batch.entries)
            if (entry.description)
                return entry.description->caCertificateFile;
        return u"there is no cloud"_qs;
    };
    const EntryBatch unapproved = batchOf(plan, {});
    QCOMPARE(fileOf(unapproved), QString());
    // The same again is no change, and none of it by hand.
    const Plan again = planOf({unapproved.folders, unapproved.entries}, *importJson(exportedJson(all)));
    QCOMPARE(again.count(PlanState::Unchanged), unapproved.entries.size());
    for (PlanItem &item : plan.items)
        item.approved.caCertificateFile = item.pending.caCertificateFile;
    QCOMPARE(fileOf(batchOf(plan, {})), u"/home/ann/own.pem"_qs);
}

/// A version that knew no descriptions has written fewer of them.
void JsonTest::digestsOfBeforeCountStill()
{
    EntryCollection all = everything();
    all.entries.removeIf([](const Entry &entry) { return entry.description.has_value(); });
    EntryBatch batch = batchOf(planOf({}, *importJson(exportedJson(all))), {});
    for (Entry &entry : batch.entries)
        entry.imported.truncate(14 * 8);
    all.entries[0].settings.port = 2223;
    const Plan plan = planOf({batch.folders, batch.entries}, *importJson(exportedJson(all)));
    QCOMPARE(plan.count(PlanState::Changed), 1);
    QCOMPARE(plan.count(PlanState::ChangedHere), 0);
}

void JsonTest::whatDoesNotFitIsNamed()
{
    const auto imported = importJson(R"json({"format": "porthole-connections", "version": 1, "folders": [
        {"id": "22222222-0000-4000-8000-000000000001", "name": "around itself",
         "parent": "22222222-0000-4000-8000-000000000001"}, {"id": "no uuid", "name": "x"}, 7],
      "connections": [
        {"id": "no uuid", "kind": "host", "name": "a", "address": "h"},
        {"id": "11111111-0000-4000-8000-000000000001", "kind": "teapot", "name": "b", "address": "h"},
        {"id": "11111111-0000-4000-8000-000000000002", "kind": "host", "name": "c", "address": "-oProxyCommand=id"},
        {"id": "11111111-0000-4000-8000-000000000003", "kind": "console", "name": "d", "address": "file:///etc"},
        {"id": "11111111-0000-4000-8000-000000000004", "kind": "host", "name": "e", "address": "h", "port": 99999,
         "colour": "url(x)", "tunnels": ["X 1", "L 1:h", 5], "user": "-x",
         "folder": "22222222-0000-4000-8000-000000000001"}, 5]})json");
    QVERIFY2(imported, failureOf(imported));
    QCOMPARE(imported->entries.size(), 1);
    const ImportedEntry &item = imported->entries[0];
    QCOMPARE(item.omitted.count(Omission::UnfitTunnel), 3);
    QVERIFY(item.omitted.contains(Omission::UnfitPort) && item.omitted.contains(Omission::UnfitUser));
    QCOMPARE(item.entry.settings, EntrySettings());
    QCOMPARE(item.folder.size(), kMostDepth);
    QCOMPARE(imported->refused.size(), 5);
    QCOMPARE(imported->refused[0].why, Refusal::UnfitId);
    QCOMPARE(imported->refused[2].why, Refusal::UnfitAddress);
}

void JsonTest::theSameComputerHasItUnchanged_data()
{
    QTest::addColumn<Entry>("entry");
    Entry web;
    web.id = {id(20)};
    web.name = u"web"_qs;
    web.address = u"web.example"_qs;
    const auto row = [&web](const char *name, const auto &change) {
        Entry entry = web;
        change(entry);
        QTest::newRow(name) << entry;
    };
    row("nothing odd", [](Entry &) {});
    row("no key, whatever the folder has", [](Entry &e) { e.settings.identityFile = u""_qs; });
    row("no user, whatever the folder has", [](Entry &e) { e.settings.user = u""_qs; });
    row("no colour, no port", [](Entry &e) {
        e.settings.colour = u""_qs;
        e.settings.port = 0;
    });
    row("a key of PuTTY's", [](Entry &e) { e.settings.identityFile = u"/home/ann/web.ppk"_qs; });
    row("a key with a tab in its path", [](Entry &e) { e.settings.identityFile = u"/home/a\tb"_qs; });
    row("a user with a blank", [](Entry &e) { e.settings.user = u"CORP\\ann b"_qs; });
    row("an agent that is unusable", [](Entry &e) { e.agentCommand = u""_qs; });
    row("an agent of two lines", [](Entry &e) { e.agentCommand = u"a\nb"_qs; });
    row("notes with blanks around", [](Entry &e) { e.notes = u"  first\r\nsecond\t\n\n"_qs; });
    row("notes that change direction", [](Entry &e) { e.notes = u"a\u202eb"_qs; });
    row("a name that changes direction", [](Entry &e) { e.name = u"a\u202eb"_qs; });
    row("a name of more bytes than characters", [](Entry &e) { e.name = QString(200, u'ü'); });
    row("a tag that is longer", [](Entry &e) { e.tags = QStringList{QString(100, u't')}; });
    row("in the trash", [](Entry &e) { e.trashed = QDateTime::currentDateTimeUtc(); });
    row("tunnels in another order", [](Entry &e) {
        e.tunnels << Tunnel{Tunnel::Kind::Remote, {}, 9000, u"localhost"_qs, 22}
                  << Tunnel{Tunnel::Kind::Local, u"0.0.0.0"_qs, 8080, u"db"_qs, 80}
                  << Tunnel{Tunnel::Kind::Local, {}, 8081, u"db"_qs, 80};
    });
    row("brought in by another program's file", [](Entry &e) {
        e.origin = u"putty:web"_qs;
        e.imported = QString(120, u'0');
    });
}

/// What was exported here and comes in here again, whatever of it does not get through a file.
void JsonTest::theSameComputerHasItUnchanged()
{
    QFETCH(Entry, entry);
    EntryCollection here = everything();
    here.folders[0].settings.identityFile = u"/home/ann/\u202e.key"_qs;
    here.folders[0].notes = u" of mine \n"_qs;
    here.folders[1].settings.user = u"a b"_qs;
    entry.folder = here.folders[0].id;
    QByteArray text = exportedJson({here.folders, here.entries + QList{entry}});
    if (entry.trashed.isValid()) { // it was exported before
        Entry before = entry;
        before.trashed = {};
        text = exportedJson({here.folders, here.entries + QList{before}});
    }
    here.entries << entry;
    const auto imported = importJson(text);
    QVERIFY2(imported, failureOf(imported));
    const Plan plan = planOf(here, *imported);
    QCOMPARE(plan.items.size(), everything().entries.size()); // but for the one in the trash
    for (const PlanItem &item : plan.items) {
        const bool isTrashed = entry.trashed.isValid() && item.known == entry.id;
        QVERIFY2(item.state == (isTrashed ? PlanState::InTrash : PlanState::Unchanged),
                 qPrintable(item.imported.entry.name));
        QVERIFY(item.fields.isEmpty());
    }
    QVERIFY(plan.changedFolders.isEmpty() && plan.keys.isEmpty());
    QVERIFY(batchOf(plan, here).isEmpty());
    // What somebody does change here is told of as before.
    here.entries.last().address = u"elsewhere.example"_qs;
    here.folders[0].notes += u"more"_qs;
    const Plan changed = planOf(here, *imported);
    QCOMPARE(changed.count(entry.trashed.isValid() ? PlanState::InTrash : PlanState::ChangedHere), 1);
    QCOMPARE(changed.changedFolders.size(), 1);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::JsonTest)
#include "JsonTest.moc"
