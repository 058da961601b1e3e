#include "ui/AddressBar.h"
#include "TestClouds.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/EntryTreeModel.h"
#include "ui/hosts/KnownHosts.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// The field at the top: what it opens, what it refuses, and what it forgets.
class AddressBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensWhatAPersonTypes_data();
    void opensWhatAPersonTypes();
    void forgetsWhatItOpened();
    void handsOverThePasswordOnce();
    void saysUnderTheFieldWhyNot();
    void theReasonIsPlainTextAndRepeatsNothing();
    void theReasonGoesWhenTheTextChanges();
    void escapeEmptiesItAndLeaves();
    void nothingIsNotOpened();
    void learnsNothing();
    void serversAreListedAsOneTypes();
    void aChosenServerIsOpened();
    void whatLooksLikeAnAddressIsNotTakenForAServer();
    void usedServersComeFirst();
    void aServerIsNamedByItsCloud_data();
    void aServerIsNamedByItsCloud();
    void linksAreNotLookedForAmongServers();

private:
    void type(const QString &text);
    QLineEdit *field() const { return m_bar->findChild<QLineEdit *>(QStringLiteral("address")); }
    QListView *suggestions() const { return m_bar->findChild<QListView *>(QStringLiteral("suggestionList")); }
    QStringList suggested() const
    {
        QStringList names;
        if (const QListView *list = suggestions(); list && list->isVisible())
            for (int row = 0; row < list->model()->rowCount(); ++row)
                names << list->model()->index(row, 0).data().toString();
        return names;
    }
    QLabel *reason() const { return m_bar->findChild<QLabel *>(QStringLiteral("reason")); }

    std::unique_ptr<CloudTreeModel> m_clouds;
    KnownHosts m_hosts;
    EntryTreeModel m_entries;
    std::unique_ptr<AddressBar> m_bar;
    QStringList m_opened;
    std::optional<Secret> m_password;
};

void AddressBarTest::init()
{
    m_clouds = std::make_unique<CloudTreeModel>();
    test::fillClouds(*m_clouds);
    m_bar = std::make_unique<AddressBar>(*m_clouds, m_hosts, m_entries);
    m_bar->resize(600, 500);
    m_opened.clear();
    m_password.reset();
    connect(m_bar.get(), &AddressBar::openRequested, this, [this](ConsoleTarget &target) {
        m_opened << target.url.displayName();
        m_password = std::move(target.password);
    });
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    m_bar->focusField();
}

void AddressBarTest::type(const QString &text)
{
    field()->setText(QString());
    QTest::keyClicks(field(), text);
    QTest::keyClick(field(), Qt::Key_Return);
}

void AddressBarTest::opensWhatAPersonTypes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("opened");
    QTest::newRow("vnc") << QStringLiteral("vnc://db-02:1") << QStringLiteral("vnc://db-02:5901");
    QTest::newRow("ws") << QStringLiteral("ws://10.0.0.3:6080/websockify?token=0123")
                        << QStringLiteral("ws://10.0.0.3:6080");
    QTest::newRow("a console page") << QStringLiteral(
                                           "https://c.example:6080/vnc_lite.html?path=%3Ftoken%3Dabcdef")
                                    << QStringLiteral("wss://c.example:6080");
    QTest::newRow("blanks around it")
        << QStringLiteral("  vnc://db-02:1 ") << QStringLiteral("vnc://db-02:5901");
}

void AddressBarTest::opensWhatAPersonTypes()
{
    QFETCH(QString, text);
    QFETCH(QString, opened);
    type(text);
    QCOMPARE(m_opened.size(), 1);
    QVERIFY2(m_opened.first().endsWith(QUrl(opened).authority()), qPrintable(m_opened.first()));
    QVERIFY(!m_opened.first().contains(QLatin1String("token")));
}

