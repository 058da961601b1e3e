#include "core/base/Error.h"

#include <QTest>

#include <set>
#include <string>

namespace porthole {

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasANameOfItsOwn();
    void anErrorKnowsWhereItWasMade();
    void anErrorHoldsNoSecret();
};

void ErrorTest::everyKindHasANameOfItsOwn()
{
    std::set<std::string> names;
    const int last = static_cast<int>(ErrorKind::Bug);
    for (int kind = 0; kind <= last; ++kind)
        names.insert(nameOf(static_cast<ErrorKind>(kind)));
    QCOMPARE(names.size(), static_cast<std::size_t>(last + 1));
    QCOMPARE(nameOf(ErrorKind::PeerMisbehaved), "PeerMisbehaved");
    QCOMPARE(nameOf(ErrorKind::Cancelled), "Cancelled");
}

void ErrorTest::anErrorKnowsWhereItWasMade()
{
    const Error error = Error::make(ErrorKind::NotFound, "no such thing");
    QCOMPARE(error.line, __LINE__ - 1);
    QVERIFY(QByteArray(error.file).endsWith("ErrorTest.cpp"));
    QVERIFY(error.kind == ErrorKind::NotFound);
    QCOMPARE(error.detail, "no such thing");
}

void ErrorTest::anErrorHoldsNoSecret()
{
    const Error error = Error::make(ErrorKind::Tls, "wss://host:6080/?token=5f1c did not answer");
    QCOMPARE(error.detail, "wss://host:6080/?[redacted] did not answer");
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ErrorTest)
#include "ErrorTest.moc"
