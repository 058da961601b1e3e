#include "ui/connect/ShellPage.h"
#include "TestHosts.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/connect/HostErrorText.h"
#include "ui/connect/ShellOverlay.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

/// The tab of a session with a shell, in each of its states, without a session.
class ShellPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsTriedIsSaid();
    void aQuestionIsAskedInTheTab();
    void theCardHangsFromTheToolBar();
    void aRefusedSignInIsTriedAgainInPlace();
    void aChangedKeyHasNoWayAround_data();
    void aChangedKeyHasNoWayAround();
    void aLossCountsDownAndCanBeCutShort();
    void theEndOfAShellOffersAnother();
    void theSidIsCopied();
    void theAgentIsTold();
    void everyKindHasItsWords();
    void tabLeadsToTheCardWhileThereIsNoLine();
    void keysGoToTheTerminalWhenItIsOpen();

private:
    QString text(const char *name) const { return m_page->findChild<QLabel *>(QLatin1String(name))->text(); }
    /// Of what is shown: cards have buttons of the same names.
    template <class Widget> Widget *shown(const char *name) const
    {
        for (auto *found : m_page->findChildren<Widget *>(QLatin1String(name)))
            if (found->isVisible())
                return found;
        return nullptr;
    }
    QString sentence() const
    {
        const auto *label = shown<QLabel>("sentence");
        return label ? label->text() : QString();
    }
    static ShellTrouble trouble(ErrorKind kind) { return {Error::make(kind, "why"), Milliseconds(4000), 2}; }

    std::unique_ptr<ShellPage> m_page;
    QPlainTextEdit *m_terminal = nullptr; // stands in: it takes keys, Tab among them
};

void ShellPageTest::init()
{
    m_page = std::make_unique<ShellPage>();
    m_terminal = new QPlainTextEdit;
    m_page->setTerminal(m_terminal, m_terminal);
    m_page->setHost(QStringLiteral("build-1"));
    m_page->setTitle(QStringLiteral("build-1"));
    m_page->setAddress(QStringLiteral("ann@build-1.lab.example:22"));
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void ShellPageTest::whatIsTriedIsSaid()
{
    m_page->showProgress({ShellStage::Reaching, test::hop()});
    QCOMPARE(sentence(), QStringLiteral("Connecting to build-1"));
    QCOMPARE(shown<QLabel>("advice")->text(), QStringLiteral("Reaching build-1.lab.example…"));
    SshHop jump = test::hop("ann", "bastion.example");
    jump.count = 2;
    m_page->showProgress({ShellStage::SigningIn, jump});
    QCOMPARE(shown<QLabel>("advice")->text(),
             QStringLiteral("Signing in to bastion.example as ann (host 1 of 2)…"));
    QVERIFY(m_page->statusText().startsWith(QLatin1String("Signing in to bastion.example")));
    QCOMPARE(m_page->state(), ShellState::Connecting);
}

void ShellPageTest::aQuestionIsAskedInTheTab()
{
    QSignalSpy accepted(m_page.get(), &ShellPage::hostKeyAccepted);
    QSignalSpy refused(m_page.get(), &ShellPage::questionRefused);
    m_page->ask(test::hostKeyQuestion());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(m_page->state(), ShellState::Asking);
    shown<QPushButton>("acceptHostKey")->click();
    QCOMPARE(accepted.count(), 1);
    m_terminal->setFocus();
    m_page->ask(test::passwordQuestion());
    // Where nothing happens before Enter, the keyboard follows the question.
    auto *field = shown<QLineEdit>("answer0");
    QVERIFY(field && field->hasFocus());
    shown<QPushButton>("refuse")->click();
    QCOMPARE(refused.count(), 1);
    // What was asked before is to be seen no more.
    QVERIFY(!shown<QPushButton>("acceptHostKey"));
}

void ShellPageTest::theCardHangsFromTheToolBar()
{
    m_page->showOpen();
    m_page->ask(test::passwordQuestion());
    QApplication::processEvents();
    const auto *seal = shown<QWidget>("seal");
    QVERIFY(seal);
    const auto *line = m_page->findChild<QWidget *>(QStringLiteral("focusLine"));
    // SEC-12: nothing of the terminal is to be seen between our tool bar and our seal.
    QCOMPARE(seal->mapTo(m_page.get(), QPoint()).y(),
             line->mapTo(m_page.get(), QPoint()).y() + line->height());
}

void ShellPageTest::aRefusedSignInIsTriedAgainInPlace()
{
    QString given;
    connect(m_page.get(), &ShellPage::passwordSubmitted, this, [&](Secret &password) {
        given = QString::fromUtf8(password.reveal().data(), static_cast<qsizetype>(password.reveal().size()));
    });
    m_terminal->setFocus();
    m_page->showTrouble(ShellState::Failed, trouble(ErrorKind::AuthRejected));
    auto *field = shown<QLineEdit>("password");
    QVERIFY(field && field->hasFocus());
    QTest::keyClicks(field, QString::fromLatin1("better"_secret));
    shown<QPushButton>("nextStep")->click();
    QCOMPARE(given, QString::fromLatin1("better"_secret));
    QVERIFY(field->text().isEmpty());
    QSignalSpy edit(m_page.get(), &ShellPage::editRequested);
    shown<QPushButton>("secondStep")->click();
    QCOMPARE(edit.count(), 1);
}

void ShellPageTest::aChangedKeyHasNoWayAround_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("changed") << ErrorKind::HostKeyChanged;
    QTest::newRow("revoked") << ErrorKind::HostKeyRevoked;
}

