#pragma once

#include "core/model/Server.h"

#include <QHash>
#include <QList>

namespace porthole {

/// Servers in the order in which they came, found by their id. Every change takes time linear in what
/// changes, but removal, which is linear in all of them.
class ServerRows {
public:
    const QList<Server> &all() const { return m_rows; }
    const Server *find(const ServerId &id) const;

    /// Those not known yet are added, the others replaced.
    void put(const QList<Server> &servers);
    void remove(const QList<ServerId> &servers);

private:
    QList<Server> m_rows;
    QHash<QString, qsizetype> m_places;
};

} // namespace porthole
