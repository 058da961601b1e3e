// The doctor on the way to clouds.
#include "tests/session/DoctorRig.h"
#include "tests/session/NovaDouble.h"
#include "tests/support/net/RawServer.h"

namespace porthole::test {

class DoctorCloudTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allIsWell();
    void aClosedPort();
    void aPasswordThatIsRefused();
    void aPasswordThatNobodyHasTyped();
    void aCertificateOfNobodyKnown();
    void somethingElseThatAnswers();
    void mayBeDeletedAtAnyMoment();
};

void DoctorCloudTest::allIsWell()
{
    NovaRig rig;
    Examination examination;
    examination.doctor.examine(rig.nova.profile(), {}, nullptr);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach login"));
    QCOMPARE(examination.findings[2].detail, QStringLiteral("demo · demo"));
    QCOMPARE(examination.outcome, true);
    QCOMPARE(rig.nova.count("POST /v3/auth/tokens"), 1);
    QCOMPARE(rig.nova.count("DELETE /v3/auth/tokens"), 1); // and out again
}

void DoctorCloudTest::aClosedPort()
{
    CloudProfile profile = NovaRig().nova.profile(); // it is gone by now
    Examination examination;
    examination.doctor.examine(profile, {}, nullptr);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach! Unreachable"));
    QCOMPARE(examination.findings[1].remedy, Remedy::CheckPort);
}

void DoctorCloudTest::aPasswordThatIsRefused()
{
    NovaRig rig;
    rig.nova.on("POST /v3/auth/tokens", rig.nova.captured(u"ks-token-badpassword"_qs));
    Examination examination;
    examination.doctor.examine(rig.nova.profile(), {}, nullptr);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach login! AuthRejected"));
    QCOMPARE(examination.findings[2].remedy, Remedy::CorrectSignIn);
    QCOMPARE(examination.outcome, false);
    QVERIFY(examination.findings[2].error->detail.find(CloudDouble::kPassword) == std::string::npos);
}

void DoctorCloudTest::aPasswordThatNobodyHasTyped()
{
    NovaRig rig;
    CloudProfile profile = rig.nova.profile();
    profile.secrets.clear();
    Examination examination;
    examination.doctor.examine(profile, {}, nullptr);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach login?"));
    QCOMPARE(examination.findings[2].remedy, Remedy::TypePassword);
    QCOMPARE(rig.nova.count("POST /v3/auth/tokens"), 0);
}

void DoctorCloudTest::aCertificateOfNobodyKnown()
{
    Certificates certificates;
    QVERIFY(certificates.isValid());
    RawServer server(certificates.selfSigned(QStringLiteral("IP:127.0.0.1")));
    CloudProfile profile = NovaRig().nova.profile();
    profile.authUrl = QUrl(QStringLiteral("https://127.0.0.1:%1/v3").arg(server.serverPort()));
    Examination examination;
    examination.doctor.examine(profile, {}, nullptr);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach tls! CertificateUntrusted"));
    QCOMPARE(examination.findings[2].remedy, Remedy::CheckCertificate);
}

void DoctorCloudTest::somethingElseThatAnswers()
{
    NovaRig rig;
    rig.nova.on("POST /v3/auth/tokens", HttpAnswer::json(200, "[]"));
    Examination examination;
    examination.doctor.examine(rig.nova.profile(), {}, nullptr);
    QVERIFY(examination.ends());
    QVERIFY2(examination.story().startsWith(QLatin1String("name reach login!")),
             qPrintable(examination.story()));
}

void DoctorCloudTest::mayBeDeletedAtAnyMoment()
{
    NovaRig rig;
    for (int wait = 0; wait < 4; ++wait) {
        Examination examination;
        examination.doctor.examine(rig.nova.profile(), {}, nullptr);
        QTRY_VERIFY(examination.findings.size() >= wait || examination.outcome);
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DoctorCloudTest)
#include "DoctorCloudTest.moc"
