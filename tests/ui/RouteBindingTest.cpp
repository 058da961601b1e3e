#include "ui/clouds/RouteBinding.h"
#include "tests/session/ReachRig.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudBinding.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellPage.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QTest>

namespace porthole::ui {

using porthole::test::kPatience;
using porthole::test::ReachRig;

/// The window, a cloud behind a host, and what the host asks on the way.
class RouteBindingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheHostAsksComesUpAndGoes();
    void closingTheQuestionIsANo();

private:
    Theme m_theme{*qApp};
};

namespace {

/// In the order in which the program has them.
struct Rig : ReachRig {
    explicit Rig(Theme &theme)
        : window(theme, model)
    {
        acceptsKeys = false;
        bind(registry, model, window);
        bind(routes, hosts, model, window);
        routes.load();
        window.show();
        jumpId = saveJump();
        cloud = &addCloud();
        Q_EMIT window.sidebar().routeRequested(cloud->name(), jumpId);
    }
    ShellPage *page() const { return qobject_cast<ShellPage *>(window.tabs().current()); }
    QString detail() const
    {
        return model.indexOfCloud(cloud->name()).data(CloudTreeModel::DetailRole).toString();
    }

    HostId jumpId;
    CloudConnection *cloud = nullptr;
    CloudTreeModel model;
    MainWindow window;
};

} // namespace

void RouteBindingTest::whatTheHostAsksComesUpAndGoes()
{
    Rig rig(m_theme);
    QVERIFY2(rig.detail().endsWith(QStringLiteral("via jump")), qPrintable(rig.detail()));
    QCOMPARE(rig.window.tabs().count(), 0);
    rig.window.sidebar().openCloud(rig.cloud->name());
    QTRY_VERIFY_WITH_TIMEOUT(rig.page() && rig.page()->state() == ShellState::Asking, kPatience);
    QCOMPARE(rig.page()->title(), QStringLiteral("Way through jump"));
    Q_EMIT rig.page()->hostKeyAccepted();
    QTRY_COMPARE_WITH_TIMEOUT(rig.cloud->state(), CloudState::Open, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(rig.window.tabs().count(), 0, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(
        rig.model.indexOf({rig.cloud->name(), rig.nova.scope(), rig.nova.webId()}).isValid(), kPatience);
}

void RouteBindingTest::closingTheQuestionIsANo()
{
    Rig rig(m_theme);
    rig.window.sidebar().openCloud(rig.cloud->name());
    QTRY_VERIFY_WITH_TIMEOUT(rig.page() && rig.page()->state() == ShellState::Asking, kPatience);
    Q_EMIT rig.page()->closeRequested();
    QTRY_COMPARE_WITH_TIMEOUT(rig.cloud->state(), CloudState::Failed, kPatience);
    QCOMPARE(rig.nova.connections(), 0);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::RouteBindingTest)
#include "RouteBindingTest.moc"
