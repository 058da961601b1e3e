#include "core/import/formats/RdpFile.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/HostAndPort.h"

#include <QHash>
#include <QStringTokenizer>

namespace porthole::imports {

namespace {

using Values = QHash<QString, QString>;

Values valuesOf(const QString &text)
{
    Values values;
    for (const QStringView line : qTokenize(text, u'\n')) {
        const qsizetype type = line.indexOf(u':');
        const qsizetype value = type < 0 ? -1 : line.indexOf(u':', type + 1);
        if (value == type + 2)
            values.insert(line.first(type).trimmed().toString().toLower(),
                          line.sliced(value + 1).trimmed().toString());
    }
    return values;
}

/// "full address" may have its port, and "server port" says it otherwise.
Result<> addFile(Collector &to, const QString &fileName, const Values &values)
{
    Draft draft;
    draft.kind = EntryKind::Unsupported;
    draft.scheme = QStringLiteral("rdp");
    draft.usualPort = 3389;
    draft.name =
        fileName.endsWith(QLatin1String(".rdp"), Qt::CaseInsensitive) ? fileName.chopped(4) : fileName;
    draft.origin = QStringLiteral("rdp:") + fileName;
    takeHostAndPort(draft, values.value(QStringLiteral("full address")));
    if (draft.port == 0)
        draft.port = portOf(values.value(QStringLiteral("server port"))).value_or(0);
    if (const QString user = values.value(QStringLiteral("username")); !user.isEmpty())
        draft.user = user;
    if (!values.value(QStringLiteral("password 51")).isEmpty())
        draft.omitted << Omission::PasswordEncrypted;
    if (!values.value(QStringLiteral("gatewayhostname")).isEmpty())
        draft.omitted << Omission::Jump;
    if (!values.value(QStringLiteral("alternate shell")).isEmpty())
        draft.omitted << Omission::RemoteCommand;
    if (!values.value(QStringLiteral("domain")).isEmpty())
        draft.omitted << Omission::Domain;
    return to.add(std::move(draft));
}

} // namespace

Result<Imported> importRdp(const QList<SourceFile> &files)
{
    Collector collector;
    for (const SourceFile &file : files) {
        const auto text = textOf(file.content);
        const Values values = text ? valuesOf(*text) : Values();
        if (values.isEmpty())
            PH_DO(collector.refuse(file.name, Refusal::Unreadable));
        else
            PH_DO(addFile(collector, file.name, values));
    }
    return collector.take();
}

} // namespace porthole::imports
