#include "core/model/ConsoleUrl.h"
#include "tests/support/Failure.h"

#include <QTest>
#include <QUrl>

namespace porthole {

namespace {

/// The routes as the URLs that a browser would open, best first.
QStringList routesOf(const ConsoleUrl &url)
{
    QStringList routes;
    for (const ConsoleRoute &route : url.routes()) {
        const bool secure = route.transport == Transport::SecureWebSocket;
        const QString authority = route.endpoint.toString();
        const QString usual = secure ? u":443"_qs : u":80"_qs;
        routes += (secure ? u"wss://"_qs : u"ws://"_qs) +
                  (authority.endsWith(usual) ? authority.chopped(usual.size()) : authority) +
                  QString::fromLatin1(route.requestTarget);
    }
    return routes;
}

} // namespace

/// The pages and what noVNC makes of them. T stands for a token.
class NovncPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPages_data();
    void readsPages();
    void readsTheSameFromAQUrl_data();
    void readsTheSameFromAQUrl();
    void refuses_data();
    void refuses();
};

void NovncPageTest::readsPages_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("routes");
    const auto row = [](const char *name, const char16_t *page, const QStringList &routes) {
        QTest::newRow(name) << QString::fromUtf16(page) << routes;
    };

    row("page at the root, bare token: A, then B", u"https://c:6080/vnc_lite.html?path=%3Ftoken%3DT",
        {u"wss://c:6080/?token=T"_qs, u"wss://c:6080/vnc_lite.html?token=T"_qs});
    row("page under a prefix, bare token: B, then A", u"https://c/novnc/vnc.html?path=%3Ftoken%3DT",
        {u"wss://c/novnc/vnc.html?token=T"_qs, u"wss://c/?token=T"_qs});
    row("page under a prefix, path with one: A, then B",
        u"https://c/novnc/vnc_auto.html?path=novnc%3Ftoken%3DT",
        {u"wss://c/novnc?token=T"_qs, u"wss://c/novnc/novnc?token=T"_qs});
    row("page at the root, path with a prefix: both agree", u"https://c/vnc.html?path=novnc%3Ftoken%3DT",
        {u"wss://c/novnc?token=T"_qs});

    row("Nova before 20.0: a token and no path", u"http://c:6080/vnc_auto.html?token=T",
        {u"ws://c:6080/?token=T"_qs, u"ws://c:6080/vnc_auto.html?token=T"_qs});
    row("a token and no path under a prefix", u"https://c/novnc/vnc_auto.html?token=T",
        {u"wss://c/novnc/vnc_auto.html?token=T"_qs, u"wss://c/?token=T"_qs});
    row("Nova 20 to 30 behind a base with a query: the last path counts",
        u"https://c/vnc.html?path=novnc?path=%3Ftoken%3DT",
        {u"wss://c/?token=T"_qs, u"wss://c/vnc.html?token=T"_qs});
    row("two paths: the last counts", u"https://c/vnc.html?path=first%3Ftoken%3DF&path=second%3Ftoken%3DT",
        {u"wss://c/second?token=T"_qs});
    row("Nova from 31.0 behind a base with a path",
        u"https://c/vnc.html?path=novnc%3Ftoken%3DT&autoconnect=1", {u"wss://c/novnc?token=T"_qs});
    row("Horizon's title is not the path's", u"https://c/vnc.html?path=%3Ftoken%3DT&title=web+1(8ae0%20b)",
        {u"wss://c/?token=T"_qs, u"wss://c/vnc.html?token=T"_qs});
    row("a title that ends in path", u"https://c/vnc.html?path=p%3Ftoken%3DT&xpath=no",
        {u"wss://c/p?token=T"_qs});
    row("a token of the page goes into a path without one", u"https://c/vnc.html?path=novnc&token=T",
        {u"wss://c/novnc?token=T"_qs});
    row("and behind what the path asks for", u"https://c/vnc.html?path=novnc%3Fa%3Db&token=%41%2b",
        {u"wss://c/novnc?a=b&token=%41%2b"_qs});
    row("a path's own token stays", u"https://c/vnc.html?token=F&path=novnc%3Fa%26token%3DT",
        {u"wss://c/novnc?a&token=T"_qs});
    row("the base was path=websockify and the token is not encoded",
        u"https://c/vnc.html?path=websockify?token=T", {u"wss://c/websockify?token=T"_qs});
    row("the path in the fragment wins", u"https://c/vnc.html?path=no#path=yes%3Ftoken%3DT",
        {u"wss://c/yes?token=T"_qs});
    row("the fragment's last path wins", u"https://c/vnc.html#path=no&path=yes%3Ftoken%3DT&autoconnect=1",
        {u"wss://c/yes?token=T"_qs});
    row("a fragment without a path does not", u"https://c/vnc.html?path=yes%3Ftoken%3DT#autoconnect=1",
        {u"wss://c/yes?token=T"_qs});
    row("neither path nor token", u"https://c/vnc.html", {u"wss://c/websockify"_qs});
    row("neither, under a prefix", u"https://c/novnc/vnc.html",
        {u"wss://c/websockify"_qs, u"wss://c/novnc/websockify"_qs});
    row("no page at all", u"http://c:6080", {u"ws://c:6080/websockify"_qs});
    row("an empty path", u"http://c/vnc.html?path=", {u"ws://c/"_qs});

    row("a token encoded twice is decoded once", u"https://c/vnc.html?path=p%3Ftoken%3Da%252Bb%2525",
        {u"wss://c/p?token=a%2Bb%25"_qs});
    row("a token of the page is not decoded", u"https://c/vnc.html?token=a%2bb%7E&host=c",
        {u"wss://c/?token=a%2bb%7E"_qs});
    row("plus is no blank", u"https://c/vnc.html?path=p%3Ftoken%3Da+b%2B", {u"wss://c/p?token=a+b+"_qs});
    row("a blank is one again on the wire", u"https://c/vnc.html?path=p%20q%3Ftoken%3Da%20b",
        {u"wss://c/p%20q?token=a%20b"_qs});
    row("letters beyond ASCII go as UTF-8", u"https://c/vnc.html?path=%C3%A9", {u"wss://c/%C3%A9"_qs});
    row("a fragment within the path is not sent", u"https://c/vnc.html?path=p%3Ftoken%3DT%23x",
        {u"wss://c/p?token=T"_qs});
    row("slashes of a token stay", u"https://c/vnc.html?path=p%3Ftoken%3D../T//",
        {u"wss://c/p?token=../T//"_qs});

    row("an absolute path is the same for both", u"https://c/novnc/vnc.html?path=/ws%3Ftoken%3DT",
        {u"wss://c/ws?token=T"_qs});
    row("two slashes name no other host", u"https://c/novnc/vnc.html?path=//evil/ws%3Ftoken%3DT",
        {u"wss://c/evil/ws?token=T"_qs});
    row("up one from the page", u"https://c/a/b/vnc.html?path=../ws%3Ftoken%3DT",
        {u"wss://c/ws?token=T"_qs, u"wss://c/a/ws?token=T"_qs});
    row("beside the page", u"https://c/a/vnc.html?path=./ws", {u"wss://c/ws"_qs, u"wss://c/a/ws"_qs});
    row("up past the root", u"https://c/a/vnc.html?path=../../../ws/..", {u"wss://c/"_qs});
    row("the page is a folder", u"https://c/novnc/?path=%3Ftoken%3DT",
        {u"wss://c/novnc/?token=T"_qs, u"wss://c/?token=T"_qs});
    row("an encoded page keeps its encoding", u"https://c/no%2fv%6ec/vnc.html?path=%3Ftoken%3DT",
        {u"wss://c/no%2fv%6ec/vnc.html?token=T"_qs, u"wss://c/?token=T"_qs});

    row("http is ws, and 80 is not written", u"http://c:80/vnc.html?path=p", {u"ws://c/p"_qs});
    row("443 is not written", u"https://c:443/vnc.html?path=p", {u"wss://c/p"_qs});
    row("443 without TLS is", u"http://c:443/vnc.html?path=p", {u"ws://c:443/p"_qs});
    row("https never becomes ws", u"https://c/vnc.html?path=p&encrypt=0", {u"wss://c/p"_qs});
    row("encrypt makes http wss", u"http://c:6080/vnc_auto.html?path=p&encrypt=1", {u"wss://c:6080/p"_qs});
    row("encrypt moves the usual port", u"http://c/vnc.html?path=p&encrypt=true", {u"wss://c/p"_qs});
    row("encrypt that says no", u"http://c/vnc.html?path=p&encrypt=false", {u"ws://c/p"_qs});
    row("brackets stay", u"https://[2001:db8::1]:6080/vnc_lite.html?path=%3Ftoken%3DT",
        {u"wss://[2001:db8::1]:6080/?token=T"_qs, u"wss://[2001:db8::1]:6080/vnc_lite.html?token=T"_qs});
    row("brackets stay without a port", u"http://[::1]/vnc.html?path=p", {u"ws://[::1]/p"_qs});

    row("host= is always A", u"https://c/novnc/vnc.html?host=d&path=%3Ftoken%3DT", {u"wss://d/?token=T"_qs});
    row("host= keeps the page's port", u"https://c:6080/vnc.html?host=d&path=p", {u"wss://d:6080/p"_qs});
    row("host= and port=", u"https://c:6080/vnc.html?host=d&port=7000&path=p", {u"wss://d:7000/p"_qs});
    row("host= of IPv6", u"https://c/vnc.html?host=%5B%3A%3A1%5D&port=7&path=p", {u"wss://[::1]:7/p"_qs});
    row("host= of IPv6 without brackets", u"https://c/vnc.html?host=::1&path=p", {u"wss://[::1]/p"_qs});
    row("port= alone", u"https://c:6080/vnc.html?port=7000&path=p", {u"wss://c:7000/p"_qs});
    row("an empty host= is none", u"https://c/a/vnc.html?host=&path=p", {u"wss://c/p"_qs, u"wss://c/a/p"_qs});
    row("SPICE's page, whose token the proxy takes from the query", u"http://c:6082/spice_auto.html?token=T",
        {u"ws://c:6082/?token=T"_qs, u"ws://c:6082/spice_auto.html?token=T"_qs});
}

