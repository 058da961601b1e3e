#pragma once

#include "app/serve/HostBook.h"
#include "app/serve/ServeOptions.h"

#include <QObject>
#include <memory>

namespace porthole::serve {

/// `porthole serve`: the sessions of this process, for scripts on this computer, over HTTP. HTTP has a thread
/// of its own, and the sessions live in that of this object's owner. Destroying it ends all at once; stop()
/// ends it in order.
class Serve : public QObject {
    Q_OBJECT
public:
    /// Listens from here on. Errors: Unavailable (the port is taken; no place for the password), Storage.
    static Result<std::unique_ptr<Serve>> start(ServeOptions options, HostBook hosts);
    ~Serve() override;

    QString address() const;
    /// The file that clients find it by; empty if there is none, because the password is not in it and there
    /// is no place for it.
    QString file() const;
    /// Lets nobody in any more, and closes every session and agent; stopped() follows, within seconds.
    void stop();

Q_SIGNALS:
    void stopped();

private:
    struct Parts;
    explicit Serve(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace porthole::serve