void ShellPageTest::aChangedKeyHasNoWayAround()
{
    QFETCH(ErrorKind, kind);
    m_page->showTrouble(ShellState::Failed, trouble(kind));
    QStringList buttons;
    for (const QPushButton *button : m_page->findChildren<QPushButton *>())
        if (button->isVisible())
            buttons << button->text();
    QCOMPARE(buttons, QStringList{QStringLiteral("Close this tab")});
}

void ShellPageTest::aLossCountsDownAndCanBeCutShort()
{
    QSignalSpy retry(m_page.get(), &ShellPage::retryRequested);
    m_page->showOpen();
    m_page->showTrouble(ShellState::Waiting, trouble(ErrorKind::Closed));
    QVERIFY(sentence().contains(QLatin1String("lost")));
    QCOMPARE(shown<QLabel>("attempt")->text(), QStringLiteral("Trying again in 4 s, attempt 2"));
    QTRY_COMPARE_WITH_TIMEOUT(shown<QLabel>("attempt")->text(),
                              QStringLiteral("Trying again in 3 s, attempt 2"), 60'000);
    shown<QPushButton>("nextStep")->click();
    m_page->findChild<QToolButton *>(QStringLiteral("retry"))->click();
    QCOMPARE(retry.count(), 2);
}

void ShellPageTest::theEndOfAShellOffersAnother()
{
    QSignalSpy again(m_page.get(), &ShellPage::againRequested);
    m_page->showOpen();
    m_page->showEnd({127, {}});
    QCOMPARE(sentence(), QStringLiteral("The shell on build-1 has ended."));
    QVERIFY(shown<QLabel>("advice")->text().contains(QLatin1String("127")));
    shown<QPushButton>("nextStep")->click();
    QCOMPARE(again.count(), 1);
    QCOMPARE(m_page->stateText(), QStringLiteral("Ended"));
}

void ShellPageTest::theSidIsCopied()
{
    const QString sid = QStringLiteral("0123456789abcdef0123456789abcdef");
    QSignalSpy noticed(m_page.get(), &TabPage::noticed);
    m_page->setSid(sid);
    auto *button = m_page->findChild<QToolButton *>(QStringLiteral("sid"));
    QVERIFY(button->isVisible());
    QVERIFY(button->toolTip().contains(sid));
    button->click();
    QCOMPARE(QApplication::clipboard()->text(), sid);
    QCOMPARE(noticed.count(), 1);
}

void ShellPageTest::theAgentIsTold()
{
    const auto *agent = m_page->findChild<QLabel *>(QStringLiteral("agent"));
    QVERIFY(!agent->isVisible());
    m_page->setAgent(AgentStanding::Ready);
    QCOMPARE(agent->text(), QStringLiteral("Agent ready"));
    QVERIFY(agent->isVisible());
    m_page->setAgent(AgentStanding::None);
    QVERIFY(!agent->isVisible());
}

void ShellPageTest::everyKindHasItsWords()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Bug); ++kind) {
        const HostErrorText words = hostErrorText(static_cast<ErrorKind>(kind), QStringLiteral("build-1"));
        QVERIFY(!words.sentence.isEmpty() && !words.advice.isEmpty() && !words.button.isEmpty());
        QVERIFY2(!(words.sentence + words.advice).contains(QLatin1String("console")),
                 qPrintable(words.sentence));
        sentences << words.sentence;
    }
    QVERIFY(sentences.size() > 15);
}

void ShellPageTest::tabLeadsToTheCardWhileThereIsNoLine()
{
    m_page->showOpen();
    m_terminal->setFocus();
    m_page->showTrouble(ShellState::Waiting, trouble(ErrorKind::Closed));
    // Whoever was typing does not press a button unseen.
    QVERIFY(m_terminal->hasFocus());
    auto *next = shown<QPushButton>("nextStep");
    for (int step = 0; step < 10 && !next->hasFocus(); ++step)
        QTest::keyClick(m_page->windowHandle(), Qt::Key_Tab);
    QVERIFY(next->hasFocus());
    QVERIFY(m_terminal->toPlainText().isEmpty());
}

void ShellPageTest::keysGoToTheTerminalWhenItIsOpen()
{
    m_page->ask(test::passwordQuestion());
    m_page->takeFocus();
    m_page->showOpen();
    QVERIFY(m_terminal->hasFocus());
    QTRY_VERIFY_WITH_TIMEOUT(m_page->statusText().contains(QLatin1String("keys go to the host")), 60'000);
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Tab);
    QVERIFY(m_terminal->hasFocus());
    QVERIFY(!m_page->findChild<ShellOverlay *>()->isVisible());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ShellPageTest)
#include "ShellPageTest.moc"
