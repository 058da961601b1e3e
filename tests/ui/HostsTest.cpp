#include "SidebarFixture.h"
#include "TestHosts.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/PageTabs.h"
#include "ui/clouds/ActionQuestion.h"
#include "ui/connect/ConnectPage.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/hosts/KnownHosts.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

namespace porthole::ui {

/// Saved hosts in the sidebar, the address field and the forms: what is asked for, and by which ways.
class HostsTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void theyAreListedByName();
    void aDoubleClickConnects();
    void enterConnects();
    void theFilterIsForThemAsWell();
    void removingIsAskedAboutFirst();
    void editingOpensTheForm();
    void theFormIsAShortcutAway();
    void theAddressFieldFindsThem();
    void theAddressFieldOpensLinks();
    void theAddressFieldOpensFiles();
    void filesAreAKeyAway();
    void theAddressFieldRefusesWhatIsNone();
    void theStartPageConnects();
    void theKeyboardWalksFromTheFilterToTheTree();
    void thoseOfSshConfigAreThere();
    void thoseOfSshConfigAreFound();
    void thoseOfSshConfigAreNotChangedHere();

private:
    void fill()
    {
        m_requests.clear();
        connect(m_window.get(), &MainWindow::hostRequested, this,
                [this](HostRequest &request) { m_requests.push_back(std::move(request)); });
        m_window->hosts().setHosts(test::someHosts());
        QCoreApplication::sendPostedEvents();
    }
    EntryTreeView *list() const { return find<EntryTreeView>("entries"); }
    QLineEdit *address() const { return find<QLineEdit>("address"); }

    std::vector<HostRequest> m_requests;
};

void HostsTest::theyAreListedByName()
{
    QVERIFY(find<QLabel>("noEntries")->isVisible());
    fill();
    QVERIFY(!find<QLabel>("noEntries")->isVisible());
    QStringList names;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        names << list()->model()->index(row, 0).data().toString();
    QCOMPARE(names,
             (QStringList{QStringLiteral("bastion"), QStringLiteral("web-2"), QStringLiteral("web-10")}));
    QCOMPARE(list()->model()->index(0, 0).data(EntryTreeModel::DetailRole).toString(),
             QStringLiteral("ann@bastion.example:2222"));
}

void HostsTest::aDoubleClickConnects()
{
    fill();
    const QPoint at = list()->visualRect(list()->model()->index(1, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(m_requests.empty());
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("web-2"));
    QVERIFY(m_requests.front().connect && !m_requests.front().save);
}

void HostsTest::enterConnects()
{
    fill();
    list()->setFocus();
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("web-2"));
}

void HostsTest::theFilterIsForThemAsWell()
{
    fill();
    sidebar().focusFilter();
    type(QStringLiteral("bast"));
    QCOMPARE(list()->model()->rowCount(), 1);
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("bastion"));
    key(Qt::Key_Escape);
    QCOMPARE(list()->model()->rowCount(), 3);
    type(QStringLiteral("no such thing"));
    QVERIFY(find<QLabel>("noEntries")->isVisible());
    QCOMPARE(find<QLabel>("noEntries")->text(), QStringLiteral("Nothing matches."));
}

void HostsTest::removingIsAskedAboutFirst()
{
    fill();
    QSignalSpy removed(m_window.get(), &MainWindow::hostRemovalRequested);
    list()->setFocus();
    key(Qt::Key_Delete);
    auto *question = find<ActionQuestion>("actionQuestion");
    QVERIFY(question->isVisible());
    QVERIFY(find<QLabel>("question")->text().contains(QLatin1String("bastion")));
    QVERIFY(find<QPushButton>("cancelAction")->hasFocus());
    key(Qt::Key_Escape);
    QVERIFY(!question->isVisible());
    QVERIFY(list()->hasFocus());
    QCOMPARE(removed.count(), 0);
    key(Qt::Key_Delete);
    find<QPushButton>("confirmAction")->click();
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().value<SavedHost>().name, QStringLiteral("bastion"));
}

