#include "SidebarFixture.h"
#include "TestEntries.h"
#include "ui/clouds/ActionQuestion.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace porthole::ui {

/// What can be done with a server, and what is asked first.
class ServerActionsTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void theMenuKnowsWhatIsPossible_data();
    void theMenuKnowsWhatIsPossible();
    void startingIsDoneAtOnce();
    void stoppingIsAskedAboutFirst();
    void aQuestionAboutAServerThatIsGoneGoes();
    void namesAndIdsAreCopied();
    void oneIsKeptAmongWhatIsSaved();
};

void ServerActionsTest::theMenuKnowsWhatIsPossible_data()
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

void ServerActionsTest::theMenuKnowsWhatIsPossible()
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

void ServerActionsTest::startingIsDoneAtOnce()
{
    QSignalSpy acted(&sidebar(), &Sidebar::actionRequested);
    choose("s4");
    trigger(nameOfAction(ServerAction::Start));
    QCOMPARE(acted.count(), 1);
    QCOMPARE(acted.first().first().value<ServerRef>(), demoServer(QStringLiteral("s4")));
    QVERIFY(!find<ActionQuestion>("actionQuestion")->isVisible());
}

void ServerActionsTest::stoppingIsAskedAboutFirst()
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

void ServerActionsTest::aQuestionAboutAServerThatIsGoneGoes()
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

void ServerActionsTest::namesAndIdsAreCopied()
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

void ServerActionsTest::oneIsKeptAmongWhatIsSaved()
{
    EntryDesk &desk = m_window->entries();
    test::EntryKeeper keeper(desk, {});
    QSignalSpy noticed(&desk, &EntryDesk::noticed), opened(&sidebar(), &Sidebar::serverOpenRequested);
    choose("s1");
    trigger("pin");
    QCOMPARE(desk.model().collection().entries.size(), 1);
    const Entry kept = desk.model().collection().entries.first();
    QVERIFY(kept.kind == EntryKind::Server);
    QCOMPARE(kept.name, QStringLiteral("web-01"));
    QCOMPARE(kept.address, QStringLiteral("s1"));
    QCOMPARE(kept.cloud, kLab);
    trigger("pin"); // once is enough
    QCOMPARE(noticed.count(), 1);
    QCOMPARE(desk.model().collection().entries.size(), 1);
    QSignalSpy asked(m_window.get(), &MainWindow::serverOpenRequested);
    m_window->openSavedUnder(QStringLiteral("web-01"));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<ServerRef>(), demoServer(QStringLiteral("s1")));
    Q_EMIT desk.undoRequested();
    QVERIFY(desk.model().collection().entries.isEmpty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ServerActionsTest)
#include "ServerActionsTest.moc"
