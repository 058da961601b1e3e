#include "ui/files/FileText.h"

#include "ui/Icons.h"
#include "ui/Tr.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace porthole::ui {

namespace {

QChar typeLetter(HostFile::Type type)
{
    switch (type) {
    case HostFile::Type::File:
        return u'-';
    case HostFile::Type::Folder:
        return u'd';
    case HostFile::Type::Link:
        return u'l';
    case HostFile::Type::Other:
        return u'?';
    }
    return u'?';
}

/// What the bit above the others makes of an x: set-user-id and its like.
QChar special(QChar letter, bool executable) { return executable ? letter : letter.toUpper(); }

} // namespace

QString permissionsText(const HostFile &file)
{
    constexpr QLatin1StringView kLetters("rwxrwxrwx");
    QString text = typeLetter(file.type);
    for (unsigned bit = 0; bit < 9; ++bit)
        text += file.mode & (0400U >> bit) ? QChar(kLetters[bit]) : QChar(u'-');
    if (file.mode & 04000U)
        text[3] = special(u's', file.mode & 0100U);
    if (file.mode & 02000U)
        text[6] = special(u's', file.mode & 0010U);
    if (file.mode & 01000U)
        text[9] = special(u't', file.mode & 0001U);
    return text;
}

QString octalText(quint32 mode) { return QStringLiteral("%1").arg(mode & 07777U, 4, 8, QLatin1Char('0')); }

QString sizeText(quint64 bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(std::min<quint64>(bytes, INT64_MAX)), 1,
                                       QLocale::DataSizeSIFormat);
}

QString timeText(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString durationText(qint64 seconds)
{
    constexpr qint64 kMinute = 60, kHour = 3600;
    if (seconds >= kHour)
        return tr("%1 h %2 min").arg(seconds / kHour).arg(seconds % kHour / kMinute);
    if (seconds >= kMinute)
        return tr("%1 min %2 s").arg(seconds / kMinute).arg(seconds % kMinute);
    return tr("%1 s").arg(seconds);
}

QString rateText(double bytesPerSecond)
{
    return tr("%1/s").arg(sizeText(static_cast<quint64>(std::max(0.0, bytesPerSecond))));
}

bool isFolder(const HostFile &file)
{
    return file.type == HostFile::Type::Folder || (file.type == HostFile::Type::Link && file.leadsToFolder);
}

QIcon fileIcon(const HostFile &file)
{
    switch (file.type) {
    case HostFile::Type::Folder:
        return icon(QLatin1StringView("folder"), IconColour::Accent);
    case HostFile::Type::Link:
        return file.leadsToFolder ? icon(QLatin1StringView("folder-link"), IconColour::Accent)
                                  : icon(QLatin1StringView("file-link"), IconColour::Muted);
    case HostFile::Type::File:
        return icon(QLatin1StringView("file"), IconColour::Muted);
    case HostFile::Type::Other:
        return icon(QLatin1StringView("file-other"), IconColour::Muted);
    }
    return {};
}

QString typeText(const HostFile &file)
{
    switch (file.type) {
    case HostFile::Type::Folder:
        return tr("Folder");
    case HostFile::Type::Link:
        return file.leadsToFolder ? tr("Link to a folder") : tr("Link");
    case HostFile::Type::File:
        return tr("File");
    case HostFile::Type::Other:
        return tr("Device, pipe or socket");
    }
    return {};
}

QString filesStateText(FilesState state)
{
    switch (state) {
    case FilesState::Opening:
        return tr("Connecting");
    case FilesState::Open:
        return tr("Connected");
    case FilesState::Lost:
        return tr("Connection lost");
    case FilesState::Failed:
        return tr("Not available");
    case FilesState::Closed:
        return tr("Closed");
    }
    return {};
}

QIcon filesStateIcon(FilesState state)
{
    switch (state) {
    case FilesState::Opening:
        return icon(QLatin1StringView("state-connecting"), IconColour::Accent);
    case FilesState::Open:
        return icon(QLatin1StringView("folder"), IconColour::Success);
    case FilesState::Lost:
        return icon(QLatin1StringView("state-waiting"), IconColour::Warning);
    case FilesState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    case FilesState::Closed:
        return icon(QLatin1StringView("state-closed"), IconColour::Muted);
    }
    return {};
}

QString transferStateText(transfer::TransferState state)
{
    using transfer::TransferState;
    switch (state) {
    case TransferState::Waiting:
        return tr("Waiting for its turn");
    case TransferState::Running:
        return tr("Under way");
    case TransferState::Reconnecting:
        return tr("Connection lost; goes on by itself");
    case TransferState::Paused:
        return tr("Paused");
    case TransferState::Done:
        return tr("Done");
    case TransferState::Failed:
        return tr("Failed");
    case TransferState::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

QIcon transferStateIcon(transfer::TransferState state)
{
    using transfer::TransferState;
    switch (state) {
    case TransferState::Waiting:
        return icon(QLatin1StringView("state-idle"), IconColour::Muted);
    case TransferState::Running:
    case TransferState::Reconnecting:
        return icon(QLatin1StringView("state-connecting"), IconColour::Accent);
    case TransferState::Paused:
        return icon(QLatin1StringView("pause"), IconColour::Muted);
    case TransferState::Done:
        return icon(QLatin1StringView("done"), IconColour::Success);
    case TransferState::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    case TransferState::Cancelled:
        return icon(QLatin1StringView("state-closed"), IconColour::Muted);
    }
    return {};
}

} // namespace porthole::ui
