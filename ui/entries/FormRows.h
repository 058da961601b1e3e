#pragma once

#include <QGridLayout>
#include <QHash>

class QLabel;
class QLineEdit;

namespace porthole::ui {

/// A line of a form, for words that are no prose.
QLineEdit *formField(const char *name, const QString &label, const QString &placeholder = {});
/// What a form is about, above it.
QLabel *formTitle(const QString &text = {});

/// The rows of a form, each with room below it for what is wrong with it, or what else there is to know.
///
/// No QFormLayout: up to Qt 6.4 at least one that hides rows while a text wraps in another writes behind the
/// end of its heights.
class FormRows : public QGridLayout {
    Q_OBJECT
public:
    explicit FormRows(QWidget *parent = nullptr);

    /// `beside` is a button next to the field.
    void add(const QString &label, QWidget *field, QWidget *beside = nullptr);
    /// One that has a check box for a label, as wide as the form.
    void addWide(QWidget *before, QWidget *field);
    /// What is no field: below the fields, or as wide as the form.
    void addBelowFields(QWidget *widget, Qt::Alignment alignment = {});
    void addAcross(QWidget *widget);
    void setShown(QWidget *field, bool shown);
    /// Calls it something else, for those who hear it as well.
    void setLabel(QWidget *field, const QString &label);
    /// Says it under the field, to those who hear the field as well; an empty one takes it away.
    void setProblem(QWidget *field, const QString &problem);
    QString problem(QWidget *field) const;
    /// The same of what is not wrong.
    void setNote(QWidget *field, const QString &note);
    /// Whether nothing is wrong with anything.
    bool isSound() const;

private:
    struct Row {
        QWidget *whole;
        QLabel *problem, *note;
        QLabel *label = nullptr;
    };
    Row makeRow(QWidget *before, QWidget *field, QWidget *beside);
    static void describe(QWidget *field, const Row &row);

    QHash<QWidget *, Row> m_rows;
};

} // namespace porthole::ui
