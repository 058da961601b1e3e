#include "core/model/Snippet.h"

#include <QTest>

namespace porthole {

/// What a snippet asks for, and what comes of it.
class SnippetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placeholdersAreFound_data();
    void placeholdersAreFound();
    void whatIsFilledInIsNotLookedAtAgain();
};

void SnippetTest::placeholdersAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("none") << QStringLiteral("df -h") << QStringList();
    QTest::newRow("one") << QStringLiteral("df -h {{folder}}") << QStringList{QStringLiteral("folder")};
    QTest::newRow("twice") << QStringLiteral("cp {{file}} {{file}}.bak")
                           << QStringList{QStringLiteral("file")};
    QTest::newRow("in their order") << QStringLiteral("{{b}}{{a}}")
                                    << QStringList{QStringLiteral("b"), QStringLiteral("a")};
    QTest::newRow("with blanks") << QStringLiteral("{{ user name }}")
                                 << QStringList{QStringLiteral("user name")};
    QTest::newRow("not ASCII") << QStringLiteral("{{größe}}") << QStringList{QStringLiteral("größe")};
    QTest::newRow("empty") << QStringLiteral("{{}} {{ }}") << QStringList();
    QTest::newRow("a shell's") << QStringLiteral("for i in {1..3}; do echo ${i}; done") << QStringList();
    QTest::newRow("a template's") << QStringLiteral("docker ps --format '{{.ID}}'") << QStringList();
    QTest::newRow("not closed") << QStringLiteral("{{folder") << QStringList();
}

void SnippetTest::placeholdersAreFound()
{
    QFETCH(QString, text);
    QTEST(placeholders(text), "names");
}

void SnippetTest::whatIsFilledInIsNotLookedAtAgain()
{
    const QString text = QStringLiteral("cp {{from}} {{to}} # {{other}} {{from}}");
    QCOMPARE(filledIn(text, {{QStringLiteral("from"), QStringLiteral("{{to}}")},
                             {QStringLiteral("to"), QStringLiteral("b")}}),
             QStringLiteral("cp {{to}} b # {{other}} {{to}}"));
}

} // namespace porthole

QTEST_APPLESS_MAIN(porthole::SnippetTest)
#include "SnippetTest.moc"
