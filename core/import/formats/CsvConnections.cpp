#include "core/import/formats/CsvConnections.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/Csv.h"
#include "core/import/formats/HostAndPort.h"

#include <QRegularExpression>
#include <array>

namespace porthole::imports {

namespace {

enum class Column : quint8 { Name, Address, Port, User, Protocol, Folder, Tags, Notes, Key, Password };

struct Title {
    QLatin1String words;
    Column column;
};
constexpr std::array kTitles{
    Title{QLatin1String("name"), Column::Name},
    Title{QLatin1String("title"), Column::Name},
    Title{QLatin1String("label"), Column::Name},
    Title{QLatin1String("alias"), Column::Name},
    Title{QLatin1String("address"), Column::Address},
    Title{QLatin1String("host"), Column::Address},
    Title{QLatin1String("hostname"), Column::Address},
    Title{QLatin1String("hostname/ip"), Column::Address},
    Title{QLatin1String("ip"), Column::Address},
    Title{QLatin1String("server"), Column::Address},
    Title{QLatin1String("port"), Column::Port},
    Title{QLatin1String("user"), Column::User},
    Title{QLatin1String("username"), Column::User},
    Title{QLatin1String("login"), Column::User},
    Title{QLatin1String("protocol"), Column::Protocol},
    Title{QLatin1String("kind"), Column::Protocol},
    Title{QLatin1String("type"), Column::Protocol},
    Title{QLatin1String("folder"), Column::Folder},
    Title{QLatin1String("group"), Column::Folder},
    Title{QLatin1String("groups"), Column::Folder},
    Title{QLatin1String("path"), Column::Folder},
    Title{QLatin1String("tags"), Column::Tags},
    Title{QLatin1String("labels"), Column::Tags},
    Title{QLatin1String("notes"), Column::Notes},
    Title{QLatin1String("description"), Column::Notes},
    Title{QLatin1String("comment"), Column::Notes},
    Title{QLatin1String("comments"), Column::Notes},
    Title{QLatin1String("key"), Column::Key},
    Title{QLatin1String("identity"), Column::Key},
    Title{QLatin1String("identityfile"), Column::Key},
    Title{QLatin1String("keyfile"), Column::Key},
    Title{QLatin1String("password"), Column::Password},
    Title{QLatin1String("passphrase"), Column::Password},
};

/// Which field of a record means what; the first of two columns counts.
using Columns = QHash<Column, qsizetype>;

Columns columnsOf(const QStringList &titles)
{
    Columns columns;
    for (qsizetype i = 0; i < titles.size(); ++i) {
        QString words = titles[i].toLower();
        words.removeIf([](QChar c) { return c == u' ' || c == u'_' || c == u'-'; });
        for (const Title &known : kTitles) {
            if (words == known.words && !columns.contains(known.column))
                columns.insert(known.column, i);
        }
    }
    return columns;
}

struct Protocol {
    QLatin1String name;
    EntryKind kind;
    int port;
};
constexpr std::array kProtocols{
    Protocol{QLatin1String(""), EntryKind::Host, 22},
    Protocol{QLatin1String("ssh"), EntryKind::Host, 22},
    Protocol{QLatin1String("ssh2"), EntryKind::Host, 22},
    Protocol{QLatin1String("sftp"), EntryKind::Host, 22},
    Protocol{QLatin1String("host"), EntryKind::Host, 22},
    Protocol{QLatin1String("vnc"), EntryKind::Console, 5900},
    Protocol{QLatin1String("console"), EntryKind::Console, 5900},
    Protocol{QLatin1String("rdp"), EntryKind::Unsupported, 3389},
    Protocol{QLatin1String("telnet"), EntryKind::Unsupported, 23},
    Protocol{QLatin1String("spice"), EntryKind::Unsupported, 5900},
};

void takeProtocol(Draft &draft, const QString &text)
{
    const QString name = text.toLower();
    draft.kind = EntryKind::Unsupported;
    draft.scheme = name;
    draft.usualPort = 1;
    for (const Protocol &known : kProtocols) {
        if (name != known.name)
            continue;
        draft.kind = known.kind;
        draft.usualPort = known.port;
    }
}

/// "vnc://desk:1" in the column of addresses says what it is. A password in it is left there.
void takeAddress(Draft &draft, const QString &text)
{
    static const QRegularExpression kUrl(
        QStringLiteral("\\A(?:(ssh|sftp|vnc|rdp)://)?(?:([^@/]*)@)?([^@/]*)/?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto url = kUrl.match(text);
    if (!url.hasMatch())
        return takeHostAndPort(draft, text);
    if (!url.captured(1).isEmpty())
        takeProtocol(draft, url.captured(1));
    if (const QString user = url.captured(2).section(u':', 0, 0); !user.isEmpty())
        draft.user = user;
    if (url.captured(2).contains(u':'))
        draft.omitted << Omission::PasswordInClear;
    takeHostAndPort(draft, url.captured(3));
}

Draft draftOf(const Columns &columns, const QStringList &fields)
{
    const auto at = [&](Column column) { return fields.value(columns.value(column, -1)); };
    Draft draft;
    draft.name = at(Column::Name);
    draft.folder = at(Column::Folder).split(u'/', Qt::SkipEmptyParts);
    draft.notes = at(Column::Notes);
    static const QRegularExpression kBetweenTags(QStringLiteral("[,;|]"));
    draft.tags = at(Column::Tags).split(kBetweenTags, Qt::SkipEmptyParts);
    draft.key = at(Column::Key);
    takeProtocol(draft, at(Column::Protocol));
    takeAddress(draft, at(Column::Address));
    if (const QString user = at(Column::User); !user.isEmpty())
        draft.user = user;
    if (const QString port = at(Column::Port); !port.isEmpty()) {
        if (const auto number = portOf(port))
            draft.port = *number;
        else
            draft.omitted << Omission::UnfitPort;
    }
    if (!at(Column::Password).isEmpty())
        draft.omitted << Omission::PasswordInClear;
    draft.origin = QStringLiteral("csv:") + (draft.folder + QStringList{draft.name}).join(u'/');
    if (draft.name.isEmpty())
        draft.origin += withoutPassword(at(Column::Address));
    return draft;
}

} // namespace

Result<Imported> importCsv(const QByteArray &file)
{
    PH_TRY(const QString text, textOf(file));
    CsvReader reader(text);
    PH_TRY(const std::optional<QStringList> titles, reader.next());
    const Columns columns = columnsOf(titles.value_or(QStringList()));
    if (!columns.contains(Column::Address))
        return Error::make(ErrorKind::Usage, "its first line names no column \"address\" or \"host\"");
    Collector collector;
    while (true) {
        PH_TRY(const std::optional<QStringList> fields, reader.next());
        if (!fields)
            return collector.take();
        PH_DO(collector.add(draftOf(columns, *fields)));
    }
}

} // namespace porthole::imports
