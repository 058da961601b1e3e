#include "ui/entries/FormRows.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

namespace porthole::ui {

QLineEdit *formField(const char *name, const QString &label, const QString &placeholder)
{
    auto *made = new QLineEdit;
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(label);
    made->setPlaceholderText(placeholder);
    made->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return made;
}

QLabel *formTitle(const QString &text)
{
    QLabel *title = plainLabel("formTitle");
    title->setText(text);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    return title;
}

FormRows::FormRows(QWidget *parent)
    : QFormLayout(parent)
{
    setHorizontalSpacing(metrics::kGap);
    setVerticalSpacing(metrics::kGrid);
    setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

FormRows::Row FormRows::makeRow(QWidget *before, QWidget *field, QWidget *beside)
{
    const Row row{new QWidget, plainLabel("problem", "problem"), plainLabel("note", "muted")};
    row.problem->hide();
    row.note->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::kGrid);
    if (before)
        line->addWidget(before);
    line->addWidget(field, 1);
    if (beside)
        line->addWidget(beside);
    auto *column = new QVBoxLayout(row.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(row.problem);
    column->addWidget(row.note);
    m_rows.insert(field, row);
    return row;
}

void FormRows::add(const QString &label, QWidget *field, QWidget *beside)
{
    const Row row = makeRow(nullptr, field, beside);
    addRow(label, row.whole);
    if (auto *text = qobject_cast<QLabel *>(labelForField(row.whole))) {
        text->setBuddy(field);
        text->setContentsMargins(0, 2, 0, 0); // level with the text in the field
    }
}

void FormRows::addWide(QWidget *before, QWidget *field) { addRow(makeRow(before, field, nullptr).whole); }

void FormRows::setShown(QWidget *field, bool shown) { setRowVisible(m_rows.value(field).whole, shown); }

void FormRows::setLabel(QWidget *field, const QString &label)
{
    if (auto *text = qobject_cast<QLabel *>(labelForField(m_rows.value(field).whole)))
        text->setText(label);
    field->setAccessibleName(QString(label).remove(u'&'));
}

void FormRows::setProblem(QWidget *field, const QString &problem)
{
    const Row row = m_rows.value(field);
    if (row.problem->text() == problem)
        return;
    showOrHide(row.problem, problem);
    mark(field, "refused", !problem.isEmpty());
    describe(field, row);
}

QString FormRows::problem(QWidget *field) const { return m_rows.value(field).problem->text(); }

void FormRows::setNote(QWidget *field, const QString &note)
{
    const Row row = m_rows.value(field);
    if (row.note->text() == note)
        return;
    showOrHide(row.note, note);
    describe(field, row);
}

void FormRows::describe(QWidget *field, const Row &row)
{
    QStringList texts{row.problem->text(), row.note->text()};
    texts.removeAll(QString());
    field->setAccessibleDescription(texts.join(u' '));
}

bool FormRows::isSound() const
{
    return std::all_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.problem->text().isEmpty(); });
}

} // namespace porthole::ui
