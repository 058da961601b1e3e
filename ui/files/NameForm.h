#pragma once

#include "ui/files/FormCard.h"

#include <QByteArray>
#include <functional>

class QLineEdit;

namespace porthole::ui {

/// Asks what a new folder is to be called, or a link and where it leads.
class NameForm : public FormCard {
    Q_OBJECT
public:
    explicit NameForm(QWidget *parent = nullptr);

    /// Whether there is something of that name already.
    using IsTaken = std::function<bool(const QByteArray &name)>;
    void askForFolder(IsTaken isTaken);
    /// `target` is offered as what it leads to.
    void askForLink(const QByteArray &name, const QByteArray &target, IsTaken isTaken);

Q_SIGNALS:
    void folderNamed(const QByteArray &name);
    void linkNamed(const QByteArray &name, const QByteArray &target);

protected:
    void confirm() override;

private:
    void judge();

    QLineEdit *m_name;
    QLineEdit *m_target;
    bool m_isLink = false;
    IsTaken m_isTaken;
};

} // namespace porthole::ui
