// A link that another program hands over is asked about, in a tab, and nothing is opened before the answer.
#include "TestEntries.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/LinkPage.h"
#include "ui/entries/ChoicePage.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

class LinksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksAndConnects();
    void opensAConsole();
    void opensFiles();
    void opensWhatIsSaved();
    void everyKindIsFoundByItsName_data();
    void everyKindIsFoundByItsName();
    void ofSeveralItIsAskedWhich();
    void whatIsReadLaterIsWaitedFor();
    void whereItLeadsIsSaidAtAColdStartToo();
    void ofThoseThatWaitForWhatIsSavedFewAreKept();
    void aNameThatIsNotSavedIsNoHost();
    void cancels();
    void keysThatWereMeantForSomethingElseDoNothing();
    void saysWhyNot();
    void theSameLinkIsAskedAboutOnce();
    void aFloodIsHeldBack();

private:
    LinkPage *page() const { return qobject_cast<LinkPage *>(m_window->tabs().current()); }
    QString text(const char *name) const { return page()->findChild<QLabel *>(QLatin1String(name))->text(); }
    QPushButton *button(const char *name) const
    {
        return page()->findChild<QPushButton *>(QLatin1String(name));
    }
    void accept() { QTest::mouseClick(button("acceptLink"), Qt::LeftButton); }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<MainWindow> m_window;
};

void LinksTest::init()
{
    m_window.reset();
    m_clouds = std::make_unique<CloudTreeModel>();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_clouds);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void LinksTest::asksAndConnects()
{
    HostRequest wanted;
    int requests = 0;
    connect(m_window.get(), &MainWindow::hostRequested, this, [&](HostRequest &request) {
        wanted = std::move(request);
        ++requests;
    });
    m_window->askAboutLink(u"ssh://ann@web:2222"_qs);
    QVERIFY(page());
    QCOMPARE(text("linkTarget"), u"ssh://ann@web:2222"_qs);
    QCOMPARE(requests, 0);
    accept();
    QCOMPARE(requests, 1);
    QCOMPARE(wanted.host.host, u"web"_qs);
    QCOMPARE(wanted.host.user, u"ann"_qs);
    QCOMPARE(wanted.host.port, 2222);
    QCOMPARE(m_window->tabs().count(), 0);
}

void LinksTest::opensAConsole()
{
    QString opened;
    connect(m_window.get(), &MainWindow::openRequested, this,
            [&](ConsoleTarget &target) { opened = target.url.displayName(); });
    m_window->askAboutLink(u"vnc://desk:7"_qs);
    QCOMPARE(text("linkTarget"), u"vnc://desk:5907"_qs);
    QVERIFY(opened.isEmpty());
    accept();
    QCOMPARE(opened, u"vnc://desk:5907"_qs);
}

void LinksTest::opensFiles()
{
    HostRequest wanted;
    connect(m_window.get(), &MainWindow::hostRequested, this,
            [&](HostRequest &request) { wanted = std::move(request); });
    m_window->askAboutLink(u"sftp://web/var/log"_qs);
    accept();
    QCOMPARE(wanted.host.host, u"web"_qs);
    QCOMPARE(wanted.folder, QByteArray("/var/log"));
    QVERIFY(!wanted.wantsShell);
}

void LinksTest::opensWhatIsSaved()
{
    SavedHost saved;
    saved.id = newHostId();
    saved.name = u"the mail server"_qs;
    saved.host = u"mail.example"_qs;
    m_window->hosts().setHosts({saved});
    HostRequest wanted;
    connect(m_window.get(), &MainWindow::hostRequested, this,
            [&](HostRequest &request) { wanted = std::move(request); });
    m_window->askAboutLink(u"porthole://open/the%20mail%20server"_qs);
    QCOMPARE(text("linkTarget"), u"the mail server"_qs);
    accept();
    QCOMPARE(wanted.host, saved);
}

