#include "ui/entries/FormRows.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QAbstractScrollArea>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr int kLabels = 0, kFields = 1, kBoth = 2;

/// How far below a field's upper edge its text begins, by the style sheet: where its label's begins too.
int textBelow(const QWidget *field)
{
    return qobject_cast<const QAbstractScrollArea *>(field) ? metrics::kHalf : metrics::kGrid;
}

} // namespace

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
    : QGridLayout(parent)
{
    setHorizontalSpacing(metrics::kGap);
    setVerticalSpacing(metrics::kGrid);
    setColumnStretch(kFields, 1);
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
    return row;
}

void FormRows::add(const QString &label, QWidget *field, QWidget *beside)
{
    Row row = makeRow(nullptr, field, beside);
    const int number = rowCount();
    if (!label.isEmpty()) {
        row.label = new QLabel(label);
        row.label->setBuddy(field);
        row.label->setContentsMargins(0, textBelow(field), 0, 0);
        addWidget(row.label, number, kLabels, Qt::AlignRight | Qt::AlignTop);
    }
    addWidget(row.whole, number, kFields);
    m_rows.insert(field, row);
}

void FormRows::addWide(QWidget *before, QWidget *field)
{
    const Row row = makeRow(before, field, nullptr);
    addAcross(row.whole);
    m_rows.insert(field, row);
}

void FormRows::addBelowFields(QWidget *widget, Qt::Alignment alignment)
{
    addWidget(widget, rowCount(), kFields, alignment);
}

void FormRows::addAcross(QWidget *widget) { addWidget(widget, rowCount(), kLabels, 1, kBoth); }

void FormRows::setShown(QWidget *field, bool shown)
{
    const Row row = m_rows.value(field);
    row.whole->setVisible(shown);
    if (row.label)
        row.label->setVisible(shown);
}

void FormRows::setLabel(QWidget *field, const QString &label)
{
    m_rows.value(field).label->setText(label);
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
