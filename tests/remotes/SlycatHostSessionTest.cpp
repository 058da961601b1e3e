#include "tests/remotes/SlycatRig.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace porthole::test {

using slycat::Dialect;
using Version = SlycatDouble::Version;

/// Sessions on hosts by way of a Slycat server, in both dialects.
class SlycatHostSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensInBothDialects_data();
    void opensInBothDialects();
    void saysWhatWasWishedOfTheAgent_data();
    void saysWhatWasWishedOfTheAgent();
    void everyOutcomeHasItsKind_data();
    void everyOutcomeHasItsKind();
    void browses_data();
    void browses();
    void namesArriveAsTheyAre_data();
    void namesArriveAsTheyAre();
    void fetches_data();
    void fetches();
    void refusalsOfFilesAreTold();
    void launches_data();
    void launches();
    void anAgentsRefusalIsTold();
    void aLostSessionIsMadeAnew_data();
    void aLostSessionIsMadeAnew();
    void oneThatIsLostAgainIsLost();
    void aHostThatRefusesNowEndsTheSession();
    void whatMayHaveBeenDoneIsNotDoneAgain();
    void theSignInIsRenewedUnderneath();
    void closes_data();
    void closes();
    void aGivenDialectIsObeyed();
};

namespace {

void addVersions()
{
    QTest::addColumn<int>("version");
    QTest::addRow("v1.2") << int(Version::V1_2);
    QTest::addRow("v1.4") << int(Version::V1_4);
    QTest::addRow("today's") << int(Version::Today);
}

QByteArray fetch(slycat::HostSession &session, const QString &path, QByteArray *into = nullptr)
{
    QByteArray bytes;
    net::BodySink sink = [&](QByteArrayView piece) -> Result<> {
        bytes += piece;
        return {};
    };
    const QByteArray end = words(finished(session.file(path, sink, 1 << 30)));
    if (into)
        *into = bytes;
    return end;
}

} // namespace

void SlycatHostSessionTest::opensInBothDialects_data() { addVersions(); }

void SlycatHostSessionTest::opensInBothDialects()
{
    QFETCH(int, version);
    SlycatRig rig{Version(version)};
    QVERIFY(rig.isOpenOn("good.lab"));
    QCOMPARE(rig.session.dialect(), Version(version) == Version::Today ? Dialect::Hostname : Dialect::Sid);
    QCOMPARE(rig.session.sid()->value.size(), 32);
    const QByteArray check = words(finished(rig.session.check()));
    if (Version(version) == Version::V1_2) // which does not know the question
        QVERIFY2(check.startsWith("Closed"), check);
    else
        QCOMPARE(check, QByteArray("success"));
    rig.server.forgetRemotes();
    QVERIFY(words(finished(rig.session.check())).startsWith("Closed"));
}

void SlycatHostSessionTest::saysWhatWasWishedOfTheAgent_data()
{
    QTest::addColumn<int>("wish");
    QTest::addColumn<QByteArray>("member");
    QTest::addRow("as configured") << int(AgentWish::AsConfigured) << QByteArray("absent");
    QTest::addRow("require") << int(AgentWish::Require) << QByteArray("true");
    QTest::addRow("never") << int(AgentWish::Never) << QByteArray("false");
}

void SlycatHostSessionTest::saysWhatWasWishedOfTheAgent()
{
    QFETCH(int, wish);
    QFETCH(QByteArray, member);
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    QCOMPARE(rig.open("good.lab", AgentWish(wish)), QByteArray("success"));
    const QJsonObject body = QJsonDocument::fromJson(rig.server.requests().last().body).object();
    const QJsonValue agent = body.value(u"agent");
    QCOMPARE(agent.isUndefined() ? QByteArray("absent")
             : agent.isBool()    ? QByteArray(agent.toBool() ? "true" : "false")
                                 : QByteArray("no boolean"),
             member);
    QCOMPARE(body.value(u"hostname").toString(), QStringLiteral("good.lab"));
    QCOMPARE(body.value(u"password").toString(), QLatin1String(SlycatDouble::kHostPassword));
    QCOMPARE(rig.server.requests().last().header("Content-Type"), QByteArray("application/json"));
}

