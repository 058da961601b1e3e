#include "core/session/files/TransferDesk.h"
#include "FilesRig.h"
#include "core/remotes/HeldAnswers.h"
#include "core/session/files/RateMeter.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>
#include <QSignalSpy>

namespace porthole::test {

using namespace std::chrono_literals;
using transfer::ConflictChoice;
using transfer::Direction;
using transfer::FileReport;
using transfer::OnConflict;
using transfer::TransferId;
using transfer::TransferState;

/// Transfers on a thread and a connection of their own, and their handle here.
class TransferDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void goBothWays();
    void tellHowFastAndHowLong();
    void pauseGoOnAndAreCancelled();
    void askAboutATakenPlace();
    void askForWhatNobodyHasAnswered();
    void doNotAskWhatWasAnsweredForTheSession();
    void anAnswerThatComesTooLateIsNoAnswer();
    void outliveTheSession();
    void endWithTheDeskWithoutHoldingAnybodyUp();
    void theRate();

private:
    void reach() { m_session = &m_rig->open(*m_server, m_identity); }
    TransferId add(Direction direction, const char *local, const char *remote,
                   OnConflict onConflict = OnConflict::Overwrite)
    {
        transfer::TransferOrder order;
        order.direction = direction;
        order.local = m_rig->path(local);
        order.remote = m_rig->path(remote);
        order.options = {.onConflict = onConflict, .isRecursive = true};
        return m_desk->add(order);
    }
    bool reaches(TransferId id, TransferState state)
    {
        return QTest::qWaitFor(
            [&] {
                const auto progress = m_desk->find(id);
                return progress && progress->look.state == state;
            },
            kPatience);
    }
    QByteArray words(TransferId id)
    {
        const auto progress = m_desk->find(id);
        return progress && progress->look.error ? QByteArray::fromStdString(progress->look.error->detail)
                                                : QByteArray("no error");
    }

    std::unique_ptr<OpenSshServer> m_server;
    QString m_identity;
    std::unique_ptr<FilesRig> m_rig;
    remotes::RemoteSession *m_session = nullptr;
    std::unique_ptr<TransferDesk> m_desk;
};

