#include "core/session/FolderBookmarks.h"

#include <QCryptographicHash>

namespace porthole {

namespace {

const QString kPrefix = QStringLiteral("files.bookmarks.");

/// An address may be longer than a setting's name: its digest is not.
QString keyOf(const QString &host)
{
    return kPrefix +
           QString::fromLatin1(
               QCryptographicHash::hash(host.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

/// A line each, the host first. Names on a host are bytes, so what is no plain letter is percent-encoded.
QString textOf(const QString &host, const QList<QByteArray> &folders)
{
    QStringList lines{QString::fromLatin1(host.toUtf8().toPercentEncoding())};
    for (const QByteArray &folder : folders)
        lines << QString::fromLatin1(folder.toPercentEncoding("/"));
    return lines.join(u'\n');
}

} // namespace

FolderBookmarks::FolderBookmarks(store::SettingStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{}

void FolderBookmarks::load() { m_flows.begin(read()); }

Task<> FolderBookmarks::read()
{
    const auto settings = co_await m_store.read();
    if (!settings) {
        Q_EMIT failed(settings.error());
        co_return;
    }
    Folders read = m_all; // what was chosen while this was under way is newer
    for (auto at = settings->constBegin(); at != settings->constEnd(); ++at) {
        if (!at.key().startsWith(kPrefix))
            continue;
        QList<QByteArray> lines;
        for (const QString &line : at.value().split(u'\n'))
            lines << QByteArray::fromPercentEncoding(line.toLatin1());
        const QString host = QString::fromUtf8(lines.takeFirst());
        if (!read.contains(host))
            read.insert(host, lines);
    }
    m_all = read;
    Q_EMIT loaded();
}

void FolderBookmarks::set(const QString &host, const QList<QByteArray> &folders)
{
    if (m_all.value(host) == folders)
        return;
    m_all.insert(host, folders);
    m_flows.begin(write({{keyOf(host), textOf(host, folders)}}));
}

Task<> FolderBookmarks::write(store::SettingTable::Settings settings)
{
    if (const auto written = co_await m_store.write(settings); !written)
        Q_EMIT failed(written.error());
}

} // namespace porthole