void LinksTest::everyKindIsFoundByItsName_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("opened");
    QTest::newRow("a host") << u"porthole://open/WEB-2"_qs << u"host web-2.example"_qs;
    QTest::newRow("a console") << u"porthole://open/kvm%20of%20the%20lab"_qs
                               << u"console vnc://kvm.lab.example:5901"_qs;
    QTest::newRow("a Slycat server") << u"porthole://open/slycat.example"_qs << u"gateway slycat.example"_qs;
    QTest::newRow("a cloud") << u"porthole://open/corp"_qs << u"cloud corp"_qs;
    QTest::newRow("a server of a cloud") << u"porthole://open/build-7"_qs << u"server corp/s1"_qs;
    QTest::newRow("by its folder too")
        << u"porthole://open/prod/databases/db-1"_qs << u"host db-1.example"_qs;
    QTest::newRow("not from the trash") << u"porthole://open/gone-1"_qs << QString();
}

void LinksTest::everyKindIsFoundByItsName()
{
    QFETCH(QString, link);
    EntryCollection all = test::someEntries();
    all.entries[8].cloud = u"corp"_qs; // build-7, which is pinned
    m_clouds->addCloud({u"corp"_qs, u"clouds.yaml"_qs, {}, {}});
    m_window->entries().setCollection(all, {});
    QString opened;
    connect(m_window.get(), &MainWindow::hostRequested, this,
            [&](HostRequest &request) { opened = u"host "_qs + request.host.host; });
    connect(m_window.get(), &MainWindow::openRequested, this,
            [&](ConsoleTarget &target) { opened = u"console "_qs + target.url.displayName(); });
    connect(m_window.get(), &MainWindow::gatewayRequested, this,
            [&](const GatewayUrl &url) { opened = u"gateway "_qs + url.endpoint().host; });
    connect(&m_window->sidebar(), &Sidebar::cloudOpenRequested, this,
            [&](const QString &cloud) { opened = u"cloud "_qs + cloud; });
    connect(m_window.get(), &MainWindow::serverNamed, this, [&](const QString &cloud, const QString &server) {
        opened = u"server %1/%2"_qs.arg(cloud, server);
    });
    m_window->askAboutLink(link);
    QVERIFY(opened.isEmpty()); // not before the answer
    QCOMPARE(text("linkLeadsTo").isEmpty(), link.contains(u"gone"));
    accept();
    QTEST(opened, "opened");
}

void LinksTest::ofSeveralItIsAskedWhich()
{
    EntryCollection all = test::someEntries();
    all.entries[5].name = u"web-2"_qs; // a VNC server of the lab
    m_window->entries().setCollection(all, {});
    QSignalSpy hosts(m_window.get(), &MainWindow::hostRequested);
    QString opened;
    connect(m_window.get(), &MainWindow::openRequested, this,
            [&](ConsoleTarget &target) { opened = target.url.displayName(); });
    m_window->askAboutLink(u"porthole://open/web-2"_qs);
    QVERIFY(text("linkLeadsTo").startsWith(u"Several"));
    accept();
    auto *choice = qobject_cast<ChoicePage *>(m_window->tabs().current());
    QVERIFY(choice);
    QCOMPARE(hosts.count(), 0);
    QVERIFY(!qobject_cast<QPushButton *>(QApplication::focusWidget()));
    const auto buttons = choice->findChildren<QPushButton *>(u"choice"_qs);
    QCOMPARE(buttons.size(), 2);
    QCOMPARE(buttons[0]->text(), u"Host · prod · deploy@web-2.example:2200"_qs);
    QCOMPARE(buttons[1]->text(), u"VNC server · lab · vnc://kvm.lab.example:5901"_qs);
    // By the keyboard alone.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(opened, u"vnc://kvm.lab.example:5901"_qs);
    QCOMPARE(m_window->tabs().count(), 0);
    m_window->openSavedUnder(u"web-2"_qs); // as `porthole open` does, of somebody who has typed it
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_window->tabs().count(), 0);
    QCOMPARE(hosts.count(), 0);
}

void LinksTest::whatIsReadLaterIsWaitedFor()
{
    m_window->entries().expectCollection();
    QSignalSpy hosts(m_window.get(), &MainWindow::hostRequested);
    m_window->openSavedUnder(u"bastion"_qs);
    QCOMPARE(hosts.count(), 0);
    m_window->entries().setCollection(test::someEntries(), {});
    QCOMPARE(hosts.count(), 1);
}

