#pragma once

#include "core/model/RemoteListing.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace porthole::ui {

/// A file of a host beside its folder: text as plain text, PNG and JPEG as pictures, of anything else that it
/// is neither. Hidden while nothing is looked at.
class PreviewPane : public QWidget {
    Q_OBJECT
public:
    /// Larger files are not read for this: the server takes them into its memory whole. Bytes.
    static constexpr qint64 kLargest = 64 << 20;

    explicit PreviewPane(QWidget *parent = nullptr);

    /// That file has been asked for.
    void showBusy(const QString &path, const RemoteFile &file);
    void showPreview(const RemotePreview &preview);
    /// There is nothing to see of it, and why.
    void showNothing(const QString &path, const RemoteFile &file, const QString &reason);
    void dismiss();

Q_SIGNALS:
    void downloadRequested(const QString &path, const porthole::RemoteFile &file);
    void dismissed();

private:
    QWidget *makeBar();
    void begin(const QString &path, const RemoteFile &file);
    void say(const QString &text);
    bool showPicture(const QByteArray &bytes);

    QString m_path;
    RemoteFile m_file;
    QLabel *m_name;
    QPushButton *m_download;
    QStackedWidget *m_stack;
    QLabel *m_words;
    QPlainTextEdit *m_text;
    QLabel *m_picture;
    QScrollArea *m_pictureArea;
};

} // namespace porthole::ui
