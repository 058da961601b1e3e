#include "ui/EmptyPage.h"

#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QLabel *label(const QString &text, const char *role = nullptr)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    if (role)
        made->setProperty("role", QLatin1String(role));
    return made;
}

} // namespace

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("emptyPage"));
    setAttribute(Qt::WA_StyledBackground);
    auto *picture = new QLabel;
    picture->setFixedSize(72, 72);
    picture->setPixmap(QIcon(QStringLiteral(":/icons/org.porthole.Porthole.svg"))
                           .pixmap(QSize(72, 72), devicePixelRatioF()));
    QLabel *heading = label(tr("Open a console"));
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    QLabel *explanation =
        label(tr("Paste the link of a server's console, or type its address, in the field at "
                 "the top. Porthole shows it here, in a tab of its own."),
              "muted");
    auto *paste = new QPushButton(tr("Open link from clipboard"));
    paste->setObjectName(QStringLiteral("paste"));
    paste->setProperty("primary", true);
    paste->setIcon(icon(QLatin1StringView("paste"), IconColour::OnAccent));

    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kGap);
    column->addWidget(picture);
    column->addWidget(heading);
    column->addWidget(explanation);
    column->addWidget(paste, 0, Qt::AlignLeft);
    column->addSpacing(metrics::kGrid);
    column->addWidget(makeExamples());
    auto *content = new QWidget;
    content->setFixedWidth(560);
    content->setLayout(column);
    // Not centred by an alignment: that would cut the height to what unwrapped lines need.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(content);
    middle->addStretch();
    auto *centre = new QVBoxLayout(this);
    centre->addStretch(2);
    centre->addLayout(middle);
    centre->addStretch(3);
    connect(paste, &QPushButton::clicked, this, &EmptyPage::pasteRequested);
}

QWidget *EmptyPage::makeExamples()
{
    auto *examples = new QWidget;
    auto *grid = new QGridLayout(examples);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kSection);
    grid->setVerticalSpacing(metrics::kGrid);
    grid->setColumnStretch(1, 1);
    const auto add = [grid](const QString &example, const QString &meaning) {
        const int row = grid->rowCount();
        QLabel *code = label(example, "code");
        code->setWordWrap(false);
        grid->addWidget(code, row, 0);
        grid->addWidget(label(meaning, "muted"), row, 1);
    };
    add(QStringLiteral("https://…/vnc_lite.html?…"), tr("the console page that OpenStack links to"));
    add(QStringLiteral("wss://host:6080/websockify"), tr("a console over a WebSocket"));
    add(QStringLiteral("vnc://host:1"), tr("a VNC server: display 1, port 5901"));
    return examples;
}

} // namespace porthole::ui
