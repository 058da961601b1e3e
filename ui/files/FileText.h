#pragma once

#include "core/model/HostFile.h"
#include "core/session/files/FilesState.h"
#include "core/transfer/TransferLook.h"

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// "drwxr-xr-x", as ls(1) writes it.
QString permissionsText(const HostFile &file);
/// "0755".
QString octalText(quint32 mode);
QString sizeText(quint64 bytes);
/// By this computer's clock and zone.
QString timeText(qint64 seconds);
/// "3 min 20 s".
QString durationText(qint64 seconds);
/// "12.4 MB/s".
QString rateText(double bytesPerSecond);
/// A folder, or a link that leads to one.
bool isFolder(const HostFile &file);
QIcon fileIcon(const HostFile &file);
/// "Folder", "Link to a folder": what it is, to those who do not see the icon.
QString typeText(const HostFile &file);

/// Whether a host's files are there, in a word or two, and as a shape.
QString filesStateText(FilesState state);
QIcon filesStateIcon(FilesState state);
/// The state of a transfer in a word or two, and as a shape.
QString transferStateText(transfer::TransferState state);
QIcon transferStateIcon(transfer::TransferState state);

} // namespace porthole::ui
