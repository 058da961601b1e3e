#include "core/model/HostKey.h"

#include "core/openssh/PublicKey.h"

#include <QCryptographicHash>
#include <array>

namespace porthole {

namespace {

constexpr int kColumns = 17, kRows = 9; // OpenSSH's key_fingerprint_randomart()

QString edge(const QString &title)
{
    const qsizetype left = (kColumns - title.size()) / 2;
    return u'+' + QString(left, u'-') + title + QString(kColumns - title.size() - left, u'-') + u'+';
}

/// "[ED25519 256]".
QString titleOf(const HostKey &key)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(key.blob.constData());
    const auto parsed = openssh::parsePublicKey({bytes, static_cast<std::size_t>(key.blob.size())});
    const std::string_view shown = parsed ? openssh::shownTypeOf(parsed->type) : std::string_view();
    if (shown.empty())
        return u'[' + QString::fromLatin1(key.type.left(kColumns - 2)) + u']';
    return QStringLiteral("[%1 %2]")
        .arg(QLatin1String(shown.data(), static_cast<int>(shown.size())))
        .arg(parsed->bits);
}

} // namespace

QString HostKey::fingerprint() const
{
    const QByteArray digest = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    return QStringLiteral("SHA256:") + QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals));
}

/// The "drunken bishop": two bits a step, from the middle, counting visits.
QStringList HostKey::picture() const
{
    constexpr QLatin1String kMarks(" .o+=*BOX@%&#/^SE");
    constexpr int kStart = 15, kEnd = 16;
    std::array<std::array<int, kColumns>, kRows> visits{};
    int x = kColumns / 2, y = kRows / 2;
    for (const char byte : QCryptographicHash::hash(blob, QCryptographicHash::Sha256)) {
        for (unsigned step = 0, bits = static_cast<unsigned char>(byte); step < 4; ++step, bits >>= 2) {
            x = qBound(0, x + ((bits & 1) ? 1 : -1), kColumns - 1);
            y = qBound(0, y + ((bits & 2) ? 1 : -1), kRows - 1);
            int &count = visits[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
            count = qMin(count + 1, kStart - 1);
        }
    }
    visits[kRows / 2][kColumns / 2] = kStart;
    visits[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = kEnd;
    QStringList lines{edge(titleOf(*this))};
    for (const auto &row : visits) {
        QString line;
        for (const int count : row)
            line += kMarks[count];
        lines << u'|' + line + u'|';
    }
    lines << edge(QStringLiteral("[SHA256]"));
    return lines;
}

} // namespace porthole
