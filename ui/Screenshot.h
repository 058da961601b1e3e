#pragma once

#include "core/base/Result.h"

#include <QDateTime>
#include <QImage>
#include <QObject>
#include <QString>

namespace porthole::ui {

/// Where a picture of a console is saved unless told otherwise: in Pictures (at home if there is no such
/// folder), named after the console and the time. Whatever the title holds, the name is a plain file name.
QString screenshotPath(const QString &title, const QDateTime &when);

/// Writes pictures without holding up the GUI thread. Thread: the GUI thread.
class ScreenshotWriter : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Encodes as PNG and replaces `path` when all of it is written, on another thread.
    void write(const QImage &picture, const QString &path);

Q_SIGNALS:
    void written(const QString &path);
    /// Storage, with the system's words.
    void failed(const porthole::Error &error);
};

} // namespace porthole::ui
