#include "ui/ConsoleToolBar.h"

#include "ui/Theme.h"
#include "ui/ToolButton.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace porthole::ui {

ConsoleToolBar::ConsoleToolBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("toolBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Console tools"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGrid, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kHalf);
    row->addWidget(makeSegments());
    row->addStretch();

    m_ctrlAltDel =
        makeToolButton("ctrlAltDel", nullptr, tr("Ctrl+Alt+Del"), tr("Send Ctrl+Alt+Del to the console"));
    m_keys = makeToolButton("keys", "keyboard", tr("Keys"),
                            tr("Keys and combinations that this computer keeps for itself"));
    m_keys->setMenu(makeKeysMenu());
    m_picture = makeToolButton("picture", "camera", tr("Picture"), tr("Save or copy the console's picture"));
    m_picture->setMenu(makePictureMenu());
    m_retry = makeToolButton("retry", "reconnect", tr("Reconnect"), tr("Try to connect again now"));
    for (QToolButton *button : {m_keys, m_picture}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setText(button->text() + QStringLiteral(" ▾"));
    }
    for (QToolButton *button : {m_ctrlAltDel, m_keys, m_picture, m_retry})
        row->addWidget(button);

    connect(m_ctrlAltDel, &QToolButton::clicked, this, [this] { choose("ctrl+alt+del"); });
    connect(m_retry, &QToolButton::clicked, this, &ConsoleToolBar::retryRequested);
    setAbilities(false, false, false);
}

QWidget *ConsoleToolBar::makeSegments()
{
    auto *frame = new QFrame;
    frame->setObjectName(QStringLiteral("segments"));
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    m_fit =
        makeToolButton("fit", "fit", tr("Fit"), tr("Show the whole picture, as large as the window allows"));
    QToolButton *exact =
        makeToolButton("oneToOne", nullptr, tr("1:1"), tr("Show one pixel of the console as one pixel here"));
    auto *group = new QButtonGroup(frame);
    for (QToolButton *button : {m_fit, exact}) {
        button->setCheckable(true);
        group->addButton(button);
        row->addWidget(button);
    }
    m_fit->setChecked(true);
    connect(m_fit, &QToolButton::toggled, this,
            [this](bool fit) { Q_EMIT modeChosen(fit ? ViewMode::Fit : ViewMode::OneToOne); });
    return frame;
}

QMenu *ConsoleToolBar::makeKeysMenu()
{
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &text, const char *chord) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, chord] { choose(chord); });
    };
    add(tr("Ctrl+Alt+Del"), "ctrl+alt+del");
    add(tr("Ctrl+Alt+Backspace"), "ctrl+alt+backspace");
    menu->addSeparator();
    static constexpr const char *kTerminals[] = {
        "ctrl+alt+f1", "ctrl+alt+f2", "ctrl+alt+f3", "ctrl+alt+f4",  "ctrl+alt+f5",  "ctrl+alt+f6",
        "ctrl+alt+f7", "ctrl+alt+f8", "ctrl+alt+f9", "ctrl+alt+f10", "ctrl+alt+f11", "ctrl+alt+f12"};
    int number = 1;
    for (const char *chord : kTerminals)
        add(tr("Ctrl+Alt+F%1").arg(number++), chord);
    menu->addSeparator();
    add(tr("Super"), "super");
    add(tr("Print Screen"), "print");
    add(tr("Alt+Tab"), "alt+tab");
    add(tr("Alt+F4"), "alt+f4");
    add(tr("Ctrl+Esc"), "ctrl+esc");
    return menu;
}

QMenu *ConsoleToolBar::makePictureMenu()
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Save picture as…")), &QAction::triggered, this,
            &ConsoleToolBar::savePictureRequested);
    connect(menu->addAction(tr("Copy picture")), &QAction::triggered, this,
            &ConsoleToolBar::copyPictureRequested);
    return menu;
}

void ConsoleToolBar::choose(const char *chord)
{
    if (const auto strokes = keyboard::parseChord(chord))
        Q_EMIT strokesChosen(*strokes);
}

void ConsoleToolBar::setAbilities(bool keys, bool picture, bool retry)
{
    m_ctrlAltDel->setEnabled(keys);
    m_keys->setEnabled(keys);
    m_picture->setEnabled(picture);
    m_retry->setEnabled(retry);
}

void ConsoleToolBar::focusFirst()
{
    // A harmless one: the next key may still be meant for the console.
    m_fit->setFocus(Qt::ShortcutFocusReason);
}

} // namespace porthole::ui
