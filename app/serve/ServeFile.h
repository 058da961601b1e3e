#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QString>
#include <memory>
#include <optional>

namespace porthole::serve {

/// Where a running service is, for clients on this computer.
struct ServeAddress {
    QString address;                ///< "http://127.0.0.1:8092"
    std::optional<Secret> password; ///< none: it was handed to the service, and is the user's to know
};

/// $XDG_RUNTIME_DIR/porthole/serve.json: the address and, if it was generated, the password of a running
/// service (SEC-32). The file is 0600 and its folder 0700, both the user's own; it is held (locked) while the
/// service runs, so that one that was killed leaves nothing that could be taken for one that lives.
class ServeFile {
public:
    /// Writes it. If another service holds serve.json, it is serve-PORT.json. `runtimeFolder` is
    /// $XDG_RUNTIME_DIR. Errors: Unavailable (no such folder), Storage (not the user's own, open to others,
    /// full).
    static Result<std::unique_ptr<ServeFile>> write(const QString &runtimeFolder, quint16 port,
                                                    const ServeAddress &service);
    /// Deletes it.
    ~ServeFile();
    ServeFile(const ServeFile &) = delete;
    ServeFile &operator=(const ServeFile &) = delete;

    const QString &path() const { return m_path; }

    /// The service that runs. Errors: Unavailable (none does), Storage (the file is not to be trusted).
    static Result<ServeAddress> read(const QString &runtimeFolder);

private:
    ServeFile(QString path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
    {}

    const QString m_path;
    const int m_descriptor;
};

} // namespace porthole::serve