void SlycatHostSessionTest::everyOutcomeHasItsKind_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("wish");
    QTest::addColumn<QByteArray>("end");
    for (const auto version : {Version::V1_2, Version::Today}) {
        const char *name = version == Version::Today ? "today's" : "v1.2";
        const auto row = [&](const char *host, AgentWish wish, const char *end) {
            QTest::addRow("%s, %s, %d", name, host, int(wish))
                << int(version) << QByteArray(host) << int(wish) << QByteArray(end);
        };
        row("good.lab", AgentWish::Require, "success");
        row("plain.lab", AgentWish::AsConfigured, "success");
        row("unlisted.lab", AgentWish::AsConfigured, "success");
        row("broken.lab", AgentWish::Never, "success");
        row("unlisted.lab", AgentWish::Require, "AgentNotConfigured");
        row("plain.lab", AgentWish::Require, "AgentNotConfigured");
        row("nocommand.lab", AgentWish::AsConfigured, "AgentUnusable");
        row("broken.lab", AgentWish::AsConfigured, "AgentFailed");
        row("refuses.lab", AgentWish::Require, "AgentFailed");
        row("nowhere.lab", AgentWish::AsConfigured, "Unreachable");
        row("-oProxyCommand=id", AgentWish::AsConfigured, "Usage");
        row("a/../b", AgentWish::AsConfigured, "Usage");
    }
}

void SlycatHostSessionTest::everyOutcomeHasItsKind()
{
    QFETCH(int, version);
    QFETCH(QByteArray, host);
    QFETCH(int, wish);
    QFETCH(QByteArray, end);
    SlycatRig rig{Version(version)};
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    const QByteArray said = rig.open(host.constData(), AgentWish(wish));
    QVERIFY2(said == end || said.startsWith(end + ": "), said);
    QVERIFY2(!said.contains(SlycatDouble::kPage) && !said.contains('\n'), said);
    QCOMPARE(rig.session.isOpen(), end == "success");
    QVERIFY(rig.access.isSignedIn()); // a 401 about the host is not one about us
}

void SlycatHostSessionTest::browses_data() { addVersions(); }

void SlycatHostSessionTest::browses()
{
    QFETCH(int, version);
    SlycatRig rig{Version(version)};
    QVERIFY(rig.isOpenOn("good.lab"));
    const auto listing = finished(rig.session.browse(QStringLiteral("/home/slytest")));
    QVERIFY2(listing && *listing, words(listing));
    QStringList names;
    for (const RemoteFile &file : (*listing)->files)
        names << file.name + (file.type == RemoteFile::Type::Folder ? QStringLiteral("/") : QString());
    QCOMPARE(names.join(u' '), QStringLiteral("images/ notes.txt run-01.csv"));
    QCOMPARE(rig.server.requests().last().body, QByteArray("{}"));
    const auto root = finished(rig.session.browse(QStringLiteral("/")));
    QVERIFY2(root && *root, words(root));
    QVERIFY(rig.server.requests().last().target.endsWith("/browse/"));
    QVERIFY(words(finished(rig.session.browse(QStringLiteral("/root")))).startsWith("NotFound"));
    QVERIFY(words(finished(rig.session.browse(QStringLiteral("home")))).startsWith("Usage"));
}

void SlycatHostSessionTest::namesArriveAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"plain", "with blank", "a+b", "a#b", "a?b", "a%b", "a%20b", "a&b=c", "é", "日本",
                             "a;b", "~", "a\\b", "\"q\"", "a:b", "@", "..."})
        QTest::addRow("%s", name) << QString::fromUtf8(name);
}

void SlycatHostSessionTest::namesArriveAsTheyAre()
{
    QFETCH(QString, name);
    SlycatRig rig(Version::Today);
    rig.server.files.insert("/odd/" + name.toUtf8(), "its content");
    QVERIFY(rig.isOpenOn("good.lab"));
    const auto listing = finished(rig.session.browse(QStringLiteral("/odd")));
    QVERIFY2(listing && *listing, words(listing));
    QCOMPARE((*listing)->files.first().name, name);
    QByteArray bytes;
    QCOMPARE(fetch(rig.session, QStringLiteral("/odd/") + name, &bytes), QByteArray("success"));
    QCOMPARE(bytes, QByteArray("its content"));
}

