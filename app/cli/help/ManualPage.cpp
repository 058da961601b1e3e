#include "app/cli/help/ManualPage.h"

#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/HelpText.h"

#include <QHash>

namespace porthole::cli {

namespace {

/// groff_char(7): a dash that is to be copied into a shell, and what roff would read as an instruction.
QString roff(QString text)
{
    text.replace(u'\\', QStringLiteral("\\e")).replace(u'-', QStringLiteral("\\-"));
    text.replace(QStringLiteral("~"), QStringLiteral("\\(ti")).replace(u'^', QStringLiteral("\\(ha"));
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        if (line.startsWith(u'.') || line.startsWith(u'\''))
            line.prepend(QStringLiteral("\\&"));
    return lines.join(u'\n');
}

QString quoted(const QString &text)
{
    return u'"' + roff(text).replace(u'"', QStringLiteral("\\(dq")) + u'"';
}

QString heading(const char *macro, const QString &text)
{
    return QLatin1String(macro) + u' ' + quoted(text) + u'\n';
}

QString body(const QString &text)
{
    QString page;
    bool first = true; // a paragraph right behind a heading needs no macro, and mandoc says so
    for (const HelpBlock &block : helpBlocks(text)) {
        switch (block.kind) {
        case HelpBlock::Kind::Paragraph:
            page += (first ? QString() : QStringLiteral(".PP\n")) + roff(block.body) + u'\n';
            break;
        case HelpBlock::Kind::Item:
            page += QStringLiteral(".TP\n.B ") + roff(block.head) + u'\n' + roff(block.body) + u'\n';
            break;
        case HelpBlock::Kind::Example:
            page += (first ? QString() : QStringLiteral(".PP\n")) + QStringLiteral(".EX\n") +
                    roff(block.body) + QStringLiteral("\n.EE\n");
            break;
        }
        first = false;
    }
    return page;
}

QString synopsis()
{
    QString text = QStringLiteral(".B porthole\n[\\-\\-demo] [TARGET...]\n.br\n.B porthole ") + kOpen +
                   u'\n' + kOpenUsage + u'\n';
    for (const Command &command : commands())
        text +=
            QStringLiteral(".br\n.B porthole ") + roff(command.name) + u'\n' + roff(command.usage) + u'\n';
    return text;
}

/// A section that several commands share stands on the page once, under the names of all of them.
QString sharedSections()
{
    QList<QLatin1String> sections;
    QHash<QString, QStringList> users;
    for (const Command &command : commands())
        for (const QLatin1String &section : command.sections) {
            if (!sections.contains(section))
                sections.append(section);
            users[section].append(command.name);
        }
    QString page;
    for (const QLatin1String &section : sections)
        page +=
            heading(".SS", QStringLiteral("Of ") + users[section].join(QStringLiteral(", "))) + body(section);
    return page;
}

} // namespace

QString manualPage(const QString &version)
{
    QString page = QStringLiteral(".TH PORTHOLE 1 \"\" ") + quoted(QStringLiteral("Porthole ") + version) +
                   QStringLiteral(" \"User Commands\"\n");
    page += heading(".SH", QStringLiteral("NAME")) +
            QStringLiteral("porthole \\- shells, files and consoles of machines that are elsewhere\n");
    page += heading(".SH", QStringLiteral("SYNOPSIS")) + synopsis();
    page += heading(".SH", QStringLiteral("DESCRIPTION")) + body(windowText());
    page += heading(".SH", QStringLiteral("COMMANDS"));
    page += heading(".SS", QStringLiteral("porthole %1 %2").arg(kOpen, kOpenUsage)) + body(openText());
    for (const Command &command : commands())
        page += heading(".SS", QStringLiteral("porthole %1 %2").arg(command.name, command.usage)) +
                body(command.summary + QStringLiteral(".\n") + command.details);
    page += heading(".SH", QStringLiteral("WHAT COMMANDS SHARE")) + sharedSections();
    page += heading(".SH", QStringLiteral("SEE ALSO")) +
            QStringLiteral(".BR ssh (1),\n.BR ssh_config (5),\n.BR sftp (1)\n");
    return page;
}

} // namespace porthole::cli
