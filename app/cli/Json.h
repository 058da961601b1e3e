#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>

#include <string>

/// What --json prints.
namespace porthole::cli {

/// One object in a line.
std::string jsonLine(const QJsonObject &object);

/// An array with one object a line.
std::string jsonArray(const QList<QJsonObject> &objects);

/// The text, or null if it is empty.
inline QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace porthole::cli
