#include "ui/clouds/Sidebar.h"
#include "TestClouds.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleTabs.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"
#include "ui/clouds/ActionQuestion.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/clouds/OpenConsoles.h"
#include "ui/clouds/RowPainter.h"
#include "ui/clouds/ServerMenu.h"
#include "ui/clouds/SignInForm.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

using test::demoServer;
using test::kDemo;
using test::kSecond;

namespace {

const QString kLab = QStringLiteral("lab");
const QString kCorp = QStringLiteral("corp");

} // namespace

/// The sidebar in its window, with real clicks and keys.
class SidebarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsAskedForByItself();
    void openingACloudUpSignsIn();
    void openingAProjectUpListsIt();
    void aDoubleClickOpensTheConsole();
    void enterOpensTheConsole();
    void whatIsOpenComesToTheFront();
    void theFilterFollowsTheKeys();
    void theFilterBringsBackWhatWasOpen();
    void theMenuKnowsWhatIsPossible_data();
    void theMenuKnowsWhatIsPossible();
    void startingIsDoneAtOnce();
    void stoppingIsAskedAboutFirst();
    void aQuestionAboutAServerThatIsGoneGoes();
    void namesAndIdsAreCopied();
    void refreshingAsksForThatScope();
    void aPasswordIsAskedForAndForgotten();
    void nobodyIsAskedWhoDidNotAsk();
    void troubleIsToldWithItsNextStep();
    void aCertificateIsComparedBeforeItIsTrusted();
    void openConsolesAreListed();
    void openConsolesAreClosedFromTheList();
    void theSidebarGoesAndComes();
    void aBrokenEntryIsNotOpened();
    void everyControlHasAName();

private:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    Sidebar &sidebar() const { return m_window->sidebar(); }
    CloudTreeView &tree() const { return sidebar().tree(); }
    QLineEdit *filterField() const { return find<QLineEdit>("serverFilter"); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window->windowHandle(), letter.toLatin1());
    }
    QPoint middleOf(const QModelIndex &index) const
    {
        tree().scrollTo(index);
        return tree().visualRect(index).center();
    }
    void clickExpander(const QModelIndex &index)
    {
        const QRect row = tree().visualRect(index);
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, QPoint(row.left() - 8, row.center().y()));
    }
    void showServers()
    {
        tree().expandTo(m_clouds->indexOfScope(kLab, kDemo));
        QCoreApplication::sendPostedEvents();
    }
    void choose(const char *id)
    {
        showServers();
        tree().setFocus();
        tree().setCurrentIndex(m_clouds->indexOf(demoServer(QLatin1String(id))));
    }
    /// The context menu of the chosen row, as the menu key brings it up.
    ServerMenu *menu()
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), tree().mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&tree(), &event);
        return find<ServerMenu>("serverMenu");
    }
    void trigger(const char *action)
    {
        ServerMenu *shown = menu();
        QVERIFY(shown);
        auto *found = shown->findChild<QAction *>(QLatin1String(action));
        QVERIFY2(found && found->isEnabled(), action);
        shown->close();
        // As a window manager would, which there is none of.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        found->trigger();
    }
    static QByteArray nameOfAction(ServerAction action)
    {
        return "action" + QByteArray::number(static_cast<int>(action));
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<MainWindow> m_window;
};

void SidebarTest::init()
{
    m_clouds = std::make_unique<CloudTreeModel>();
    test::fillClouds(*m_clouds);
    m_window = std::make_unique<MainWindow>(*m_theme, *m_clouds);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void SidebarTest::cleanup()
{
    m_window.reset();
    m_clouds.reset();
}

void SidebarTest::nothingIsAskedForByItself()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    QSignalSpy listed(&sidebar(), &Sidebar::scopeOpenRequested);
    filterField()->setFocus();
    QTest::keyClicks(filterField(), QStringLiteral("corp"));
    filterField()->setText(QString());
    tree().setCurrentIndex(m_clouds->indexOfCloud(kCorp));
    m_clouds->addCloud({QStringLiteral("another"), {}, {}, {}});
    QCOMPARE(opened.count(), 0);
    QCOMPARE(listed.count(), 0);
}

