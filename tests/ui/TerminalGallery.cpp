// Draws the terminal in some of its states, for people to look at: terminalgallery FOLDER. The scale is
// that of QT_SCALE_FACTOR. Not a test: what is beautiful is nobody's assertion.

#include "TerminalGalleryTabs.h"
#include "ui/Theme.h"
#include "ui/terminal/LogStrip.h"
#include "ui/terminal/SearchBar.h"
#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTest>
#include <functional>

namespace porthole::ui {

namespace {

QByteArray colourTable()
{
    QByteArray text = "\x1b[1mSixteen, 256 and all colours\x1b[m\r\n";
    for (int bright : {0, 60}) {
        for (int i = 0; i < 8; ++i)
            text += "\x1b[" + QByteArray::number(30 + i + bright) + "m colour" + QByteArray::number(i) +
                    " \x1b[m";
        text += "\r\n";
        for (int i = 0; i < 8; ++i)
            text += "\x1b[" + QByteArray::number(40 + i + bright) + "m  ground" + QByteArray::number(i) +
                    "\x1b[m";
        text += "\r\n";
    }
    for (int i = 16; i < 232; ++i)
        text += "\x1b[48;5;" + QByteArray::number(i) + "m " + ((i - 15) % 72 == 0 ? "\x1b[m\r\n" : "");
    for (int i = 0; i < 72; ++i)
        text += "\x1b[48;2;" + QByteArray::number(i * 3) + ';' + QByteArray::number(120) + ';' +
                QByteArray::number(255 - i * 3) + "m ";
    return text + "\x1b[m\r\n\r\n";
}

QByteArray styles()
{
    return "\x1b[1mbold\x1b[m \x1b[2mfaint\x1b[m \x1b[3mitalic\x1b[m \x1b[1;3mboth\x1b[m "
           "\x1b[4munderline\x1b[m "
           "\x1b[21mdouble\x1b[m \x1b[4:3mcurly wave\x1b[m \x1b[4:4mdotted\x1b[m \x1b[4:5mdashed\x1b[m "
           "\x1b[9mstruck\x1b[m \x1b[53mover\x1b[m \x1b[7minverse\x1b[m\r\n"
           "\x1b]8;;https://example.org/a/path\x1b\\a link with a target\x1b]8;;\x1b\\   "
           "\xe6\xbc\xa2\xe5\xad\x97 wide \xe4\xbb\xae\xe5\x90\x8d   e\xcc\x81 o\xcc\x88 n\xcc\x83 marks   "
           "\xce\xb1\xce\xb2\xce\xb3 \xd0\xb0\xd0\xb1\xd0\xb2 \xe2\x86\x92 \xe2\x9c\x93\r\n\r\n";
}

QByteArray boxes()
{
    return QStringLiteral("┌─┬┐ ╔═╦╗ ╓─╥╖ ╒═╤╕ ┏━┳┓ ╭─┬╮ ┍┯┑ ┎┰┒ ▁▂▃▄▅▆▇█ ▏▎▍▌▋▊▉█ ░░▒▒▓▓██\r\n"
                          "│ ││ ║ ║║ ║ ║║ │ ││ ┃ ┃┃ │ ││ ┝┿┥ ┠╂┨ ┄┄┄ ┅┅┅ ┈┈┈ ╌╌╌ ╱╲╳ ▖▗▘▙▚▛▜▝▞▟\r\n"
                          "├─┼┤ ╠═╬╣ ╟─╫╢ ╞═╪╡ ┣━╋┫ ├─┼┤ ┕┷┙ ┖┸┚ ┆ ┊ ╎ ╴╵╶╷ ╸╹╺╻ ╼╽╾╿\r\n"
                          "└─┴┘ ╚═╩╝ ╙─╨╜ ╘═╧╛ ┗━┻┛ ╰─┴╯ ┞╀┦ ┟╁┧ ▀▀▄▄▌▐\r\n")
        .toUtf8();
}

void save(TerminalPanel &panel, const QString &folder, const QString &name)
{
    QTest::qWait(50); // for what is painted later
    panel.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

void draw(const QString &folder, const QString &name, const QByteArray &bytes,
          const std::function<void(TerminalPanel &, SharedTerminal &)> &change = {})
{
    SharedTerminal terminal;
    TerminalPanel panel;
    panel.resize(900, 520);
    panel.view().setTerminal(&terminal);
    panel.show();
    panel.activateWindow();
    panel.view().setFocus();
    terminal.feed(bytes);
    QTest::qWait(50);
    if (change)
        change(panel, terminal);
    save(panel, folder, name);
}

void drawAll(const QString &folder, const QString &suffix)
{
    draw(folder, QStringLiteral("colours-") + suffix,
         colourTable() + styles() + boxes() + "analyst@db-02:~$ ");
    draw(folder, QStringLiteral("selection-") + suffix, colourTable() + styles() + boxes(),
         [](TerminalPanel &panel, SharedTerminal &) {
             panel.view().setSelection(terminal::Stretch{{1, 4}, {9, 30}});
         });
    draw(folder, QStringLiteral("paste-") + suffix, styles() + "\x1b[5 qanalyst@db-02:~$ ls",
         [](TerminalPanel &panel, SharedTerminal &) {
             QGuiApplication::clipboard()->setText(QStringLiteral("cd /tmp\nrm -r x\nls\n"));
             panel.view().paste();
         });
    draw(folder, QStringLiteral("dimmed-") + suffix, colourTable() + styles(),
         [](TerminalPanel &panel, SharedTerminal &) { panel.view().setDimmed(true); });
    QByteArray log;
    for (int i = 0; i < 400; ++i)
        log += "Nov 25 22:" + QByteArray::number(10 + i % 50) + ":04 db-02 postgres[" +
               QByteArray::number(917 + i) +
               (i % 7 == 0 ? "]: \x1b[31merror:\x1b[m relation \"runs\" does not exist, error 42P01\r\n"
                           : "]: checkpoint complete: wrote 48 buffers\r\n");
    draw(folder, QStringLiteral("search-") + suffix, log + "analyst@db-02:~$ ",
         [](TerminalPanel &panel, SharedTerminal &) {
             panel.searchBar().open();
             panel.searchBar().field().setText(QStringLiteral("error"));
             for (int i = 0; i < 3; ++i) {
                 QTest::qWait(50);
                 QTest::keyClick(&panel.searchBar().field(), Qt::Key_Return);
             }
         });
    draw(folder, QStringLiteral("reading-") + suffix,
         "\x1b]133;A\x07"
         "analyst@db-02:~$ df -h /srv\r\nFilesystem      Size  Used Avail Use% Mounted on\r\n"
         "/dev/vda1        40G   31G  7.1G  82% /srv\r\n\x1b]133;A\x07"
         "analyst@db-02:~$ make docs\r\n"
         "The manual is at https://docs.example.org/runs/index.html#first, its source at "
         "\x1b]8;;https://git.example.org/\x1b\\git\x1b]8;;\x1b\\.\r\n\x1b]133;A\x07"
         "analyst@db-02:~$ ",
         [](TerminalPanel &panel, SharedTerminal &) {
             panel.view().setSelection(terminal::Stretch{{1, 16}, {2, 37}, true});
             TerminalLink link = terminalLink("https://docs.example.org/runs/index.html#first");
             link.where = {{4, 17}, {4, 63}};
             panel.view().setHoveredLink(link, QPoint(200, 90));
             panel.logStrip().begin(
                 QDir::temp().filePath(
                     QStringLiteral("porthole-gallery-%1.txt").arg(QCoreApplication::applicationPid())),
                 TerminalLog::Form::Text);
         });
    draw(folder, QStringLiteral("double-") + suffix,
         "\x1b#6Double width\r\n\x1b#3Double height\r\n\x1b#4Double height\r\nsingle \x1b[4 q");
}

} // namespace

} // namespace porthole::ui

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc < 2)
        return 2;
    const QString folder = QFile::decodeName(argv[1]);
    QDir().mkpath(folder);
    porthole::ui::Theme theme(application);
    for (const auto appearance : {porthole::ui::Appearance::Dark, porthole::ui::Appearance::Light}) {
        theme.setAppearance(appearance);
        const QString suffix =
            appearance == porthole::ui::Appearance::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        porthole::ui::drawAll(folder, suffix);
        porthole::ui::drawTabs(theme, folder, suffix);
    }
    // A recorded stream of a program: terminalgallery FOLDER FILE...
    for (int i = 2; i < argc; ++i) {
        QFile file(QFile::decodeName(argv[i]));
        if (file.open(QIODevice::ReadOnly))
            porthole::ui::draw(folder, QStringLiteral("stream-%1").arg(i - 1), file.readAll());
    }
    return 0;
}
