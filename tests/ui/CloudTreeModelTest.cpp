#include "ui/clouds/CloudTreeModel.h"
#include "TestClouds.h"
#include "ui/EnglishPlurals.h"
#include "ui/clouds/CloudTreeView.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

using test::demoServer;
using test::kDemo;
using test::kSecond;
using test::server;

namespace {

const QString kLab = QStringLiteral("lab");

QList<Server> manyServers(int first, int count)
{
    QList<Server> servers;
    for (int i = first; i < first + count; ++i)
        servers << server(QStringLiteral("8c2f6a1e-0000-4000-8000-%1").arg(i, 12, 10, QLatin1Char('0')),
                          QStringLiteral("worker-%1").arg(i), i % 3 == 0 ? "SHUTOFF" : "ACTIVE",
                          {QStringLiteral("10.%1.%2.%3").arg(i / 65536).arg(i / 256 % 256).arg(i % 256)});
    return servers;
}

} // namespace

/// What is known of clouds, as rows.
class CloudTreeModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void levelsWithOneMemberAreLeftOut_data();
    void levelsWithOneMemberAreLeftOut();
    void projectsOfOneNameTellTheirDomains();
    void serversAreSortedAsPeopleCount();
    void aServerOfTwoPagesIsOneRow();
    void changesStayWhereTheyAre();
    void aNewNameMovesTheRow();
    void whatIsRememberedFollowsItsRow();
    void theFilterFindsEveryWord_data();
    void theFilterFindsEveryWord();
    void theFilterHoldsForWhatComesLater();
    void aCloudFoundByItsNameShowsWhatIsInIt();
    void namesAndIdsLeadToServers();
    void theSearchPutsTheBestFirst();
    void signingOutForgets();
    void rowsSayWhatIsGoingOn();
    void thousandsAreNotFelt();

private:
    QStringList rowsUnder(const QModelIndex &parent) const
    {
        QStringList rows;
        for (int row = 0; row < m_model->rowCount(parent); ++row)
            rows << m_model->index(row, 0, parent).data().toString();
        return rows;
    }
    QModelIndex demo() const { return m_model->indexOfScope(kLab, kDemo); }

    std::unique_ptr<CloudTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void CloudTreeModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<CloudTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void CloudTreeModelTest::levelsWithOneMemberAreLeftOut_data()
{
    QTest::addColumn<int>("projects");
    QTest::addColumn<int>("regions");
    QTest::addColumn<QStringList>("path"); // from below the cloud to above the server
    QTest::newRow("one of each") << 1 << 1 << QStringList();
    QTest::newRow("two projects") << 2 << 1 << QStringList{QStringLiteral("p1")};
    QTest::newRow("two regions") << 1 << 2 << QStringList{QStringLiteral("R1")};
    QTest::newRow("two of each") << 2 << 2 << QStringList{QStringLiteral("p1"), QStringLiteral("R1")};
    QTest::newRow("no regions") << 2 << 0 << QStringList{QStringLiteral("p1")};
}

void CloudTreeModelTest::levelsWithOneMemberAreLeftOut()
{
    QFETCH(int, projects);
    QFETCH(int, regions);
    QFETCH(QStringList, path);
    QList<Project> in;
    for (int i = 1; i <= projects; ++i)
        in << Project{{QStringLiteral("id%1").arg(i)}, QStringLiteral("p%1").arg(i), {}};
    QStringList at;
    for (int i = 1; i <= regions; ++i)
        at << QStringLiteral("R%1").arg(i);
    m_model->addCloud({kLab, {}, {}, {}});
    m_model->setState(kLab, CloudState::Open, {}, {});
    m_model->setScopes(kLab, in, at, std::nullopt);
    const CloudScope scope{{QStringLiteral("id1")}, at.value(0)};
    m_model->addServers(kLab, scope, {server(QStringLiteral("s"), QStringLiteral("web"))});

    QModelIndex index = m_model->indexOf({kLab, scope, {QStringLiteral("s")}});
    QVERIFY(index.isValid());
    QCOMPARE(m_model->serverAt(index)->server.value, QStringLiteral("s"));
    QCOMPARE(m_model->scopeAt(index), std::optional(scope));
    QStringList found;
    for (index = index.parent(); index.parent().isValid(); index = index.parent())
        found.prepend(index.data().toString());
    QCOMPARE(found, path);
    QCOMPARE(index.data().toString(), kLab);
}