void SidebarTest::openingACloudUpSignsIn()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    clickExpander(m_clouds->indexOfCloud(kCorp));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toString(), kCorp);
    // The keys do the same.
    tree().setFocus();
    tree().setCurrentIndex(m_clouds->indexOfCloud(QStringLiteral("spare")));
    key(Qt::Key_Right);
    QCOMPARE(opened.count(), 2);
    m_clouds->addCloud({QStringLiteral("fourth"), {}, {}, {}});
    tree().setCurrentIndex(m_clouds->indexOfCloud(QStringLiteral("fourth")));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 3);
}

void SidebarTest::openingAProjectUpListsIt()
{
    QSignalSpy listed(&sidebar(), &Sidebar::scopeOpenRequested);
    clickExpander(m_clouds->indexOfCloud(kLab));
    QCOMPARE(listed.count(), 0);
    clickExpander(m_clouds->indexOfScope(kLab, kSecond));
    QCOMPARE(listed.count(), 1);
    QCOMPARE(listed.first().at(1).value<CloudScope>(), kSecond);
    clickExpander(m_clouds->indexOfScope(kLab, kDemo));
    QCOMPARE(listed.count(), 1); // it is listed already
}

void SidebarTest::aDoubleClickOpensTheConsole()
{
    showServers();
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    const QPoint at = middleOf(m_clouds->indexOf(demoServer(QStringLiteral("s2"))));
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(opened.count(), 0);
    QTest::mouseDClick(tree().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<ServerRef>(), demoServer(QStringLiteral("s2")));
}

void SidebarTest::enterOpensTheConsole()
{
    choose("s4");
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<ServerRef>(), demoServer(QStringLiteral("s4")));
}

void SidebarTest::whatIsOpenComesToTheFront()
{
    auto *page = new ConsolePage;
    page->setAddress(QStringLiteral("lab/web-01"));
    auto *other = new ConsolePage;
    m_window->addPage(page);
    m_window->addPage(other);
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    choose("s1");
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(m_window->tabs().current(), page);
}

void SidebarTest::theFilterFollowsTheKeys()
{
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filterField()->hasFocus());
    type(QStringLiteral("running web"));
    QCoreApplication::sendPostedEvents();
    // The matches are there to be seen, in a cloud that was closed up.
    const QModelIndex first = m_clouds->indexOf(demoServer(QStringLiteral("s1")));
    QVERIFY(tree().visualRect(first).isValid());
    QVERIFY(tree().viewport()->rect().contains(tree().visualRect(first)));
    QVERIFY(!m_clouds->indexOf(demoServer(QStringLiteral("s4"))).isValid());
    key(Qt::Key_Down);
    QVERIFY(tree().hasFocus());
    QCOMPARE(tree().currentServer(), std::optional(demoServer(QStringLiteral("s1"))));
    key(Qt::Key_Down);
    QCOMPARE(tree().currentServer(), std::optional(demoServer(QStringLiteral("s2"))));
    key(Qt::Key_Escape);
    QVERIFY(filterField()->text().isEmpty());
    QCOMPARE(m_clouds->rowCount(m_clouds->indexOfScope(kLab, kDemo)), 11);
    // Enter in the field opens the first of what was found.
    QSignalSpy opened(m_window.get(), &MainWindow::serverOpenRequested);
    key(Qt::Key_F, Qt::ControlModifier);
    tree().setCurrentIndex({});
    type(QStringLiteral("db"));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<ServerRef>(), demoServer(QStringLiteral("s4")));
    type(QStringLiteral("nowhere"));
    QVERIFY(find<QLabel>("nothingMatches")->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!find<QLabel>("nothingMatches")->isVisible());
}

void SidebarTest::theFilterBringsBackWhatWasOpen()
{
    clickExpander(m_clouds->indexOfCloud(kLab));
    QVERIFY(!tree().isExpanded(m_clouds->indexOfScope(kLab, kDemo)));
    filterField()->setText(QStringLiteral("web"));
    QVERIFY(tree().isExpanded(m_clouds->indexOfScope(kLab, kDemo)));
    filterField()->setText(QString());
    QVERIFY(tree().isExpanded(m_clouds->indexOfCloud(kLab)));
    QVERIFY(!tree().isExpanded(m_clouds->indexOfScope(kLab, kDemo)));
}

