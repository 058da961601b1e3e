#include "core/transfer/local/LocalPlace.h"

#include "core/transfer/Names.h"

#include <cerrno>
#include <cstdlib>

namespace porthole::transfer {

QByteArray parentOf(const QByteArray &path)
{
    const QByteArray name = lastName(path);
    QByteArray parent = path.first(path.lastIndexOf(name));
    while (parent.size() > 1 && parent.endsWith('/'))
        parent.chop(1);
    return parent.isEmpty() ? QByteArray(".") : parent;
}

Result<LocalPlace> localTarget(const TransferOrder &order)
{
    auto folder = LocalFolder::open(order.local);
    if (folder)
        return LocalPlace{*std::move(folder), lastName(order.remote)};
    if (order.isIntoFolder)
        return folder.error();
    PH_TRY(auto parent, LocalFolder::open(parentOf(order.local)));
    return LocalPlace{std::move(parent), lastName(order.local)};
}

Result<LocalPlace> localSource(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.constData(), nullptr), &std::free);
    if (!real)
        return systemError(errno, path);
    const QByteArray whole(real.get());
    PH_TRY(auto folder, LocalFolder::open(parentOf(whole)));
    return LocalPlace{std::move(folder), lastName(whole)};
}

} // namespace porthole::transfer
