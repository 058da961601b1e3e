#include "ui/entries/FormRows.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

namespace porthole::ui {

FormRows::FormRows(QWidget *parent)
    : QFormLayout(parent)
{
    setHorizontalSpacing(metrics::kGap);
    setVerticalSpacing(metrics::kGrid);
    setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FormRows::add(const QString &label, QWidget *field, QWidget *beside)
{
    Row row{new QWidget, plainLabel("problem", "problem")};
    row.problem->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::kGrid);
    line->addWidget(field, 1);
    if (beside)
        line->addWidget(beside);
    auto *column = new QVBoxLayout(row.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(row.problem);
    addRow(label, row.whole);
    if (auto *text = qobject_cast<QLabel *>(labelForField(row.whole))) {
        text->setBuddy(field);
        text->setContentsMargins(0, 2, 0, 0); // level with the text in the field
    }
    m_rows.insert(field, row);
}

void FormRows::setShown(QWidget *field, bool shown) { setRowVisible(m_rows.value(field).whole, shown); }

void FormRows::setProblem(QWidget *field, const QString &problem)
{
    const Row row = m_rows.value(field);
    if (row.problem->text() == problem)
        return;
    showOrHide(row.problem, problem);
    mark(field, "refused", !problem.isEmpty());
    field->setAccessibleDescription(problem);
}

bool FormRows::isSound() const
{
    return std::all_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.problem->text().isEmpty(); });
}

} // namespace porthole::ui
