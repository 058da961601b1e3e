#pragma once

#include "core/model/Finding.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace porthole::ui {

/// What an examination has found out so far: a row a stage, with its shape, its time and what there was;
/// below the one that did not pass, what to do about it.
class DoctorCard : public QFrame {
    Q_OBJECT
public:
    explicit DoctorCard(QWidget *parent = nullptr);

    /// Forgets the last one, and appears.
    void begin();
    void beginStage(CheckStage stage, const QString &subject);
    void add(const Finding &finding);
    void finish(bool passed);

private:
    void put(int column, const char *name, const QString &text);

    QLabel *m_heading;
    QWidget *m_rows = nullptr; // made anew for each examination
    QGridLayout *m_grid = nullptr;
    QString m_subject; // of the last row
    int m_row = 0;
};

} // namespace porthole::ui
