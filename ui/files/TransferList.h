#pragma once

#include <QFrame>
#include <QHash>
#include <QList>
#include <vector>

#include "core/session/files/TransferProgress.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace porthole::ui {

class TransferRow;

/// The transfers of a host below its files: a row each, and what they come to. Hidden while there are none.
class TransferList : public QFrame {
    Q_OBJECT
public:
    /// More are counted and not shown: they wait for their turn, or are done.
    static constexpr std::size_t kMostRows = 100;

    explicit TransferList(QWidget *parent = nullptr);

    void setTransfers(const std::vector<TransferProgress> &transfers);
    /// What became of files of a transfer; those that failed are listed.
    void addReports(transfer::TransferId id, const QList<transfer::FileReport> &reports);
    /// How many wait or run, or would go on.
    int unfinished() const { return m_unfinished; }

Q_SIGNALS:
    void pauseRequested(porthole::transfer::TransferId id);
    void resumeRequested(porthole::transfer::TransferId id);
    void retryRequested(porthole::transfer::TransferId id);
    void cancelRequested(porthole::transfer::TransferId id);
    void clearRequested();

private:
    struct Failures {
        QStringList lines;
        int count = 0;
    };

    QWidget *makeHead();
    TransferRow *makeRow(transfer::TransferId id);
    void showRows(const std::vector<TransferProgress> &transfers);
    void showSums(const std::vector<TransferProgress> &transfers);
    void fitHeight();

    QLabel *m_sums;
    QPushButton *m_clear;
    QToolButton *m_fold;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QVBoxLayout *m_column;
    QLabel *m_more;
    QHash<quint64, TransferRow *> m_rows;
    QHash<quint64, Failures> m_failures;
    int m_unfinished = 0;
};

} // namespace porthole::ui
