#include "app/serve/ServeOptions.h"

#include "core/model/Endpoint.h"

namespace porthole::serve {

Result<> setListenAddress(ServeOptions &options, const QString &text)
{
    // Port 0, of which Endpoint knows nothing, is any.
    const bool anyPort = text.endsWith(u":0");
    const auto where = Endpoint::parse(anyPort ? text.chopped(2) : text, ServeOptions().port);
    if (!where)
        return Error::make(ErrorKind::Usage, "--listen: " + where.error().detail);
    if (where->host == u"127.0.0.1" || where->host == u"localhost")
        options.host = QByteArrayLiteral("127.0.0.1");
    else if (where->host == u"::1")
        options.host = QByteArrayLiteral("::1");
    else
        return Error::make(ErrorKind::Usage, "--listen: only this computer itself may be served: 127.0.0.1, "
                                             "localhost or [::1]");
    options.port = anyPort ? 0 : where->port;
    return {};
}

} // namespace porthole::serve