/// A browser that starts the program hands the link over before anything has been read.
void LinksTest::whereItLeadsIsSaidAtAColdStartToo()
{
    m_window->entries().expectCollection();
    m_window->askAboutLink(u"porthole://open/bastion"_qs);
    m_window->askAboutLink(u"porthole://open/bastion"_qs);
    m_window->askAboutLink(u"ssh://other"_qs); // which says itself where it leads
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(text("linkTarget"), u"ssh://other"_qs);
    m_window->entries().setCollection(test::someEntries(), {});
    QCOMPARE(m_window->tabs().count(), 2);
    QCOMPARE(text("linkTarget"), u"bastion"_qs);
    QCOMPARE(text("linkLeadsTo"), u"Host · ann@bastion.example"_qs);
    m_window->entries().setCollection(test::someEntries(), {}); // asked about once
    QCOMPARE(m_window->tabs().count(), 2);
    QTest::mouseClick(button("cancelLink"), Qt::LeftButton);
    // Where nothing can be read it is asked all the same.
    m_window->entries().expectCollection();
    m_window->askAboutLink(u"porthole://open/bastion"_qs);
    QCOMPARE(m_window->tabs().count(), 1);
    m_window->entries().tellFailure(u"the disk is gone"_qs);
    QCOMPARE(m_window->tabs().count(), 2);
    QCOMPARE(text("linkTarget"), u"bastion"_qs);
}

void LinksTest::ofThoseThatWaitForWhatIsSavedFewAreKept()
{
    m_window->entries().expectCollection();
    for (int index = 0; index < 1000; ++index)
        m_window->askAboutLink(u"porthole://open/web%1"_qs.arg(index));
    QCOMPARE(m_window->tabs().count(), 0);
    QVERIFY(m_window->findChild<QLabel *>(u"status"_qs)->text().startsWith(u"Too many links"));
    m_window->entries().setCollection(test::someEntries(), {});
    QCOMPARE(m_window->tabs().count(), 8);
    QCOMPARE(text("linkTarget"), u"web7"_qs);
}

void LinksTest::aNameThatIsNotSavedIsNoHost()
{
    const QSignalSpy hosts(m_window.get(), &MainWindow::hostRequested);
    const QSignalSpy consoles(m_window.get(), &MainWindow::openRequested);
    m_window->askAboutLink(u"porthole://open/web"_qs);
    accept();
    QCOMPARE(hosts.count() + consoles.count(), 0);
    QVERIFY(m_window->findChild<QLabel *>(u"status"_qs)->text().contains(u"web"));
}

void LinksTest::cancels()
{
    const QSignalSpy hosts(m_window.get(), &MainWindow::hostRequested);
    m_window->askAboutLink(u"ssh://web"_qs);
    QTest::mouseClick(button("cancelLink"), Qt::LeftButton);
    QCOMPARE(m_window->tabs().count(), 0);
    m_window->askAboutLink(u"ssh://web"_qs);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_window->tabs().count(), 0);
    QCOMPARE(hosts.count(), 0);
}

void LinksTest::keysThatWereMeantForSomethingElseDoNothing()
{
    const QSignalSpy hosts(m_window.get(), &MainWindow::hostRequested);
    m_window->askAboutLink(u"ssh://web"_qs);
    QVERIFY(page()->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!qobject_cast<QPushButton *>(QApplication::focusWidget()));
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Y})
        QTest::keyClick(QApplication::focusWidget(), key);
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(hosts.count(), 0);
}

void LinksTest::saysWhyNot()
{
    m_window->askAboutLink(u"ssh://ann:hunter2@web"_qs);
    QVERIFY(page());
    QVERIFY(text("advice").contains(u"password"));
    QVERIFY(!text("advice").contains(u"hunter2") && !page()->title().contains(u"hunter2"));
    QVERIFY(!button("acceptLink")->isVisible());
}

void LinksTest::theSameLinkIsAskedAboutOnce()
{
    m_window->askAboutLink(u"ssh://web"_qs);
    m_window->askAboutLink(u"ssh://other"_qs);
    m_window->askAboutLink(u"ssh://web/"_qs);
    QCOMPARE(m_window->tabs().count(), 2);
    QCOMPARE(text("linkTarget"), u"ssh://web"_qs);
}

void LinksTest::aFloodIsHeldBack()
{
    for (int index = 0; index < 1000; ++index)
        m_window->askAboutLink(u"ssh://web%1"_qs.arg(index));
    QVERIFY(m_window->tabs().count() <= 8);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::LinksTest)
#include "LinksTest.moc"
