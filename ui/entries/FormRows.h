#pragma once

#include <QFormLayout>
#include <QHash>

class QLabel;

namespace porthole::ui {

/// The rows of a form, each with room below it for what is wrong with it.
class FormRows : public QFormLayout {
    Q_OBJECT
public:
    explicit FormRows(QWidget *parent = nullptr);

    /// `beside` is a button next to the field.
    void add(const QString &label, QWidget *field, QWidget *beside = nullptr);
    void setShown(QWidget *field, bool shown);
    /// Says it under the field, to those who hear the field as well; an empty one takes it away.
    void setProblem(QWidget *field, const QString &problem);
    /// Whether nothing is wrong with anything.
    bool isSound() const;

private:
    struct Row {
        QWidget *whole;
        QLabel *problem;
    };
    QHash<QWidget *, Row> m_rows;
};

} // namespace porthole::ui
