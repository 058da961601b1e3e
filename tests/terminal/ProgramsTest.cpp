#include "HostedProgram.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::terminal {

using test::HostedProgram;

/// Programs that fill a screen, as they are installed: what a person would see of them.
class ProgramsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();
    void lessPagesAndSearches();
    void vimEditsAFile();
    void nanoEditsAFile();
    void htopShowsProcessesAndItsKeys();
    void tmuxSplitsTheScreen();

private:
    QByteArray home() const { return m_folder->path().toLocal8Bit(); }
    /// In the home.
    void make(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QByteArray contents(const char *name) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString socket() const { return m_folder->filePath(QStringLiteral("tmux")); }
    static bool isReverse(const HostedProgram &program, int row, int column)
    {
        return test::cellAt(program.terminal(), row, column).style.has(Inverse);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// The server of tmux outlives a test that failed.
void ProgramsTest::cleanup()
{
    if (QFile::exists(socket()))
        QProcess::execute(QStringLiteral("/usr/bin/tmux"),
                          {QStringLiteral("-S"), socket(), QStringLiteral("kill-server")});
}

void ProgramsTest::lessPagesAndSearches()
{
    QByteArray lines;
    for (int i = 1; i <= 200; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    make("lines", lines);
    HostedProgram less({"/bin/sh", "-c", "echo before; exec less lines"}, home());
    QVERIFY2(less.shows("line 23"), less.screen().constData());
    QVERIFY(less.terminal().modes().alternateScreen);
    QCOMPARE(less.row(1), QByteArray("line 1"));
    QCOMPARE(less.row(24), QByteArray("lines"));
    QVERIFY(isReverse(less, 24, 1) && !isReverse(less, 1, 1));
    less.press(Key::PageDown);
    QVERIFY(less.shows("line 46"));
    QCOMPARE(less.row(1), QByteArray("line 24"));
    less.press(Key::Up); // a line is inserted at the top
    QVERIFY(HostedProgram::waitFor([&] { return less.row(1) == "line 23"; }));
    less.type("/line 150\r");
    QVERIFY(HostedProgram::waitFor([&] { return less.row(1) == "line 150"; }));
    QVERIFY(isReverse(less, 1, 1) && isReverse(less, 1, 8) && !isReverse(less, 2, 1));
    less.press(Key::End);
    QVERIFY(less.shows("line 200"));
    QCOMPARE(less.row(24), QByteArray("(END)"));
    less.type("q");
    QCOMPARE(less.exitCode(), 0);
    QVERIFY(!less.terminal().modes().alternateScreen);
    QCOMPARE(less.row(1), QByteArray("before"));
}

void ProgramsTest::vimEditsAFile()
{
    make("text", "one\ntwo\n");
    HostedProgram vim({"/usr/bin/vim.tiny", "-N", "-u", "NONE", "-i", "NONE", "text"}, home());
    QVERIFY2(vim.shows("\"text\" 2L, 8B"), vim.screen().constData());
    QCOMPARE(vim.row(1), QByteArray("one"));
    QCOMPARE(vim.row(2), QByteArray("two"));
    for (int row = 3; row <= 23; ++row)
        QCOMPARE(vim.row(row), QByteArray("~"));
    vim.press(Key::Down); // as an application's cursor key
    vim.type("A and more\xc3\xa4");
    QVERIFY(HostedProgram::waitFor([&] { return vim.row(2) == "two and more\xc3\xa4"; }));
    vim.press(Key::Return);
    vim.press(Key::Escape);
    vim.resize({100, 30});
    QVERIFY2(HostedProgram::waitFor([&] { return vim.row(29) == "~"; }), vim.screen().constData());
    QCOMPARE(vim.row(1), QByteArray("one"));
    vim.type(":wq\r");
    QCOMPARE(vim.exitCode(), 0);
    QCOMPARE(contents("text"), QByteArray("one\ntwo and more\xc3\xa4\n\n"));
    QVERIFY(!vim.terminal().modes().alternateScreen);
}

void ProgramsTest::nanoEditsAFile()
{
    make("text", "one\ntwo\n");
    HostedProgram nano({"/usr/bin/nano", "--ignorercfiles", "text"}, home());
    QVERIFY2(nano.shows("[ Read 2 lines ]"), nano.screen().constData());
    QVERIFY(nano.row(1).startsWith("  GNU nano ") && nano.row(1).endsWith("text"));
    QVERIFY(isReverse(nano, 1, 1) && isReverse(nano, 1, 80));
    QVERIFY(nano.row(23).startsWith("^G Help") && nano.row(24).startsWith("^X Exit"));
    nano.press(Key::End);
    nano.type(" more");
    QVERIFY(nano.shows("one more"));
    nano.type("\x0f\r"); // Ctrl+O
    QVERIFY(nano.shows("[ Wrote 2 lines ]"));
    nano.type("\x18"); // Ctrl+X
    QCOMPARE(nano.exitCode(), 0);
    QCOMPARE(contents("text"), QByteArray("one more\ntwo\n"));
}

void ProgramsTest::htopShowsProcessesAndItsKeys()
{
    HostedProgram htop({"/usr/bin/htop"}, home());
    QVERIFY2(htop.shows("F10Quit"), htop.screen().constData());
    QVERIFY(htop.terminal().modes().alternateScreen);
    const QByteArray screen = htop.screen();
    QVERIFY(screen.contains("Tasks: ") && screen.contains("Load average: ") && screen.contains("Mem["));
    QVERIFY(htop.row(24).startsWith("F1Help  F2Setup F3SearchF4FilterF5Tree  F6SortBy"));
    const auto heading = [&] {
        for (int row = 1; row < 24; ++row) {
            if (htop.row(row).contains("PID USER"))
                return row;
        }
        return 0;
    }();
    QVERIFY2(heading > 0, screen.constData());
    // A bar in a colour of its own, to the right edge.
    const Style plain = test::cellAt(htop.terminal(), 1, 80).style;
    QVERIFY(!(test::cellAt(htop.terminal(), heading, 80).style == plain));
    htop.press(Key::F2);
    QVERIFY2(htop.shows("F10Done"), htop.screen().constData());
    htop.press(Key::Escape);
    QVERIFY(htop.shows("F10Quit"));
    htop.press(Key::F10);
    QCOMPARE(htop.exitCode(), 0);
    QVERIFY(!htop.terminal().modes().alternateScreen);
    QVERIFY(htop.terminal().modes().cursorVisible);
}

void ProgramsTest::tmuxSplitsTheScreen()
{
    HostedProgram tmux(
        {"/usr/bin/tmux", "-S", socket().toLocal8Bit(), "-f", "/dev/null", "new-session", "/bin/sh"}, home());
    QVERIFY2(HostedProgram::waitFor([&] { return tmux.row(24).startsWith("[0] 0:sh*"); }),
             tmux.screen().constData());
    QVERIFY(tmux.shows("at-the-prompt>"));
    const auto command = [&](const char *text) {
        tmux.type("\x02:"); // Ctrl+B
        if (!HostedProgram::waitFor(
                [&] { return tmux.row(24).startsWith(":") || tmux.row(30).startsWith(":"); }))
            return false;
        tmux.type(text);
        return true;
    };
    QVERIFY(command("split-window -h /bin/sh\r"));
    QVERIFY2(HostedProgram::waitFor([&] { return tmux.row(1).count("at-the-prompt>") == 2; }),
             tmux.screen().constData());
    for (int row = 1; row <= 23; ++row)
        QVERIFY2(tmux.row(row).contains("\xe2\x94\x82"), tmux.screen().constData()); // U+2502, a line
    // The right pane scrolls, and the left one does not.
    tmux.type("seq 100\r");
    QVERIFY2(tmux.shows("100"), tmux.screen().constData());
    QVERIFY(HostedProgram::waitFor([&] { return tmux.row(23).contains("at-the-prompt>"); }));
    QVERIFY(tmux.row(1).startsWith("at-the-prompt>"));
    QVERIFY(tmux.row(22).endsWith("100") && tmux.row(22).size() > 40);
    tmux.resize({100, 30});
    QVERIFY(HostedProgram::waitFor([&] { return tmux.row(30).startsWith("[0] 0:sh*"); }));
    QVERIFY(command("kill-server\r"));
    QVERIFY(tmux.exitCode() >= 0);
    QVERIFY2(tmux.screen().contains("[server exited]"), tmux.screen().constData());
    QVERIFY(!tmux.terminal().modes().alternateScreen);
}

} // namespace porthole::terminal

QTEST_GUILESS_MAIN(porthole::terminal::ProgramsTest)
#include "ProgramsTest.moc"
