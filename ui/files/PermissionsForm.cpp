#include "ui/files/PermissionsForm.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"
#include "ui/files/FileText.h"
#include "ui/files/NameText.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr quint32 kAllBits = 07777;

quint32 bitOf(std::size_t box) { return 0400U >> box; }

} // namespace

PermissionsForm::PermissionsForm(QWidget *parent)
    : FormCard("permissionsForm", parent)
    , m_octal(new QLineEdit)
{
    m_octal->setObjectName(QStringLiteral("permissionsOctal"));
    m_octal->setAccessibleName(tr("Permissions as octal digits"));
    m_octal->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-7]{0,4}")), m_octal));
    m_octal->setFixedWidth(88);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSection);
    grid->setVerticalSpacing(metrics::kGrid);
    makeBoxes(*grid);
    auto *label = plainLabel("permissionsOctalLabel", "muted");
    label->setText(tr("Octal"));
    label->setBuddy(m_octal);
    grid->addWidget(label, 4, 0);
    grid->addWidget(m_octal, 4, 1, 1, 3, Qt::AlignLeft);
    body().addLayout(grid);
    connect(m_octal, &QLineEdit::textEdited, this, &PermissionsForm::octalChanged);
}

void PermissionsForm::makeBoxes(QGridLayout &grid)
{
    const std::array who{tr("Owner"), tr("Group"), tr("Others")};
    const std::array what{tr("Read"), tr("Write"), tr("Execute")};
    for (std::size_t box = 0; box < m_boxes.size(); ++box) {
        const std::size_t row = box / what.size(), column = box % what.size();
        m_boxes[box] = new QCheckBox(what[column]);
        m_boxes[box]->setObjectName(QStringLiteral("permission%1").arg(box));
        m_boxes[box]->setAccessibleName(tr("%1: %2").arg(who[row], what[column]));
        connect(m_boxes[box], &QCheckBox::toggled, this, &PermissionsForm::boxesChanged);
        grid.addWidget(m_boxes[box], static_cast<int>(row) + 1, static_cast<int>(column) + 1);
    }
    for (std::size_t row = 0; row < who.size(); ++row) {
        auto *label = plainLabel("permissionsWho", "muted");
        label->setText(who[row]);
        grid.addWidget(label, static_cast<int>(row) + 1, 0);
    }
    grid.setColumnStretch(4, 1);
}

void PermissionsForm::ask(const QList<HostFile> &files)
{
    m_files = files;
    m_mode = files.first().mode & kAllBits;
    showMode();
    m_octal->setText(octalText(m_mode));
    setPossible(true);
    open(files.size() == 1 ? tr("Permissions of %1").arg(nameText(files.first().name))
                           : tr("Permissions of %n item(s)", nullptr, static_cast<int>(files.size())),
         tr("Set"));
    m_octal->setFocus(Qt::OtherFocusReason);
    m_octal->selectAll();
}

void PermissionsForm::showMode()
{
    for (std::size_t box = 0; box < m_boxes.size(); ++box) {
        const QSignalBlocker quiet(m_boxes[box]);
        m_boxes[box]->setChecked(m_mode & bitOf(box));
    }
}

void PermissionsForm::boxesChanged()
{
    for (std::size_t box = 0; box < m_boxes.size(); ++box)
        m_mode = m_boxes[box]->isChecked() ? m_mode | bitOf(box) : m_mode & ~bitOf(box);
    m_octal->setText(octalText(m_mode));
    setPossible(true);
}

void PermissionsForm::octalChanged(const QString &digits)
{
    bool read = false;
    const quint32 mode = digits.toUInt(&read, 8);
    // "75" is not yet what was meant.
    setPossible(read && digits.size() >= 3);
    if (!read)
        return;
    m_mode = mode;
    showMode();
}

void PermissionsForm::confirm()
{
    const QList<HostFile> files = m_files;
    dismiss();
    Q_EMIT modeChosen(files, m_mode);
}

} // namespace porthole::ui
