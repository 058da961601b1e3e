#include "ui/clouds/SignInForm.h"
#include "SidebarFixture.h"
#include "tests/support/secrets/TestSecret.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace porthole::ui {

/// What a cloud asks for in the sidebar, and of whom.
class SignInFormTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void aPasswordIsAskedForAndForgotten();
    void nobodyIsAskedWhoDidNotAsk();
    void troubleIsToldWithItsNextStep();
    void aCertificateIsComparedBeforeItIsTrusted();
};

void SignInFormTest::aPasswordIsAskedForAndForgotten()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    QString heard;
    connect(&sidebar(), &Sidebar::secretSubmitted, this, [&](const QString &cloud, Secret &secret) {
        const std::string_view text = secret.reveal();
        heard = cloud + u':' + QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    });
    tree().setFocus();
    tree().setCurrentIndex(m_clouds->indexOfCloud(kCorp));
    key(Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    auto *form = sidebar().findChild<SignInForm *>();
    auto *field = form->findChild<QLineEdit *>(QStringLiteral("password"));
    QVERIFY(form->isVisible());
    QVERIFY(field->hasFocus());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(find<QLabel>("cloudSentence")->text().contains(kCorp));
    type(QString::fromLatin1("sesame"_secret));
    key(Qt::Key_Return);
    QCOMPARE(heard, QLatin1String("corp:") + QLatin1String("sesame"_secret));
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->isUndoAvailable());
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    QVERIFY(!form->isVisible());
    // What was typed halfway is not kept for another time.
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    field->setText(QString::fromLatin1("half"_secret));
    QTest::mouseClick(find<QPushButton>("signInLater"), Qt::LeftButton);
    QVERIFY(!form->isVisible());
    QVERIFY(field->text().isEmpty());
}

void SignInFormTest::nobodyIsAskedWhoDidNotAsk()
{
    auto *address = find<QLineEdit>("address");
    address->setFocus();
    type(QStringLiteral("wss://host/?to"));
    // A console wants its cloud, whose password is needed: the form comes, the keyboard stays.
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    QVERIFY(sidebar().findChild<SignInForm *>()->isVisible());
    QVERIFY(address->hasFocus());
    // A second one waits for its turn.
    const QString spare = QStringLiteral("spare");
    m_clouds->setState(spare, CloudState::SigningIn, {}, {});
    m_clouds->setState(spare, CloudState::SecretNeeded, {}, QStringLiteral("password"));
    QCOMPARE(sidebar().findChild<SignInForm *>()->cloud(), kCorp);
    m_clouds->setState(kCorp, CloudState::Open, {}, {});
    QCOMPARE(sidebar().findChild<SignInForm *>()->cloud(), spare);
}

void SignInFormTest::troubleIsToldWithItsNextStep()
{
    QSignalSpy opened(&sidebar(), &Sidebar::cloudOpenRequested);
    tree().setCurrentIndex(m_clouds->indexOfCloud(kCorp));
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::Failed,
                       CloudTrouble{Error::make(ErrorKind::Unreachable, "<b>no</b> route to host")}, {});
    auto *form = sidebar().findChild<SignInForm *>();
    QVERIFY(form->isVisible());
    QVERIFY(find<QLabel>("cloudSentence")->text().contains(QLatin1String("cannot be reached")));
    QCOMPARE(find<QLabel>("cloudDetail")->text(), QStringLiteral("<b>no</b> route to host"));
    QCOMPARE(find<QLabel>("cloudDetail")->textFormat(), Qt::PlainText);
    auto *next = find<QPushButton>("signInNext");
    QCOMPARE(next->text(), QStringLiteral("Try again"));
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    QVERIFY(!form->isVisible());
}

void SignInFormTest::aCertificateIsComparedBeforeItIsTrusted()
{
    QSignalSpy trusted(&sidebar(), &Sidebar::trustRequested);
    CloudTrouble trouble{Error::make(ErrorKind::CertificateUntrusted, "self-signed")};
    trouble.certificateSha256 = QByteArray(32, '\x5a');
    trouble.certificateProblem = QStringLiteral("The certificate is self-signed");
    m_clouds->setState(kCorp, CloudState::SigningIn, {}, {});
    m_clouds->setState(kCorp, CloudState::Failed, trouble, {});
    QCoreApplication::sendPostedEvents();
    auto *fingerprint = find<QLabel>("cloudFingerprint");
    QVERIFY(fingerprint->isVisible());
    QCOMPARE(fingerprint->text().count(QLatin1String("5A")), 32);
    // All of it is there to be seen.
    QVERIFY(fingerprint->height() >= fingerprint->sizeHint().height());
    sidebar().openCloud(kCorp);
    QVERIFY(find<QPushButton>("signInLater")->hasFocus());
    QCOMPARE(trusted.count(), 0);
    QTest::mouseClick(find<QPushButton>("signInNext"), Qt::LeftButton);
    QCOMPARE(trusted.count(), 1);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SignInFormTest)
#include "SignInFormTest.moc"