void SidebarTest::theMenuKnowsWhatIsPossible_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QList<int>>("possible");
    const auto list = [](std::initializer_list<ServerAction> actions) {
        QList<int> all;
        for (const ServerAction action : actions)
            all << static_cast<int>(action);
        return all;
    };
    using A = ServerAction;
    QTest::newRow("running") << QStringLiteral("s1") << list({A::Stop, A::SoftReboot, A::HardReboot});
    QTest::newRow("stopping") << QStringLiteral("s3") << list({});
    QTest::newRow("off") << QStringLiteral("s4") << list({A::Start, A::HardReboot});
    QTest::newRow("paused") << QStringLiteral("s5") << list({A::HardReboot});
    QTest::newRow("being built") << QStringLiteral("s6") << list({});
    QTest::newRow("in error") << QStringLiteral("s7") << list({A::Stop, A::HardReboot});
    QTest::newRow("shelved") << QStringLiteral("s8") << list({A::Unshelve});
    QTest::newRow("suspended") << QStringLiteral("s9") << list({A::Resume, A::HardReboot});
}

void SidebarTest::theMenuKnowsWhatIsPossible()
{
    QFETCH(QString, id);
    QFETCH(QList<int>, possible);
    choose(id.toLatin1().constData());
    ServerMenu *shown = menu();
    QVERIFY(shown);
    QList<int> enabled;
    for (const QAction *action : shown->actions())
        if (action->isEnabled() && action->objectName().startsWith(QLatin1String("action")))
            enabled << action->objectName().mid(6).toInt();
    QCOMPARE(enabled, possible);
    shown->close();
}

void SidebarTest::startingIsDoneAtOnce()
{
    QSignalSpy acted(&sidebar(), &Sidebar::actionRequested);
    choose("s4");
    trigger(nameOfAction(ServerAction::Start));
    QCOMPARE(acted.count(), 1);
    QCOMPARE(acted.first().first().value<ServerRef>(), demoServer(QStringLiteral("s4")));
    QVERIFY(!find<ActionQuestion>("actionQuestion")->isVisible());
}

void SidebarTest::stoppingIsAskedAboutFirst()
{
    QSignalSpy acted(&sidebar(), &Sidebar::actionRequested);
    auto *question = find<ActionQuestion>("actionQuestion");
    for (const ServerAction action :
         {ServerAction::Stop, ServerAction::SoftReboot, ServerAction::HardReboot}) {
        choose("s1");
        acted.clear();
        trigger(nameOfAction(action));
        QCOMPARE(acted.count(), 0);
        QVERIFY(question->isVisible());
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(find<QLabel>("question")->text().contains(QLatin1String("web-01")));
        QVERIFY(find<QLabel>("consequence")->text().contains(QLatin1String("loud lab, project demo")));
        // Enter and Escape both mean no.
        QVERIFY(find<QPushButton>("cancelAction")->hasFocus());
        key(action == ServerAction::Stop ? Qt::Key_Escape : Qt::Key_Return);
        QVERIFY(!question->isVisible());
        QCOMPARE(acted.count(), 0);
        QVERIFY(tree().hasFocus());

        trigger(nameOfAction(action));
        key(Qt::Key_Tab);
        QVERIFY(find<QPushButton>("confirmAction")->hasFocus());
        key(Qt::Key_Return);
        QCOMPARE(acted.count(), 1);
        QCOMPARE(acted.first().at(1).value<ServerAction>(), action);
        QVERIFY(!question->isVisible());
    }
}

void SidebarTest::aQuestionAboutAServerThatIsGoneGoes()
{
    choose("s1");
    trigger(nameOfAction(ServerAction::Stop));
    auto *question = find<ActionQuestion>("actionQuestion");
    QVERIFY(question->isVisible());
    m_clouds->removeServers(kLab, kDemo, {{QStringLiteral("s2")}});
    QVERIFY(question->isVisible());
    m_clouds->removeServers(kLab, kDemo, {{QStringLiteral("s1")}});
    QVERIFY(!question->isVisible());
}

