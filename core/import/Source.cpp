#include "core/import/Source.h"

#include "core/import/SourceText.h"
#include "core/import/formats/CsvConnections.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/Krdc.h"
#include "core/import/formats/MremoteNg.h"
#include "core/import/formats/Putty.h"
#include "core/import/formats/RdpFile.h"
#include "core/import/formats/Remmina.h"
#include "core/import/formats/TigerVnc.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <algorithm>
#include <array>
#include <functional>

namespace porthole::imports {

namespace {

struct Known {
    Format format;
    QLatin1String name;
    QLatin1String suffix; ///< of its files; empty: any
};
constexpr std::array kKnown{
    Known{Format::PuttySessions, QLatin1String("putty"), QLatin1String()},
    Known{Format::PuttyRegistry, QLatin1String("putty-registry"), QLatin1String(".reg")},
    Known{Format::Remmina, QLatin1String("remmina"), QLatin1String(".remmina")},
    Known{Format::MremoteNg, QLatin1String("mremoteng"), QLatin1String(".xml")},
    Known{Format::TigerVnc, QLatin1String("tigervnc"), QLatin1String(".tigervnc")},
    Known{Format::TigerVncHistory, QLatin1String("tigervnc-history"), QLatin1String(".history")},
    Known{Format::Krdc, QLatin1String("krdc"), QLatin1String(".xml")},
    Known{Format::Rdp, QLatin1String("rdp"), QLatin1String(".rdp")},
    Known{Format::Csv, QLatin1String("csv"), QLatin1String(".csv")},
    Known{Format::Json, QLatin1String("json"), QLatin1String(".json")},
};

const Known &known(Format format)
{
    return *std::find_if(kKnown.begin(), kKnown.end(),
                         [&](const Known &one) { return one.format == format; });
}

bool hasFolder(Format format)
{
    return format == Format::PuttySessions || format == Format::Remmina || format == Format::TigerVnc ||
           format == Format::Rdp;
}

std::string quoted(const QString &path) { return '\'' + path.toStdString() + '\''; }

Result<SourceFile> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error::make(ErrorKind::NotFound, "there is no file " + quoted(path));
    if (!info.isFile()) // a pipe would be waited for
        return Error::make(ErrorKind::Usage, quoted(path) + " is no file");
    if (info.size() > kMostBytes)
        return Error::make(ErrorKind::Usage, quoted(path) + " is larger than 32 MiB");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::make(ErrorKind::Storage, "cannot read " + quoted(path));
    // It may have grown since; one byte more tells.
    const QByteArray content = file.read(kMostBytes + 1);
    if (content.size() > kMostBytes)
        return Error::make(ErrorKind::Usage, quoted(path) + " is larger than 32 MiB");
    return SourceFile{info.fileName(), content};
}

/// By their names. Together they may have what one may.
Result<QList<SourceFile>> readFolder(const QString &path, Format format)
{
    QStringList names;
    for (QDirIterator at(path, QDir::Files | QDir::Hidden); at.hasNext();) {
        at.next();
        if (at.fileName().endsWith(known(format).suffix, Qt::CaseInsensitive))
            names << at.fileName();
        if (names.size() > kMostEntries)
            return Error::make(ErrorKind::Usage, "there are more than 100,000 files in " + quoted(path));
    }
    names.sort();
    QList<SourceFile> files;
    qsizetype bytes = 0;
    for (const QString &name : names) {
        PH_TRY(SourceFile file, readFile(path + u'/' + name));
        bytes += file.content.size();
        if (bytes > kMostBytes)
            return Error::make(ErrorKind::Usage, "the files in " + quoted(path) + " are larger than 32 MiB");
        files << std::move(file);
    }
    return files;
}

/// What most of a folder's files are. PuTTY's have no suffix, but lie in a folder of that name.
std::optional<Format> formatOfFolder(const QString &path)
{
    if (QFileInfo(path).fileName() == QLatin1String("sessions"))
        return Format::PuttySessions;
    for (const Format format : {Format::Remmina, Format::TigerVnc, Format::Rdp}) {
        const QString pattern = u'*' + QString(known(format).suffix);
        if (!QDir(path).entryList({pattern}, QDir::Files).isEmpty())
            return format;
    }
    return std::nullopt;
}

} // namespace

