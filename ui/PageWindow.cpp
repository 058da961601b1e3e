#include "ui/PageWindow.h"

#include "ui/CardParts.h"
#include "ui/PeerText.h"
#include "ui/TabOrder.h"
#include "ui/Theme.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace porthole::ui {

PageWindow::PageWindow(TabPage *page, const QIcon &icon)
    : m_page(page)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("pageWindow"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowIcon(icon);
    m_column->setContentsMargins(0, 0, 0, 0);
    const QSize size = page->size();
    m_column->addWidget(page);
    page->show();
    resize(size.expandedTo({480, 320}));
    connect(page, &TabPage::titleChanged, this, &PageWindow::followTitle);
    for (const QKeySequence &keys :
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &PageWindow::backRequested);
    followTitle();
}

void PageWindow::followTitle()
{
    const QString name = QCoreApplication::translate("porthole::ui::MainWindow", "Porthole");
    setWindowTitle(windowTitleText(tr("%1 — %2").arg(m_page->title(), name)));
}

TabPage *PageWindow::take()
{
    TabPage *const page = m_page;
    if (page) {
        page->disconnect(this);
        m_column->removeWidget(page);
        page->setParent(nullptr);
    }
    m_page = nullptr;
    return page;
}

bool PageWindow::focusNextPrevChild(bool next)
{
    orderTabsAsLaidOut(*this);
    return QWidget::focusNextPrevChild(next);
}

void PageWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // whoever hears of it takes the page out, and then this goes
    Q_EMIT backRequested();
}

PageElsewhere::PageElsewhere(TabPage *page, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    auto *words = plainLabel("elsewhereWords", "muted");
    words->setAlignment(Qt::AlignCenter);
    words->setText(tr("This tab is in a window of its own."));
    auto *show = new QPushButton(tr("Show the window"));
    show->setObjectName(QStringLiteral("elsewhereShow"));
    auto *back = new QPushButton(tr("Bring it back"));
    back->setObjectName(QStringLiteral("elsewhereBack"));
    back->setProperty("primary", true);
    for (QPushButton *button : {show, back})
        button->setAutoDefault(true); // Enter presses the one with the focus
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    buttons->addWidget(show);
    buttons->addWidget(back);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::kGap);
    column->addStretch();
    column->addWidget(words);
    column->addLayout(buttons);
    column->addStretch();
    setFocusProxy(back);
    connect(show, &QPushButton::clicked, this, &PageElsewhere::showRequested);
    connect(back, &QPushButton::clicked, this, &PageElsewhere::backRequested);
}

} // namespace porthole::ui
