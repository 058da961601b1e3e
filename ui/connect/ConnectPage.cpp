#include "ui/connect/ConnectPage.h"

#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kWidth = 600;

} // namespace

ConnectPage::ConnectPage(HostForm::Purpose purpose, QWidget *parent)
    : TabPage(parent)
    , m_form(new HostForm(purpose))
{
    m_form->setMaximumWidth(kWidth);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_form, 1000);
    row->addStretch(1);
    auto *content = new QVBoxLayout(middle);
    content->setContentsMargins(metrics::kGap, metrics::kSection, metrics::kGap, metrics::kGap);
    content->addLayout(row);
    content->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("startScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(middle);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setTitle(purpose == HostForm::Purpose::Edit ? tr("Edit host") : tr("New host"));
    setFocusProxy(m_form);
    connect(m_form, &HostForm::cancelled, this, &TabPage::closeRequested);
}

QString ConnectPage::stateText() const { return tr("Not connected yet"); }

QIcon ConnectPage::stateIcon() const { return icon(QLatin1StringView("host"), IconColour::Muted); }

QString ConnectPage::statusText() const { return tr("Fill in where to connect to"); }

} // namespace porthole::ui