void CloudTreeModelTest::projectsOfOneNameTellTheirDomains()
{
    m_model->addCloud({kLab, {}, {}, {}});
    m_model->setState(kLab, CloudState::Open, {}, {});
    m_model->setScopes(kLab,
                       {{{QStringLiteral("1")}, QStringLiteral("admin"), QStringLiteral("Default")},
                        {{QStringLiteral("2")}, QStringLiteral("admin"), QStringLiteral("corp")}},
                       {QStringLiteral("R")}, std::nullopt);
    QCOMPARE(rowsUnder(m_model->indexOfCloud(kLab)),
             (QStringList{QStringLiteral("admin (corp)"), QStringLiteral("admin (Default)")}));
}

void CloudTreeModelTest::serversAreSortedAsPeopleCount()
{
    test::fillClouds(*m_model);
    m_model->clearServers(kLab, kDemo);
    m_model->addServers(kLab, kDemo,
                        {server(QStringLiteral("a"), QStringLiteral("web-10")),
                         server(QStringLiteral("b"), QStringLiteral("Web-9"))});
    m_model->addServers(kLab, kDemo,
                        {server(QStringLiteral("c"), QStringLiteral("web-100")),
                         server(QStringLiteral("d"), QStringLiteral("web-0002")),
                         server(QStringLiteral("e"), QStringLiteral("db"))});
    QCOMPARE(rowsUnder(demo()),
             (QStringList{QStringLiteral("db"), QStringLiteral("web-0002"), QStringLiteral("Web-9"),
                          QStringLiteral("web-10"), QStringLiteral("web-100")}));
}

void CloudTreeModelTest::aServerOfTwoPagesIsOneRow()
{
    test::fillClouds(*m_model);
    const int before = m_model->rowCount(demo());
    m_model->addServers(kLab, kDemo,
                        {server(QStringLiteral("s1"), QStringLiteral("aaa")),
                         server(QStringLiteral("new"), QStringLiteral("bbb"))});
    QCOMPARE(m_model->rowCount(demo()), before + 1);
    QCOMPARE(rowsUnder(demo()).first(), QStringLiteral("aaa"));
}

