#pragma once

#include "core/model/HostFile.h"
#include "ui/files/FormCard.h"

#include <QList>
#include <array>

class QCheckBox;
class QGridLayout;
class QLineEdit;

namespace porthole::ui {

/// Who may do what with files: nine boxes, and the same in octal digits, which has set-user-id and its like
/// as well.
class PermissionsForm : public FormCard {
    Q_OBJECT
public:
    explicit PermissionsForm(QWidget *parent = nullptr);

    /// Begins with those of the first.
    void ask(const QList<HostFile> &files);

Q_SIGNALS:
    void modeChosen(const QList<porthole::HostFile> &files, quint32 mode);

protected:
    void confirm() override;

private:
    void makeBoxes(QGridLayout &grid);
    void showMode();
    void boxesChanged();
    void octalChanged(const QString &digits);

    QList<HostFile> m_files;
    quint32 m_mode = 0;
    std::array<QCheckBox *, 9> m_boxes{}; // from the owner's r to the others' x
    QLineEdit *m_octal;
};

} // namespace porthole::ui