void SidebarTest::namesAndIdsAreCopied()
{
    choose("s1");
    trigger("copyId");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("s1"));
    trigger("copyName");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("web-01"));
    QVERIFY(find<QLabel>("status")->text().contains(QLatin1String("web-01")));
    choose("s4");
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("db-01"));
}

void SidebarTest::refreshingAsksForThatScope()
{
    QSignalSpy refreshed(&sidebar(), &Sidebar::refreshRequested);
    choose("s1");
    key(Qt::Key_F5);
    QCOMPARE(refreshed.count(), 1);
    QCOMPARE(refreshed.first().at(1).value<CloudScope>(), kDemo);
    trigger("refresh");
    QCOMPARE(refreshed.count(), 2);
}

void SidebarTest::aPasswordIsAskedForAndForgotten()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    QString heard;
    connect(&sidebar(), &Sidebar::secretSubmitted, this, [&](const QString &cloud, Secret &secret) {
        const std::string_view text = secret.reveal();
        heard = cloud + u':' + QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    });
    tree().setFocus();
    tree().setCurrentIndex(m_clouds->indexOfCloud(kCorp));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    auto *form = sidebar().findChild<SignInForm *>();
    auto *field = form->findChild<QLineEdit *>(QStringLiteral("password"));
    QVERIFY(form->isVisible());
    QVERIFY(field->hasFocus());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(find<QLabel>("cloudSentence")->text().contains(kCorp));
    type(QStringLiteral("sesame"));
    key(Qt::Key_Return);
    QCOMPARE(heard, QStringLiteral("corp:sesame"));
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->isUndoAvailable());
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    QVERIFY(!form->isVisible());
    // What was typed halfway is not kept for another time.
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    field->setText(QStringLiteral("half"));
    QTest::mouseClick(find<QPushButton>("signInLater"), Qt::LeftButton);
    QVERIFY(!form->isVisible());
    QVERIFY(field->text().isEmpty());
}

void SidebarTest::nobodyIsAskedWhoDidNotAsk()
{
    auto *address = find<QLineEdit>("address");
    address->setFocus();
    type(QStringLiteral("wss://host/?to"));
    // A console wants its cloud, whose password is needed: the form comes, the keyboard stays.
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    QVERIFY(sidebar().findChild<SignInForm *>()->isVisible());
    QVERIFY(address->hasFocus());
    // A second one waits for its turn.
    const QString spare = QStringLiteral("spare");
    m_clouds->setState(spare, CloudState::SigningIn, {}, {});
    m_clouds->setState(spare, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    QCOMPARE(sidebar().findChild<SignInForm *>()->cloud(), kCorp);
    m_clouds->setState(kCorp, CloudState::Open, {}, {});
    QCOMPARE(sidebar().findChild<SignInForm *>()->cloud(), spare);
}

void SidebarTest::troubleIsToldWithItsNextStep()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    tree().setCurrentIndex(m_clouds->indexOfCloud(kCorp));
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::Failed,
                       CloudTrouble{Error::make(ErrorKind::Unreachable, "<b>no</b> route to host")}, {});
    auto *form = sidebar().findChild<SignInForm *>();
    QVERIFY(form->isVisible());
    QVERIFY(find<QLabel>("cloudSentence")->text().contains(QLatin1String("cannot be reached")));
    QCOMPARE(find<QLabel>("cloudDetail")->text(), QStringLiteral("<b>no</b> route to host"));
    QCOMPARE(find<QLabel>("cloudDetail")->textFormat(), Qt::PlainText);
    auto *next = find<QPushButton>("signInNext");
    QCOMPARE(next->text(), QStringLiteral("Try again"));
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    QVERIFY(!form->isVisible());
}

