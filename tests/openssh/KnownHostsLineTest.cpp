#include "core/openssh/KnownHostsLine.h"

#include "tests/openssh/Keygen.h"

#include <QTest>

namespace porthole::openssh {

/// Which lines of known_hosts speak of a host, row by row as `ssh-keygen -F` finds them. What a connection
/// makes of them is compared in tests/ssh.
class KnownHostsLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsWhatSshKeygenFinds_data();
    void findsWhatSshKeygenFinds();
    void readsNoBrokenKey_data();
    void readsNoBrokenKey();
    void readsTheMarker_data();
    void readsTheMarker();
    void hashesAsSshKeygenDoes();
    void readsLinesOfKeys();

private:
    test::Keygen m_keygen;
    QByteArray m_key;
};

void KnownHostsLineTest::initTestCase()
{
    m_key = m_keygen.make(QStringLiteral("ed25519"));
    m_key.truncate(m_key.lastIndexOf(' '));
}

void KnownHostsLineTest::findsWhatSshKeygenFinds_data()
{
    QTest::addColumn<QByteArray>("line"); // KEY stands for a key
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
    row("the host", "web KEY");
    row("another host", "db KEY");
    row("capitals", "WEB KEY");
    row("a list", "db,web KEY");
    row("a pattern", "w* KEY");
    row("a pattern for one character", "we? KEY");
    row("negated", "*,!web KEY");
    row("another negated", "*,!db KEY");
    row("with a port", "[web]:2222 KEY");
    row("with the usual port", "[web]:22 KEY");
    row("blanks in front", "  web KEY");
    row("tabs", "web\tKEY");
    row("several blanks", "web  \t KEY");
    row("a comment behind it", "web KEY a comment");
    row("a comment", "# web KEY");
    row("a comment without a blank", "#web KEY");
    row("nothing", "");
    row("blanks alone", "   ");
    row("no key", "web");
    row("a type without a key", "web ssh-ed25519");
    row("a key of a type that nobody knows", "web ssh-tomorrow AAAADHNzaC10b21vcnJvdw==");
    row("an authority", "@cert-authority web KEY");
    row("an authority for a pattern", "@cert-authority *,!web KEY");
    row("revoked", "@revoked * KEY");
    row("an unknown marker", "@trusted web KEY");
    row("a marker twice", "@revoked @revoked web KEY");
    row("a marker in capitals", "@REVOKED web KEY");
    row("a marker behind which nothing is", "@revoked");
    row("a marker too long", "@revokedrevokedrevokedrevokedrevoked web KEY");
    row("a hash of another kind", "|2|AAAA|AAAA KEY");
    row("a hash without its salt", "|1|d2Vi KEY");
    row("a hash with a short salt", "|1|AAAA|AAAAAAAAAAAAAAAAAAAAAAAAAAA= KEY");
    row("a line of four thousand characters", QByteArray("db,").repeated(1300) + "web KEY");
    row("a pattern of two thousand characters", QByteArray(2000, '*') + ",web KEY");
}

void KnownHostsLineTest::findsWhatSshKeygenFinds()
{
    QFETCH(QByteArray, line);
    line.replace("KEY", m_key);
    m_keygen.write("known_hosts", line + '\n');
    const QByteArray found = m_keygen.run(
        {QStringLiteral("-F"), QStringLiteral("web"), QStringLiteral("-f"), m_keygen.file("known_hosts")},
        true);
    const auto parsed = parseKnownHostsLine(test::textOf(line), "web");
    QCOMPARE(parsed.has_value(), found.contains("# Host web found: line 1"));
    if (parsed) {
        QCOMPARE(parsed->marker == Marker::Revoked, found.contains("REVOKED"));
        QCOMPARE(parsed->marker == Marker::CertAuthority, found.contains(" CA"));
    }
    // A carriage return at the end changes nothing.
    QCOMPARE(parseKnownHostsLine(test::textOf(line + '\r'), "web").has_value(), parsed.has_value());
}

