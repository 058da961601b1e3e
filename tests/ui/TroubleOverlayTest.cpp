#include "ui/TroubleOverlay.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/ErrorText.h"
#include "ui/Fingerprint.h"
#include "ui/TroubleCard.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

namespace {

constexpr ErrorKind kLastKind = ErrorKind::Bug;

SessionTrouble troubleOf(ErrorKind kind, const char *detail = "the expert's words")
{
    SessionTrouble trouble;
    trouble.error = Error::make(kind, detail);
    return trouble;
}

} // namespace

/// What lies over the picture when the line is down.
class TroubleOverlayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyKindHasWordsOfItsOwn();
    void everyKindShowsItsSentenceAndItsStep_data();
    void everyKindShowsItsSentenceAndItsStep();
    void waitingCountsDown();
    void waitingRetriesNow();
    void connectingOffersNothingToHitByMistake();
    void liveIsBare();
    void thePasswordIsHandedOnAndForgotten();
    void thePasswordIsHiddenUnlessAskedFor();
    void aHalfTypedPasswordDoesNotOutliveTheQuestion();
    void aCertificateIsShownBeforeItIsTrusted();
    void trustingIsNeverTheDefault();
    void detailsOpenAndAreHarmless();
    void peersTextsStayPlain();
    void fingerprintsComeInGroups();
    void everyControlHasAName();
    void aRemedyIsOffered_data();
    void aRemedyIsOffered();
    void whileThereIsARemedyNothingIsCounted();

private:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_overlay->findChild<Widget *>(QLatin1String(name));
    }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    void show(SessionState state, const std::optional<SessionTrouble> &trouble = std::nullopt)
    {
        m_overlay->showState(state, trouble, QStringLiteral("ws://host:6080"));
    }

    std::unique_ptr<TroubleOverlay> m_overlay;
};

void TroubleOverlayTest::init()
{
    m_overlay = std::make_unique<TroubleOverlay>();
    m_overlay->resize(640, 480);
    m_overlay->show();
    QVERIFY(QTest::qWaitForWindowActive(m_overlay.get()));
}

void TroubleOverlayTest::everyKindHasWordsOfItsOwn()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= static_cast<int>(kLastKind); ++kind) {
        const ErrorText text = errorText(static_cast<ErrorKind>(kind));
        const char *name = nameOf(static_cast<ErrorKind>(kind));
        QVERIFY2(text.sentence.endsWith(u'.') && text.sentence.size() > 15, name);
        QVERIFY2(text.advice.endsWith(u'.') && text.advice.size() > 15, name);
        QVERIFY2(!text.button.isEmpty() && !text.button.endsWith(u'.'), name);
        // Plain words: the kind's own name is for the details.
        QVERIFY2(!text.sentence.contains(QLatin1String(name)) || text.sentence.contains(u' '), name);
        sentences << text.sentence;
    }
    QCOMPARE(sentences.size(), static_cast<int>(kLastKind) + 1);
}

void TroubleOverlayTest::everyKindShowsItsSentenceAndItsStep_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= static_cast<int>(kLastKind); ++kind)
        QTest::newRow(nameOf(static_cast<ErrorKind>(kind))) << kind;
}

void TroubleOverlayTest::everyKindShowsItsSentenceAndItsStep()
{
    QFETCH(int, kind);
    const ErrorText expected = errorText(static_cast<ErrorKind>(kind));
    show(SessionState::Failed, troubleOf(static_cast<ErrorKind>(kind)));
    QVERIFY(m_overlay->isVisible());
    QCOMPARE(text("sentence"), expected.sentence);
    QCOMPARE(text("advice"), expected.advice);
    QCOMPARE(m_overlay->card().accessibleName(), expected.sentence);
    auto *next = find<QPushButton>("nextStep");
    QVERIFY(next->isVisible());
    QCOMPARE(next->text(), expected.button);

    QSignalSpy retry(&m_overlay->card(), &TroubleCard::retryRequested);
    QSignalSpy trust(&m_overlay->card(), &TroubleCard::trustRequested);
    QSignalSpy edit(&m_overlay->card(), &TroubleCard::editAddressRequested);
    QSignalSpy close(&m_overlay->card(), &TroubleCard::closeRequested);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(retry.count(), expected.step == NextStep::Retry ? 1 : 0);
    QCOMPARE(trust.count(), expected.step == NextStep::TrustCertificate ? 1 : 0);
    QCOMPARE(edit.count(), expected.step == NextStep::EditAddress ? 1 : 0);
    QCOMPARE(close.count(), expected.step == NextStep::Close ? 1 : 0);
}