void SidebarTest::aCertificateIsComparedBeforeItIsTrusted()
{
    QSignalSpy trusted(&sidebar(), &Sidebar::trustRequested);
    CloudTrouble trouble{Error::make(ErrorKind::CertificateUntrusted, "self-signed")};
    trouble.certificateSha256 = QByteArray(32, '\x5a');
    trouble.certificateProblem = QStringLiteral("The certificate is self-signed");
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::Failed, trouble, {});
    QCoreApplication::sendPostedEvents();
    auto *fingerprint = find<QLabel>("cloudFingerprint");
    QVERIFY(fingerprint->isVisible());
    QCOMPARE(fingerprint->text().count(QLatin1String("5A")), 32);
    // All of it is there to be seen.
    QVERIFY(fingerprint->height() >= fingerprint->sizeHint().height());
    sidebar().openCloud(kCorp);
    QVERIFY(find<QPushButton>("signInLater")->hasFocus());
    QCOMPARE(trusted.count(), 0);
    QTest::mouseClick(find<QPushButton>("signInNext"), Qt::LeftButton);
    QCOMPARE(trusted.count(), 1);
}

void SidebarTest::openConsolesAreListed()
{
    auto *list = find<OpenConsolesView>("openConsoles");
    QVERIFY(!list->isVisible());
    for (const char *title : {"one", "two"}) {
        auto *page = new ConsolePage;
        m_window->addPage(page);
        page->setTitle(QLatin1String(title));
        page->showState(SessionState::Live, std::nullopt);
    }
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    const QModelIndex first = list->model()->index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("one"));
    QVERIFY(first.data(OpenConsoles::DetailRole).toString().startsWith(QLatin1String("Live")));
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
    QCOMPARE(m_window->tabs().currentIndex(), 0);
    m_window->tabs().tabBar()->moveTab(0, 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("two"));
}

void SidebarTest::openConsolesAreClosedFromTheList()
{
    auto *list = find<OpenConsolesView>("openConsoles");
    for (const char *title : {"one", "two", "three"}) {
        auto *page = new ConsolePage;
        m_window->addPage(page);
        page->setTitle(QLatin1String(title));
    }
    const QRect row = list->visualRect(list->model()->index(0, 0));
    const QPoint cross = closeRect(row, Qt::LeftToRight).center();
    // Let go elsewhere: a change of mind.
    QTest::mousePress(list->viewport(), Qt::LeftButton, {}, cross);
    QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(m_window->tabs().count(), 3);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cross);
    QCOMPARE(m_window->tabs().count(), 2);
    QCOMPARE(m_window->tabs().page(0)->title(), QStringLiteral("two"));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    key(Qt::Key_Delete);
    QCOMPARE(m_window->tabs().count(), 1);
    QVERIFY(list->hasFocus());
}

void SidebarTest::theSidebarGoesAndComes()
{
    QVERIFY(sidebar().isVisible());
    tree().setFocus();
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!sidebar().isVisible());
    QVERIFY(find<QLineEdit>("address")->hasFocus());
    // News do not bring back what was put away.
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    QVERIFY(!sidebar().isVisible());
    QTest::mouseClick(find<QToolButton>("sidebar"), Qt::LeftButton);
    QVERIFY(sidebar().isVisible());
    QVERIFY(filterField()->hasFocus());
    // Where there are no clouds there is nothing to show.
    CloudTreeModel none;
    MainWindow window(*m_theme, none);
    QVERIFY(window.sidebar().isHidden());
    none.addCloud({kLab, {}, {}, {}});
    QVERIFY(!window.sidebar().isHidden());
}

void SidebarTest::aBrokenEntryIsNotOpened()
{
    m_clouds->addCloud({QStringLiteral("half"), {}, {}, QStringLiteral("it has no auth_url")});
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    tree().setFocus();
    tree().setCurrentIndex(m_clouds->indexOfCloud(QStringLiteral("half")));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
}

void SidebarTest::everyControlHasAName()
{
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    choose("s1");
    trigger(nameOfAction(ServerAction::Stop));
    for (const QWidget *widget : sidebar().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name =
            button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
        if (qobject_cast<const QLabel *>(widget) || widget->inherits("QLineEditIconButton"))
            continue;
        QVERIFY2(!name.isEmpty(),
                 qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
    }
    const QModelIndex web = m_clouds->indexOf(demoServer(QStringLiteral("s1")));
    QCOMPARE(web.data(Qt::AccessibleTextRole).toString(), QStringLiteral("web-01, Running · 10.20.0.11"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SidebarTest)
#include "SidebarTest.moc"
