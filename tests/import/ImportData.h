#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"
#include "core/model/TunnelText.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace porthole::test {

/// A sample of tests/data/import.
inline QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(PORTHOLE_TEST_DATA "/import/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QList<imports::SourceFile> samplesIn(const QString &folder)
{
    QList<imports::SourceFile> files;
    for (const QString &name :
         QDir(QStringLiteral(PORTHOLE_TEST_DATA "/import/") + folder).entryList(QDir::Files))
        files << imports::SourceFile{name, sample(folder + u'/' + name)};
    return files;
}

/// What was imported, a line each: what a person would be shown of it.
inline QString lineOf(const imports::ImportedEntry &item)
{
    const Entry &entry = item.entry;
    QString line = (item.folder + QStringList{entry.name}).join(QStringLiteral(" / ")) +
                   QStringLiteral(" = ") + entry.address;
    if (entry.settings.port)
        line += QStringLiteral(" port ") + QString::number(*entry.settings.port);
    if (entry.settings.user)
        line += QStringLiteral(" user \"") + *entry.settings.user + u'"';
    for (const Tunnel &tunnel : entry.tunnels)
        line += QStringLiteral(" tunnel ") + textOf(tunnel);
    if (!entry.tags.isEmpty())
        line += QStringLiteral(" tags ") + entry.tags.join(u',');
    if (item.inert.identityFile)
        line += QStringLiteral(" inert key ") + *item.inert.identityFile;
    if (item.inert.agentCommand)
        line += QStringLiteral(" inert agent ") + *item.inert.agentCommand;
    for (const Tunnel &tunnel : item.inert.tunnels)
        line += QStringLiteral(" inert tunnel ") + textOf(tunnel);
    for (const imports::Omission omission : item.omitted)
        line += QStringLiteral(" without ") + QString::fromLatin1(wordsOf(omission)).section(u',', 0, 0);
    return line;
}

inline QStringList linesOf(const imports::Imported &imported)
{
    QStringList lines;
    for (const imports::ImportedEntry &entry : imported.entries)
        lines << lineOf(entry);
    for (const imports::Refused &refused : imported.refused)
        lines << refused.name + QStringLiteral(": ") + QString::fromLatin1(wordsOf(refused.why));
    return lines;
}

} // namespace porthole::test
