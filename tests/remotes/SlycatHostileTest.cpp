#include "tests/remotes/SlycatRig.h"

#include <QTest>

namespace porthole::test {

using Version = SlycatDouble::Version;

/// A server that means ill, or has lost its mind: every end is a named error, and no credential leaves.
class SlycatHostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void redirectsLeadNowhere_data();
    void redirectsLeadNowhere();
    void bodiesAreBounded_data();
    void bodiesAreBounded();
    void anEndlessFileEnds();
    void listingsThatAreNone_data();
    void listingsThatAreNone();
    void aReasonIsNotMarkup();
    void whatItSaysOfSecretsIsNotRepeated();
};

void SlycatHostileTest::redirectsLeadNowhere_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("sameOrigin");
    for (const int code : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d, elsewhere", code) << code << false;
        QTest::addRow("%d, here", code) << code << true;
    }
}

void SlycatHostileTest::redirectsLeadNowhere()
{
    QFETCH(int, code);
    QFETCH(bool, sameOrigin);
    HttpDouble thief;
    thief.otherwise([](const SeenRequest &) { return HttpAnswer::json(200, "[]"); });
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    const QByteArray location =
        sameOrigin ? QByteArray("/elsewhere") : thief.url(QStringLiteral("/x")).toEncoded();
    for (const QByteArray route : {"POST /login", "POST /remotes", "GET /configuration/remote-hosts",
                                   "POST /remotes/good.lab/browse/", "GET /remotes/good.lab/file/a"})
        rig.server.on(route, HttpAnswer::redirect(code, location));
    net::BodySink sink = [](QByteArrayView) -> Result<> { return {}; };
    for (const QByteArray &end :
         {words(finished(rig.session.browse(QStringLiteral("/")))),
          words(finished(rig.session.file(QStringLiteral("/a"), sink, 100))),
          words(finished(rig.access.hosts())), rig.open("good.lab"), rig.discover(), rig.signIn()})
        QVERIFY2(end == "success" || end.startsWith("AuthRejected") || end.startsWith("NotFound") ||
                     end.startsWith("Closed"),
                 end);
    QVERIFY(thief.requests().isEmpty());
    QCOMPARE(rig.server.count("GET /elsewhere"), 0);
    QVERIFY(!rig.access.isSignedIn());
}

void SlycatHostileTest::bodiesAreBounded_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<bool>("announced");
    for (const QByteArray route : {"GET /configuration/remote-hosts", "POST /remotes",
                                   "POST /remotes/good.lab/browse/", "POST /remotes/good.lab/launch"}) {
        QTest::addRow("%s, announced", route.constData()) << route << true;
        QTest::addRow("%s, endless", route.constData()) << route << false;
    }
}

void SlycatHostileTest::bodiesAreBounded()
{
    QFETCH(QByteArray, route);
    QFETCH(bool, announced);
    constexpr qint64 kSize = 100 << 20;
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    HttpAnswer large = HttpAnswer::raw("HTTP/1.1 200 OK\r\n", false);
    if (announced)
        large.bytes += "Content-Length: " + QByteArray::number(kSize) + "\r\n";
    large.bytes += "\r\n";
    large.filler = kSize;
    rig.server.on(route, large);
    const qint64 before = rig.server.bytesSent();
    const QByteArray end =
        route.endsWith("hosts")     ? words(finished(rig.access.hosts()))
        : route.endsWith("browse/") ? words(finished(rig.session.browse(QStringLiteral("/"))))
        : route.endsWith("launch")  ? words(finished(rig.session.launch(QStringLiteral("ls"))))
                                    : rig.open("good.lab");
    QVERIFY2(end.startsWith("PeerMisbehaved") && end.contains("more than"), end);
    QVERIFY(rig.server.bytesSent() - before < 40 << 20);
}

void SlycatHostileTest::anEndlessFileEnds()
{
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    HttpAnswer endless = HttpAnswer::raw("HTTP/1.1 200 OK\r\n\r\n", false);
    endless.filler = Q_INT64_C(1) << 40;
    rig.server.on("GET /remotes/good.lab/file/a", endless);
    qint64 taken = 0;
    net::BodySink sink = [&](QByteArrayView piece) -> Result<> {
        taken += piece.size();
        return {};
    };
    const QByteArray end = words(finished(rig.session.file(QStringLiteral("/a"), sink, 8 << 20)));
    QVERIFY2(end.startsWith("PeerMisbehaved"), end);
    QVERIFY(taken <= 8 << 20);
}

void SlycatHostileTest::listingsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("a page") << QByteArray("<html><body>what only the web page says</body></html>");
    QTest::addRow("cut") << QByteArray(R"({"path":"/","names":["a)");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("deep") << QByteArray(100000, '[');
    QTest::addRow("null") << QByteArray("null");
    QTest::addRow("different lengths")
        << QByteArray(R"({"path":"/","names":["a"],"sizes":[],"types":[],"mtimes":[],"mime-types":[]})");
}

void SlycatHostileTest::listingsThatAreNone()
{
    QFETCH(QByteArray, body);
    SlycatRig rig(Version::Today);
    QVERIFY(rig.isOpenOn("good.lab"));
    rig.server.on("POST /remotes/good.lab/browse/", HttpAnswer::json(200, body));
    const QByteArray end = words(finished(rig.session.browse(QStringLiteral("/"))));
    QVERIFY2(end.startsWith("PeerMisbehaved"), end);
    QVERIFY2(!end.contains(SlycatDouble::kPage), end);
}

void SlycatHostileTest::aReasonIsNotMarkup()
{
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    rig.server.on("POST /remotes",
                  SlycatDouble::page(500, "Agent startup failed: \x1b[31m\xe2\x80\xaegpj.exe " +
                                              QByteArray(5000, 'x')));
    const QByteArray end = rig.open("good.lab");
    QVERIFY2(end.startsWith("AgentFailed"), end);
    QVERIFY2(!end.contains('\x1b') && !end.contains("\xe2\x80\xae") && end.size() < 600, end);
}

void SlycatHostileTest::whatItSaysOfSecretsIsNotRepeated()
{
    SlycatRig rig(Version::Today);
    QCOMPARE(rig.discover(), QByteArray("success"));
    QCOMPARE(rig.signIn(), QByteArray("success"));
    rig.server.on(
        "POST /remotes",
        SlycatDouble::page(500, QByteArray("Remote connection failed: tried ") + SlycatDouble::kHostPassword,
                           {QByteArray("X-Slycat-Message: ") + SlycatDouble::kPassword}));
    const QByteArray end = rig.open("good.lab");
    QVERIFY2(end.startsWith("Unreachable"), end);
    QVERIFY2(!end.contains(SlycatDouble::kHostPassword) && !end.contains(SlycatDouble::kPassword), end);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SlycatHostileTest)
#include "SlycatHostileTest.moc"
