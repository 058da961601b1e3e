#include "core/session/files/FilesRegistry.h"

#include <algorithm>

namespace porthole {

FilesRegistry::FilesRegistry(remotes::RemoteRegistry &remotes, QObject *parent)
    : QObject(parent)
    , m_remotes(remotes)
{}

FilesRegistry::~FilesRegistry() = default;

HostFiles &FilesRegistry::open(const SessionId &id)
{
    if (HostFiles *const found = find(id))
        return *found;
    m_open.push_back(std::make_unique<HostFiles>(m_remotes, id));
    return *m_open.back();
}

HostFiles *FilesRegistry::find(const SessionId &id) const
{
    const auto found =
        std::find_if(m_open.begin(), m_open.end(), [&](const auto &held) { return held->files.id() == id; });
    return found == m_open.end() ? nullptr : found->get();
}

void FilesRegistry::close(const SessionId &id)
{
    std::erase_if(m_open, [&](const auto &held) { return held->files.id() == id; });
}

void FilesRegistry::forgetSecrets()
{
    for (const auto &host : m_open)
        host->desk.forgetSecrets();
}

} // namespace porthole
