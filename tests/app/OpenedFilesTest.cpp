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
    void init()
    {
        m_home.emplace();
        m_server.emplace();
        m_server->script.asksPassword = true;
        m_first.emplace();
        QVERIFY(m_first->isThere());
    }
    void cleanup()
    {
        m_first.reset();
        m_server.reset();
        m_home.reset();
    }
    void connectsAfterTheAnswer_data();
    void connectsAfterTheAnswer();
    void aNoLeavesItAlone();
    void theNewerOneIsMeant_data();
    void theNewerOneIsMeant();
    void theSameOneAgainStays();

private:
    /// Where it lies; to the server's console.
    QString write(const QString &name, const QByteArray &password, bool deletesItself)
    {
        const QByteArray content =
            "[virt-viewer]\ntype=vnc\nhost=127.0.0.1\nport=" + QByteArray::number(m_server->port()) +
            "\npassword=" + password + (deletesItself ? "\ndelete-this-file=1\n" : "\n");
        return m_home->write(name, content) ? m_home->path(name) : QString();
    }
    void open(const QString &path)
    {
        desktop::LaunchRequest request;
        request.links << path;
        m_first->application.take(request);
    }
    ui::LinkPage *question()
    {
        auto &tabs = m_first->window().tabs();
        return tabs.count() == 1 ? qobject_cast<ui::LinkPage *>(tabs.current()) : nullptr;
    }

    std::optional<NewHome> m_home;
    std::optional<FakeRfbServer> m_server; // it asks for a password
    std::optional<FirstStart> m_first;
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
    const QString path = write(QStringLiteral("console.vv"), FakeRfbServer::kPassword, deletesItself);
    open(path);
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatience);
    QVERIFY(QFile::exists(path));
    QCOMPARE(m_server->connections(), 0);
    m_first->person.click(seen(m_first->window(), "acceptLink"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->requests().empty(), kPatience); // it was let in
    QCOMPARE(QFile::exists(path), !deletesItself);
    QVERIFY(!question() && m_first->window().tabs().count() == 1);
}

void OpenedFilesTest::aNoLeavesItAlone()
{
    const QString path = write(QStringLiteral("console.vv"), FakeRfbServer::kPassword, true);
    open(path);
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatience);
    m_first->person.click(seen(m_first->window(), "cancelLink"));
    QTRY_COMPARE_WITH_TIMEOUT(m_first->window().tabs().count(), 0, kPatience);
    QVERIFY(QFile::exists(path));
    QCOMPARE(m_server->connections(), 0);
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
    const QString older = write(QStringLiteral("console.vv"), "lapsed"_secret, deletesItself);
    const QString newer = write(QStringLiteral("console-1.vv"), FakeRfbServer::kPassword, true);
    open(older);
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatience);
    const QPointer<ui::LinkPage> asked = question();
    open(newer);
    QTRY_VERIFY_WITH_TIMEOUT(!asked, kPatience);
    QVERIFY(question());
    QCOMPARE(QFile::exists(older), !deletesItself);
    QVERIFY(QFile::exists(newer));
    QCOMPARE(m_server->connections(), 0);
    m_first->person.click(seen(m_first->window(), "acceptLink"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->requests().empty(), kPatience);
    QCOMPARE(m_server->connections(), 1);
    QVERIFY(!QFile::exists(newer));
    QCOMPARE(QFile::exists(older), !deletesItself);
}

/// The second download has taken the first one's name, or the same file was opened twice.
void OpenedFilesTest::theSameOneAgainStays()
{
    const QString path = write(QStringLiteral("console.vv"), "lapsed"_secret, true);
    open(path);
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatience);
    const QPointer<ui::LinkPage> asked = question();
    QCOMPARE(write(QStringLiteral("console.vv"), FakeRfbServer::kPassword, true), path);
    open(path);
    QTRY_VERIFY_WITH_TIMEOUT(!asked, kPatience);
    QVERIFY(question() && QFile::exists(path));
    m_first->person.click(seen(m_first->window(), "acceptLink"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->requests().empty(), kPatience);
    QVERIFY(!QFile::exists(path));
}

} // namespace porthole

QTEST_MAIN(porthole::OpenedFilesTest)
#include "OpenedFilesTest.moc"