QString nameOf(Format format) { return known(format).name; }

QStringList formatNames()
{
    QStringList names;
    for (const Known &one : kKnown)
        names << one.name;
    return names;
}

std::optional<Format> formatNamed(const QString &name)
{
    for (const Known &one : kKnown) {
        if (one.name == name)
            return one.format;
    }
    return std::nullopt;
}

std::optional<Format> formatOf(const SourceFile &file)
{
    for (const Known &one : kKnown) {
        if (!one.suffix.isEmpty() && one.suffix != QLatin1String(".xml") &&
            file.name.endsWith(one.suffix, Qt::CaseInsensitive))
            return one.format;
    }
    const auto text = textOf(file.content.left(4096)); // UTF-16 cut in the middle is no matter here
    if (!text)
        return std::nullopt;
    const std::array<std::pair<QLatin1String, Format>, 5> kSigns{
        {{QLatin1String("<xbel"), Format::Krdc},
         {QLatin1String("Connections"), Format::MremoteNg},
         {QLatin1String("porthole-connections"), Format::Json},
         {QLatin1String("TigerVNC Configuration file"), Format::TigerVnc},
         {QLatin1String("HostName="), Format::PuttySessions}}};
    for (const auto &[sign, format] : kSigns) {
        if (text->contains(sign))
            return format;
    }
    // One that is encrypted as a whole has the name of XML, and is none.
    static const QRegularExpression kBase64(QStringLiteral("\\A[A-Za-z0-9+/=\\s]{44,}\\z"));
    if (file.name.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive) && kBase64.match(*text).hasMatch())
        return Format::MremoteNg;
    return std::nullopt;
}

Result<Imported> read(Format format, const QList<SourceFile> &files, std::string_view password)
{
    if (files.size() != 1 && !hasFolder(format))
        return Error::make(ErrorKind::Usage, nameOf(format).toStdString() + " is one file, not a folder");
    switch (format) {
    case Format::PuttySessions:
        return importPuttySessions(files);
    case Format::PuttyRegistry:
        return importPuttyRegistry(files.first().content);
    case Format::Remmina:
        return importRemmina(files);
    case Format::MremoteNg:
        return importMremoteNg(files.first().content, password);
    case Format::TigerVnc:
        return importTigerVnc(files);
    case Format::TigerVncHistory:
        return importTigerVncHistory(files.first().content);
    case Format::Krdc:
        return importKrdc(files.first().content);
    case Format::Rdp:
        return importRdp(files);
    case Format::Csv:
        return importCsv(files.first().content);
    case Format::Json:
        return importJson(files.first().content);
    }
    return Error::make(ErrorKind::Bug, "a format without a reader");
}

Result<Imported> importFrom(const QString &path, std::optional<Format> format, std::string_view password)
{
    const Error cannotTell =
        Error::make(ErrorKind::Usage, "what " + quoted(path) + " is cannot be told; it may be " +
                                          formatNames().join(u", ").toStdString());
    if (QFileInfo(path).isDir()) {
        const auto chosen = format ? format : formatOfFolder(path);
        if (!chosen)
            return cannotTell;
        PH_TRY(const QList<SourceFile> files, readFolder(path, *chosen));
        return read(*chosen, files, password);
    }
    PH_TRY(const SourceFile file, readFile(path));
    const auto chosen = format ? format : formatOf(file);
    return chosen ? read(*chosen, {file}, password) : cannotTell;
}

Result<> exportTo(const QString &path, const EntryCollection &collection)
{
    const QByteArray text = exportedJson(collection);
    const Error failed = Error::make(ErrorKind::Storage, "cannot write '" + path.toStdString() + '\'');
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed;
    // QSaveFile forgets that a write was short, and commits half of it (on a full disk).
    if (file.write(text) != text.size() || !file.flush()) {
        file.cancelWriting();
        return failed;
    }
    return file.commit() ? Result<>() : failed;
}

} // namespace porthole::imports
