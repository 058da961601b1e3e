#include "ui/CardParts.h"

#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>
#include <QVariant>

namespace porthole::ui {

QLabel *plainLabel(const char *name, const char *role)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (role)
        label->setProperty("role", QLatin1String(role));
    return label;
}

void showOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void mark(QWidget *widget, const char *property, bool on)
{
    widget->setProperty(property, on);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void scrollWithin(QWidget *over, QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("overlayScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(over);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void scrollInMiddle(QWidget *over, QWidget *form)
{
    constexpr int kWidth = 600;
    form->setMaximumWidth(kWidth);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(form, 1000);
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
    auto *whole = new QVBoxLayout(over);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

} // namespace porthole::ui
