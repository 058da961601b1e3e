#include "core/session/cloud/ServerRows.h"

namespace porthole {

const Server *ServerRows::find(const ServerId &id) const
{
    const auto place = m_places.find(id.value);
    return place == m_places.end() ? nullptr : &m_rows.at(*place);
}

void ServerRows::put(const QList<Server> &servers)
{
    for (const Server &server : servers) {
        const auto place = m_places.find(server.id.value);
        if (place != m_places.end()) {
            m_rows[*place] = server;
        } else {
            m_places.insert(server.id.value, m_rows.size());
            m_rows << server;
        }
    }
}

void ServerRows::remove(const QList<ServerId> &servers)
{
    for (const ServerId &id : servers)
        m_places.remove(id.value);
    m_rows.removeIf([this](const Server &server) { return !m_places.contains(server.id.value); });
    for (qsizetype place = 0; place < m_rows.size(); ++place)
        m_places[m_rows.at(place).id.value] = place;
}

} // namespace porthole
