#pragma once

#include <QFrame>
#include <optional>

#include "core/transfer/TransferLook.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace porthole::ui {

/// Asks what is to be done about a file whose place is taken, with what is known of both. It comes while
/// somebody may be typing elsewhere, so that it takes no keyboard; transfers go on meanwhile.
class ConflictCard : public QFrame {
    Q_OBJECT
public:
    explicit ConflictCard(QWidget *parent = nullptr);

    void ask(const transfer::ConflictQuestion &question, transfer::Direction direction);
    void dismiss();

Q_SIGNALS:
    void answered(quint64 number, const porthole::transfer::ConflictAnswer &answer);
    /// It is there no more.
    void ended();

private:
    struct Side {
        QLabel *place;
        QLabel *facts;
    };

    Side makeSide(const char *name);
    QPushButton *makeButton(const char *name, const QString &text, transfer::ConflictChoice choice);
    void answer(transfer::ConflictChoice choice);

    QLabel *m_sentence;
    QLabel *m_where;
    Side m_new, m_old;
    QCheckBox *m_forAll;
    QPushButton *m_cancel;
    QPushButton *m_skip;
    QPushButton *m_rename;
    QPushButton *m_resume;
    QPushButton *m_overwrite;
    std::optional<quint64> m_number; // of what is asked
};

} // namespace porthole::ui
