#include "app/serve/Credentials.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <array>
#include <string>

namespace porthole::serve {

namespace {

constexpr QByteArrayView kScheme("Basic ");

QByteArray digestOf(QByteArrayView text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

/// Digests have one length, so all that is compared is compared to its end.
bool isEqual(const QByteArray &one, const QByteArray &other)
{
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= one[i] ^ other[i];
    return difference == 0;
}

void wipe(QByteArray &text) { explicit_bzero(text.data(), static_cast<std::size_t>(text.size())); }

} // namespace

Secret generatedPassword()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    QByteArray text = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    Secret secret(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    wipe(bytes);
    wipe(text);
    return secret;
}

Credentials::Credentials(const Secret &password)
{
    QByteArray text = QByteArray(kUser) + ':';
    text.append(password.reveal().data(), static_cast<qsizetype>(password.reveal().size()));
    m_digest = digestOf(text);
    wipe(text);
}

bool Credentials::match(const QByteArray &authorization) const
{
    if (authorization.left(kScheme.size()).compare(kScheme, Qt::CaseInsensitive) != 0)
        return false;
    QByteArray text = QByteArray::fromBase64(authorization.mid(kScheme.size()).trimmed());
    const bool right = isEqual(digestOf(text), m_digest);
    wipe(text);
    return right;
}

} // namespace porthole::serve