void NovncPageTest::readsPages()
{
    QFETCH(QString, page);
    const auto url = ConsoleUrl::parse(page);
    QVERIFY2(url, failureOf(url));
    QTEST(routesOf(*url), "routes");
}

void NovncPageTest::readsTheSameFromAQUrl_data()
{
    QTest::addColumn<QString>("page");
    for (const char16_t *page :
         {u"https://c:6080/vnc_lite.html?path=%3Ftoken%3DT", u"https://c/novnc/vnc.html?path=%3Ftoken%3DT",
          u"https://c/novnc/vnc_auto.html?path=novnc%3Ftoken%3DT",
          u"https://c/vnc.html?path=novnc?path=%3Ftoken%3DT", u"http://c:6080/vnc_auto.html?token=a%2Bb+c%25",
          u"https://[::1]:6080/vnc.html?path=%3Ftoken%3Da%252Bb",
          u"https://c/vnc.html?path=no#path=yes%3Ftoken%3DT",
          u"https://c/vnc.html?path=%3Ftoken%3DT&title=web+1(8ae0)"})
        QTest::addRow("%s", qPrintable(QString::fromUtf16(page))) << QString::fromUtf16(page);
}

void NovncPageTest::readsTheSameFromAQUrl()
{
    QFETCH(QString, page);
    const auto fromUrl = ConsoleUrl::fromNova(QUrl(page));
    QVERIFY2(fromUrl, failureOf(fromUrl));
    QVERIFY(*fromUrl == *ConsoleUrl::parse(page));
}