void AddressBarTest::forgetsWhatItOpened()
{
    type(QStringLiteral("ws://10.0.0.3:6080/websockify?token=") + QLatin1String(test::testSecret()));
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(field()->text().isEmpty());
    QVERIFY(!field()->isUndoAvailable());
    QVERIFY(!field()->isRedoAvailable());
    QVERIFY(!field()->completer());
    QTest::keyClick(field(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(field(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(field(), Qt::Key_Up);
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(field()->text().isEmpty());
    // Nor does any other widget of the bar hold it.
    for (const QLabel *label : m_bar->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QLatin1String(test::kSecretMarker)));
}

void AddressBarTest::handsOverThePasswordOnce()
{
    type(QStringLiteral("vnc://:%1@db-02:1").arg(QLatin1String("sesame"_secret)));
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(m_password);
    QCOMPARE(m_password->reveal(), std::string_view("sesame"_secret));
    QVERIFY(field()->text().isEmpty());
}

void AddressBarTest::saysUnderTheFieldWhyNot()
{
    QVERIFY(!reason()->isVisible());
    type(QStringLiteral("gopher://host"));
    QCOMPARE(m_opened.size(), 0);
    QVERIFY(reason()->isVisible());
    QVERIFY(reason()->text().size() > 20);
    QCOMPARE(field()->accessibleDescription(), reason()->text());
    QCOMPARE(field()->text(), QStringLiteral("gopher://host")); // there to be corrected
    QVERIFY(!QApplication::activeModalWidget());
}

void AddressBarTest::theReasonIsPlainTextAndRepeatsNothing()
{
    QCOMPARE(reason()->textFormat(), Qt::PlainText);
    type(QStringLiteral("ws://ho<b>st/?token=") + QLatin1String(test::testSecret()));
    QVERIFY(reason()->isVisible());
    QVERIFY(!reason()->text().contains(QLatin1String(test::kSecretMarker)));
    QVERIFY(!reason()->text().contains(QLatin1String("<b>")));
}

void AddressBarTest::theReasonGoesWhenTheTextChanges()
{
    type(QStringLiteral("gopher://host"));
    QVERIFY(reason()->isVisible());
    QTest::keyClick(field(), Qt::Key_Backspace);
    QVERIFY(!reason()->isVisible());
    QVERIFY(field()->accessibleDescription().isEmpty());
}

void AddressBarTest::escapeEmptiesItAndLeaves()
{
    QSignalSpy left(m_bar.get(), &AddressBar::left);
    QTest::keyClicks(field(), QStringLiteral("vnc://half"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QVERIFY(field()->text().isEmpty());
    QVERIFY(!field()->isUndoAvailable());
}

void AddressBarTest::nothingIsNotOpened()
{
    type(QStringLiteral("   "));
    QCOMPARE(m_opened.size(), 0);
    QVERIFY(!reason()->isVisible());
}

void AddressBarTest::learnsNothing()
{
    // Input methods keep no dictionary of what is typed here.
    QVERIFY(field()->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    QVERIFY(!field()->accessibleName().isEmpty());
}

void AddressBarTest::serversAreListedAsOneTypes()
{
    QVERIFY(suggested().isEmpty());
    QTest::keyClicks(field(), QStringLiteral("web"));
    const QStringList webs{QStringLiteral("web-01"), QStringLiteral("web-02"), QStringLiteral("web-10")};
    QCOMPARE(suggested(), webs);
    QVERIFY(field()->hasFocus());
    QTest::keyClicks(field(), QStringLiteral(" stopping"));
    QCOMPARE(suggested(), QStringList{QStringLiteral("web-10")});
    QTest::keyClicks(field(), QStringLiteral("x"));
    QVERIFY(suggested().isEmpty());
    // It goes with the text, and when the keyboard goes elsewhere.
    field()->setText(QString());
    QTest::keyClicks(field(), QStringLiteral("db"));
    QVERIFY(!suggested().isEmpty());
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(suggested().isEmpty());
    QTest::keyClicks(field(), QStringLiteral("db"));
    field()->clearFocus();
    QVERIFY(suggested().isEmpty());
}

void AddressBarTest::aChosenServerIsOpened()
{
    QSignalSpy wanted(m_bar.get(), &AddressBar::serverRequested);
    const auto lastId = [&] { return wanted.last().first().value<ServerRef>().server.value; };
    QTest::keyClicks(field(), QStringLiteral("web"));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(lastId(), QStringLiteral("s1"));
    QVERIFY(field()->text().isEmpty());
    QVERIFY(suggested().isEmpty());
    QTest::keyClicks(field(), QStringLiteral("web"));
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(field()->accessibleDescription().startsWith(QLatin1String("web-02, ")));
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(field(), Qt::Key_Down); // no further than the last
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(lastId(), QStringLiteral("s3"));
    QTest::keyClicks(field(), QStringLiteral("web"));
    const QModelIndex second = suggestions()->model()->index(1, 0);
    QTest::mouseClick(suggestions()->viewport(), Qt::LeftButton, {},
                      suggestions()->visualRect(second).center());
    QCOMPARE(wanted.count(), 3);
    QCOMPARE(lastId(), QStringLiteral("s2"));
    QCOMPARE(m_opened.size(), 0);
}

void AddressBarTest::whatLooksLikeAnAddressIsNotTakenForAServer()
{
    QSignalSpy wanted(m_bar.get(), &AddressBar::serverRequested);
    QSignalSpy addressed(m_bar.get(), &AddressBar::hostAddressed);
    type(QStringLiteral("10.20.0.12:1"));
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(m_opened.size(), 1);
    type(QStringLiteral("10.20.0.12"));
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(addressed.count(), 1);
    // By hand it can be chosen.
    QTest::keyClicks(field(), QStringLiteral("10.20.0.12"));
    QCOMPARE(suggested(), QStringList{QStringLiteral("web-02")});
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    // And one that was chosen by itself can be left: Up, and the text is an address again, a host's.
    QTest::keyClicks(field(), QStringLiteral("db"));
    QTest::keyClick(field(), Qt::Key_Up);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(addressed.count(), 2);
    // What comes from a command line was not chosen from a list.
    m_bar->submit(QStringLiteral("web"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(addressed.count(), 3);
    QCOMPARE(m_opened.size(), 1);
}

void AddressBarTest::usedServersComeFirst()
{
    m_bar->noteUsed(test::demoServer(QStringLiteral("s3")));
    QTest::keyClicks(field(), QStringLiteral("web"));
    QCOMPARE(suggested().first(), QStringLiteral("web-10"));
    m_bar->noteUsed(test::demoServer(QStringLiteral("s2")));
    field()->setText(QString());
    QTest::keyClicks(field(), QStringLiteral("web"));
    QCOMPARE(suggested(),
             (QStringList{QStringLiteral("web-02"), QStringLiteral("web-10"), QStringLiteral("web-01")}));
}

void AddressBarTest::aServerIsNamedByItsCloud_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("named");
    QTest::newRow("a name") << QStringLiteral("lab/web-01") << QStringLiteral("s1") << QString();
    QTest::newRow("an id") << QStringLiteral("lab/s4") << QStringLiteral("s4") << QString();
    QTest::newRow("one that is not listed")
        << QStringLiteral("lab/new") << QString() << QStringLiteral("lab new");
    QTest::newRow("a cloud not signed in to")
        << QStringLiteral("corp/x") << QString() << QStringLiteral("corp x");
    QTest::newRow("a server with a slash")
        << QStringLiteral("corp/x/1") << QString() << QStringLiteral("corp x/1");
    QTest::newRow("a cloud that there is not") << QStringLiteral("nocloud/x") << QString() << QString();
    QTest::newRow("nothing behind it") << QStringLiteral("lab/") << QString() << QString();
}

void AddressBarTest::aServerIsNamedByItsCloud()
{
    QFETCH(QString, text);
    QFETCH(QString, known);
    QFETCH(QString, named);
    QSignalSpy wanted(m_bar.get(), &AddressBar::serverRequested);
    QSignalSpy byName(m_bar.get(), &AddressBar::serverNamed);
    m_bar->submit(text);
    QCOMPARE(wanted.count(), known.isEmpty() ? 0 : 1);
    QCOMPARE(byName.count(), named.isEmpty() ? 0 : 1);
    if (!known.isEmpty())
        QCOMPARE(wanted.first().first().value<ServerRef>(), test::demoServer(known));
    if (!named.isEmpty())
        QCOMPARE(byName.first().at(0).toString() + u' ' + byName.first().at(1).toString(), named);
    QCOMPARE(reason()->isVisible(), known.isEmpty() && named.isEmpty());
    QCOMPARE(m_opened.size(), 0);
}

void AddressBarTest::linksAreNotLookedForAmongServers()
{
    m_clouds->addServers(QStringLiteral("lab"), test::kDemo,
                         {test::server(QStringLiteral("odd"), QStringLiteral("wss://odd"))});
    QTest::keyClicks(field(), QStringLiteral("wss://"));
    QVERIFY(suggested().isEmpty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::AddressBarTest)
#include "AddressBarTest.moc"
