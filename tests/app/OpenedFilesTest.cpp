#include "FirstStartRig.h"
#include "tests/support/FakeRfbServer.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/PageTabs.h"
#include "ui/connect/LinkPage.h"

#include <QPointer>

namespace porthole {

using namespace test;

/// A ".vv" file in the program as it is put together: it is asked about, and is there until somebody has
/// answered. Its password is for one connection.
class OpenedFilesTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of the tester's
    }

private Q_SLOTS:
    void connectsAfterTheAnswer_data();
    void connectsAfterTheAnswer();
    void aNoLeavesItAlone();
    void theNewerOneIsMeant_data();
    void theNewerOneIsMeant();
    void theSameOneAgainStays();

private:
    /// Where it lies; to the server's console.
    static QString write(const NewHome &home, const QString &name, const FakeRfbServer &server,
                         const QByteArray &password, bool deletesItself)
    {
        const QByteArray content =
            "[virt-viewer]\ntype=vnc\nhost=127.0.0.1\nport=" + QByteArray::number(server.port()) +
            "\npassword=" + password + (deletesItself ? "\ndelete-this-file=1\n" : "\n");
        return home.write(name, content) ? home.path(name) : QString();
    }
    static void open(FirstStart &first, const QString &path)
    {
        desktop::LaunchRequest request;
        request.links << path;
        first.application.take(request);
    }
    static ui::LinkPage *question(FirstStart &first)
    {
        auto &tabs = first.window().tabs();
        return tabs.count() == 1 ? qobject_cast<ui::LinkPage *>(tabs.current()) : nullptr;
    }
};

void OpenedFilesTest::connectsAfterTheAnswer_data()
{
    QTest::addColumn<bool>("deletesItself");
    QTest::newRow("and removes it") << true;
    QTest::newRow("and leaves it, which has not asked for that") << false;
}

void OpenedFilesTest::connectsAfterTheAnswer()
{
    QFETCH(bool, deletesItself);
    const NewHome home;
    FakeRfbServer server;
    server.script.asksPassword = true;
    FirstStart first;
    QVERIFY(first.isThere());
    const QString path =
        write(home, QStringLiteral("console.vv"), server, FakeRfbServer::kPassword, deletesItself);
    open(first, path);
    QTRY_VERIFY_WITH_TIMEOUT(question(first), kPatience);
    QVERIFY(QFile::exists(path));
    QCOMPARE(server.connections(), 0);
    first.person.click(seen(first.window(), "acceptLink"));
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty(), kPatience); // it was let in
    QCOMPARE(QFile::exists(path), !deletesItself);
    QVERIFY(!question(first) && first.window().tabs().count() == 1);
}

void OpenedFilesTest::aNoLeavesItAlone()
{
    const NewHome home;
    const FakeRfbServer server;
    FirstStart first;
    QVERIFY(first.isThere());
    const QString path = write(home, QStringLiteral("console.vv"), server, FakeRfbServer::kPassword, true);
    open(first, path);
    QTRY_VERIFY_WITH_TIMEOUT(question(first), kPatience);
    first.person.click(seen(first.window(), "cancelLink"));
    QTRY_COMPARE_WITH_TIMEOUT(first.window().tabs().count(), 0, kPatience);
    QVERIFY(QFile::exists(path));
    QCOMPARE(server.connections(), 0);
}

void OpenedFilesTest::theNewerOneIsMeant_data()
{
    QTest::addColumn<bool>("deletesItself"); // the older one
    QTest::newRow("and the older one goes") << true;
    QTest::newRow("and the older one stays, which has not asked for that") << false;
}

/// Somebody has asked the cloud's page for a console again, while the question about the first was open.
void OpenedFilesTest::theNewerOneIsMeant()
{
    QFETCH(bool, deletesItself);
    const NewHome home;
    FakeRfbServer server;
    server.script.asksPassword = true;
    FirstStart first;
    QVERIFY(first.isThere());
    const QString older = write(home, QStringLiteral("console.vv"), server, "lapsed"_secret, deletesItself);
    const QString newer = write(home, QStringLiteral("console-1.vv"), server, FakeRfbServer::kPassword, true);
    open(first, older);
    QTRY_VERIFY_WITH_TIMEOUT(question(first), kPatience);
    const QPointer<ui::LinkPage> asked = question(first);
    open(first, newer);
    QTRY_VERIFY_WITH_TIMEOUT(!asked, kPatience);
    QVERIFY(question(first));
    QCOMPARE(QFile::exists(older), !deletesItself);
    QVERIFY(QFile::exists(newer));
    QCOMPARE(server.connections(), 0);
    first.person.click(seen(first.window(), "acceptLink"));
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty(), kPatience);
    QCOMPARE(server.connections(), 1);
    QVERIFY(!QFile::exists(newer));
    QCOMPARE(QFile::exists(older), !deletesItself);
}

/// The second download has taken the first one's name, or the same file was opened twice.
void OpenedFilesTest::theSameOneAgainStays()
{
    const NewHome home;
    FakeRfbServer server;
    server.script.asksPassword = true;
    FirstStart first;
    QVERIFY(first.isThere());
    const QString path = write(home, QStringLiteral("console.vv"), server, "lapsed"_secret, true);
    open(first, path);
    QTRY_VERIFY_WITH_TIMEOUT(question(first), kPatience);
    const QPointer<ui::LinkPage> asked = question(first);
    QCOMPARE(write(home, QStringLiteral("console.vv"), server, FakeRfbServer::kPassword, true), path);
    open(first, path);
    QTRY_VERIFY_WITH_TIMEOUT(!asked, kPatience);
    QVERIFY(question(first) && QFile::exists(path));
    first.person.click(seen(first.window(), "acceptLink"));
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty(), kPatience);
    QVERIFY(!QFile::exists(path));
}

} // namespace porthole

QTEST_MAIN(porthole::OpenedFilesTest)
#include "OpenedFilesTest.moc"