void SlycatHostSessionTest::fetches_data() { addVersions(); }

void SlycatHostSessionTest::fetches()
{
    QFETCH(int, version);
    SlycatRig rig{Version(version)};
    rig.server.files.insert("/big", QByteArray(5 << 20, '\0') + "\r\nend");
    QVERIFY(rig.isOpenOn("plain.lab"));
    QByteArray bytes;
    QCOMPARE(fetch(rig.session, QStringLiteral("/big"), &bytes), QByteArray("success"));
    QCOMPARE(bytes, rig.server.files.value("/big"));
    QCOMPARE(fetch(rig.session, QStringLiteral("/var/log/messages"), &bytes), QByteArray("success"));
    QVERIFY(bytes.isEmpty());
}

void SlycatHostSessionTest::refusalsOfFilesAreTold()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    QByteArray bytes;
    const QByteArray missing = fetch(rig.session, QStringLiteral("/nothing"), &bytes);
    QVERIFY2(missing.startsWith("NotFound") && missing.contains("does not exist") &&
                 missing.contains("filename"),
             missing);
    QVERIFY(bytes.isEmpty()); // the page that came with it is no file
    const QByteArray folder = fetch(rig.session, QStringLiteral("/home"));
    QVERIFY2(folder.startsWith("NotFound") && folder.contains("is a directory"), folder);
    QVERIFY(rig.session.isOpen());
    rig.server.on("GET /remotes/good.lab/file/secret", SlycatDouble::page(400, "Access denied."));
    QVERIFY(fetch(rig.session, QStringLiteral("/secret")).startsWith("Forbidden"));
}

void SlycatHostSessionTest::launches_data() { addVersions(); }

void SlycatHostSessionTest::launches()
{
    QFETCH(int, version);
    SlycatRig rig{Version(version)};
    QVERIFY(rig.isOpenOn("good.lab"));
    const auto output = finished(rig.session.launch(QStringLiteral("ls -l \"x\"")));
    QVERIFY2(output && *output, words(output));
    QCOMPARE((*output)->output, QStringLiteral("ran ls -l \"x\"\n"));
    QCOMPARE((*output)->errors, QStringLiteral("a warning\n"));
    QCOMPARE(rig.open("plain.lab"), QByteArray("success"));
    const auto without = finished(rig.session.launch(QStringLiteral("ls")));
    QVERIFY2(without && *without, words(without));
    QCOMPARE((*without)->output, QStringLiteral("ran ls\nit's done\n"));
}

void SlycatHostSessionTest::anAgentsRefusalIsTold()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    const QByteArray end = words(finished(rig.session.launch(QStringLiteral("nonsense"))));
    QVERIFY2(end.startsWith("Unavailable") && end.contains("referenced before assignment"), end);
}

void SlycatHostSessionTest::aLostSessionIsMadeAnew_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("wholly");
    QTest::addRow("v1.2: 404") << int(Version::V1_2) << false;
    QTest::addRow("v1.4: 404") << int(Version::V1_4) << false;
    QTest::addRow("today's: 404") << int(Version::Today) << false;
    QTest::addRow("today's: session is None value") << int(Version::Today) << true;
}

void SlycatHostSessionTest::aLostSessionIsMadeAnew()
{
    QFETCH(int, version);
    QFETCH(bool, wholly);
    SlycatRig rig{Version(version)};
    QVERIFY(rig.isOpenOn("good.lab"));
    const auto lose = [&] { wholly ? rig.server.forgetRemotesWholly() : rig.server.forgetRemotes(); };
    const QString before = rig.session.sid()->value;
    lose();
    QCOMPARE(words(finished(rig.session.browse(QStringLiteral("/home")))), QByteArray("success"));
    QVERIFY(rig.session.sid()->value != before);
    lose();
    QCOMPARE(fetch(rig.session, QStringLiteral("/home/slytest/notes.txt")), QByteArray("success"));
    lose();
    // It was not carried out: it may be asked for again.
    QCOMPARE(words(finished(rig.session.launch(QStringLiteral("ls")))), QByteArray("success"));
    QCOMPARE(rig.server.remotes(), 1);
}