void TransferDeskTest::initTestCase()
{
    m_server = std::make_unique<OpenSshServer>(QStringList{QStringLiteral("ed25519")});
    m_identity = m_server->makeIdentity();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

void TransferDeskTest::init()
{
    m_rig = std::make_unique<FilesRig>();
    reach();
    m_desk = std::make_unique<TransferDesk>(m_rig->remotes, m_session->id());
}

void TransferDeskTest::cleanup()
{
    m_desk.reset();
    m_rig.reset();
}

void TransferDeskTest::goBothWays()
{
    m_rig->run("mkdir tree; for i in $(seq 300); do echo $i >tree/$i; done");
    QSignalSpy idle(m_desk.get(), &TransferDesk::idle);
    QList<FileReport> reports;
    connect(m_desk.get(), &TransferDesk::filesEnded, this,
            [&](TransferId, const QList<FileReport> &more) { reports << more; });
    QVERIFY(m_desk->isIdle());
    const TransferId put = add(Direction::Put, "tree", "copy");
    QVERIFY(!m_desk->isIdle()); // at once, not when the thread has heard of it
    QVERIFY(m_desk->find(put));
    const TransferId get = add(Direction::Get, "again", "copy");
    QVERIFY(put != get);
    QVERIFY2(reaches(get, TransferState::Done), words(get));
    QCOMPARE(m_desk->find(put)->look.state, TransferState::Done);
    QCOMPARE(m_desk->find(get)->look.tally.filesDone, quint64(300));
    QCOMPARE(reports.size(), 600);
    QTRY_VERIFY(!idle.isEmpty());
    QVERIFY(m_desk->isIdle());
    QCOMPARE(m_rig->contentOf("again/123"), QByteArray("123\n"));
    m_desk->clearFinished();
    QVERIFY(m_desk->transfers().empty());
    QTRY_VERIFY(m_desk->transfers().empty()); // and the thread agrees
}

void TransferDeskTest::tellHowFastAndHowLong()
{
    m_rig->write("large", QByteArray(200'000'000, 'x'));
    std::optional<TransferProgress> midway;
    int looks = 0;
    connect(m_desk.get(), &TransferDesk::changed, this, [&] {
        ++looks;
        for (const TransferProgress &progress : m_desk->transfers()) {
            if (progress.rate > 0 && progress.left)
                midway = progress;
        }
    });
    const TransferId id = add(Direction::Get, "copy", "large");
    QVERIFY2(reaches(id, TransferState::Done), words(id));
    QVERIFY(midway);
    QVERIFY(midway->look.tally.bytesDone > 0 && midway->look.tally.bytesFound == 200'000'000);
    QVERIFY(looks >= 2);
    QCOMPARE(m_desk->find(id)->rate, quint64(0)); // it is over
}

void TransferDeskTest::pauseGoOnAndAreCancelled()
{
    m_rig->write("large", QByteArray(150'000'000, 'x'));
    const TransferId id = add(Direction::Get, "copy", "large");
    QVERIFY(QTest::qWaitFor([&] { return m_desk->find(id)->look.tally.bytesDone > 0; }, kPatience));
    m_desk->pause(id);
    QVERIFY(reaches(id, TransferState::Paused));
    QVERIFY(m_desk->isIdle());
    m_desk->resume(id);
    QVERIFY2(reaches(id, TransferState::Done), words(id));
    const TransferId other = add(Direction::Get, "other", "large");
    m_desk->cancel(other);
    QVERIFY(reaches(other, TransferState::Cancelled));
    QVERIFY(!QFile::exists(m_rig->file("other")));
}

void TransferDeskTest::askAboutATakenPlace()
{
    m_rig->write("new", "new");
    m_rig->write("old", "old");
    const TransferId id = add(Direction::Get, "old", "new", OnConflict::Ask);
    QVERIFY(QTest::qWaitFor([&] { return m_desk->conflict().has_value(); }, kPatience));
    QCOMPARE(m_desk->conflict()->transfer, id);
    QCOMPARE(m_desk->conflict()->target, m_rig->path("old"));
    m_desk->answerConflict(m_desk->conflict()->number, {ConflictChoice::Overwrite});
    QVERIFY2(reaches(id, TransferState::Done), words(id));
    QVERIFY(!m_desk->conflict());
    QCOMPARE(m_rig->contentOf("old"), QByteArray("new"));
}

/// A session whose host key nobody has accepted yet: its desk asks by itself.
void TransferDeskTest::askForWhatNobodyHasAnswered()
{
    m_rig->write("f", "x");
    Home stranger;
    remotes::RemoteOptions options;
    options.ssh = stranger.options(*m_server, m_identity);
    TransferDesk desk(m_rig->remotes, m_rig->remotes.create(options).id());
    transfer::TransferOrder order;
    order.local = m_rig->path("g");
    order.remote = m_rig->path("f");
    TransferId id = desk.add(order);
    QVERIFY(QTest::qWaitFor([&] { return desk.question().has_value(); }, kPatience));
    QVERIFY(std::holds_alternative<HostKeyQuestion>(*desk.question()));
    desk.refuse();
    QVERIFY(!desk.question());
    QVERIFY(QTest::qWaitFor([&] { return desk.find(id)->look.state == TransferState::Failed; }, kPatience));
    QCOMPARE(desk.find(id)->look.error->kind, ErrorKind::HostKeyUnknown);
    desk.retry(id);
    QVERIFY(QTest::qWaitFor([&] { return desk.question().has_value(); }, kPatience));
    desk.acceptHostKey(false);
    QVERIFY(QTest::qWaitFor([&] { return desk.find(id)->look.state == TransferState::Done; }, kPatience));
    QCOMPARE(m_rig->contentOf("g"), QByteArray("x"));
}

/// A host key that was accepted for the session only, and a passphrase that was typed for it.
void TransferDeskTest::doNotAskWhatWasAnsweredForTheSession()
{
    m_rig->write("f", "x");
    const QString locked =
        m_server->makeIdentity(QStringLiteral("ed25519"), QString::fromLatin1("open sesame"_secret));
    Home stranger;
    remotes::RemoteOptions options;
    options.ssh = stranger.options(*m_server, locked);
    remotes::RemoteSession &session = m_rig->remotes.create(options);
    connect(&session, &remotes::RemoteSession::connecting, this, [&](ssh::SshConnection *connection) {
        connect(connection, &ssh::SshConnection::asked, this, [&, connection](const SshQuestion &question) {
            if (std::holds_alternative<HostKeyQuestion>(question))
                return connection->acceptHostKey(false);
            std::vector<Secret> answers;
            answers.emplace_back(std::string_view("open sesame"_secret));
            session.answer(std::move(answers));
        });
    });
    session.open();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == remotes::RemoteState::Open; }, kPatience));
    QVERIFY(stranger.known().isEmpty());
    TransferDesk desk(m_rig->remotes, session.id());
    QSignalSpy questions(&desk, &TransferDesk::questionChanged);
    transfer::TransferOrder order;
    order.local = m_rig->path("g");
    order.remote = m_rig->path("f");
    const TransferId id = desk.add(order);
    QVERIFY(QTest::qWaitFor([&] { return desk.find(id)->look.state == TransferState::Done; }, kPatience));
    QVERIFY(questions.isEmpty());
    QVERIFY(stranger.known().isEmpty());
}