void CloudTreeModelTest::changesStayWhereTheyAre()
{
    test::fillClouds(*m_model);
    QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
    QSignalSpy painted(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->changeServers(kLab, kDemo, {server(QStringLiteral("s1"), QStringLiteral("web-01"), "SHUTOFF")});
    QCOMPARE(layouts.count(), 0);
    QCOMPARE(painted.count(), 1);
    QCOMPARE(painted.first().first().toModelIndex(), m_model->indexOf(demoServer(QStringLiteral("s1"))));
    QCOMPARE(m_model->server(demoServer(QStringLiteral("s1")))->status, ServerStatus::Shutoff);
}

void CloudTreeModelTest::aNewNameMovesTheRow()
{
    test::fillClouds(*m_model);
    m_model->changeServers(kLab, kDemo, {server(QStringLiteral("s1"), QStringLiteral("zz-last"))});
    QCOMPARE(rowsUnder(demo()).last(), QStringLiteral("zz-last"));
}

void CloudTreeModelTest::whatIsRememberedFollowsItsRow()
{
    test::fillClouds(*m_model);
    const QPersistentModelIndex web(m_model->indexOf(demoServer(QStringLiteral("s1"))));
    const QPersistentModelIndex gone(m_model->indexOf(demoServer(QStringLiteral("s4"))));
    const QPersistentModelIndex hidden(m_model->indexOf(demoServer(QStringLiteral("s5"))));
    const int row = web.row();
    m_model->removeServers(kLab, kDemo, {{QStringLiteral("s4")}, {QStringLiteral("not there")}});
    QVERIFY(!gone.isValid());
    QCOMPARE(web.row(), row - 1);
    m_model->setFilter(QStringLiteral("web"));
    QVERIFY(!hidden.isValid());
    QCOMPARE(web.row(), 0);
    QCOMPARE(web.data().toString(), QStringLiteral("web-01"));
    m_model->clearServers(kLab, kDemo);
    QVERIFY(!web.isValid());
}

void CloudTreeModelTest::theFilterFindsEveryWord_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    const QStringList webs{QStringLiteral("web-01"), QStringLiteral("web-02"), QStringLiteral("web-10")};
    QTest::newRow("a name") << QStringLiteral("web") << webs;
    QTest::newRow("in any case") << QStringLiteral("WeB") << webs;
    QTest::newRow("an address") << QStringLiteral("20.0.12") << QStringList{QStringLiteral("web-02")};
    QTest::newRow("an id") << QStringLiteral("s7") << QStringList{QStringLiteral("broken")};
    QTest::newRow("our word for a state") << QStringLiteral("paused") << QStringList{QStringLiteral("batch")};
    QTest::newRow("Nova's word for it") << QStringLiteral("shutoff") << QStringList{QStringLiteral("db-01")};
    QTest::newRow("what is under way") << QStringLiteral("stopping") << QStringList{QStringLiteral("web-10")};
    QTest::newRow("two words in any order")
        << QStringLiteral(" running   web ")
        << QStringList{QStringLiteral("web-01"), QStringLiteral("web-02")};
    QTest::newRow("two words, one of them nowhere") << QStringLiteral("web nowhere") << QStringList();
    QTest::newRow("nothing is read as a pattern") << QStringLiteral("web.*") << QStringList();
}

void CloudTreeModelTest::theFilterFindsEveryWord()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    test::fillClouds(*m_model);
    m_model->setFilter(typed);
    QCOMPARE(demo().isValid() ? rowsUnder(demo()) : QStringList(), found);
    QVERIFY(m_model->isFiltered());
    m_model->setFilter(QString());
    QCOMPARE(m_model->rowCount(demo()), 11);
}

void CloudTreeModelTest::theFilterHoldsForWhatComesLater()
{
    test::fillClouds(*m_model);
    m_model->setFilter(QStringLiteral("running web"));
    QCOMPARE(m_model->rowCount(demo()), 2);
    m_model->addServers(kLab, kDemo,
                        {server(QStringLiteral("n1"), QStringLiteral("web-77")),
                         server(QStringLiteral("n2"), QStringLiteral("db-77"))});
    QCOMPARE(m_model->rowCount(demo()), 3);
    m_model->changeServers(kLab, kDemo, {server(QStringLiteral("s1"), QStringLiteral("web-01"), "SHUTOFF")});
    QCOMPARE(m_model->rowCount(demo()), 2);
    m_model->changeServers(kLab, kDemo, {server(QStringLiteral("s10"), QStringLiteral("web-rescued"))});
    QCOMPARE(rowsUnder(demo()), (QStringList{QStringLiteral("web-02"), QStringLiteral("web-77"),
                                             QStringLiteral("web-rescued")}));
}

void CloudTreeModelTest::aCloudFoundByItsNameShowsWhatIsInIt()
{
    test::fillClouds(*m_model);
    m_model->setFilter(QStringLiteral("lab"));
    QCOMPARE(rowsUnder({}), QStringList{kLab});
    QCOMPARE(m_model->rowCount(demo()), 11);
    m_model->setFilter(QStringLiteral("second"));
    QCOMPARE(rowsUnder(m_model->indexOfCloud(kLab)), QStringList{QStringLiteral("second")});
}

