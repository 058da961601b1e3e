#include "app/desktop/ConnectionFileReader.h"

#include <thread>

namespace porthole::desktop {

ConnectionFileReader::ConnectionFileReader(QObject *parent)
    : QObject(parent)
    , m_door(std::make_shared<async::Door<ConnectionFileReader>>(*this))
{}

ConnectionFileReader::~ConnectionFileReader() { m_door->close(); }

void ConnectionFileReader::read(const QString &path)
{
    // A thread of its own: one that a disk holds up for ever is to hold up nothing else.
    std::thread([path, door = m_door] {
        auto outcome = std::make_shared<Result<ConnectionFile>>(readConnectionFile(path));
        door->post([path, outcome](ConnectionFileReader &reader) {
            if (*outcome)
                Q_EMIT reader.wasRead(path, std::make_shared<ConnectionFile>(std::move(**outcome)));
            else
                Q_EMIT reader.notRead(outcome->error());
        });
    }).detach();
}

} // namespace porthole::desktop
