#include "core/openssh/AgentMessages.h"
#include "core/openssh/KeyFile.h"
#include "core/openssh/KeyOrder.h"
#include "core/openssh/PublicKey.h"
#include "core/openssh/Text.h"
#include "core/openssh/Wire.h"
#include "tests/ssh/AuthRig.h"
#include "tests/support/secrets/TestSecret.h"

namespace porthole::test {

using namespace openssh;

namespace {

/// A key by one letter; the order does not look into it.
Bytes key(char letter) { return Bytes(32, static_cast<std::uint8_t>(letter)); }

/// Of ed25519, which has one field, certified as OpenSSH's PROTOCOL.certkeys has it.
Bytes plainKey(char letter)
{
    Bytes blob;
    appendString(blob, viewOf("ssh-ed25519"));
    appendString(blob, key(letter));
    return blob;
}

Bytes certificateFor(char letter, std::uint32_t kind = 1)
{
    Bytes blob;
    appendString(blob, viewOf("ssh-ed25519-cert-v01@openssh.com"));
    appendString(blob, viewOf("nonce"));
    appendString(blob, key(letter));
    appendBigEndian(blob, std::uint64_t{7});
    appendBigEndian(blob, kind);
    return blob;
}

/// "a": a key, "A": its certificate; ">": the agent signs.
std::string told(const std::vector<KeyOffer> &offers)
{
    std::string text;
    for (const KeyOffer &offer : offers) {
        const bool isCertificate = certifiedKey(offer.blob).has_value();
        const char letter = offer.key.empty() ? '?' : static_cast<char>(offer.key.back());
        text += isCertificate ? static_cast<char>(letter - 'a' + 'A') : letter;
        text += offer.agentKey ? ">" : std::to_string(*offer.file);
        text += ' ';
    }
    return text;
}

Bytes read(const QString &path)
{
    const QByteArray text = contentsOf(path);
    return {text.begin(), text.end()};
}

} // namespace

/// What is read of keys and agents, and the order of keys: values in, values out.
class KeyTextsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersKeys_data();
    void ordersKeys();
    void readsWhatIsLocked_data();
    void readsWhatIsLocked();
    void namesACipherThatNobodyUndoes();
    void readsCertificatesOfOpenSsh_data();
    void readsCertificatesOfOpenSsh();
    void aCutCertificateIsNone();
    void carriesAgentMessages();
    void refusesWrongAgentAnswers_data();
    void refusesWrongAgentAnswers();
};

void KeyTextsTest::ordersKeys_data()
{
    QTest::addColumn<QByteArray>("files"); // '?': not known
    QTest::addColumn<QByteArray>("certificates");
    QTest::addColumn<QByteArray>("agent"); // capitals: certificates
    QTest::addColumn<bool>("filesOnly");
    QTest::addColumn<QByteArray>("order");
    const auto add = [](const char *name, const char *files, const char *certificates, const char *agent,
                        bool filesOnly, const char *order) {
        QTest::newRow(name) << QByteArray(files) << QByteArray(certificates) << QByteArray(agent) << filesOnly
                            << QByteArray(order);
    };
    add("files alone", "ab", "", "", false, "a0 b1 ");
    add("the agent's first", "a", "", "xy", false, "x> y> a0 ");
    add("named ones of the agent first", "ab", "", "xb", false, "b> x> a0 ");
    add("identities only", "ab", "", "xb", true, "b> a0 ");
    add("a locked file that shows nothing", "?b", "", "b", false, "b> ?0 ");
    add("certificates before their keys", "ab", "BA", "", false, "A0 a0 B1 b1 ");
    add("a certificate without its key", "a", "Z", "x", false, "x> a0 ");
    add("a certificate for a key of the agent", "a", "X", "x", false, "X> x> a0 ");
    add("identities only, certificate of a key that is not named", "a", "X", "x", true, "a0 ");
    add("a certificate in the agent", "", "", "xX", false, "x> X> ");
    add("a certificate in the agent, its key named", "x", "", "yxX", true, "x> X> ");
    add("nothing twice", "aa", "AA", "", false, "A0 a0 ");
    add("nothing", "", "", "", false, "");
}

void KeyTextsTest::ordersKeys()
{
    QFETCH(QByteArray, files);
    QFETCH(QByteArray, certificates);
    QFETCH(QByteArray, agent);
    QFETCH(bool, filesOnly);
    KeyRing ring;
    ring.filesOnly = filesOnly;
    for (const char letter : files)
        ring.files.push_back(letter == '?' ? Bytes() : plainKey(letter));
    const auto lower = [](char letter) { return static_cast<char>(letter - 'A' + 'a'); };
    for (const char letter : certificates)
        ring.certificates.push_back(certificateFor(lower(letter)));
    for (const char letter : agent)
        ring.agent.push_back(letter <= 'Z' ? certificateFor(lower(letter)) : plainKey(letter));
    QFETCH(QByteArray, order);
    QCOMPARE(QByteArray::fromStdString(told(orderOfKeys(ring))), order);
}

