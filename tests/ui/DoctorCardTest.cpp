// What Test in the form for a host leads to.
#include "ui/connect/DoctorCard.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/HostRegistry.h"
#include "core/store/Store.h"
#include "tests/support/net/RawServer.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ConnectPage.h"
#include "ui/connect/DoctorBinding.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

class DoctorCardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStageHasItsRow();
    void tellsMachinesApart();
    void textsOfPeersAreText();
    void aTestTakesWhatIsFilledIn();
    void aTestOfNothingIsRefused();
    void testsWhatIsThere();

private:
    static Finding passed(CheckStage stage, const QString &subject, const QString &detail = {})
    {
        Finding finding;
        finding.stage = stage;
        finding.subject = subject;
        finding.detail = detail;
        finding.took = Milliseconds(12);
        return finding;
    }
    static QStringList texts(const QWidget &card, const char *name)
    {
        QStringList all;
        for (const QLabel *label : card.findChildren<QLabel *>(QLatin1String(name)))
            all << label->text();
        return all;
    }
};

void DoctorCardTest::everyStageHasItsRow()
{
    DoctorCard card;
    QVERIFY(!card.isVisible());
    card.begin();
    QVERIFY(card.isVisible());
    card.add(passed(CheckStage::Name, u"web"_qs, u"192.0.2.7"_qs));
    Finding failed = passed(CheckStage::Reach, u"web"_qs);
    failed.outcome = CheckOutcome::Failed;
    failed.error = Error::make(ErrorKind::Unreachable, "Connection refused");
    failed.remedy = remedyFor(failed.stage, failed.error->kind);
    card.add(failed);
    card.finish(false);
    QCOMPARE(texts(card, "doctorStage"), (QStringList{u"Name"_qs, u"Port: Failed"_qs}));
    QCOMPARE(texts(card, "doctorTime"), (QStringList{u"12 ms"_qs, u"12 ms"_qs}));
    QCOMPARE(texts(card, "doctorDetail"), (QStringList{u"192.0.2.7"_qs, u"Connection refused"_qs}));
    QCOMPARE(texts(card, "doctorRemedy").size(), 1);
    // Again, and the last one is forgotten.
    card.begin();
    QCOMPARE(texts(card, "doctorStage"), QStringList());
}

void DoctorCardTest::tellsMachinesApart()
{
    DoctorCard card;
    card.begin();
    card.add(passed(CheckStage::SignIn, u"jump"_qs));
    QCOMPARE(texts(card, "doctorSubject"), QStringList());
    card.add(passed(CheckStage::Reach, u"goal"_qs));
    QCOMPARE(texts(card, "doctorSubject"), QStringList{u"goal"_qs});
}

void DoctorCardTest::textsOfPeersAreText()
{
    DoctorCard card;
    card.begin();
    card.add(passed(CheckStage::Protocol, u"<b>web</b>"_qs, u"<img src=x>\u202e"_qs));
    const auto *detail = card.findChild<QLabel *>(u"doctorDetail"_qs);
    QCOMPARE(detail->textFormat(), Qt::PlainText);
    QVERIFY(!detail->text().contains(QChar(0x202e)));
}

void DoctorCardTest::aTestTakesWhatIsFilledIn()
{
    HostForm form(HostForm::Purpose::Connect);
    HostRequest asked;
    connect(&form, &HostForm::testRequested, this, [&](HostRequest &request) { asked = std::move(request); });
    form.findChild<QLineEdit *>(u"formHost"_qs)->setText(u"ann@web:2222"_qs);
    form.findChild<QLineEdit *>(u"formPassword"_qs)->setText(QString::fromLatin1("sesame"_secret));
    form.findChild<QPushButton *>(u"formTest"_qs)->click();
    QCOMPARE(asked.host.host, u"web"_qs);
    QCOMPARE(asked.host.port, 2222);
    QVERIFY(asked.password && asked.password->reveal() == "sesame"_secret);
    // It stays, for connecting.
    QCOMPARE(form.findChild<QLineEdit *>(u"formPassword"_qs)->text(), QString::fromLatin1("sesame"_secret));
}

void DoctorCardTest::aTestOfNothingIsRefused()
{
    HostForm form(HostForm::Purpose::Connect);
    const QSignalSpy tests(&form, &HostForm::testRequested);
    form.findChild<QPushButton *>(u"formTest"_qs)->click();
    QCOMPARE(tests.count(), 0);
    QVERIFY(!form.findChild<QLabel *>(u"problem"_qs)->isHidden());
}

void DoctorCardTest::testsWhatIsThere()
{
    quint16 port = 0;
    {
        test::RawServer server;
        port = server.serverPort();
    }
    const QTemporaryDir folder;
    qputenv("HOME", folder.path().toUtf8());
    store::Store store(folder.filePath(u"porthole.db"_qs));
    store::HostStore hostStore(store);
    secrets::MemoryCredentialStore credentials;
    HostRegistry hosts(hostStore, credentials);
    Theme theme(*qApp);
    CloudTreeModel clouds;
    MainWindow window(theme, clouds);
    bindDoctor(hosts, window);
    window.show();
    window.newHost();
    auto *page = qobject_cast<ConnectPage *>(window.tabs().current());
    page->findChild<QLineEdit *>(u"formHost"_qs)->setText(u"127.0.0.1:%1"_qs.arg(port));
    QPushButton *button = page->findChild<QPushButton *>(u"formTest"_qs);
    for (int round = 0; round < 2; ++round) {
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(texts(page->doctorCard(), "doctorStage"),
                                  (QStringList{u"Name"_qs, u"Port: Failed"_qs}), 60'000);
    }
    QVERIFY(page->doctorCard().isVisible());
    // Nothing was opened by it, and the page goes with its doctor at work.
    QCOMPARE(window.tabs().count(), 1);
    button->click();
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::DoctorCardTest)
#include "DoctorCardTest.moc"
