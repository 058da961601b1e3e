#include "core/import/SourceText.h"
#include "core/import/formats/Putty.h"
#include "core/import/formats/PuttySession.h"

#include <QStringTokenizer>

namespace porthole::imports {

namespace {

constexpr int kNumberBase = 16; // of REG_DWORD values

PuttySettings settingsOf(const QString &text)
{
    PuttySettings settings;
    for (const QStringView line : qTokenize(text, u'\n')) {
        if (const qsizetype equals = line.indexOf(u'='); equals > 0)
            settings.insert(line.first(equals).toString(), line.sliced(equals + 1).trimmed().toString());
    }
    return settings;
}

/// The text between quotes at the beginning of `line`, without its escapes; `rest` is what follows.
std::optional<QString> quoted(QStringView line, QStringView &rest)
{
    if (!line.startsWith(u'"'))
        return std::nullopt;
    QString text;
    for (qsizetype at = 1; at < line.size(); ++at) {
        if (line[at] == u'"') {
            rest = line.sliced(at + 1);
            return text;
        }
        if (line[at] == u'\\' && at + 1 < line.size())
            ++at;
        text += line[at];
    }
    return std::nullopt;
}

/// A line of a .reg file: "Name"="text" or "Name"=dword:0000001f. Other types hold nothing of interest.
void takeValue(PuttySettings &settings, QStringView line)
{
    QStringView rest, end;
    const auto name = quoted(line, rest);
    if (!name || !rest.startsWith(u'='))
        return;
    const QStringView value = rest.sliced(1);
    constexpr QLatin1String kNumber("dword:");
    if (value.startsWith(kNumber)) {
        bool fits = false;
        const uint number = value.sliced(kNumber.size()).toUInt(&fits, kNumberBase);
        if (fits)
            settings.insert(*name, QString::number(number));
    } else if (const auto text = quoted(value, end)) {
        settings.insert(*name, *text);
    }
}

/// The session that a section "[HKEY_...\Sessions\NAME]" is about, as its name stands there; empty: none.
QStringView sessionOf(QStringView section)
{
    constexpr QStringView kFolder = u"\\SimonTatham\\PuTTY\\Sessions\\";
    const qsizetype at = section.indexOf(kFolder, 0, Qt::CaseInsensitive);
    const QStringView name = at < 0 ? QStringView() : section.sliced(at + kFolder.size());
    return name.contains(u'\\') ? QStringView() : name;
}

bool isExport(const QString &text)
{
    return text.startsWith(QLatin1String("Windows Registry Editor Version 5.00")) ||
           text.startsWith(QLatin1String("REGEDIT4"));
}

} // namespace

Result<Imported> importPuttySessions(const QList<SourceFile> &files)
{
    Collector collector;
    for (const SourceFile &file : files) {
        const QString name = puttyName(file.name.toUtf8());
        const auto text = textOf(file.content);
        if (text)
            PH_DO(addPuttySession(collector, name, settingsOf(*text)));
        else
            PH_DO(collector.refuse(name, Refusal::Unreadable));
    }
    return collector.take();
}

Result<Imported> importPuttyRegistry(const QByteArray &file)
{
    PH_TRY(const QString text, textOf(file));
    if (!isExport(text))
        return Error::make(ErrorKind::Usage, "it is no export of the registry");
    Collector collector;
    QStringView session;
    PuttySettings settings;
    const auto finish = [&]() -> Result<> {
        const QString name = puttyName(session.toUtf8());
        return session.isEmpty() ? Result<>() : addPuttySession(collector, name, std::exchange(settings, {}));
    };
    for (const QStringView raw : qTokenize(text, u'\n')) {
        const QStringView line = raw.trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            PH_DO(finish());
            session = sessionOf(line.sliced(1, line.size() - 2));
        } else if (!session.isEmpty()) {
            takeValue(settings, line);
        }
    }
    PH_DO(finish());
    return collector.take();
}

} // namespace porthole::imports