void CloudTreeModelTest::namesAndIdsLeadToServers()
{
    test::fillClouds(*m_model);
    QCOMPARE(m_model->find(kLab, QStringLiteral("web-01")), std::optional(demoServer(QStringLiteral("s1"))));
    QCOMPARE(m_model->find(kLab, QStringLiteral("s4")), std::optional(demoServer(QStringLiteral("s4"))));
    QVERIFY(!m_model->find(QStringLiteral("corp"), QStringLiteral("web-01")));
    QVERIFY(!m_model->find(kLab, QStringLiteral("web-03")));
    QCOMPARE(m_model->addressOf(demoServer(QStringLiteral("s1"))), QStringLiteral("lab/web-01"));
    // Once another has that name, only the id tells.
    m_model->addServers(kLab, kSecond, {server(QStringLiteral("x1"), QStringLiteral("web-01"))});
    QVERIFY(!m_model->find(kLab, QStringLiteral("web-01")));
    QCOMPARE(m_model->addressOf(demoServer(QStringLiteral("s1"))), QStringLiteral("lab/s1"));
    QCOMPARE(m_model->placeOf({kLab, kSecond, {QStringLiteral("x1")}}),
             QStringLiteral("cloud lab, project second"));
}

void CloudTreeModelTest::theSearchPutsTheBestFirst()
{
    test::fillClouds(*m_model);
    m_model->addServers(kLab, kSecond,
                        {server(QStringLiteral("x1"), QStringLiteral("my-web")),
                         server(QStringLiteral("x2"), QStringLiteral("cobweb")),
                         server(QStringLiteral("x3"), QStringLiteral("web"))});
    const auto names = [&](const QString &typed, const std::function<int(const ServerRef &)> &favour) {
        QStringList found;
        for (const ServerHit &hit : m_model->search(typed, 6, favour))
            found << hit.server.name;
        return found;
    };
    const auto nobody = [](const ServerRef &) { return 0; };
    QCOMPARE(names(QStringLiteral("web"), nobody),
             (QStringList{QStringLiteral("web"), QStringLiteral("web-01"), QStringLiteral("web-02"),
                          QStringLiteral("web-10"), QStringLiteral("my-web"), QStringLiteral("cobweb")}));
    const auto cobweb = [](const ServerRef &ref) { return ref.server.value == u"x2" ? 100 : 0; };
    QCOMPARE(names(QStringLiteral("web"), cobweb).first(), QStringLiteral("cobweb"));
    // It is no help to those that do not fit, and a filter in the sidebar hides nothing here.
    m_model->setFilter(QStringLiteral("nothing"));
    QCOMPARE(names(QStringLiteral("db"), cobweb), QStringList{QStringLiteral("db-01")});
    QCOMPARE(names(QStringLiteral(" "), nobody), QStringList());
    const auto hits = m_model->search(QStringLiteral("cob"), 6, nobody);
    QCOMPARE(hits.front().where, QStringLiteral("lab · second"));
}

void CloudTreeModelTest::signingOutForgets()
{
    test::fillClouds(*m_model);
    const QPersistentModelIndex web(m_model->indexOf(demoServer(QStringLiteral("s1"))));
    m_model->clearScopes(kLab);
    m_model->setState(kLab, CloudState::Idle, {}, {});
    QVERIFY(!web.isValid());
    QVERIFY(!m_model->server(demoServer(QStringLiteral("s1"))));
    QCOMPARE(m_model->rowCount(m_model->indexOfCloud(kLab)), 0);
    QVERIFY(m_model->isUnopened(m_model->indexOfCloud(kLab)));
    // News of what is forgotten is no news.
    m_model->addServers(kLab, kDemo, {server(QStringLiteral("s1"), QStringLiteral("late"))});
    QCOMPARE(m_model->rowCount(m_model->indexOfCloud(kLab)), 0);
}

