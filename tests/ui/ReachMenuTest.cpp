#include "SidebarFixture.h"
#include "TestHosts.h"
#include "ui/hosts/KnownHosts.h"

#include <QMenu>

namespace porthole::ui {

/// Through which host a cloud is reached, as it is chosen and shown.
class ReachMenuTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void offersTheSavedHosts();
    void saysWhatIsWanted_data();
    void saysWhatIsWanted();
    void withoutAHostThereIsNothingToChoose();
    void theRowTellsTheWay();
    void aHostThatIsGoneIsTold();

private:
    /// "Reach via" of a cloud's menu, as the menu key brings it up.
    QMenu *reachMenu()
    {
        tree().setFocus();
        tree().setCurrentIndex(m_clouds->indexOfCloud(kLab));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), tree().mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&tree(), &event);
        auto *const menu = find<QMenu>("cloudMenu");
        return menu ? menu->findChild<QMenu *>(QStringLiteral("reachMenu")) : nullptr;
    }
    static QStringList texts(const QMenu &menu)
    {
        QStringList texts;
        for (const QAction *action : menu.actions()) {
            if (!action->isSeparator())
                texts << (action->isChecked() ? u'*' + action->text() : action->text());
        }
        return texts;
    }
    QString detail() const
    {
        return m_clouds->indexOfCloud(kLab).data(CloudTreeModel::DetailRole).toString();
    }
    QString toolTip() const { return m_clouds->indexOfCloud(kLab).data(Qt::ToolTipRole).toString(); }
};

namespace {

SavedHost saved(const char *name)
{
    SavedHost host = test::savedHost(name, "127.0.0.1");
    host.id = newHostId();
    return host;
}

} // namespace

void ReachMenuTest::offersTheSavedHosts()
{
    const SavedHost jump = saved("jump & run");
    m_window->hosts().setHosts({saved("web"), jump, saved("build")});
    QMenu *menu = reachMenu();
    QVERIFY(menu);
    QCOMPARE(texts(*menu), (QStringList{QStringLiteral("*Directly"), QStringLiteral("build"),
                                        QStringLiteral("jump && run"), QStringLiteral("web")}));
    find<QMenu>("cloudMenu")->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_clouds->setVia(kLab, CloudVia{jump.id, jump.name});
    menu = reachMenu();
    QVERIFY(menu);
    QCOMPARE(texts(*menu), (QStringList{QStringLiteral("Directly"), QStringLiteral("build"),
                                        QStringLiteral("*jump && run"), QStringLiteral("web")}));
}

void ReachMenuTest::saysWhatIsWanted_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("directly") << 0;
    QTest::newRow("a host") << 2; // behind the line
}

void ReachMenuTest::saysWhatIsWanted()
{
    QFETCH(int, row);
    const SavedHost jump = saved("jump");
    m_window->hosts().setHosts({jump});
    QList<std::pair<QString, std::optional<HostId>>> wanted;
    connect(&sidebar(), &Sidebar::routeRequested, this,
            [&](const QString &cloud, const std::optional<HostId> &host) {
                wanted.append({cloud, host});
            });
    QMenu *const menu = reachMenu();
    QVERIFY(menu);
    menu->actions().at(row)->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first, kLab);
    QVERIFY(wanted.first().second == (row == 0 ? std::nullopt : std::optional(jump.id)));
}

void ReachMenuTest::withoutAHostThereIsNothingToChoose()
{
    QMenu *const menu = reachMenu();
    QVERIFY(menu);
    QCOMPARE(texts(*menu),
             (QStringList{QStringLiteral("*Directly"), QStringLiteral("No host is saved yet")}));
    QVERIFY(!menu->actions().last()->isEnabled());
}

void ReachMenuTest::theRowTellsTheWay()
{
    const QString before = detail();
    m_clouds->setVia(kLab, CloudVia{newHostId(), QStringLiteral("jump")});
    QCOMPARE(detail(), before + QString::fromUtf8(" · via jump"));
    QVERIFY2(toolTip().contains(QStringLiteral("Reached through jump")), qPrintable(toolTip()));
    m_clouds->setVia(kLab, std::nullopt);
    QCOMPARE(detail(), before);
}

void ReachMenuTest::aHostThatIsGoneIsTold()
{
    m_clouds->setVia(kLab, CloudVia{newHostId(), {}});
    QVERIFY2(detail().contains(QStringLiteral("not saved any more")), qPrintable(detail()));
    QMenu *const menu = reachMenu();
    QVERIFY(menu);
    QVERIFY(texts(*menu).contains(QStringLiteral("*A host that is not saved any more")));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ReachMenuTest)
#include "ReachMenuTest.moc"
