#include "app/cli/ExitCode.h"

#include <QSet>
#include <QTest>

using porthole::ErrorKind;
using porthole::cli::exitCodeOf;
using porthole::cli::phraseOf;

class ExitCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNumbersAreThoseThatScriptsKnow_data();
    void theNumbersAreThoseThatScriptsKnow();
    void everyKindHasAPhraseOfItsOwn();
};

void ExitCodeTest::theNumbersAreThoseThatScriptsKnow_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");
    const auto row = [](ErrorKind kind, int code) { QTest::newRow(porthole::nameOf(kind)) << kind << code; };
    row(ErrorKind::Cancelled, 1);
    row(ErrorKind::Timeout, 5);
    row(ErrorKind::Unreachable, 5);
    row(ErrorKind::Closed, 5);
    row(ErrorKind::Tls, 5);
    row(ErrorKind::Usage, 2);
    row(ErrorKind::AuthRejected, 3);
    row(ErrorKind::Forbidden, 3);
    row(ErrorKind::NotFound, 4);
    row(ErrorKind::Unavailable, 7);
    row(ErrorKind::CertificateUntrusted, 3);
    row(ErrorKind::HostKeyUnknown, 3);
    row(ErrorKind::HostKeyChanged, 3);
    row(ErrorKind::HostKeyRevoked, 3);
    row(ErrorKind::AgentNotConfigured, 7);
    row(ErrorKind::AgentUnusable, 7);
    row(ErrorKind::AgentFailed, 7);
    row(ErrorKind::PeerIncompatible, 7);
    row(ErrorKind::PeerMisbehaved, 6);
    row(ErrorKind::Storage, 1);
    row(ErrorKind::Bug, 1);
}

void ExitCodeTest::theNumbersAreThoseThatScriptsKnow()
{
    QFETCH(ErrorKind, kind);
    QTEST(static_cast<int>(exitCodeOf(kind)), "code");
}

void ExitCodeTest::everyKindHasAPhraseOfItsOwn()
{
    QSet<QByteArray> phrases;
    const int kinds = static_cast<int>(ErrorKind::Bug) + 1; // the last one
    for (int kind = 0; kind < kinds; ++kind)
        phrases.insert(phraseOf(static_cast<ErrorKind>(kind)));
    QCOMPARE(phrases.size(), kinds);
}

QTEST_APPLESS_MAIN(ExitCodeTest)
#include "ExitCodeTest.moc"