/// The question of a connection that is gone is not answered to the next one.
void TransferDeskTest::anAnswerThatComesTooLateIsNoAnswer()
{
    m_rig->write("f", "x");
    Home stranger;
    remotes::RemoteOptions options;
    options.ssh = stranger.options(*m_server, m_identity);
    TransferDesk desk(m_rig->remotes, m_rig->remotes.create(options).id());
    transfer::TransferOrder order;
    order.local = m_rig->path("g");
    order.remote = m_rig->path("f");
    const TransferId id = desk.add(order);
    QVERIFY(QTest::qWaitFor([&] { return desk.question().has_value(); }, kPatience));
    // The transfer is paused and goes on over another connection before the answer arrives.
    desk.pause(id);
    desk.resume(id);
    desk.acceptHostKey(true);
    QVERIFY(QTest::qWaitFor([&] { return desk.question().has_value(); }, kPatience));
    QVERIFY(stranger.known().isEmpty());
}

void TransferDeskTest::outliveTheSession()
{
    QVERIFY(QTest::qWaitFor([&] { return m_session->state() == remotes::RemoteState::Open; }, kPatience));
    m_rig->write("large", QByteArray(100'000'000, 'x'));
    const TransferId id = add(Direction::Get, "copy", "large");
    m_rig->remotes.close(m_session->id());
    QVERIFY2(reaches(id, TransferState::Done), words(id));
}

void TransferDeskTest::endWithTheDeskWithoutHoldingAnybodyUp()
{
    m_rig->write("large", QByteArray(150'000'000, 'x'));
    const TransferId id = add(Direction::Get, "copy", "large");
    QVERIFY(QTest::qWaitFor([&] { return m_desk->find(id)->look.tally.bytesDone > 0; }, kPatience));
    QElapsedTimer timer;
    timer.start();
    m_desk.reset();
    QVERIFY2(timer.elapsed() < 1000, "ten times what is felt");
    QVERIFY(!QFile::exists(m_rig->file("copy")));
}

void TransferDeskTest::theRate()
{
    RateMeter meter;
    const auto begin = RateMeter::Clock::now();
    QCOMPARE(meter.rate(), quint64(0));
    meter.add(begin, 1000);
    QCOMPARE(meter.rate(), quint64(0));
    meter.add(begin + 2s, 3000);
    QCOMPARE(meter.rate(), quint64(1000));
    meter.add(begin + 60s, 3000); // it stands still: what was is forgotten
    meter.add(begin + 61s, 3000);
    QCOMPARE(meter.rate(), quint64(0));
    meter.add(begin + 62s, 2000); // taken back
    QCOMPARE(meter.rate(), quint64(0));
    meter.reset();
    QCOMPARE(meter.rate(), quint64(0));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::TransferDeskTest)
#include "TransferDeskTest.moc"
