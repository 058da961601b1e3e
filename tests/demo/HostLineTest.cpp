#include "app/demo/host/Completion.h"
#include "app/demo/host/LineEditor.h"
#include "tests/support/Failure.h"
#include "tests/terminal/Shown.h"

#include <QTest>

namespace porthole::test {

using demo::LineEditor;
using demo::SimpleCommand;

namespace {

/// "[a|b c] &&[d] >'file'": what a script consists of; or "error: why".
QByteArray readOf(const QByteArray &script, const demo::Variables &variables)
{
    QByteArrayList commands;
    QByteArrayView rest(script);
    while (true) {
        const auto command = demo::takeCommand(rest, variables);
        if (!command)
            return "error: " + QByteArray::fromStdString(command.error().detail);
        if (!*command)
            return commands.join(' ');
        constexpr const char *kWhen[] = {"", "&&", "||"};
        QByteArray text =
            kWhen[static_cast<int>((*command)->when)] + ('[' + (*command)->words.join('|')) + ']';
        switch ((*command)->output) {
        case SimpleCommand::To::Output:
            break;
        case SimpleCommand::To::Errors:
            text += " >&2";
            break;
        case SimpleCommand::To::Nowhere:
            text += " >null";
            break;
        case SimpleCommand::To::File:
            text += ((*command)->appends ? " >>'" : " >'") + (*command)->file + '\'';
            break;
        }
        if ((*command)->errors != SimpleCommand::To::Errors)
            text += (*command)->errors == SimpleCommand::To::Nowhere ? " 2>null" : " 2>&1";
        commands += text;
    }
}

/// An editor at a terminal of ours, which shows what it writes.
class Desk {
public:
    explicit Desk(int columns = 40, int rows = 8)
        : terminal({columns, rows})
    {
        editor.setColumns(columns);
        editor.begin("\x1b[1m$\x1b[0m ", 2);
        show();
    }
    LineEditor::Outcome type(const QByteArray &keys)
    {
        QByteArrayView rest(keys);
        const auto outcome = editor.feed(rest);
        show();
        return outcome;
    }
    QByteArray shown() const { return terminal::test::shown(terminal); }
    QByteArray cursor() const { return terminal::test::cursorOf(terminal); }

    LineEditor editor;
    terminal::Terminal terminal;

private:
    void show() { terminal::test::feed(terminal, editor.takeOutput()); }
};

constexpr char kLeft[] = "\x1b[D", kRight[] = "\x1b[C", kUp[] = "\x1bOA", kDown[] = "\x1b[B";

} // namespace

/// What is typed at the demo's host: how it is edited, and how it is read.
class HostLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scriptsAreRead_data();
    void scriptsAreRead();
    void readingEnds();
    void whatIsTypedIsShown();
    void keysEdit_data();
    void keysEdit();
    void longLinesBreak();
    void wideCharactersBreakWhole();
    void historyIsRecalled();
    void lineEndsAreOne();
    void tabCompletes_data();
    void tabCompletes();
    void whatIsToldStandsAbove();
    void whatIsHostileIsHarmless_data();
    void whatIsHostileIsHarmless();
};

