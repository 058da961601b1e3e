#include "core/session/Loss.h"

#include <QTest>

namespace porthole {

using net::ChannelClosed;

class LossTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEndHasItsNameAndItsText_data();
    void everyEndHasItsNameAndItsText();
    void whatThePersonMustChangeDoesNotComeBackByItself();
};

struct Case {
    const char *name;
    Transport transport;
    ChannelClosed how;
    LineProgress progress;
    ErrorKind kind;
    const char *says;
};

ChannelClosed refused(ErrorKind kind, const char *detail)
{
    ChannelClosed how;
    how.error = Error::make(kind, detail);
    return how;
}

ChannelClosed ended(quint64 bytes, ErrorKind kind = ErrorKind::Closed)
{
    ChannelClosed how = refused(kind, "the peer is gone");
    how.wasOpen = true;
    how.bytesReceived = bytes;
    return how;
}

ChannelClosed closeFrame(int code, quint64 bytes)
{
    ChannelClosed how = ended(bytes);
    how.orderly = true;
    how.closeCode = code;
    return how;
}

const LineProgress kNothingYet{false, "the RFB version"};
const LineProgress kHalfWay{false, "the SecurityResult"};
const LineProgress kLive{true, ""};

const std::vector<Case> kCases{
    {"connection refused", Transport::Tcp, refused(ErrorKind::Unreachable, "connection refused"), kNothingYet,
     ErrorKind::Unreachable, "connection refused"},
    {"opening timed out", Transport::WebSocket, refused(ErrorKind::Timeout, "TLS handshake"), kNothingYet,
     ErrorKind::Timeout, "TLS handshake"},
    {"certificate not believed", Transport::SecureWebSocket,
     refused(ErrorKind::CertificateUntrusted, "self-signed"), kNothingYet, ErrorKind::CertificateUntrusted,
     "self-signed"},
    {"ended in the middle of the upgrade", Transport::WebSocket, refused(ErrorKind::Closed, "end of stream"),
     kNothingYet, ErrorKind::Unreachable, "before it was up: end of stream; the token in the console's"},
    {"ended in the middle of TLS", Transport::Tls, refused(ErrorKind::Closed, "end of stream"), kNothingYet,
     ErrorKind::Unreachable, "before it was up: end of stream"},
    {"token expired, or server off", Transport::WebSocket, ended(0), kNothingYet, ErrorKind::AuthRejected,
     "the console proxy dropped the connection at once: the token has expired or was never valid, or the "
     "server is "
     "not running"},
    {"the same over TLS", Transport::SecureWebSocket, ended(0), kNothingYet, ErrorKind::AuthRejected,
     "token"},
    {"the same, told as a network error", Transport::WebSocket, ended(0, ErrorKind::Unreachable), kNothingYet,
     ErrorKind::AuthRejected, "token"},
    {"dead target, 1011", Transport::WebSocket, closeFrame(1011, 0), kNothingYet, ErrorKind::Unreachable,
     "the target behind the proxy"},
    {"dead target, 1000", Transport::WebSocket, closeFrame(1000, 0), kNothingYet, ErrorKind::Unreachable,
     "the target behind the proxy"},
    {"TCP ended before any byte", Transport::Tcp, ended(0), kNothingYet, ErrorKind::Unreachable,
     "before it said anything"},
    {"ended while negotiating", Transport::Tcp, ended(14), kHalfWay, ErrorKind::Closed,
     "waiting for the SecurityResult"},
    {"closed while negotiating", Transport::WebSocket, closeFrame(1000, 14), kHalfWay, ErrorKind::Closed,
     "waiting for the SecurityResult"},
    {"the server ended a live console", Transport::WebSocket, closeFrame(1000, 5000), kLive,
     ErrorKind::Closed, "the server ended the console"},
    {"a live line dropped", Transport::WebSocket, ended(5000), kLive, ErrorKind::Closed, "dropped"},
    {"a live line reset", Transport::Tcp, ended(5000, ErrorKind::Unreachable), kLive, ErrorKind::Closed,
     "dropped"},
    {"a frame over the limit", Transport::WebSocket, ended(5000, ErrorKind::PeerMisbehaved), kLive,
     ErrorKind::PeerMisbehaved, ""},
    {"a text frame first", Transport::WebSocket, ended(0, ErrorKind::PeerMisbehaved), kNothingYet,
     ErrorKind::PeerMisbehaved, ""},
};

void LossTest::everyEndHasItsNameAndItsText_data()
{
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < kCases.size(); ++i)
        QTest::newRow(kCases[i].name) << static_cast<int>(i);
}

void LossTest::everyEndHasItsNameAndItsText()
{
    QFETCH(int, which);
    const Case &the = kCases[static_cast<std::size_t>(which)];
    const Error error = classifyLoss(the.how, the.transport, the.progress);
    QCOMPARE(nameOf(error.kind), nameOf(the.kind));
    QVERIFY2(error.detail.find(the.says) != std::string::npos, error.detail.c_str());
}

void LossTest::whatThePersonMustChangeDoesNotComeBackByItself()
{
    for (ErrorKind kind : {ErrorKind::Timeout, ErrorKind::Unreachable, ErrorKind::Closed, ErrorKind::Tls})
        QVERIFY2(comesBackByItself(kind), nameOf(kind));
    for (ErrorKind kind :
         {ErrorKind::AuthRejected, ErrorKind::CertificateUntrusted, ErrorKind::PeerMisbehaved,
          ErrorKind::PeerIncompatible, ErrorKind::NotFound, ErrorKind::Bug})
        QVERIFY2(!comesBackByItself(kind), nameOf(kind));
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::LossTest)
#include "LossTest.moc"
