#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <memory>
#include <optional>

class QMimeData;

namespace porthole::ui {

/// Files of a host while they are dragged from one of our lists to another. Other programs see nothing of it:
/// X11 has no promise of files that could be kept without holding up this window, so that only what has
/// arrived here can be dragged to them (see TransferList).
struct FileDrag {
    QString host; ///< whose they are: the same files only where it is the same
    QList<QByteArray> paths;

    std::unique_ptr<QMimeData> toMimeData() const;
    static std::optional<FileDrag> from(const QMimeData &data);
};

/// The files of this computer in what the desktop drags, as absolute paths.
QStringList localFilesIn(const QMimeData &data);

} // namespace porthole::ui