void HostLineTest::scriptsAreRead_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char *name, const char *script, const char *read) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(read);
    };
    row("nothing", "", "");
    row("blanks and separators", " ;; \t\n ; ", "");
    row("words", "ls  -l\tharbour", "[ls|-l|harbour]");
    row("commands", "a; b\nc && d || e", "[a] [b] [c] &&[d] ||[e]");
    row("single quotes", "echo '$HOME \"x\" ;'", "[echo|$HOME \"x\" ;]");
    row("double quotes", "echo \"$HOME \\\"x\\\" ;\"", "[echo|/home/guest \"x\" ;]");
    row("an empty word", "echo '' \"\"", "[echo||]");
    row("words grown together", "a'b'\"c\"d", "[abcd]");
    row("a backslash", "echo a\\ b \\$x", "[echo|a b|$x]");
    row("variables", "echo $HOME/x $? ${HOME}y $none. $", "[echo|/home/guest/x|3|/home/guesty|.|$]");
    row("instead", "echo ${none:-x y} ${HOME:-z}", "[echo|x y|/home/guest]");
    row("a comment", "a # b; c\nd", "[a] [d]");
    row("no comment", "a#b", "[a#b]");
    row("to a file", "echo x > y", "[echo|x] >'y'");
    row("to its end", "echo x>>'y z'", "[echo|x] >>'y z'");
    row("before the words", ">y echo x", "[echo|x] >'y'");
    row("a file only", "> y", "[] >'y'");
    row("to the errors", "echo x >&2; echo y", "[echo|x] >&2 [echo|y]");
    row("nowhere", "echo x >/dev/null 2>/dev/null", "[echo|x] >null 2>null");
    row("errors too", "cat x >y 2>&1", "[cat|x] >'y' 2>&1");
    row("2 is a word", "echo 2", "[echo|2]");
    row("a missing quote", "echo 'x", "error: a quote is missing");
    row("another", "echo \"x", "error: a quote is missing");
    row("a missing brace", "echo ${HOME", "error: a } is missing");
    row("a missing file", "echo x >", "error: a file's name is missing");
    row("no file before another", "echo x > > y", "error: a file's name is missing");
    row("a pipe", "yes | head", "error: this shell knows no |");
    row("in the background", "yes &", "error: this shell knows no &");
    row("a subshell", "echo $(ls)", "error: this shell knows no (");
    row("backquotes", "echo `ls`", "error: this shell knows no `");
    row("input", "cat < x", "error: this shell knows no <");
}

void HostLineTest::scriptsAreRead()
{
    QFETCH(QByteArray, script);
    const demo::Variables variables{{"HOME", "/home/guest"}, {"?", "3"}};
    QTEST(readOf(script, variables), "read");
    QCOMPARE(demo::checkScript(script, variables).has_value(),
             !readOf(script, variables).startsWith("error"));
}

