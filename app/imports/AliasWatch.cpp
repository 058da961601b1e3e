#include "app/imports/AliasWatch.h"

#include "core/ssh/config/AliasList.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QThreadPool>

namespace porthole {

AliasWatch::AliasWatch(ssh::SshFiles files, QObject *parent)
    : QObject(parent)
    , m_files(std::move(files))
    , m_door(std::make_shared<async::Door<AliasWatch>>(*this))
{
    constexpr int kPause = 200; // milliseconds
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &AliasWatch::look);
    for (const auto signal : {&QFileSystemWatcher::fileChanged, &QFileSystemWatcher::directoryChanged})
        connect(&m_watcher, signal, &m_pause, qOverload<>(&QTimer::start));
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_pause.start();
    });
}

AliasWatch::~AliasWatch() { m_door->close(); }

void AliasWatch::look()
{
    watch();
    QThreadPool::globalInstance()->start([door = m_door, files = m_files] {
        door->post([aliases = ssh::sshAliases(files)](AliasWatch &watch) { watch.take(aliases); });
    });
}

/// An editor puts another file in its place, which is watched no more; the folder tells of that.
void AliasWatch::watch()
{
    for (const QString &path : {m_files.userConfig, QFileInfo(m_files.userConfig).path()}) {
        if (QFileInfo::exists(path) && !m_watcher.files().contains(path) &&
            !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

void AliasWatch::take(const QStringList &aliases)
{
    if (aliases == m_aliases)
        return;
    m_aliases = aliases;
    Q_EMIT changed(m_aliases);
}

} // namespace porthole
