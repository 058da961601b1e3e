#include "ui/clouds/CloudBinding.h"
#include "core/session/ConsoleRegistry.h"
#include "tests/session/NovaDouble.h"
#include "ui/ConsolePage.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace porthole::ui {

using porthole::test::NovaRig;

/// The window and a cloud that is alive, as a person would use them.
class CloudBindingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCloudIsOpenedListedAndWorkedWith();
    void aServerIsStartedAndTheRowFollows();
    void aRefusedActionIsTold();
    void aServerThatIsOffIsStartedFromItsTab();
    void aCloudInUseIsShownWhole();
    void signingOutForgets();

private:
    Sidebar &sidebar() const { return m_window->sidebar(); }
    SessionState stateInFront() const
    {
        return qobject_cast<ConsolePage *>(m_window->tabs().current())->state();
    }
    QModelIndex cloudRow() const { return m_model->indexOfCloud(m_cloud->name()); }
    ServerRef web() const { return {m_cloud->name(), m_rig->nova.scope(), m_rig->nova.webId()}; }
    QString status() const { return m_window->findChild<QLabel *>(QStringLiteral("status"))->text(); }
    QString webDetail() const { return m_model->indexOf(web()).data(CloudTreeModel::DetailRole).toString(); }
    bool listed() const
    {
        return QTest::qWaitFor([this] { return m_model->indexOf(web()).isValid(); }, 10000);
    }
    void enter(const QModelIndex &row)
    {
        sidebar().tree().setFocus();
        sidebar().tree().setCurrentIndex(row);
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Return);
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    DecodingThreads m_threads{1};
    std::unique_ptr<NovaRig> m_rig;
    CloudConnection *m_cloud = nullptr;
    std::unique_ptr<ConsoleRegistry> m_consoles;
    std::unique_ptr<CloudTreeModel> m_model;
    std::unique_ptr<MainWindow> m_window;
};

void CloudBindingTest::init()
{
    m_rig = std::make_unique<NovaRig>();
    m_cloud = &m_rig->add();
    m_consoles = std::make_unique<ConsoleRegistry>(m_threads);
    m_model = std::make_unique<CloudTreeModel>();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_model);
    connect(m_consoles.get(), &ConsoleRegistry::opened, m_window.get(), &MainWindow::addConsole);
    connect(m_window.get(), &MainWindow::serverOpenRequested, this, [this](const ServerRef &server) {
        const ConsoleSession &session =
            m_consoles->open(m_cloud->consoleSource(server.scope, server.server), QStringLiteral("web"),
                             m_model->addressOf(server), ConsoleOptions());
        m_window->setServer(&session, server);
        m_window->keepTitle(&session, QStringLiteral("web"));
    });
    bind(*m_rig->registry, *m_model, *m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CloudBindingTest::cleanup()
{
    m_window.reset();
    m_model.reset();
    m_consoles.reset();
    m_rig.reset();
}

void CloudBindingTest::aCloudIsOpenedListedAndWorkedWith()
{
    QVERIFY(cloudRow().isValid());
    QCOMPARE(m_cloud->state(), CloudState::Idle);
    enter(cloudRow());
    QVERIFY(listed());
    // The scope that the configuration names is there to be seen without a further click.
    QTRY_VERIFY(sidebar().tree().visualRect(m_model->indexOf(web())).isValid());
    QVERIFY(webDetail().startsWith(QLatin1String("Running")));
    enter(m_model->indexOf(web()));
    QCOMPARE(m_window->tabs().count(), 1);
    QTRY_COMPARE(stateInFront(), SessionState::Live);
    // A machine's own name for its screen is nobody's name for the machine.
    QCOMPARE(m_window->tabs().tabText(0), QStringLiteral("web"));
    // Once more leads to the same tab.
    enter(m_model->indexOf(web()));
    QCOMPARE(m_window->tabs().count(), 1);
    m_window->submit(m_window->tabs().current()->address());
    QCOMPARE(m_window->tabs().count(), 1);
}

void CloudBindingTest::aServerIsStartedAndTheRowFollows()
{
    m_rig->nova.web().status = QStringLiteral("SHUTOFF");
    enter(cloudRow());
    QVERIFY(listed());
    QTRY_VERIFY(webDetail().startsWith(QLatin1String("Off")));
    Q_EMIT sidebar().actionRequested(web(), ServerAction::Start);
    QTRY_VERIFY(status().endsWith(QLatin1String("is starting")));
    QTRY_VERIFY(webDetail().startsWith(QLatin1String("Running")));
}

void CloudBindingTest::aRefusedActionIsTold()
{
    m_rig->nova.web().status = QStringLiteral("SHUTOFF");
    m_rig->nova.onStart = nullptr;
    enter(cloudRow());
    QVERIFY(listed());
    Q_EMIT sidebar().actionRequested(web(), ServerAction::Start);
    QTRY_VERIFY(status().contains(QLatin1String("Start was not possible. ")));
}

void CloudBindingTest::aServerThatIsOffIsStartedFromItsTab()
{
    m_rig->nova.web().status = QStringLiteral("SHUTOFF");
    enter(cloudRow());
    QVERIFY(listed());
    enter(m_model->indexOf(web()));
    auto *next = m_window->tabs().current()->findChild<QPushButton *>(QStringLiteral("nextStep"));
    QTRY_COMPARE(next->text(), QStringLiteral("Start the server"));
    QTRY_VERIFY(next->isVisible());
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE(stateInFront(), SessionState::Live);
}

void CloudBindingTest::aCloudInUseIsShownWhole()
{
    m_cloud->open();
    m_cloud->openScope(m_rig->nova.scope());
    QTRY_VERIFY(listed());
    CloudTreeModel model;
    MainWindow window(*m_theme, model);
    bind(*m_rig->registry, model, window);
    QCOMPARE(model.cloud(m_cloud->name())->state, CloudState::Open);
    QVERIFY(model.indexOf(web()).isValid());
}

void CloudBindingTest::signingOutForgets()
{
    enter(cloudRow());
    QVERIFY(listed());
    Q_EMIT sidebar().cloudSignOutRequested(m_cloud->name());
    QTRY_COMPARE(m_cloud->state(), CloudState::Idle);
    QVERIFY(!m_model->indexOf(web()).isValid());
    QCOMPARE(cloudRow().data(CloudTreeModel::DetailRole).toString(), QStringLiteral("Not signed in"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::CloudBindingTest)
#include "CloudBindingTest.moc"