void CloudTreeModelTest::rowsSayWhatIsGoingOn()
{
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    test::fillClouds(*m_model);
    const auto detail = [](const QModelIndex &index) {
        return index.data(CloudTreeModel::DetailRole).toString();
    };
    QCOMPARE(detail(m_model->indexOfCloud(QStringLiteral("corp"))), QStringLiteral("Not signed in"));
    QCOMPARE(detail(m_model->indexOfCloud(kLab)), QStringLiteral("2 projects"));
    QCOMPARE(detail(demo()), QStringLiteral("11 servers"));
    QCOMPARE(detail(m_model->indexOfScope(kLab, kSecond)), QStringLiteral("Not listed yet"));
    QCOMPARE(detail(m_model->indexOf(demoServer(QStringLiteral("s4")))), QStringLiteral("Off · 10.20.0.31"));
    QCOMPARE(detail(m_model->indexOf(demoServer(QStringLiteral("s11")))), QStringLiteral("FUTURE_STATE"));
    m_model->setState(QStringLiteral("corp"), CloudState::SecretNeeded, {}, QStringLiteral("password"));
    QCOMPARE(detail(m_model->indexOfCloud(QStringLiteral("corp"))), QStringLiteral("Needs the password"));
    m_model->setState(QStringLiteral("corp"), CloudState::Failed,
                      CloudTrouble{Error::make(ErrorKind::Unreachable, "no route")}, {});
    QCOMPARE(detail(m_model->indexOfCloud(QStringLiteral("corp"))),
             QStringLiteral("The cloud cannot be reached."));
    m_model->setListing(kLab, kDemo, ListingState::Failed, QStringLiteral("nova is away"));
    QCOMPARE(detail(demo()), QStringLiteral("Could not be listed: nova is away"));
    // A broken entry says what is wrong with it, and cannot be opened.
    m_model->addCloud({QStringLiteral("half"), {}, {}, QStringLiteral("it has no auth_url")});
    QCOMPARE(detail(m_model->indexOfCloud(QStringLiteral("half"))),
             QStringLiteral("Cannot be used: it has no auth_url"));
    QVERIFY(!m_model->isUnopened(m_model->indexOfCloud(QStringLiteral("half"))));
}

void CloudTreeModelTest::thousandsAreNotFelt()
{
    m_tester.reset(); // it looks at every row at every change
    test::fillClouds(*m_model);
    CloudTreeView view(*m_model);
    view.resize(280, 700);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.expandAll();

    QElapsedTimer time;
    qint64 longest = 0, all = 0;
    const auto measure = [&](auto step) {
        time.start();
        step();
        QCoreApplication::sendPostedEvents(&view); // the layout that the view has put off
        view.viewport()->repaint();
        const qint64 took = time.nsecsElapsed() / 1000;
        longest = std::max(longest, took);
        all += took;
    };
    for (int page = 0; page < 10; ++page)
        measure([&] { m_model->addServers(kLab, kDemo, manyServers(page * 1000, 1000)); });
    qInfo("10,000 servers in pages of 1,000: %lld µs in all, %lld µs the longest page", all, longest);
    QCOMPARE(m_model->rowCount(demo()), 10011);
    const qint64 page = longest;

    longest = all = 0;
    QString typed;
    for (const QChar key : QStringLiteral("worker 77 shutoff")) {
        typed += key;
        measure([&] { view.filter(typed); });
    }
    qInfo("per key of the filter: %lld µs on average, %lld µs the longest", all / typed.size(), longest);
    const qint64 key = longest;
    QVERIFY(m_model->rowCount(demo()) > 10 && m_model->rowCount(demo()) < 1000);
    measure([&] { view.filter(QString()); });

    longest = all = 0;
    for (const QString &text : {QStringLiteral("w"), QStringLiteral("worker"), QStringLiteral("10.0.7")})
        measure([&] { m_model->search(text, 8, [](const ServerRef &) { return 0; }); });
    qInfo("per key of the search: %lld µs the longest", longest);

    longest = all = 0;
    QList<Server> changed = manyServers(0, 1000);
    for (Server &one : changed)
        one.status = ServerStatus::Paused;
    measure([&] { m_model->changeServers(kLab, kDemo, changed); });
    qInfo("1,000 changes of state: %lld µs", longest);
    // No step holds the GUI thread for long, even unoptimised and on a busy machine.
    QVERIFY2(page < 400'000 && key < 400'000 && longest < 400'000, "a step took too long");
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::CloudTreeModelTest)
#include "CloudTreeModelTest.moc"