void HostLineTest::readingEnds()
{
    // Of a million bytes neither takes long nor grows.
    const demo::Variables variables{{"A", QByteArray(4096, 'a')}};
    QVERIFY(readOf(QByteArray("$A").repeated(1000), variables).startsWith("error: that line is too long"));
    QVERIFY(readOf(QByteArray("a ").repeated(2000), {}).startsWith("error: that line has too many words"));
    QCOMPARE(readOf(QByteArray(";#\n").repeated(100'000), {}), QByteArray());
}

void HostLineTest::whatIsTypedIsShown()
{
    Desk desk;
    desk.type("ls caf\xc3\xa9");
    QCOMPARE(desk.shown(), QByteArray("$ ls caf\xc3\xa9"));
    QCOMPARE(desk.cursor(), QByteArray("1,10"));
    QCOMPARE(desk.type("\r"), LineEditor::Outcome::Line);
    QCOMPARE(desk.editor.line(), QByteArray("ls caf\xc3\xa9"));
    QCOMPARE(desk.cursor(), QByteArray("2,1"));
}

void HostLineTest::keysEdit_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("column"); // of the cursor, in the line
    const auto row = [](const char *name, const QByteArray &keys, const char *line, int column) {
        QTest::newRow(name) << keys << QByteArray(line) << column;
    };
    row("left", QByteArray("ab") + kLeft + "c", "acb", 2);
    row("left beyond the beginning", QByteArray("a") + kLeft + kLeft + kLeft + "b", "ba", 1);
    row("right beyond the end", QByteArray("a") + kRight + "b", "ab", 2);
    row("home and end", "b\x1b[Ha\x1b[Fc", "abc", 3);
    row("home and end of others", "b\x1b[1~a\x1b[4~c", "abc", 3);
    row("Ctrl+A and E",
        "b\x01"
        "a\x05"
        "c",
        "abc", 3);
    row("backspace", "abc\x7f\x08", "a", 1);
    row("backspace of nothing",
        "\x7f"
        "a",
        "a", 1);
    row("delete", "abc\x01\x1b[3~", "bc", 0);
    row("Ctrl+D in a line", "abc\x01\x04", "bc", 0);
    row("Ctrl+U", QByteArray("abc def") + kLeft + "\x15", "f", 0);
    row("Ctrl+K", QByteArray("abc\x01") + kRight + "\x0b", "a", 1);
    row("Ctrl+W", "abc  def  \x17", "abc  ", 5);
    row("a letter of two bytes", QByteArray("\xc3\xa4\xc3\xb6") + kLeft + "\x7f", "\xc3\xb6", 0);
    row("a combining one", "e\xcc\x81x", "e\xcc\x81x", 2);
}

void HostLineTest::keysEdit()
{
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, line);
    QFETCH(int, column);
    Desk whole, single;
    QCOMPARE(whole.type(keys), LineEditor::Outcome::Editing);
    for (const char key : keys)
        QCOMPARE(single.type(QByteArray(1, key)), LineEditor::Outcome::Editing);
    for (const Desk *desk : {&whole, &single}) {
        QCOMPARE(desk->editor.line(), line);
        QCOMPARE(desk->shown(), ("$ " + line).trimmed());
        QCOMPARE(desk->cursor(), "1," + QByteArray::number(column + 3));
    }
}

void HostLineTest::longLinesBreak()
{
    Desk desk(10, 6);
    desk.type("0123456789abcdef");
    QCOMPARE(desk.shown(), QByteArray("$ 01234567\n89abcdef"));
    desk.type("gh"); // to the edge: the cursor is in the next row
    QCOMPARE(desk.cursor(), QByteArray("3,1"));
    desk.type("\x01");
    QCOMPARE(desk.cursor(), QByteArray("1,3"));
    desk.type("\x1b[3~");
    QCOMPARE(desk.shown(), QByteArray("$ 12345678\n9abcdefgh"));
    desk.type("\x05\x15");
    QCOMPARE(desk.shown(), QByteArray("$"));
    QCOMPARE(desk.cursor(), QByteArray("1,3"));
    desk.type("0123456789abcdef\x01\r");
    QCOMPARE(desk.cursor(), QByteArray("3,1")); // below all of it
}

void HostLineTest::wideCharactersBreakWhole()
{
    Desk desk(10, 6);
    desk.type("1234567\xe4\xb8\x96\xe7\x95\x8c");
    QCOMPARE(desk.shown(), QByteArray("$ 1234567\n\xe4\xb8\x96\xe7\x95\x8c"));
    QCOMPARE(desk.cursor(), QByteArray("2,5"));
    desk.type("\x7f");
    QCOMPARE(desk.shown(), QByteArray("$ 1234567\n\xe4\xb8\x96"));
    QCOMPARE(desk.cursor(), QByteArray("2,3"));
}

void HostLineTest::historyIsRecalled()
{
    Desk desk;
    for (const char *line : {"first", "second", "second"}) {
        desk.type(line);
        desk.editor.remember(desk.editor.line());
        desk.editor.begin("$ ", 2);
    }
    desk.type("draft");
    desk.type(kUp);
    QCOMPARE(desk.editor.line(), QByteArray("second"));
    desk.type(kUp);
    QCOMPARE(desk.editor.line(), QByteArray("first"));
    desk.type(kUp); // there is none before it
    QCOMPARE(desk.editor.line(), QByteArray("first"));
    desk.type(QByteArray(kDown) + kDown);
    QCOMPARE(desk.editor.line(), QByteArray("draft"));
    for (int i = 0; i < 1000; ++i)
        desk.editor.remember(QByteArray::number(i));
    desk.editor.begin("$ ", 2);
    desk.type(QByteArray(kUp).repeated(2000));
    QCOMPARE(desk.editor.line(), QByteArray::number(1000 - LineEditor::kMostHistory));
}

void HostLineTest::lineEndsAreOne()
{
    LineEditor editor;
    editor.begin("", 0);
    const QByteArray typed("a\r\nb\n");
    QByteArrayView rest(typed);
    QCOMPARE(editor.feed(rest), LineEditor::Outcome::Line);
    QCOMPARE(editor.line(), QByteArray("a"));
    editor.begin("", 0);
    QCOMPARE(editor.feed(rest), LineEditor::Outcome::Line);
    QCOMPARE(editor.line(), QByteArray("b")); // and no empty one between
}

void HostLineTest::tabCompletes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *name, const char *before, const char *text, const char *names = "") {
        QTest::newRow(name) << QByteArray(before) << QByteArray(text) << QByteArray(names);
    };
    row("a command", "who", "ami ");
    row("a second one", "ls; who", "ami ");
    row("several", "un", "", "uname unicode");
    row("as far as they agree", "col", "o", "colors colours");
    row("a file", "cat ch", "art.txt ");
    row("a folder", "cd har", "bour/");
    row("within a folder", "cat harbour/s", "hips.csv ");
    row("from the root", "cat /var/log/", "harbour.log ");
    row("from home", "cat ~/harbour/t", "ides.csv ");
    row("every file", "cat harbour/", "", "ships.csv tides.csv привет-κόσμε-smørrebrød.txt");
    row("where the output goes", "echo x >ch", "art.txt ");
    row("none", "cat zzz", "");
    row("no folder", "cat none/x", "");
    row("in quotes", "cat 'ch", "");
}