/// `ssh-keygen -F` does not look at the key; a connection does, and passes such lines over.
void KnownHostsLineTest::readsNoBrokenKey_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("cut short") << QByteArray("web ssh-ed25519 AAAAC3NzaC1lZDI1NTE5");
    QTest::newRow("no base64") << QByteArray("web ssh-ed25519 !!!!");
    QTest::newRow("of another type") << "web ssh-rsa " + m_key.split(' ').value(1);
    QTest::newRow("with more behind it") << "web " + m_key + "AAAA";
}

void KnownHostsLineTest::readsNoBrokenKey()
{
    QFETCH(QByteArray, line);
    QVERIFY(!parseKnownHostsLine(test::textOf(line), "web"));
}

void KnownHostsLineTest::readsTheMarker_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("marker");
    QTest::newRow("none") << QByteArray("web KEY") << static_cast<int>(Marker::None);
    QTest::newRow("an authority") << QByteArray("@cert-authority web KEY")
                                  << static_cast<int>(Marker::CertAuthority);
    QTest::newRow("revoked") << QByteArray("@revoked\t web KEY") << static_cast<int>(Marker::Revoked);
}

void KnownHostsLineTest::readsTheMarker()
{
    QFETCH(QByteArray, line);
    QFETCH(int, marker);
    line.replace("KEY", m_key);
    // A tab ends a marker only where there is no blank behind it.
    const auto parsed = parseKnownHostsLine(test::textOf(line), "web");
    if (line.contains('\t')) {
        QVERIFY(!parsed);
        line.replace("\t ", " ");
    }
    const auto plain = parseKnownHostsLine(test::textOf(line), "web");
    QVERIFY(plain);
    QCOMPARE(static_cast<int>(plain->marker), marker);
    QCOMPARE(plain->hosts, std::string("web"));
    QCOMPARE(plain->key.type, std::string("ssh-ed25519"));
}

void KnownHostsLineTest::hashesAsSshKeygenDoes()
{
    m_keygen.write("hashed", "web,[db]:2222 " + m_key + '\n');
    m_keygen.run({QStringLiteral("-q"), QStringLiteral("-H"), QStringLiteral("-f"), m_keygen.file("hashed")});
    const QList<QByteArray> lines = m_keygen.read("hashed").trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(parseKnownHostsLine(test::textOf(lines[0]), "web"));
    QVERIFY(!parseKnownHostsLine(test::textOf(lines[0]), "db"));
    QVERIFY(parseKnownHostsLine(test::textOf(lines[1]), "[db]:2222"));
    QVERIFY(!parseKnownHostsLine(test::textOf(lines[1]), "[db]:2223"));

    const std::string hosts = hashedName("web", viewOf("01234567890123456789"));
    m_keygen.write("ours", QByteArray::fromStdString(hosts) + ' ' + m_key + '\n');
    QVERIFY(
        m_keygen
            .run({QStringLiteral("-F"), QStringLiteral("web"), QStringLiteral("-f"), m_keygen.file("ours")})
            .contains("found: line 1"));
    QVERIFY(matchesHosts(hosts, "web"));
    QVERIFY(!matchesHosts(hosts + "A", "web"));
    QVERIFY(!matchesHosts(hosts.substr(0, hosts.size() - 1), "web"));
}

void KnownHostsLineTest::readsLinesOfKeys()
{
    const auto key = parseKeyLine(test::textOf(m_key));
    QVERIFY(key);
    QCOMPARE(key->type, std::string("ssh-ed25519"));
    QVERIFY(parseKeyLine(test::textOf("  " + m_key + " a comment")) == key);
    QVERIFY(!parseKeyLine(test::textOf("# " + m_key)));
    QVERIFY(!parseKeyLine(test::textOf("ssh-rsa" + m_key.mid(m_key.indexOf(' ')))));
    QVERIFY(!parseKeyLine(""));
}

} // namespace porthole::openssh

QTEST_GUILESS_MAIN(porthole::openssh::KnownHostsLineTest)
#include "KnownHostsLineTest.moc"