void KeyTextsTest::readsWhatIsLocked_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("showsPublic");
    const auto add = [](const char *name, const char *options, bool showsPublic) {
        QTest::newRow(name) << QString::fromLatin1(options).split(u' ') << showsPublic;
    };
    add("ed25519", "-t ed25519", true);
    add("ecdsa", "-t ecdsa -b 521", true);
    add("rsa", "-t rsa -b 2048", true);
    add("another cipher", "-t ed25519 -Z aes128-cbc", true);
    add("PEM", "-t rsa -b 2048 -m PEM", false);
    add("PKCS #8", "-t ecdsa -m PKCS8", false);
}

void KeyTextsTest::readsWhatIsLocked()
{
    QFETCH(QStringList, options);
    QFETCH(bool, showsPublic);
    const QTemporaryDir folder;
    for (const bool isLocked : {false, true}) {
        const QString path = folder.filePath(isLocked ? QStringLiteral("locked") : QStringLiteral("open"));
        QVERIFY(makeKey(path, isLocked ? QString::fromLatin1("secret"_secret) : QString(), options));
        const auto file = readKeyFile(textOf(read(path)));
        QVERIFY2(file, file ? "" : file.error().detail.c_str());
        QCOMPARE(file->kind, isLocked ? KeyFile::Kind::LockedPrivate : KeyFile::Kind::Private);
        const auto half = readKeyFile(textOf(read(path + QStringLiteral(".pub"))));
        QVERIFY(half && half->kind == KeyFile::Kind::Public);
        QVERIFY(file->publicKey == (showsPublic ? half->publicKey : Bytes()));
        QVERIFY(parsePublicKey(half->publicKey));
    }
}

void KeyTextsTest::namesACipherThatNobodyUndoes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("key"));
    QVERIFY(makeKey(path, QString::fromLatin1("secret"_secret),
                    {QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-Z"),
                     QStringLiteral("chacha20-poly1305@openssh.com")}));
    const auto file = readKeyFile(textOf(read(path)));
    QVERIFY(!file && file.error().detail.starts_with("is locked with a cipher that is not known here"));
}

void KeyTextsTest::readsCertificatesOfOpenSsh_data()
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"ed25519", "ecdsa", "rsa"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void KeyTextsTest::readsCertificatesOfOpenSsh()
{
    QFETCH(QString, type);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("key")),
                  authority = folder.filePath(QStringLiteral("ca"));
    QVERIFY(makeKey(path, {}, {QStringLiteral("-t"), type}) && makeKey(authority));
    const auto plain = readKeyFile(textOf(read(path + QStringLiteral(".pub"))));
    const QStringList sign{QStringLiteral("-s"), authority, QStringLiteral("-I"), QStringLiteral("test"),
                           path + QStringLiteral(".pub")};
    QVERIFY(plain && keygen(sign));
    const auto users = readKeyFile(textOf(read(path + QStringLiteral("-cert.pub"))));
    QVERIFY(users && certifiedKey(users->publicKey) == plain->publicKey);
    QVERIFY(!certifiedKey(plain->publicKey));
    QVERIFY(keygen(QStringList{QStringLiteral("-h")} + sign));
    const auto hosts = readKeyFile(textOf(read(path + QStringLiteral("-cert.pub"))));
    QVERIFY(hosts && !certifiedKey(hosts->publicKey));
}

void KeyTextsTest::aCutCertificateIsNone()
{
    const Bytes whole = certificateFor('a');
    QVERIFY(certifiedKey(whole) == plainKey('a'));
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY(!certifiedKey(ByteView(whole).first(size)));
    QVERIFY(!certifiedKey(certificateFor('a', 2)));
}

void KeyTextsTest::carriesAgentMessages()
{
    const Bytes list = identitiesAnswer({{key('a'), "one"}, {key('b'), {}}});
    const auto keys = parseIdentities(list);
    QVERIFY(keys && keys->size() == 2);
    QVERIFY((*keys)[0].blob == key('a') && (*keys)[0].comment == "one" && (*keys)[1].blob == key('b'));
    for (std::size_t size = 0; size < list.size(); ++size)
        QVERIFY(!parseIdentities(ByteView(list).first(size)));

    const Bytes request = signRequest({key('a'), key('d'), 4});
    const auto read = parseSignRequest(request);
    QVERIFY(read && read->blob == key('a') && read->data == key('d') && read->flags == 4);
    for (std::size_t size = 0; size < request.size(); ++size)
        QVERIFY(!parseSignRequest(ByteView(request).first(size)));
    QVERIFY(!parseSignRequest(list));
}

void KeyTextsTest::refusesWrongAgentAnswers_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a failure") << QByteArray::fromHex("05");
    QTest::newRow("another answer") << QByteArray::fromHex("0e00000000");
    QTest::newRow("more keys than anybody") << QByteArray::fromHex("0cffffffff");
    QTest::newRow("a key longer than the message") << QByteArray::fromHex("0c00000001ffffffff00");
}

void KeyTextsTest::refusesWrongAgentAnswers()
{
    QFETCH(QByteArray, message);
    const auto keys =
        parseIdentities(viewOf({message.constData(), static_cast<std::size_t>(message.size())}));
    QVERIFY(!keys && keys.error().kind == ErrorKind::PeerMisbehaved);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::KeyTextsTest)
#include "KeyTextsTest.moc"