void HostLineTest::tabCompletes()
{
    QFETCH(QByteArray, before);
    demo::Surroundings around;
    around.files = demo::FileTree::make(1'700'000'000);
    const demo::Completion completion = demo::completionOf(before, around);
    QTEST(completion.text, "text");
    QTEST(completion.names.join(' '), "names");
}

void HostLineTest::whatIsToldStandsAbove()
{
    Desk desk;
    desk.type(QByteArray("ab") + kLeft);
    QCOMPARE(desk.type("\t"), LineEditor::Outcome::Completion);
    QCOMPARE(desk.editor.beforeCursor(), QByteArray("a"));
    desk.editor.tell("one  other");
    desk.editor.insert("x");
    desk.type({});
    QCOMPARE(desk.shown(), QByteArray("$ ab\none  other\n$ axb"));
    QCOMPARE(desk.cursor(), QByteArray("3,5"));
}

void HostLineTest::whatIsHostileIsHarmless_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("bytes that are no UTF-8") << QByteArray("\xff\xfe\xc0\x80\xed\xa0\x80\xf5\x80\x80\x80");
    QTest::newRow("half a character") << QByteArray("\xe4\xb8"
                                                    "a");
    QTest::newRow("C1 controls") << QByteArray("\xc2\x9b"
                                               "31m\xc2\x90");
    QTest::newRow("an endless sequence") << "\x1b[" + QByteArray(100'000, '1');
    QTest::newRow("sequences within others") << QByteArray("\x1b[1\x1b[2\x1bO\x1b[");
    QTest::newRow("an endless line") << QByteArray(100'000, 'x');
    QTest::newRow("of wide ones") << QByteArray("\xe4\xb8\x96").repeated(30'000);
    QTest::newRow("of combining ones") << QByteArray("\xcc\x81").repeated(30'000);
}

void HostLineTest::whatIsHostileIsHarmless()
{
    QFETCH(QByteArray, keys);
    for (const int columns : {2, 80}) {
        Desk desk(columns);
        desk.type(keys);
        QVERIFY(QString::fromUtf8(desk.editor.line()).size() <= static_cast<qsizetype>(LineEditor::kLongest));
        desk.type("\x1b[A\x1b[A\x05\x15\x03"); // whatever it was in the middle of
        desk.editor.begin("$ ", 2);
        desk.type("good");
        QCOMPARE(desk.editor.line(), QByteArray("good"));
    }
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostLineTest)
#include "HostLineTest.moc"