void TroubleOverlayTest::waitingCountsDown()
{
    SessionTrouble trouble = troubleOf(ErrorKind::Closed);
    trouble.retryIn = Milliseconds(1900);
    trouble.attempt = 2;
    show(SessionState::Waiting, trouble);
    QCOMPARE(text("attempt"), QStringLiteral("Trying again in 2 s, attempt 2"));
    QTRY_COMPARE(text("attempt"), QStringLiteral("Trying again in 1 s, attempt 2"));
    QTRY_COMPARE(text("attempt"), QStringLiteral("Trying again now, attempt 2"));
    show(SessionState::Connecting);
    QVERIFY(!find<QLabel>("attempt")->isVisible());
}

void TroubleOverlayTest::waitingRetriesNow()
{
    // Whatever the kind would ask for, while it tries by itself there is one thing to do.
    SessionTrouble trouble = troubleOf(ErrorKind::NotFound);
    trouble.retryIn = Milliseconds(60000);
    show(SessionState::Waiting, trouble);
    QSignalSpy retry(&m_overlay->card(), &TroubleCard::retryRequested);
    QCOMPARE(find<QPushButton>("nextStep")->text(), QStringLiteral("Retry now"));
    find<QPushButton>("nextStep")->click();
    QCOMPARE(retry.count(), 1);
}

void TroubleOverlayTest::connectingOffersNothingToHitByMistake()
{
    // A double click on "Retry now" must not land on something else.
    SessionTrouble trouble = troubleOf(ErrorKind::Closed);
    show(SessionState::Waiting, trouble);
    show(SessionState::Connecting, trouble);
    QVERIFY(text("sentence").contains(QLatin1String("ws://host:6080")));
    for (const QPushButton *button : m_overlay->findChildren<QPushButton *>())
        QVERIFY(!button->isVisible());
}

void TroubleOverlayTest::liveIsBare()
{
    show(SessionState::Failed, troubleOf(ErrorKind::Timeout));
    QVERIFY(m_overlay->isVisible());
    show(SessionState::Live);
    QVERIFY(!m_overlay->isVisible());
}

void TroubleOverlayTest::thePasswordIsHandedOnAndForgotten()
{
    show(SessionState::PasswordNeeded);
    auto *field = find<QLineEdit>("password");
    QVERIFY(field->isVisible());
    m_overlay->card().focusPassword();
    QVERIFY(field->hasFocus());
    std::string got;
    int count = 0;
    connect(&m_overlay->card(), &TroubleCard::passwordSubmitted, this, [&](Secret &password) {
        got = std::string(password.reveal());
        ++count;
    });
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count, 0); // nothing typed yet
    QTest::keyClicks(field, QString::fromLatin1("ses"_secret));
    field->insert(QStringLiteral("ämé"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count, 1);
    QCOMPARE(got, std::string("ses"_secret) + "ämé");
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->isUndoAvailable());
}

