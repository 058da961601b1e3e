#include "core/import/formats/TigerVnc.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/HostAndPort.h"
#include "core/import/formats/KeyFile.h"

#include <QStringTokenizer>

namespace porthole::imports {

namespace {

Result<> addServer(Collector &to, const QString &name, const QString &server)
{
    Draft draft;
    draft.kind = EntryKind::Console;
    draft.usualPort = 5900;
    draft.name = name;
    // By the server, so that a file and the history are the same thing.
    draft.origin = QStringLiteral("tigervnc:") + server;
    takeHostAndPort(draft, server);
    return to.add(std::move(draft));
}

/// Its options are of a viewer that is not ours.
QString serverOf(const QString &text)
{
    for (const QStringView line : qTokenize(text, u'\n')) {
        const qsizetype equals = line.indexOf(u'=');
        if (equals > 0 && line.first(equals).trimmed().compare(u"ServerName", Qt::CaseInsensitive) == 0)
            return unescaped(line.sliced(equals + 1).trimmed().toString());
    }
    return {};
}

} // namespace

Result<Imported> importTigerVnc(const QList<SourceFile> &files)
{
    constexpr QLatin1String kFirstLine("TigerVNC Configuration file Version 1.0"), kSuffix(".tigervnc");
    Collector collector;
    for (const SourceFile &file : files) {
        const auto text = textOf(file.content);
        if (!text || !text->trimmed().startsWith(kFirstLine)) {
            PH_DO(collector.refuse(file.name, Refusal::Unreadable));
            continue;
        }
        const QString server = serverOf(*text);
        QString name = file.name;
        if (name.endsWith(kSuffix, Qt::CaseInsensitive))
            name.chop(kSuffix.size());
        PH_DO(addServer(collector, name == QLatin1String("default") ? server : name, server));
    }
    return collector.take();
}

Result<Imported> importTigerVncHistory(const QByteArray &file)
{
    PH_TRY(const QString text, textOf(file));
    Collector collector;
    for (const QStringView line : qTokenize(text, u'\n')) {
        if (const QString server = line.trimmed().toString(); !server.isEmpty())
            PH_DO(addServer(collector, server, server));
    }
    return collector.take();
}

} // namespace porthole::imports
