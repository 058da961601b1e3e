#include "ui/connect/DoctorCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/connect/DoctorText.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

enum Column { kShape, kStage, kTime, kDetail };

QString plain(const QString &text) { return QString::fromStdString(displayText(text.toStdString(), 200)); }

} // namespace

DoctorCard::DoctorCard(QWidget *parent)
    : QFrame(parent)
    , m_heading(plainLabel("doctorHeading"))
{
    setObjectName(QStringLiteral("doctorCard"));
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_heading->setFont(heading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::kGap, 0, 0);
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_heading);
    hide();
}

void DoctorCard::begin()
{
    delete m_rows;
    m_rows = new QWidget;
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::kGap);
    m_grid->setVerticalSpacing(metrics::kHalf);
    m_grid->setColumnStretch(kDetail, 1);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_rows);
    m_row = 0;
    m_subject.clear();
    m_heading->setText(tr("Testing…"));
    show();
}

void DoctorCard::put(int column, const char *name, const QString &text)
{
    auto *label = plainLabel(name, column == kStage ? nullptr : "muted");
    label->setText(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, m_row, column, Qt::AlignTop);
}

void DoctorCard::beginStage(CheckStage stage, const QString &subject)
{
    m_heading->setText(tr("Testing %1: %2…").arg(plain(subject), stageText(stage)));
}

void DoctorCard::add(const Finding &finding)
{
    if (!m_grid)
        return;
    // The machines on the way are told apart once there is a second one.
    if (!m_subject.isEmpty() && m_subject != finding.subject) {
        auto *machine = plainLabel("doctorSubject", "muted");
        machine->setText(plain(finding.subject));
        m_grid->addWidget(machine, m_row++, kStage, 1, 3);
    }
    m_subject = finding.subject;
    auto *shape = new QLabel;
    shape->setPixmap(
        outcomeIcon(finding.outcome).pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    shape->setAccessibleName(outcomeText(finding.outcome));
    m_grid->addWidget(shape, m_row, kShape, Qt::AlignTop);
    const QString stage = stageText(finding.stage);
    put(kStage, "doctorStage",
        finding.outcome == CheckOutcome::Passed ? stage
                                                : tr("%1: %2").arg(stage, outcomeText(finding.outcome)));
    put(kTime, "doctorTime", tr("%1 ms").arg(finding.took.count()));
    put(kDetail, "doctorDetail", detailText(finding));
    ++m_row;
    if (const QString remedy = remedyText(finding.remedy); !remedy.isEmpty()) {
        auto *label = plainLabel("doctorRemedy");
        label->setText(remedy);
        m_grid->addWidget(label, m_row++, kStage, 1, 3);
        setAccessibleDescription(remedy);
    }
}

void DoctorCard::finish(bool passed)
{
    m_heading->setText(passed ? tr("All is well: everything that a connection needs works")
                              : tr("This is how far it went"));
    setAccessibleName(m_heading->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace porthole::ui
