#pragma once

#include "app/desktop/ConnectionFile.h"
#include "core/async/Door.h"

#include <QObject>
#include <memory>

namespace porthole::desktop {

/// Reads connection files without holding anybody up: they may lie on a disk that is slow to answer. What is
/// read after this object has gone is for nobody. Thread: its owner's.
class ConnectionFileReader : public QObject {
    Q_OBJECT
public:
    explicit ConnectionFileReader(QObject *parent = nullptr);
    ~ConnectionFileReader() override;

    /// wasRead() or notRead() follows.
    void read(const QString &path);

Q_SIGNALS:
    void wasRead(const QString &path, const std::shared_ptr<porthole::desktop::ConnectionFile> &file);
    void notRead(const porthole::Error &error);

private:
    const std::shared_ptr<async::Door<ConnectionFileReader>> m_door;
};

} // namespace porthole::desktop
