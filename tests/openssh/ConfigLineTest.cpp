#include "core/openssh/ConfigLine.h"

#include <QTest>

namespace porthole::openssh {

/// How a line of ssh_config(5) falls into words. What OpenSSH makes of whole files is compared in
/// tests/ssh/config.
class ConfigLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void readsNothing_data();
    void readsNothing();
    void refuses_data();
    void refuses();
    void dividesWords_data();
    void dividesWords();
};

void ConfigLineTest::reads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("keyword");
    QTest::addColumn<QByteArray>("words"); // '|' between them
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char *name, const QByteArray &line, const char *keyword, const char *words,
                        const char *rest) {
        QTest::newRow(name) << line << QByteArray(keyword) << QByteArray(words) << QByteArray(rest);
    };
    row("a word", "Port 22", "port", "22", "22");
    row("several words", "Host a b  c", "host", "a|b|c", "a b  c");
    row("blanks around", " \t Port\t 22 \t", "port", "22", "22");
    row("an equals sign", "Port=22", "port", "22", "22");
    row("blanks around the equals sign", "Port = 22", "port", "22", "22");
    row("two equals signs", "Port==22", "port", "=22", "=22");
    row("an equals sign further on", "SetEnv A=b C=d", "setenv", "A=b|C=d", "A=b C=d");
    row("a quoted value", "User \"a b\"", "user", "a b", "\"a b\"");
    row("a quoted keyword", "\"Port\" 22", "port", "22", "22");
    row("single quotes", "User 'a b'", "user", "a b", "'a b'");
    row("quotes in the other kind", "User \"a'b\" 'c\"d'", "user", "a'b|c\"d", "\"a'b\" 'c\"d'");
    row("quotes within a word", "User a\" b\"c", "user", "a bc", "a\" b\"c");
    row("an empty word", "User \"\"", "user", "", "\"\"");
    row("escapes", "User a\\ b \\\"c\\' d\\\\e", "user", "a b|\"c'|d\\e", "a\\ b \\\"c\\' d\\\\e");
    row("a backslash before other characters", "User a\\nb", "user", "a\\nb", "a\\nb");
    row("a backslash at the end", "User a\\", "user", "a\\", "a\\");
    row("an escaped blank in quotes is none", "User \"a\\ b\"", "user", "a\\ b", "\"a\\ b\"");
    row("a comment", "Port 22 # the usual", "port", "22", "22 # the usual");
    row("a number sign in a word", "User a#b", "user", "a#b", "a#b");
    row("a number sign behind quotes", "User \"a\"#b", "user", "a#b", "\"a\"#b");
    row("a value that is a comment", "Port # 22", "port", "", "# 22");
    row("a carriage return", "Port 22\r", "port", "22", "22");
    row("a form feed", "Port 22\f", "port", "22", "22");
    row("what follows a byte of zero is not there", QByteArray("Port 22\0 23", 11), "port", "22", "22");
    row("bytes beyond ASCII", "User \xc3\xa4\xff", "user", "\xc3\xa4\xff", "\xc3\xa4\xff");
}

void ConfigLineTest::reads()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, keyword);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, rest);
    const auto parsed = parseConfigLine({line.constData(), static_cast<std::size_t>(line.size())});
    QVERIFY(parsed);
    QVERIFY(*parsed);
    QByteArrayList found;
    for (const std::string &word : (*parsed)->words)
        found += QByteArray::fromStdString(word);
    QCOMPARE(QByteArray::fromStdString((*parsed)->keyword), keyword);
    QCOMPARE(found.join('|'), words);
    QCOMPARE(QByteArray::fromStdString((*parsed)->rest), rest);
}

void ConfigLineTest::readsNothing_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \t ");
    QTest::newRow("a comment") << QByteArray("# Port 22");
    QTest::newRow("a comment behind blanks") << QByteArray("  \t# Port 22");
    QTest::newRow("a comment without a blank") << QByteArray("#Port 22");
    QTest::newRow("a carriage return") << QByteArray("\r");
    QTest::newRow("a form feed") << QByteArray(" \f");
    QTest::newRow("a byte of zero") << QByteArray("\0Port 22", 8);
}

void ConfigLineTest::readsNothing()
{
    QFETCH(QByteArray, line);
    const auto parsed = parseConfigLine({line.constData(), static_cast<std::size_t>(line.size())});
    QVERIFY(parsed);
    QVERIFY(!*parsed);
}

void ConfigLineTest::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no value") << QByteArray("Port");
    QTest::newRow("no value behind an equals sign") << QByteArray("Port =");
    QTest::newRow("a quote that is not closed") << QByteArray("User \"a");
    QTest::newRow("a single quote that is not closed") << QByteArray("User 'a\"");
    QTest::newRow("an escaped quote does not close") << QByteArray("User \"a\\\"");
}

void ConfigLineTest::refuses()
{
    QFETCH(QByteArray, line);
    const auto parsed = parseConfigLine(line.toStdString());
    QVERIFY(!parsed);
    QVERIFY(parsed.error().kind == ErrorKind::Usage);
}

void ConfigLineTest::dividesWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const char *text, const char *words) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(words);
    };
    row("nothing", "", "");
    row("blanks between", "host  web\tuser me", "host|web|user|me");
    row("an equals sign is a blank", "host=web user = me", "host|web|user|me");
    row("of two one is", "host==web", "host||web");
    row("quotes", "host \"a b\" user me", "host|a b|user|me");
    row("what is quoted belongs to the word before it", "a\"b c\"d", "ab c|d");
    row("an empty one", "a \"\" b", "a||b");
    row("a quote that is not closed ends them", "a \"b c", "a");
}

void ConfigLineTest::dividesWords()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, words);
    DelimitedWords divided(text.toStdString());
    QByteArrayList found;
    while (const auto word = divided.next())
        found += QByteArray::fromStdString(*word);
    QCOMPARE(found.join('|'), words);
    QVERIFY(divided.rest().empty());
    QVERIFY(!divided.next());
}

} // namespace porthole::openssh

QTEST_APPLESS_MAIN(porthole::openssh::ConfigLineTest)
#include "ConfigLineTest.moc"
