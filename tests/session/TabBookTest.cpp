#include "core/session/TabBook.h"
#include "core/store/Store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole {

namespace {

const HostId kHost = newHostId();

} // namespace

/// What was open, from one run of the program to the next.
class TabBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindSurvivesBeingKept();
    void nonsenseIsLeftOut_data();
    void nonsenseIsLeftOut();
    void theNextRunReadsWhatWasOpen();
    void nothingIsWrittenBeforeItIsRead();
    void whatIsForThisRunIsNotKept();
    void aStoreThatCannotBeReadIsTold();

private:
    QString path() const { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }
    static QList<OpenTab> some()
    {
        OpenTab files{OpenTab::Kind::Files, QStringLiteral("web"), QStringLiteral("ann@web.example:2222"),
                      kHost, QByteArray("/srv/caf\xe9 %2F")};
        OpenTab server{.kind = OpenTab::Kind::Server,
                       .title = QStringLiteral("db \u202e\"1\""),
                       .address = QStringLiteral("lab/db-1"),
                       .server = {QStringLiteral("lab"),
                                  {{QStringLiteral("p1")}, QStringLiteral("eu")},
                                  {QStringLiteral("a-b")}}};
        return {{OpenTab::Kind::Host, QStringLiteral("web"), QStringLiteral("web.example")},
                files,
                {OpenTab::Kind::Gateway, QStringLiteral("g"), QStringLiteral("slycat://g.example")},
                server,
                {OpenTab::Kind::Console, QStringLiteral("c"), QStringLiteral("vnc://c.example:1")}};
    }
    /// What a run of the program finds.
    static QList<OpenTab> found(store::Store &store)
    {
        store::SettingStore settings(store);
        TabBook book(settings);
        QSignalSpy read(&book, &TabBook::read);
        book.load();
        const bool done = QTest::qWaitFor([&] { return !read.isEmpty(); }, 30'000);
        return done ? read.first().first().value<QList<OpenTab>>() : some();
    }

    /// A run of the program in which these are open, one after the other, the last when it ends.
    static bool run(store::Store &store, const QList<QList<OpenTab>> &open, const QString &leftOut = {})
    {
        store::SettingStore settings(store);
        TabBook book(settings);
        QSignalSpy read(&book, &TabBook::read);
        book.load();
        const bool done = QTest::qWaitFor([&] { return !read.isEmpty(); }, 30'000);
        if (!leftOut.isEmpty())
            book.leaveOut(leftOut);
        for (const QList<OpenTab> &tabs : open)
            book.keep(tabs);
        return done;
    }

    QTemporaryDir m_folder;
};

void TabBookTest::everyKindSurvivesBeingKept() { QCOMPARE(openTabsOf(toSettings(some())), some()); }

void TabBookTest::nonsenseIsLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << QStringLiteral("nonsense");
    QTest::newRow("no object") << QStringLiteral("[1]");
    QTest::newRow("a kind that there is not") << QStringLiteral(R"({"kind":"disc","address":"x"})");
    QTest::newRow("no address") << QStringLiteral(R"({"kind":"host","address":7})");
}

void TabBookTest::nonsenseIsLeftOut()
{
    QFETCH(QString, text);
    auto settings = toSettings(some());
    settings.insert(QStringLiteral("window.tab.00"), text);
    QCOMPARE(openTabsOf(settings), some().sliced(1));
}

void TabBookTest::theNextRunReadsWhatWasOpen()
{
    store::Store store(path());
    QVERIFY(found(store).isEmpty());
    QVERIFY(run(store, {some(), some().sliced(1)})); // and at once it ends
    QCOMPARE(found(store), some().sliced(1));
}

void TabBookTest::nothingIsWrittenBeforeItIsRead()
{
    store::Store store(path());
    QVERIFY(run(store, {some()}));
    store::SettingStore settings(store);
    {
        TabBook book(settings);
        book.keep({}); // a window that has just been made
    }
    QCOMPARE(found(store), some());
}

void TabBookTest::whatIsForThisRunIsNotKept()
{
    store::Store store(path());
    QVERIFY(run(store, {some()}, QStringLiteral("lab")));
    for (const OpenTab &tab : found(store))
        QVERIFY(tab.kind != OpenTab::Kind::Server);
    QCOMPARE(found(store).size(), some().size() - 1);
}

void TabBookTest::aStoreThatCannotBeReadIsTold()
{
    store::Store store(QStringLiteral("/proc/nowhere/porthole.db"));
    store::SettingStore settings(store);
    TabBook book(settings);
    QSignalSpy read(&book, &TabBook::read);
    QSignalSpy failed(&book, &TabBook::failed);
    book.load();
    QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, 30'000);
    QCOMPARE(failed.size(), 1);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::TabBookTest)
#include "TabBookTest.moc"
