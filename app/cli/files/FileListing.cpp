#include "app/cli/files/FileListing.h"

#include "app/cli/Json.h"
#include "app/cli/Table.h"
#include "app/cli/files/FileName.h"

#include <QDateTime>

namespace porthole::cli {

namespace {

struct FileType {
    std::uint32_t mode;
    char letter;
    const char *name;
};
constexpr FileType kFileTypes[] = {
    {sftp::kRegularFile, '-', "file"}, {sftp::kDirectory, 'd', "folder"}, {sftp::kSymbolicLink, 'l', "link"},
    {0020000, 'c', "device"},          {0060000, 'b', "device"},          {0010000, 'p', "pipe"},
    {0140000, 's', "socket"},
};

const FileType *typeOf(std::uint32_t mode)
{
    for (const FileType &type : kFileTypes) {
        if ((mode & sftp::kFileTypeMask) == type.mode)
            return &type;
    }
    return nullptr;
}

QByteArray nameOf(const sftp::Entry &entry) { return QByteArray::fromStdString(entry.name); }

QString timeOf(const sftp::Attributes &attributes, const QString &format)
{
    return attributes.times ? QDateTime::fromSecsSinceEpoch(attributes.times->modified).toString(format)
                            : QStringLiteral("?");
}

QJsonObject jsonOf(const sftp::Entry &entry)
{
    const sftp::Attributes &attributes = entry.attributes;
    const QJsonValue unknown(QJsonValue::Null);
    const FileType *type = attributes.permissions ? typeOf(*attributes.permissions) : nullptr;
    QJsonObject object;
    addName(object, nameOf(entry));
    object.insert(QStringLiteral("type"), type ? QJsonValue(QString::fromLatin1(type->name)) : unknown);
    object.insert(QStringLiteral("size"),
                  attributes.size ? QJsonValue(static_cast<qint64>(*attributes.size)) : unknown);
    object.insert(QStringLiteral("mode"),
                  attributes.permissions ? QJsonValue(static_cast<qint64>(*attributes.permissions & 07777))
                                         : unknown);
    object.insert(QStringLiteral("uid"),
                  attributes.owner ? QJsonValue(static_cast<qint64>(attributes.owner->user)) : unknown);
    object.insert(QStringLiteral("gid"),
                  attributes.owner ? QJsonValue(static_cast<qint64>(attributes.owner->group)) : unknown);
    object.insert(QStringLiteral("modified"),
                  attributes.times ? QJsonValue(static_cast<qint64>(attributes.times->modified)) : unknown);
    return object;
}

} // namespace

std::string modeText(std::uint32_t mode)
{
    const FileType *type = typeOf(mode);
    std::string text(1, type ? type->letter : '?');
    for (int shift = 6; shift >= 0; shift -= 3) {
        const std::uint32_t bits = mode >> shift;
        text += (bits & 4) != 0 ? 'r' : '-';
        text += (bits & 2) != 0 ? 'w' : '-';
        text += (bits & 1) != 0 ? 'x' : '-';
    }
    if ((mode & 04000) != 0)
        text[3] = text[3] == 'x' ? 's' : 'S';
    if ((mode & 02000) != 0)
        text[6] = text[6] == 'x' ? 's' : 'S';
    if ((mode & 01000) != 0)
        text[9] = text[9] == 'x' ? 't' : 'T';
    return text;
}

std::string shortListing(const sftp::Entries &entries, bool isShown)
{
    std::string text;
    for (const sftp::Entry &entry : entries)
        text += (isShown ? shownName(nameOf(entry)) : entry.name) + '\n';
    return text;
}

std::string longListing(const sftp::Entries &entries)
{
    QList<QStringList> rows{{QStringLiteral("MODE"), QStringLiteral("OWNER"), QStringLiteral("SIZE"),
                             QStringLiteral("MODIFIED"), QStringLiteral("NAME")}};
    for (const sftp::Entry &entry : entries) {
        const sftp::Attributes &of = entry.attributes;
        const QString unknown = QStringLiteral("?");
        rows << QStringList{
            of.permissions ? QString::fromStdString(modeText(*of.permissions)) : unknown,
            of.owner ? QStringLiteral("%1:%2").arg(of.owner->user).arg(of.owner->group) : unknown,
            of.size ? QString::number(*of.size) : unknown, timeOf(of, QStringLiteral("yyyy-MM-dd hh:mm")),
            QString::fromStdString(shownName(nameOf(entry)))};
    }
    return table(rows);
}

std::string listingJson(const sftp::Entries &entries)
{
    QList<QJsonObject> objects;
    for (const sftp::Entry &entry : entries)
        objects << jsonOf(entry);
    return jsonArray(objects);
}

} // namespace porthole::cli