void NovncPageTest::refuses_data()
{
    QTest::addColumn<QString>("page");
    for (const char16_t *page :
         {u"https://c/vnc.html?path=p%0d%0aX-Evil:%20yes", u"https://c/vnc.html?path=%00",
          u"https://c/vnc.html?path=p%3Ftoken%3D%7f", u"https://c/vnc.html?path=wss://evil/ws",
          u"https://c/vnc.html?path=https%3A%2F%2Fevil", u"https://c/vnc.html?host=-d",
          u"https://c/vnc.html?host=d%2Fe", u"https://c/vnc.html?host=a%40b", u"https://c/vnc.html?port=0",
          u"https://c/vnc.html?port=65536", u"https://c/vnc.html?port=+80", u"https://c/vnc.html?port=8x",
          u"https://u:p@c/vnc.html?token=T", u"https:///vnc.html?token=T", u"https://c:0/vnc.html?token=T"})
        QTest::addRow("%s", qPrintable(QString::fromUtf16(page))) << QString::fromUtf16(page);
}

void NovncPageTest::refuses()
{
    QFETCH(QString, page);
    const auto url = ConsoleUrl::parse(page);
    QVERIFY(!url);
    QVERIFY(url.error().kind == ErrorKind::Usage);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::NovncPageTest)
#include "NovncPageTest.moc"
