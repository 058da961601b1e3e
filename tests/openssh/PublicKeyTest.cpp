#include "core/openssh/PublicKey.h"

#include "core/openssh/Text.h"
#include "tests/openssh/Keygen.h"

#include <QTest>

namespace porthole::openssh {

/// Public keys as ssh-keygen makes them, and what no key is.
class PublicKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsNewKeys_data();
    void readsNewKeys();
    void refusesWhatIsCutOrHasMore();
    void readsCertificatesByTheirType();
    void numbersAreEqualWithoutTheirZeros();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();

private:
    Bytes make(const QString &type, const QString &bits = {}) const
    {
        const auto blob = fromBase64(test::textOf(m_keygen.make(type, bits).split(' ').value(1)));
        return blob.value_or(Bytes());
    }

    test::Keygen m_keygen;
};

namespace {

/// RFC 4251 section 5.
void addString(Bytes &to, std::string_view bytes)
{
    appendBigEndian(to, static_cast<std::uint32_t>(bytes.size()));
    append(to, viewOf(bytes));
}

Bytes blobOf(std::initializer_list<std::string> fields)
{
    Bytes blob;
    for (const std::string &field : fields)
        addString(blob, field);
    return blob;
}

const std::string kExponent("\x01\x00\x01", 3);

} // namespace

void PublicKeyTest::readsNewKeys_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("length");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<int>("bits");
    const auto row = [](const char *made, const char *length, const char *type, const char *shown, int bits) {
        QTest::addRow("%s %s", made, length) << QString::fromLatin1(made) << QString::fromLatin1(length)
                                             << QByteArray(type) << QByteArray(shown) << bits;
    };
    row("ed25519", "", "ssh-ed25519", "ED25519", 256);
    row("ecdsa", "256", "ecdsa-sha2-nistp256", "ECDSA", 256);
    row("ecdsa", "384", "ecdsa-sha2-nistp384", "ECDSA", 384);
    row("ecdsa", "521", "ecdsa-sha2-nistp521", "ECDSA", 521);
    row("rsa", "1024", "ssh-rsa", "RSA", 1024);
    row("rsa", "1031", "ssh-rsa", "RSA", 1031);
    row("rsa", "2048", "ssh-rsa", "RSA", 2048);
    row("dsa", "1024", "ssh-dss", "DSA", 1024);
}

void PublicKeyTest::readsNewKeys()
{
    QFETCH(QString, made);
    QFETCH(QString, length);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, shown);
    QFETCH(int, bits);
    const Bytes blob = make(made, length);
    const auto key = parsePublicKey(blob);
    QVERIFY(key);
    QCOMPARE(QByteArray::fromStdString(key->type), type);
    QCOMPARE(static_cast<int>(key->bits), bits);
    const std::string_view name = shownTypeOf(key->type);
    QCOMPARE(QByteArray(name.data(), static_cast<qsizetype>(name.size())), shown);
    QVERIFY(parsePublicKey(blob) == key);
    QVERIFY(parsePublicKey(make(made, length)) != key);
}

void PublicKeyTest::refusesWhatIsCutOrHasMore()
{
    for (const char *type : {"ed25519", "ecdsa", "rsa", "dsa"}) {
        Bytes blob = make(QString::fromLatin1(type));
        QVERIFY(parsePublicKey(blob));
        for (std::size_t size = 0; size < blob.size(); ++size)
            QVERIFY(!parsePublicKey(ByteView(blob).first(size)));
        blob.push_back(0);
        QVERIFY(!parsePublicKey(blob));
    }
}

void PublicKeyTest::readsCertificatesByTheirType()
{
    m_keygen.make(QStringLiteral("ed25519"));
    QVERIFY(QFile::rename(m_keygen.file("key"), m_keygen.file("authority")));
    m_keygen.make(QStringLiteral("ed25519"));
    m_keygen.run({QStringLiteral("-q"), QStringLiteral("-s"), m_keygen.file("authority"),
                  QStringLiteral("-I"), QStringLiteral("id"), m_keygen.file("key.pub")});
    const auto blob = fromBase64(test::textOf(m_keygen.read("key-cert.pub").split(' ').value(1)));
    QVERIFY(blob);
    const auto key = parsePublicKey(*blob);
    QVERIFY(key);
    QCOMPARE(key->type, std::string("ssh-ed25519-cert-v01@openssh.com"));
    QVERIFY(shownTypeOf(key->type).empty());
}

void PublicKeyTest::numbersAreEqualWithoutTheirZeros()
{
    const std::string number(128, '\x55'), zeros(3, '\0');
    const auto plain = parsePublicKey(blobOf({"ssh-rsa", kExponent, '\0' + std::string("\xd5") + number}));
    const auto padded =
        parsePublicKey(blobOf({"ssh-rsa", zeros + kExponent, zeros + std::string("\xd5") + number}));
    QVERIFY(plain);
    QCOMPARE(plain->bits, std::size_t{1032});
    QVERIFY(padded == plain);
}

void PublicKeyTest::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("blob");
    const auto row = [](const char *name, std::initializer_list<std::string> fields) {
        const Bytes blob = blobOf(fields);
        const std::string_view text = textOf(blob);
        QTest::newRow(name) << QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    const std::string number = std::string(1, '\0') + std::string(128, '\xc5');
    const std::string point = '\x04' + std::string(64, 'p');
    row("a type that nobody knows", {"ssh-tomorrow", "x"});
    row("no type", {""});
    row("RSA below 1024 bits", {"ssh-rsa", kExponent, std::string(127, '\x55')});
    row("RSA with a number below zero", {"ssh-rsa", kExponent, std::string(128, '\xc5')});
    row("RSA with an empty number", {"ssh-rsa", "", number});
    row("RSA without its modulus", {"ssh-rsa", kExponent});
    row("Ed25519 with a byte too few", {"ssh-ed25519", std::string(31, 'k')});
    row("Ed25519 with a byte too many", {"ssh-ed25519", std::string(33, 'k')});
    row("ECDSA on another curve", {"ecdsa-sha2-nistp256", "nistp384", point});
    row("ECDSA with a compressed point", {"ecdsa-sha2-nistp256", "nistp256", '\x02' + std::string(32, 'p')});
    row("ECDSA with a short point", {"ecdsa-sha2-nistp256", "nistp256", point.substr(1)});
    row("a hardware key without its application", {"sk-ssh-ed25519@openssh.com", std::string(32, 'k')});
    row("DSA with three numbers", {"ssh-dss", number, number, number});
}

void PublicKeyTest::refusesWhatIsNoKey()
{
    QFETCH(QByteArray, blob);
    QVERIFY(!parsePublicKey(viewOf(test::textOf(blob))));
}

} // namespace porthole::openssh

QTEST_GUILESS_MAIN(porthole::openssh::PublicKeyTest)
#include "PublicKeyTest.moc"
