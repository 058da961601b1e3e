#include "core/model/SessionId.h"

#include <QRandomGenerator>
#include <array>

namespace porthole {

SessionId newSessionId()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    return {QString::fromLatin1(bytes.toHex())};
}

} // namespace porthole