void HostsTest::editingOpensTheForm()
{
    fill();
    list()->setFocus();
    key(Qt::Key_F2);
    QCOMPARE(m_window->tabs().count(), 1);
    auto *page = qobject_cast<ConnectPage *>(m_window->tabs().current());
    QVERIFY(page);
    QCOMPARE(page->title(), QStringLiteral("Edit bastion"));
    auto *user = page->findChild<QLineEdit *>(QStringLiteral("formUser"));
    QCOMPARE(user->text(), QStringLiteral("ann"));
    // Asked for again, the same form comes to the front.
    list()->setFocus();
    key(Qt::Key_F2);
    QCOMPARE(m_window->tabs().count(), 1);
    user->setText(QStringLiteral("root"));
    // Nobody loses that without being asked.
    Q_EMIT sidebar().tabCloseRequested(0);
    QVERIFY(page->findChild<QWidget *>(QStringLiteral("formQuestion"))->isVisible());
    key(Qt::Key_Escape);
    QCOMPARE(m_window->tabs().count(), 1);
    page->findChild<QPushButton *>(QStringLiteral("formSaveOnly"))->click();
    QCOMPARE(m_requests.size(), std::size_t{1});
    // It stays until it is saved, and for longer where it was not.
    QVERIFY(!page->form().isEnabled());
    m_requests.front().answer(Error::make(ErrorKind::Storage, "the disk is full"));
    QCOMPARE(page->findChild<QLabel *>(QStringLiteral("notSaved"))->text(),
             QStringLiteral("This was not saved: the disk is full"));
    QVERIFY(page->form().isEnabled());
    QCOMPARE(user->text(), QStringLiteral("root"));
    page->findChild<QPushButton *>(QStringLiteral("formSaveOnly"))->click();
    QCOMPARE(m_requests.size(), std::size_t{2});
    m_requests.back().answer({});
    QCOMPARE(m_window->tabs().count(), 0);
    QCOMPARE(m_requests.front().host.user, QStringLiteral("root"));
    QCOMPARE(m_requests.front().host.id, test::someHosts()[1].id);
    QVERIFY(m_requests.front().save && !m_requests.front().connect);
}

void HostsTest::theFormIsAShortcutAway()
{
    fill();
    key(Qt::Key_N, Qt::ControlModifier);
    auto *page = qobject_cast<ConnectPage *>(m_window->tabs().current());
    QVERIFY(page);
    auto *host = page->findChild<QLineEdit *>(QStringLiteral("formHost"));
    QVERIFY(host->hasFocus());
    type(QStringLiteral("web.example"));
    key(Qt::Key_Return);
    QCOMPARE(m_window->tabs().count(), 0);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.host, QStringLiteral("web.example"));
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->tabs().count(), 1);
    key(Qt::Key_Escape);
    QCOMPARE(m_window->tabs().count(), 0);
    QCOMPARE(m_requests.size(), std::size_t{1});
}

void HostsTest::theAddressFieldFindsThem()
{
    fill();
    address()->setFocus();
    type(QStringLiteral("basti"));
    auto *hits = find<QListView>("suggestionList");
    QVERIFY(hits && hits->isVisible());
    QCOMPARE(hits->model()->index(0, 0).data().toString(), QStringLiteral("bastion"));
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("bastion"));
    QVERIFY(address()->text().isEmpty());
}

void HostsTest::theAddressFieldOpensLinks()
{
    fill();
    m_window->submit(QStringLiteral("ssh://ann@web.example:2200"));
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.user, QStringLiteral("ann"));
    QCOMPARE(m_requests.front().host.host, QStringLiteral("web.example"));
    QCOMPARE(int{m_requests.front().host.port}, 2200);
    m_window->submit(QStringLiteral("WEB-10"));
    QCOMPARE(m_requests.back().host.name, QStringLiteral("web-10"));
}

void HostsTest::theAddressFieldOpensFiles()
{
    fill();
    m_window->submit(QStringLiteral("sftp://ann@web:2222/var/log%20s"));
    QCOMPARE(m_requests.size(), std::size_t{1});
    const HostRequest &request = m_requests.front();
    QCOMPARE(request.host.host, QStringLiteral("web"));
    QCOMPARE(request.host.user, QStringLiteral("ann"));
    QCOMPARE(int(request.host.port), 2222);
    QCOMPARE(request.folder, QByteArray("/var/log s"));
    QVERIFY(!request.wantsShell && request.connect && !request.save);
    m_window->submit(QStringLiteral("sftp://ann:%1@web/").arg(QLatin1String(test::testSecret())));
    QCOMPARE(m_requests.size(), std::size_t{1});
    QVERIFY(find<QLabel>("reason")->isVisible());
    QVERIFY(!find<QLabel>("reason")->text().contains(QLatin1String(test::kSecretMarker)));
}

void HostsTest::filesAreAKeyAway()
{
    fill();
    list()->setFocus();
    list()->setCurrentIndex(list()->model()->index(1, 0));
    key(Qt::Key_F3);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("web-2"));
    QVERIFY(!m_requests.front().wantsShell);
}