void TroubleOverlayTest::thePasswordIsHiddenUnlessAskedFor()
{
    show(SessionState::PasswordNeeded);
    auto *field = find<QLineEdit>("password");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(field->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    auto *toggle = field->parentWidget()->findChild<QToolButton *>();
    QVERIFY(!toggle->isChecked());
    toggle->click();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    QTest::keyClicks(field, QString::fromLatin1("x"_secret));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void TroubleOverlayTest::aHalfTypedPasswordDoesNotOutliveTheQuestion()
{
    show(SessionState::PasswordNeeded);
    QTest::keyClicks(find<QLineEdit>("password"), QString::fromLatin1("half"_secret));
    show(SessionState::Waiting, troubleOf(ErrorKind::Timeout));
    QVERIFY(!find<QLineEdit>("password")->isVisible());
    QVERIFY(find<QLineEdit>("password")->text().isEmpty());
}

void TroubleOverlayTest::aCertificateIsShownBeforeItIsTrusted()
{
    SessionTrouble trouble = troubleOf(ErrorKind::CertificateUntrusted);
    trouble.certificateSha256 = QByteArray(32, '\xab');
    trouble.certificateProblem = QStringLiteral("self-signed");
    show(SessionState::Failed, trouble);
    QVERIFY(find<QLabel>("fingerprint")->isVisible());
    QCOMPARE(text("fingerprint"), fingerprintLines(trouble.certificateSha256));
    QVERIFY(find<QLabel>("fingerprint")->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    QCOMPARE(text("problem"), QStringLiteral("self-signed"));
    QSignalSpy close(&m_overlay->card(), &TroubleCard::closeRequested);
    QVERIFY(find<QPushButton>("refuse")->isVisible());
    find<QPushButton>("refuse")->click();
    QCOMPARE(close.count(), 1);

    show(SessionState::Failed, troubleOf(ErrorKind::Timeout));
    QVERIFY(!find<QLabel>("fingerprint")->isVisible());
    QVERIFY(!find<QPushButton>("refuse")->isVisible());
}

void TroubleOverlayTest::trustingIsNeverTheDefault()
{
    show(SessionState::Failed, troubleOf(ErrorKind::CertificateUntrusted));
    auto *next = find<QPushButton>("nextStep");
    QSignalSpy trust(&m_overlay->card(), &TroubleCard::trustRequested);
    QVERIFY(!next->hasFocus());
    QVERIFY(!next->isDefault() && !next->autoDefault());
    QVERIFY(!next->property("primary").toBool());
    QTest::keyClick(m_overlay->windowHandle(), Qt::Key_Return);
    QTest::keyClick(m_overlay->windowHandle(), Qt::Key_Space);
    QCOMPARE(trust.count(), 0);
}

void TroubleOverlayTest::detailsOpenAndAreHarmless()
{
    const std::string longDetail = "<img src=x>" + std::string(5000, 'a') + "\x1b[31m\xe2\x80\xae";
    show(SessionState::Failed, troubleOf(ErrorKind::PeerMisbehaved, longDetail.c_str()));
    auto *details = find<QPlainTextEdit>("details");
    QVERIFY(!details->isVisible());
    find<QToolButton>("disclosure")->click();
    QVERIFY(details->isVisible());
    QVERIFY(details->isReadOnly());
    const QString shown = details->toPlainText();
    QVERIFY(shown.startsWith(QLatin1String("PeerMisbehaved: <img src=x>")));
    QVERIFY(shown.size() < 4300);
    for (const QChar character : shown)
        QVERIFY(character.isPrint());
}

void TroubleOverlayTest::peersTextsStayPlain()
{
    for (const QLabel *label : m_overlay->findChildren<QLabel *>())
        if (!label->objectName().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TroubleOverlayTest::fingerprintsComeInGroups()
{
    QByteArray sha256;
    for (int byte = 0; byte < 32; ++byte)
        sha256.append(static_cast<char>(byte * 8));
    const QStringList lines = fingerprintLines(sha256).split(u'\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.first(), QStringLiteral("00:08:10:18:20:28:30:38"));
    QCOMPARE(lines.last(), QStringLiteral("C0:C8:D0:D8:E0:E8:F0:F8"));
    QVERIFY(fingerprintLines({}).isEmpty());
}

void TroubleOverlayTest::everyControlHasAName()
{
    for (const QAbstractButton *button : m_overlay->findChildren<QAbstractButton *>())
        if (button->focusPolicy() != Qt::NoFocus && button->objectName() != QLatin1String("nextStep"))
            QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
    QVERIFY(!find<QLineEdit>("password")->accessibleName().isEmpty());
    QVERIFY(!find<QPlainTextEdit>("details")->accessibleName().isEmpty());
}

void TroubleOverlayTest::aRemedyIsOffered_data()
{
    QTest::addColumn<int>("remedy");
    QTest::addColumn<QString>("button");
    QTest::newRow("wait") << static_cast<int>(ConsoleRemedy::Wait) << QString();
    QTest::newRow("start") << static_cast<int>(ConsoleRemedy::Start) << QStringLiteral("Start the server");
    QTest::newRow("resume") << static_cast<int>(ConsoleRemedy::Resume) << QStringLiteral("Resume the server");
    QTest::newRow("unshelve") << static_cast<int>(ConsoleRemedy::Unshelve)
                              << QStringLiteral("Unshelve the server");
}

void TroubleOverlayTest::aRemedyIsOffered()
{
    QFETCH(int, remedy);
    QFETCH(QString, button);
    for (const SessionState state : {SessionState::Waiting, SessionState::Failed}) {
        SessionTrouble trouble = troubleOf(ErrorKind::Unavailable, "<i>web</i> is switched off.");
        trouble.remedy = static_cast<ConsoleRemedy>(remedy);
        show(state, trouble);
        QCOMPARE(text("sentence"), QStringLiteral("<i>web</i> is switched off."));
        QVERIFY(text("advice").contains(QLatin1String("opens by itself")));
        auto *next = find<QPushButton>("nextStep");
        QCOMPARE(next->isVisible(), !button.isEmpty());
        if (button.isEmpty())
            continue;
        QCOMPARE(next->text(), button);
        QSignalSpy wanted(&m_overlay->card(), &TroubleCard::remedyRequested);
        QTest::mouseClick(next, Qt::LeftButton);
        QTest::mouseClick(next, Qt::LeftButton); // an impatient one
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<ConsoleRemedy>(), static_cast<ConsoleRemedy>(remedy));
    }
    // The next trouble has a button that works.
    show(SessionState::Failed, troubleOf(ErrorKind::Timeout));
    QVERIFY(find<QPushButton>("nextStep")->isEnabled());
}

void TroubleOverlayTest::whileThereIsARemedyNothingIsCounted()
{
    SessionTrouble trouble = troubleOf(ErrorKind::Unavailable, "web is being built.");
    trouble.remedy = ConsoleRemedy::Wait;
    show(SessionState::Waiting, trouble);
    QVERIFY(!find<QLabel>("attempt")->isVisible());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TroubleOverlayTest)
#include "TroubleOverlayTest.moc"
