#pragma once

#include <QFrame>
#include <QPoint>
#include <QStringList>

#include "core/session/files/TransferProgress.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace porthole::ui {

/// One transfer: what moves which way, how far it is, what can be done about it, what of it failed. What has
/// arrived on this computer can be dragged from here to wherever the desktop takes files.
class TransferRow : public QFrame {
    Q_OBJECT
public:
    explicit TransferRow(QWidget *parent = nullptr);

    void showProgress(const TransferProgress &progress);
    /// Files that did not arrive, a line each, and how many there are of them.
    void showFailures(const QStringList &lines, int count);
    /// Where it is on this computer, once it has arrived; empty otherwise.
    QString arrived() const;

Q_SIGNALS:
    void pauseRequested();
    void resumeRequested();
    void retryRequested();
    void cancelRequested();
    /// It is another height now.
    void resized();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void makeButtons();
    void updateButtons();
    void updateProgress();
    void openFolder() const;

    TransferProgress m_progress;
    QLabel *m_direction;
    QLabel *m_name;
    QLabel *m_where;
    QLabel *m_figures;
    QProgressBar *m_bar;
    QToolButton *m_pause;
    QToolButton *m_resume;
    QToolButton *m_retry;
    QToolButton *m_folder;
    QToolButton *m_cancel;
    QToolButton *m_disclosure;
    QLabel *m_failures;
    QPoint m_pressed;
};

/// How far it is, in words: "12 MB of 87 MB · 3 MB/s · 25 s left".
QString progressText(const TransferProgress &progress);

} // namespace porthole::ui