void HostsTest::theAddressFieldRefusesWhatIsNone()
{
    fill();
    for (const char *text :
         {"ssh://-oProxyCommand=id", "ssh://ann:aTestsSecret9Qz@web", "ssh://web/$(id)", "ssh://"}) {
        m_window->submit(QLatin1String(text));
        QVERIFY2(m_requests.empty(), text);
        QVERIFY(find<QLabel>("reason")->isVisible());
    }
}

void HostsTest::theStartPageConnects()
{
    fill();
    auto *host = find<QLineEdit>("startHost");
    host->setText(QStringLiteral("ann@web.example"));
    find<QPushButton>("startConnect")->click();
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.user, QStringLiteral("ann"));
    host->setText(QStringLiteral("bastion"));
    QTest::keyClick(host, Qt::Key_Return);
    QCOMPARE(int{m_requests.back().host.port}, 2222);
    // What cannot be read is put right in the form.
    host->setText(QStringLiteral("ann@"));
    find<QPushButton>("startConnect")->click();
    QCOMPARE(m_requests.size(), std::size_t{2});
    QVERIFY(qobject_cast<ConnectPage *>(m_window->tabs().current()));
}

void HostsTest::theKeyboardWalksFromTheFilterToTheTree()
{
    fill();
    sidebar().focusFilter();
    key(Qt::Key_Down);
    QVERIFY(list()->hasFocus());
    QCOMPARE(list()->currentIndex().row(), 0);
    key(Qt::Key_Up);
    QVERIFY(find<QLineEdit>("serverFilter")->hasFocus());
    key(Qt::Key_Down);
    for (int row = 0; row < 3; ++row)
        key(Qt::Key_Down);
    QVERIFY(tree().hasFocus());
}

/// Beside what is saved, once each, and without anything being saved.
void HostsTest::thoseOfSshConfigAreThere()
{
    fill();
    m_window->hosts().setAliases(
        {QStringLiteral("gate"), QStringLiteral("web-2"), QStringLiteral("bastion.example")});
    QStringList names;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        names << list()->model()->index(row, 0).data().toString();
    QCOMPARE(names.count(QStringLiteral("gate")), 1);
    QCOMPARE(names.count(QStringLiteral("web-2")), 1);
    QVERIFY(!names.contains(QStringLiteral("bastion.example"))); // where a saved one leads
    list()->setFocus();
    list()->setCurrentIndex(
        list()->model()->index(static_cast<int>(names.indexOf(QStringLiteral("gate"))), 0));
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    const HostRequest &request = m_requests.front();
    QCOMPARE(request.host.host, QStringLiteral("gate"));
    // Nothing but the name goes along: what stands in the file counts.
    QVERIFY(request.host.id.value.isEmpty() && request.host.user.isEmpty() && request.host.port == 0 &&
            request.host.identityFile.isEmpty() && !request.save);
    m_window->hosts().setAliases({});
    QCOMPARE(list()->model()->rowCount(), 3);
}

void HostsTest::thoseOfSshConfigAreFound()
{
    fill();
    m_window->hosts().setAliases({QStringLiteral("gate-of-berlin")});
    address()->setFocus();
    type(QStringLiteral("berl"));
    auto *suggestions = find<QListView>("suggestionList");
    QVERIFY(suggestions && suggestions->isVisible());
    QCOMPARE(suggestions->model()->index(0, 0).data().toString(), QStringLiteral("gate-of-berlin"));
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.host, QStringLiteral("gate-of-berlin"));
    // By its whole name as well, which looks like no address.
    address()->setFocus();
    type(QStringLiteral("gate-of-berlin"));
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{2});
    QVERIFY(m_requests.back().host.id.value.isEmpty());
}

void HostsTest::thoseOfSshConfigAreNotChangedHere()
{
    m_window->hosts().setAliases({QStringLiteral("gate")});
    QSignalSpy removed(m_window.get(), &MainWindow::hostRemovalRequested);
    list()->setFocus();
    key(Qt::Key_Delete);
    QVERIFY(!find<ActionQuestion>("actionQuestion")->isVisible());
    QVERIFY(find<QLabel>("status")->text().contains(QStringLiteral("~/.ssh/config")));
    QCOMPARE(removed.count(), 0);
    // To edit it is to begin a host of one's own that leads there.
    QTest::keyClick(list(), Qt::Key_Return, Qt::AltModifier);
    auto *page = qobject_cast<ConnectPage *>(m_window->tabs().current());
    QVERIFY(page);
    QVERIFY(!page->edits());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::HostsTest)
#include "HostsTest.moc"
