#include "core/ssh/forward/Listener.h"

#include <QNetworkProxy>

namespace porthole::ssh {

Result<QHostAddress> bindAddress(const QString &bind)
{
    if (bind.isEmpty() || bind == QLatin1String("localhost"))
        return QHostAddress(QHostAddress::LocalHost);
    if (bind == QLatin1String("*"))
        return QHostAddress(QHostAddress::Any);
    const QHostAddress address(bind);
    if (address.isNull())
        return Error::make(ErrorKind::Usage,
                           "what a tunnel listens at is an address of this computer, localhost or *");
    return address;
}

Result<quint16> Listener::listenAt(const QString &bind, quint16 port)
{
    PH_TRY(const QHostAddress address, bindAddress(bind));
    setProxy(QNetworkProxy::NoProxy);
    if (listen(address, port))
        return serverPort();
    const std::string where = address.toString().toStdString();
    const std::string what = "port " + std::to_string(port);
    switch (serverError()) {
    case QAbstractSocket::AddressInUseError:
        return Error::make(ErrorKind::Unavailable, what + " of " + where + " is in use by another program");
    case QAbstractSocket::SocketAccessError:
        return Error::make(ErrorKind::Forbidden, what + " takes an administrator");
    case QAbstractSocket::SocketAddressNotAvailableError:
        return Error::make(ErrorKind::NotFound, "this computer has no address " + where);
    default: // of some thirty, those that a listener can meet
        return Error::make(ErrorKind::Unavailable,
                           what + " of " + where + ": " + errorString().toStdString());
    }
}

} // namespace porthole::ssh
