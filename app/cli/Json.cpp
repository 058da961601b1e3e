#include "app/cli/Json.h"

#include <QJsonDocument>

namespace porthole::cli {

std::string jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

std::string jsonArray(const QList<QJsonObject> &objects)
{
    std::string text = "[";
    const char *separator = "\n";
    for (const QJsonObject &object : objects) {
        text += separator + QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
        separator = ",\n";
    }
    return text + (objects.isEmpty() ? "]\n" : "\n]\n");
}

} // namespace porthole::cli
