#include "app/cli/Arguments.h"

#include <QTest>

#include <array>

using porthole::ErrorKind;
using porthole::Milliseconds;
using porthole::cli::Arguments;
using porthole::cli::Grammar;
using porthole::cli::Option;

namespace {

constexpr std::array kOperands{QLatin1String("URL"), QLatin1String("OUT")};
constexpr std::array kOptions{Option{QLatin1String("--after-ms"), true},
                              Option{QLatin1String("--json"), false}};
constexpr Grammar kGrammar{kOperands, kOptions};

QStringList words(const char *line) { return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts); }

} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesOptionsAnywhere_data();
    void takesOptionsAnywhere();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void boundsItsNumbers_data();
    void boundsItsNumbers();
    void keepsValuesOutOfItsErrors();
    void someOptionsRepeat();
};

void ArgumentsTest::takesOptionsAnywhere_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QString>("second");
    QTest::newRow("behind") << words("u o --json --after-ms 5") << QStringLiteral("o");
    QTest::newRow("before") << words("--after-ms=5 --json u o") << QStringLiteral("o");
    QTest::newRow("between") << words("u --after-ms 5 o --json") << QStringLiteral("o");
    QTest::newRow("minus is an operand") << words("u --json - --after-ms=5") << QStringLiteral("-");
    QTest::newRow("all operands") << words("--json --after-ms 5 -- u --json") << QStringLiteral("--json");
}

void ArgumentsTest::takesOptionsAnywhere()
{
    QFETCH(QStringList, line);
    const auto parsed = Arguments::parse(kGrammar, line);
    QVERIFY(parsed);
    QCOMPARE(parsed->operand(0), QStringLiteral("u"));
    QTEST(parsed->operand(1), "second");
    QVERIFY(parsed->has(QLatin1String("--json")));
    const auto after = parsed->duration(QLatin1String("--after-ms"), Milliseconds(0));
    QVERIFY(after);
    QCOMPARE(after->count(), 5);
}

void ArgumentsTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << words("") << QStringLiteral("URL is missing");
    QTest::newRow("one operand") << words("u") << QStringLiteral("OUT is missing");
    QTest::newRow("too many") << words("u o p q") << QStringLiteral("2 argument(s) too many");
    QTest::newRow("unknown") << words("u o --jsn") << QStringLiteral("--jsn");
    QTest::newRow("short") << words("u o -j") << QStringLiteral("-j");
    QTest::newRow("no value") << words("u o --after-ms") << QStringLiteral("--after-ms needs a value");
    QTest::newRow("a value") << words("u o --json=1") << QStringLiteral("--json takes no value");
    QTest::newRow("twice") << words("u o --json --json") << QStringLiteral("--json is given twice");
}

void ArgumentsTest::namesWhatIsWrong()
{
    QFETCH(QStringList, line);
    QFETCH(QString, named);
    const auto parsed = Arguments::parse(kGrammar, line);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::Usage);
    QVERIFY2(QString::fromStdString(parsed.error().detail).contains(named), parsed.error().detail.c_str());
}

void ArgumentsTest::boundsItsNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number"); // -1: refused
    QTest::newRow("least") << QStringLiteral("1") << 1;
    QTest::newRow("most") << QStringLiteral("9") << 9;
    QTest::newRow("below") << QStringLiteral("0") << -1;
    QTest::newRow("above") << QStringLiteral("10") << -1;
    QTest::newRow("negative") << QStringLiteral("-3") << -1;
    QTest::newRow("fraction") << QStringLiteral("1.5") << -1;
    QTest::newRow("word") << QStringLiteral("five") << -1;
    QTest::newRow("empty") << QString() << -1;
    QTest::newRow("overflow") << QStringLiteral("99999999999999999999") << -1;
}

void ArgumentsTest::boundsItsNumbers()
{
    QFETCH(QString, text);
    const auto parsed = Arguments::parse(
        kGrammar, {QStringLiteral("u"), QStringLiteral("o"), QStringLiteral("--after-ms=") + text});
    QVERIFY(parsed);
    const auto number = parsed->number(QLatin1String("--after-ms"), 4, 1, 9);
    QTEST(number ? *number : -1, "number");
    if (!number)
        QCOMPARE(number.error().kind, ErrorKind::Usage);
}

void ArgumentsTest::keepsValuesOutOfItsErrors()
{
    const auto parsed = Arguments::parse(kGrammar, words("u o --jsn=ws://h/?token=s3cr3t"));
    QVERIFY(!parsed);
    QVERIFY(!QString::fromStdString(parsed.error().detail).contains(QStringLiteral("s3cr3t")));
}

void ArgumentsTest::someOptionsRepeat()
{
    constexpr std::array options{Option{QLatin1String("--agent"), true, true}};
    const auto parsed = Arguments::parse({{}, options}, words("--agent a=b --agent=c=d"));
    QVERIFY(parsed);
    QCOMPARE(parsed->values(QLatin1String("--agent")), words("a=b c=d"));
}

QTEST_APPLESS_MAIN(ArgumentsTest)
#include "ArgumentsTest.moc"
