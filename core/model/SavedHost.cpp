#include "core/model/SavedHost.h"

#include <QUuid>

namespace porthole {

namespace {

QString newUuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

} // namespace

bool isUuid(const QString &text)
{
    const QUuid uuid(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text;
}

HostId newHostId() { return {newUuid()}; }
CredentialRef newCredentialRef() { return {newUuid()}; }

} // namespace porthole
