#include "ui/connect/AuthCard.h"
#include "TestHosts.h"
#include "tests/support/secrets/TestSecret.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// What only the user knows is asked for, handed on once, and nowhere to be found afterwards.
class AuthCardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aPasswordIsHandedOnOnce();
    void severalPromptsAreAnsweredInOrder();
    void echoIsTheHostsChoice();
    void nothingTypedIsLeftForTheNextQuestion();
    void undoBringsNothingBack();
    void anAnswerMayEndTheQuestion();
    void theHostsWordsAreShownAsTheyAre();
    void whyItComesToTheQuestionIsSaid();
    void aRefusedAnswerIsSaidToBe();
    void theSealNamesTheHost();
    void cancelRefuses();

private:
    QList<QLineEdit *> fields() const
    {
        QList<QLineEdit *> shown;
        for (auto *field : m_card->findChildren<QLineEdit *>())
            if (!field->isHidden())
                shown << field;
        return shown;
    }
    QString text(const char *name) const { return m_card->findChild<QLabel *>(QLatin1String(name))->text(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_card->window()->windowHandle(), key, modifiers);
    }

    std::unique_ptr<AuthCard> m_card;
    QList<QStringList> m_answers;
};

void AuthCardTest::init()
{
    m_answers.clear();
    m_card = std::make_unique<AuthCard>();
    connect(m_card.get(), &AuthCard::answered, this, [this](std::vector<Secret> &answers) {
        QStringList words;
        for (const Secret &answer : answers)
            words << QString::fromUtf8(answer.reveal().data(),
                                       static_cast<qsizetype>(answer.reveal().size()));
        m_answers << words;
    });
    m_card->show();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
}

void AuthCardTest::aPasswordIsHandedOnOnce()
{
    m_card->ask(test::passwordQuestion());
    QVERIFY(m_card->focusField());
    QCOMPARE(fields().size(), 1);
    QCOMPARE(fields().first()->echoMode(), QLineEdit::Password);
    const QString typed = QString::fromLatin1(test::testSecret()) + QChar(0xe9);
    fields().first()->setText(typed);
    QTest::keyClick(fields().first(), Qt::Key_Return);
    QCOMPARE(m_answers, QList<QStringList>{{typed}});
    QVERIFY(fields().first()->text().isEmpty());
}

void AuthCardTest::severalPromptsAreAnsweredInOrder()
{
    m_card->ask(test::codeQuestion());
    QCOMPARE(fields().size(), 2);
    m_card->focusField();
    QTest::keyClicks(fields()[0], QString::fromLatin1("secret"_secret));
    // Enter goes on to the next prompt: half an answer would be a failed attempt.
    key(Qt::Key_Return);
    QVERIFY(m_answers.isEmpty());
    QVERIFY(fields()[1]->hasFocus());
    QTest::keyClicks(fields()[1], QStringLiteral("123456"));
    key(Qt::Key_Return);
    QCOMPARE(m_answers,
             (QList<QStringList>{{QString::fromLatin1("secret"_secret), QStringLiteral("123456")}}));
}

void AuthCardTest::echoIsTheHostsChoice()
{
    m_card->ask(test::codeQuestion());
    QCOMPARE(fields()[0]->echoMode(), QLineEdit::Password);
    QCOMPARE(fields()[1]->echoMode(), QLineEdit::Normal);
    QCOMPARE(fields()[1]->accessibleName(), QStringLiteral("One-time code:"));
}

void AuthCardTest::nothingTypedIsLeftForTheNextQuestion()
{
    m_card->ask(test::passwordQuestion());
    QTest::keyClicks(fields().first(), QString::fromLatin1("half a pass"_secret));
    AuthQuestion other = test::passwordQuestion();
    other.hop = test::hop("ann", "bastion.example");
    m_card->ask(other);
    for (const QLineEdit *field : fields())
        QVERIFY(field->text().isEmpty());
    QTest::keyClicks(fields().first(), QString::fromLatin1("word"_secret));
    QTest::keyClick(fields().first(), Qt::Key_Return);
    QCOMPARE(m_answers, QList<QStringList>{{QString::fromLatin1("word"_secret)}});
}

void AuthCardTest::undoBringsNothingBack()
{
    m_card->ask(test::passwordQuestion());
    QTest::keyClicks(fields().first(), QString::fromLatin1("secret"_secret));
    QTest::keyClick(fields().first(), Qt::Key_Return);
    fields().first()->undo();
    QVERIFY(fields().first()->text().isEmpty());
}

void AuthCardTest::anAnswerMayEndTheQuestion()
{
    // As a session does: it goes on, and the next question may be there before Enter has been dealt with.
    connect(m_card.get(), &AuthCard::answered, this, [this] { m_card->reset(); });
    m_card->ask(test::codeQuestion());
    m_card->focusField();
    key(Qt::Key_Return);
    key(Qt::Key_Return);
    QCOMPARE(m_answers.size(), 1);
    m_card->ask(test::passwordQuestion());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(fields().size(), 1);
    QVERIFY(m_card->focusField());
    key(Qt::Key_Return);
    QCOMPARE(m_answers.size(), 2);
}

void AuthCardTest::theHostsWordsAreShownAsTheyAre()
{
    AuthQuestion question = test::codeQuestion();
    question.instruction = QStringLiteral("<b>Porthole</b> \u202easks\x1b[31m");
    question.prompts[0].text = QStringLiteral("<a href='x'>Password</a>:");
    m_card->ask(question);
    for (const QLabel *label : m_card->findChildren<QLabel *>())
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    QVERIFY(text("hostWords").contains(QLatin1String("<b>Porthole</b>")));
    QVERIFY(!text("hostWords").contains(QChar(0x202e)));
    QVERIFY(!text("hostWords").contains(QChar(0x1b)));
}

void AuthCardTest::whyItComesToTheQuestionIsSaid()
{
    AuthQuestion question = test::passwordQuestion();
    question.notes = {QStringLiteral("the key file <b>/a/key</b> is empty")};
    m_card->ask(question);
    const auto labels = m_card->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->textFormat() == Qt::PlainText &&
               label->text().contains(QStringLiteral("Note: the key file <b>/a/key</b> is empty."));
    }));
}

void AuthCardTest::aRefusedAnswerIsSaidToBe()
{
    AuthQuestion question = test::passwordQuestion();
    m_card->ask(question);
    const QString first = text("sentence");
    question.refusedBefore = true;
    m_card->ask(question);
    QVERIFY(text("sentence") != first);
    QVERIFY(text("sentence").contains(QLatin1String("not accepted")));
}

void AuthCardTest::theSealNamesTheHost()
{
    m_card->ask(test::passwordQuestion());
    auto *seal = m_card->findChild<QWidget *>(QStringLiteral("seal"));
    QVERIFY(seal && seal->isVisible());
    QCOMPARE(seal->mapTo(m_card.get(), QPoint()).y(), 0);
    QCOMPARE(text("subject"), QStringLiteral("ann@build-1.lab.example:22"));
    AuthQuestion jump = test::passwordQuestion();
    jump.hop.count = 2;
    m_card->ask(jump);
    QCOMPARE(text("subject"), QStringLiteral("ann@build-1.lab.example:22 (1 of 2)"));
}

void AuthCardTest::cancelRefuses()
{
    QSignalSpy refused(m_card.get(), &AuthCard::refused);
    m_card->ask(test::passwordQuestion());
    m_card->findChild<QPushButton *>(QStringLiteral("refuse"))->click();
    QCOMPARE(refused.count(), 1);
    QVERIFY(m_answers.isEmpty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::AuthCardTest)
#include "AuthCardTest.moc"
