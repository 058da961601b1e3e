#include "FilesFixture.h"
#include "ui/files/TransferRow.h"

#include <QCheckBox>
#include <QProgressBar>

namespace porthole::ui {

using transfer::ConflictChoice;
using transfer::TransferState;

/// What is on its way, below the files, and the question of what is there already.
class FilesTransfersTest : public FilesFixture {
    Q_OBJECT
private Q_SLOTS:
    void areThereWhenThereAreSome();
    void sayHowFarTheyAre();
    void haveTheButtonsOfTheirState();
    void tellOfFailures();
    void addUp();
    void manyAreNotAllRows();
    void aConflictTakesNoKeyboard();
    void aConflictIsAnswered();
    void aFolderInTheWayIsNotOverwritten();
    void whatIsSmallerIsResumed();

private:
    TransferList &transfers() { return m_page->transfers(); }
    QList<TransferRow *> rows() const
    {
        QList<TransferRow *> shown;
        for (auto *row : m_page->findChildren<TransferRow *>())
            if (row->isVisible())
                shown << row;
        return shown;
    }
    template <class Widget> Widget *in(const TransferRow *row, const char *name) const
    {
        return row->findChild<Widget *>(QLatin1String(name));
    }
    TransferRow *rowOf(TransferState state)
    {
        transfers().setTransfers({test::transferOf(1, state, 50, 100)});
        return rows().value(0);
    }
};

void FilesTransfersTest::areThereWhenThereAreSome()
{
    QVERIFY(!transfers().isVisible());
    transfers().setTransfers(test::someTransfers());
    QVERIFY(transfers().isVisible());
    QCOMPARE(rows().size(), 4);
    transfers().setTransfers({});
    QVERIFY(!transfers().isVisible());
}

void FilesTransfersTest::sayHowFarTheyAre()
{
    const TransferRow *row = rowOf(TransferState::Running);
    QCOMPARE(in<QProgressBar>(row, "transferBar")->value(), 500);
    QCOMPARE(in<QLabel>(row, "transferName")->text(), QStringLiteral("mesh-1.exo"));
    QVERIFY(in<QLabel>(row, "transferFigures")->text().contains(QLatin1String("/s")));
    QVERIFY(row->accessibleName().contains(QLatin1String("mesh-1.exo")));
    TransferProgress lying = test::transferOf(1, TransferState::Running, 500, 100);
    transfers().setTransfers({lying}); // a file that grew meanwhile
    QCOMPARE(in<QProgressBar>(row, "transferBar")->value(), 1000);
}

void FilesTransfersTest::haveTheButtonsOfTheirState()
{
    QSignalSpy paused(&transfers(), &TransferList::pauseRequested);
    QSignalSpy resumed(&transfers(), &TransferList::resumeRequested);
    QSignalSpy retried(&transfers(), &TransferList::retryRequested);
    QSignalSpy cancelled(&transfers(), &TransferList::cancelRequested);
    in<QToolButton>(rowOf(TransferState::Running), "transferPause")->click();
    QVERIFY(in<QToolButton>(rowOf(TransferState::Paused), "transferPause")->isHidden());
    in<QToolButton>(rowOf(TransferState::Paused), "transferResume")->click();
    in<QToolButton>(rowOf(TransferState::Failed), "transferRetry")->click();
    in<QToolButton>(rowOf(TransferState::Waiting), "transferCancel")->click();
    for (const QSignalSpy *spy : {&paused, &resumed, &retried, &cancelled}) {
        QCOMPARE(spy->count(), 1);
        QCOMPARE(spy->first().first().value<transfer::TransferId>().value, quint64{1});
    }
    QVERIFY(in<QToolButton>(rowOf(TransferState::Done), "transferCancel")->isHidden());
    QVERIFY(in<QProgressBar>(rowOf(TransferState::Done), "transferBar")->isHidden());
}

void FilesTransfersTest::tellOfFailures()
{
    transfers().setTransfers({test::transferOf(1, TransferState::Running, 50, 100)});
    transfers().addReports({1}, {{"/a/good", transfer::FileReport::Outcome::Done, 10, {}},
                                 {"/a/caf\xe9", transfer::FileReport::Outcome::Failed, 0,
                                  Error::make(ErrorKind::Forbidden, "not for you")}});
    const TransferRow *row = rows().first();
    auto *more = in<QToolButton>(row, "disclosure");
    QVERIFY(more->isVisible());
    QVERIFY(more->text().contains(u'1'));
    QVERIFY(!in<QLabel>(row, "transferFailures")->isVisible());
    more->click();
    QCOMPARE(in<QLabel>(row, "transferFailures")->text(), QStringLiteral("/a/caf\\xE9: Not for you"));
    QVERIFY(in<QLabel>(row, "transferFailures")->isVisible());
}

void FilesTransfersTest::addUp()
{
    transfers().setTransfers(test::someTransfers());
    const QString sums = text("transferSums");
    QVERIFY2(sums.contains(QLatin1String("2 transfer")), qPrintable(sums));
    QVERIFY2(sums.contains(QLatin1String("1 failed")), qPrintable(sums));
    QCOMPARE(transfers().unfinished(), 2);
    QSignalSpy cleared(&transfers(), &TransferList::clearRequested);
    find<QPushButton>("transferClear")->click();
    QCOMPARE(cleared.count(), 1);
    transfers().setTransfers({test::transferOf(9, TransferState::Waiting, 0, 0)});
    QVERIFY(!find<QPushButton>("transferClear")->isEnabled());
}

void FilesTransfersTest::manyAreNotAllRows()
{
    std::vector<TransferProgress> many;
    for (quint64 id = 1; id <= 1000; ++id)
        many.push_back(test::transferOf(id, TransferState::Waiting, 0, 0));
    many.back() = test::transferOf(1000, TransferState::Running, 1, 2);
    transfers().setTransfers(many);
    QCOMPARE(rows().size(), static_cast<qsizetype>(TransferList::kMostRows));
    QVERIFY(text("transferMore").contains(QLatin1String("900")));
    const QList<TransferRow *> shown = rows();
    QVERIFY(std::any_of(shown.begin(), shown.end(), [](const TransferRow *row) {
        return row->accessibleName().contains(QLatin1String("mesh-1000.exo"));
    }));
}

void FilesTransfersTest::aConflictTakesNoKeyboard()
{
    filter()->setFocus();
    m_page->conflictCard().ask(test::conflict(), transfer::Direction::Get);
    QVERIFY(m_page->conflictCard().isVisible());
    QVERIFY(filter()->hasFocus());
    QVERIFY(text("conflictNew").contains(QLatin1String("newer")));
    QVERIFY(text("conflictWhere").contains(QLatin1String("/home/ann/Downloads")));
}

void FilesTransfersTest::aConflictIsAnswered()
{
    std::vector<std::pair<quint64, transfer::ConflictAnswer>> answers;
    connect(&m_page->conflictCard(), &ConflictCard::answered, this,
            [&](quint64 number, const transfer::ConflictAnswer &answer) {
                answers.emplace_back(number, answer);
            });
    m_page->conflictCard().ask(test::conflict(), transfer::Direction::Get);
    find<QPushButton>("conflictOverwrite")->click();
    QVERIFY(!m_page->conflictCard().isVisible());
    m_page->conflictCard().ask(test::conflict(), transfer::Direction::Get);
    find<QCheckBox>("conflictForAll")->setChecked(true);
    find<QPushButton>("conflictSkip")->click();
    QCOMPARE(answers.size(), std::size_t{2});
    QCOMPARE(answers[0].first, quint64{7});
    QCOMPARE(answers[0].second.choice, ConflictChoice::Overwrite);
    QVERIFY(!answers[0].second.isForAll);
    QCOMPARE(answers[1].second.choice, ConflictChoice::Skip);
    QVERIFY(answers[1].second.isForAll);
    m_page->conflictCard().ask(test::conflict(), transfer::Direction::Get);
    QVERIFY(!find<QCheckBox>("conflictForAll")->isChecked()); // another question, another answer
}

void FilesTransfersTest::aFolderInTheWayIsNotOverwritten()
{
    transfer::ConflictQuestion question = test::conflict();
    question.targetIsFile = false;
    m_page->conflictCard().ask(question, transfer::Direction::Put);
    QVERIFY(!find<QPushButton>("conflictOverwrite")->isVisible());
    QVERIFY(!find<QPushButton>("conflictResume")->isVisible());
    QVERIFY(find<QPushButton>("conflictSkip")->isVisible());
}

void FilesTransfersTest::whatIsSmallerIsResumed()
{
    transfer::ConflictQuestion question = test::conflict();
    m_page->conflictCard().ask(question, transfer::Direction::Get);
    QVERIFY(find<QPushButton>("conflictResume")->isVisible());
    question.targetFacts.size = question.sourceFacts.size;
    m_page->conflictCard().ask(question, transfer::Direction::Get);
    QVERIFY(!find<QPushButton>("conflictResume")->isVisible());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::FilesTransfersTest)
#include "FilesTransfersTest.moc"
