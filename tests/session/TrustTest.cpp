#include "tests/session/WatchedSession.h"
#include "tests/support/net/RawServer.h"

#include <QCryptographicHash>

namespace porthole::test {

/// A certificate that nobody vouches for, and a person who decides.
class TrustTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anUntrustedCertificateWaitsForThePerson();
    void retryAloneChangesNothing();
    void trustedItGoesOnAndReconnects();
    void trustIsForThatCertificateOnly();

private:
    ConsoleTarget target(const RawServer &server) const
    {
        return *ConsoleTarget::parse(QStringLiteral("vncs://127.0.0.1::%1").arg(server.serverPort()));
    }
    DecodingThreads m_threads{1};
    Certificates m_certificates;
    ServerIdentity m_identity;
    ServerIdentity m_other;
};

void TrustTest::initTestCase()
{
    m_identity = m_certificates.selfSigned(QStringLiteral("IP:127.0.0.1"));
    m_other = m_certificates.selfSigned(QStringLiteral("IP:127.0.0.1"));
    QVERIFY2(m_certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
}

void TrustTest::anUntrustedCertificateWaitsForThePerson()
{
    RawServer server(m_identity);
    WatchedSession session(target(server), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QCOMPARE(session.error().kind, ErrorKind::CertificateUntrusted);
    QCOMPARE(session->trouble()->certificateSha256,
             m_identity.certificate.digest(QCryptographicHash::Sha256));
    QVERIFY(!session->trouble()->certificateProblem.isEmpty());
    QVERIFY(server.received().isEmpty());
}

void TrustTest::retryAloneChangesNothing()
{
    RawServer server(m_identity);
    WatchedSession session(target(server), quickOptions(), m_threads.next());
    session->open();
    QTRY_COMPARE(session.times(SessionState::Failed), 1);
    session->retry();
    QTRY_COMPARE(session.times(SessionState::Failed), 2);
    QCOMPARE(session.error().kind, ErrorKind::CertificateUntrusted);
}

void TrustTest::trustedItGoesOnAndReconnects()
{
    RawServer server(m_identity);
    WatchedSession session(target(server), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    session->trustCertificate();
    QTRY_VERIFY(session.is(SessionState::Negotiating));
    server.hangUp();
    QTRY_VERIFY(session.is(SessionState::Failed));
    QVERIFY(session.error().kind != ErrorKind::CertificateUntrusted);
    session->retry();
    QTRY_VERIFY(session.is(SessionState::Negotiating));
    QVERIFY(session.keptToTheTable());
}

void TrustTest::trustIsForThatCertificateOnly()
{
    RawServer first(m_identity);
    const quint16 port = first.serverPort();
    WatchedSession session(target(first), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Failed));
    session->trustCertificate();
    QTRY_VERIFY(session.is(SessionState::Negotiating));

    first.close();
    first.hangUp();
    QTRY_VERIFY(session.is(SessionState::Failed));
    RawServer second(m_other);
    second.close();
    QVERIFY(second.listen(QHostAddress::LocalHost, port)); // another certificate, the same place
    session->retry();
    QTRY_COMPARE(session.times(SessionState::Failed), 3);
    QCOMPARE(session.error().kind, ErrorKind::CertificateUntrusted);
    QCOMPARE(session->trouble()->certificateSha256, m_other.certificate.digest(QCryptographicHash::Sha256));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::TrustTest)
#include "TrustTest.moc"