void SlycatHostSessionTest::oneThatIsLostAgainIsLost()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    rig.server.on("POST /remotes/good.lab/browse/", SlycatDouble::page(400, "session is None value"));
    rig.server.forget();
    const QByteArray end = words(finished(rig.session.browse(QStringLiteral("/"))));
    QVERIFY2(end.startsWith("Closed"), end);
    QCOMPARE(rig.server.count("POST /remotes"), 1);
    QCOMPARE(rig.server.count("POST /remotes/good.lab/browse/"), 2);
    QVERIFY(!rig.session.isOpen());
    QVERIFY(words(finished(rig.session.browse(QStringLiteral("/")))).startsWith("Closed"));
}

void SlycatHostSessionTest::aHostThatRefusesNowEndsTheSession()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    rig.server.forgetRemotes();
    rig.server.on("POST /remotes", SlycatDouble::page(403, "Remote authentication failed."));
    rig.server.forget();
    QVERIFY(words(finished(rig.session.browse(QStringLiteral("/")))).startsWith("AuthRejected"));
    QVERIFY(!rig.session.isOpen());
    QVERIFY(rig.access.isSignedIn());
    QCOMPARE(rig.server.count("POST /remotes"), 1);
}

void SlycatHostSessionTest::whatMayHaveBeenDoneIsNotDoneAgain()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    rig.server.on("POST /remotes/good.lab/launch", SlycatDouble::page(400, "Socket closed"));
    rig.server.on("POST /remotes/good.lab/browse/home", {SlycatDouble::page(400, "Socket closed"),
                                                         SlycatDouble::page(400, "Remote access failed.")});
    rig.server.forget();
    const QByteArray end = words(finished(rig.session.launch(QStringLiteral("sbatch job"))));
    QVERIFY2(end.startsWith("Closed") && end.contains("may or may not"), end);
    QCOMPARE(rig.server.count("POST /remotes/good.lab/launch"), 1);
    QVERIFY(rig.session.isOpen());
    QVERIFY(
        words(finished(rig.session.browse(QStringLiteral("/home")))).startsWith("NotFound")); // looked again
}

void SlycatHostSessionTest::theSignInIsRenewedUnderneath()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    rig.server.forgetSignIns(); // and with them what they name
    QCOMPARE(words(finished(rig.session.browse(QStringLiteral("/home")))), QByteArray("success"));
    QCOMPARE(rig.server.count("POST /login"), 2);
    QCOMPARE(rig.server.count("POST /remotes"), 2);
}

void SlycatHostSessionTest::closes_data() { addVersions(); }

void SlycatHostSessionTest::closes()
{
    QFETCH(int, version);
    SlycatRig rig{Version(version)};
    QVERIFY(rig.isOpenOn("good.lab"));
    auto closing = [&]() -> Task<Result<>> {
        co_await rig.session.close();
        co_return {};
    };
    QCOMPARE(words(finished(closing())), QByteArray("success"));
    QCOMPARE(rig.server.remotes(), 0);
    QVERIFY(!rig.session.isOpen());
    // What it was made from is gone too: it does not come back by itself.
    QVERIFY(words(finished(rig.session.browse(QStringLiteral("/")))).startsWith("Closed"));
    QCOMPARE(rig.server.remotes(), 0);
}

void SlycatHostSessionTest::aGivenDialectIsObeyed()
{
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    slycat::HostSession session(rig.access, Dialect::Sid);
    QCOMPARE(words(finished(session.open(onHost("good.lab")))), QByteArray("success"));
    QCOMPARE(session.dialect(), Dialect::Sid);
    const QByteArray end = words(finished(session.browse(QStringLiteral("/"))));
    QVERIFY2(end.startsWith("Closed"), end); // today's server knows no sid in a URL
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SlycatHostSessionTest)
#include "SlycatHostSessionTest.moc"
