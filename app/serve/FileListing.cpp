#include "app/serve/FileListing.h"

#include <QDateTime>

namespace porthole::serve {

namespace {

QJsonValue timeOf(const sftp::Attributes &attributes)
{
    if (!attributes.times)
        return QJsonValue::Null;
    return QDateTime::fromSecsSinceEpoch(attributes.times->modified, Qt::UTC).toString(Qt::ISODate);
}

} // namespace

QByteArray joined(const QByteArray &folder, const QByteArray &name)
{
    return folder.endsWith('/') ? folder + name : folder + '/' + name;
}

FileListing::FileListing(QByteArray path, BrowseFilter filter)
    : m_path(std::move(path))
    , m_filter(std::move(filter))
{}

void FileListing::add(const sftp::Entry &entry)
{
    const QByteArray name = QByteArray::fromStdString(entry.name);
    const QString path = QString::fromUtf8(joined(m_path, name));
    if (m_filter.shows(path, entry.attributes.isDirectory()))
        append(name, path, entry.attributes);
}

void FileListing::addItself(const QByteArray &name, const sftp::Attributes &attributes)
{
    append(name, QString::fromUtf8(m_path), attributes);
}

void FileListing::append(const QByteArray &name, const QString &wholePath, const sftp::Attributes &attributes)
{
    const bool isDirectory = attributes.isDirectory();
    m_names.append(QString::fromUtf8(name));
    m_sizes.append(static_cast<qint64>(attributes.size.value_or(0)));
    m_types.append(isDirectory ? QStringLiteral("d") : QStringLiteral("f"));
    m_times.append(timeOf(attributes));
    m_mimeTypes.append(isDirectory ? QStringLiteral("application/x-directory")
                                   : m_mime.mimeTypeForFile(wholePath, QMimeDatabase::MatchExtension).name());
}

QJsonObject FileListing::toJson() const
{
    return {{QStringLiteral("path"), QString::fromUtf8(m_path)},
            {QStringLiteral("names"), m_names},
            {QStringLiteral("sizes"), m_sizes},
            {QStringLiteral("types"), m_types},
            {QStringLiteral("mtimes"), m_times},
            {QStringLiteral("mime-types"), m_mimeTypes}};
}

} // namespace porthole::serve
