#pragma once

#include "core/base/DisplayText.h"

#include <QJsonObject>
#include <QStringDecoder>

/// Names of files, which are bytes, for people and for programs.
namespace porthole::cli {

inline std::string shownName(const QByteArray &name) { return displayText(name.toStdString(), 4096); }

/// "name", and where that is not all of it "name_base64" besides.
inline void addName(QJsonObject &to, const QByteArray &name)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(name);
    to.insert(QStringLiteral("name"), text);
    if (decoder.hasError())
        to.insert(QStringLiteral("name_base64"), QString::fromLatin1(name.toBase64()));
}

} // namespace porthole::cli
