#include "ui/terminal/TerminalLookPage.h"

#include "core/session/SharedTerminal.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/terminal/TerminalThemes.h"
#include "ui/terminal/TerminalView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

/// What is seen beside the form: a prompt, a listing, the sixteen colours, a link and marks.
QByteArray sampleText()
{
    QByteArray text = "\x1b[32mann@build-1\x1b[m:\x1b[34m~/runs\x1b[m$ ls --color\r\n"
                      "\x1b[1;34mframes\x1b[m  \x1b[1;34mplots\x1b[m  README.md  \x1b[1;32mrun.sh\x1b[m  "
                      "\x1b[31mmesh.tar.gz\x1b[m\r\n"
                      "\x1b[32mann@build-1\x1b[m:\x1b[34m~/runs\x1b[m$ git diff --stat\r\n"
                      " solver.cpp | 12 \x1b[32m++++++++\x1b[31m----\x1b[m\r\n\r\n";
    for (const int base : {30, 90}) {
        for (int colour = 0; colour < 8; ++colour)
            text += "\x1b[" + QByteArray::number(base + colour) + "mtext" + QByteArray::number(colour) +
                    " \x1b[m";
        text += "\r\n";
    }
    for (const int base : {40, 100}) {
        for (int colour = 0; colour < 8; ++colour)
            text += "\x1b[" + QByteArray::number(base + colour) + "m      \x1b[m";
        text += "\r\n";
    }
    return text + "\r\n\x1b[1mbold\x1b[m \x1b[3mitalic\x1b[m \x1b[4munderlined\x1b[m \x1b[7minverse\x1b[m\r\n"
                  "0O 1lI {}[]() => != \xe2\x94\x8c\xe2\x94\x80\xe2\x94\x90 \xe2\x9c\x93 "
                  "\xce\xb1\xce\xb2\xce\xb3\r\n"
                  "\x1b[32mann@build-1\x1b[m:\x1b[34m~/runs\x1b[m$ ";
}

/// A theme in small: its ground with a letter and some of its colours.
QIcon swatch(const TerminalColours &colours)
{
    QPixmap picture(40, 16);
    picture.fill(colours.ground);
    QPainter painter(&picture);
    painter.fillRect(4, 4, 6, 8, colours.text);
    int at = 13;
    for (const std::size_t index : {1U, 2U, 4U, 5U}) {
        painter.fillRect(at, 5, 5, 6, colours.named[index]);
        at += 6;
    }
    return QIcon(picture);
}

} // namespace

TerminalLookPage::TerminalLookPage(const TerminalLook &look, QWidget *parent)
    : TabPage(parent)
    , m_look(look)
    , m_sample(std::make_unique<SharedTerminal>())
    , m_family(new QFontComboBox)
    , m_size(new QDoubleSpinBox)
    , m_theme(new QComboBox)
    , m_cursor(new QComboBox)
    , m_blinks(new QCheckBox(tr("The cursor blinks")))
    , m_lines(new QSpinBox)
    , m_copies(new QCheckBox(tr("What is selected is copied at once")))
    , m_preview(new TerminalView)
{
    setObjectName(QStringLiteral("terminalLookPage"));
    setTitle(tr("Terminal look"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kSection);
    row->setSpacing(metrics::kSection);
    row->addWidget(makeForm(), 2, Qt::AlignTop);
    row->addWidget(makePreview(), 3);
    fillThemes();
    showLook();
    connectFields();
}

TerminalLookPage::~TerminalLookPage() { m_preview->setTerminal(nullptr); }

QWidget *TerminalLookPage::makeForm()
{
    m_family->setObjectName(QStringLiteral("lookFamily"));
    m_family->setFontFilters(QFontComboBox::MonospacedFonts);
    m_family->setEditable(false);
    m_size->setObjectName(QStringLiteral("lookSize"));
    m_size->setRange(TerminalLook::kSmallestFont, TerminalLook::kLargestFont);
    m_size->setSingleStep(0.5);
    m_size->setDecimals(1);
    m_size->setSuffix(tr(" pt"));
    m_size->setButtonSymbols(QAbstractSpinBox::NoButtons); // arrow keys and the wheel do it
    m_theme->setObjectName(QStringLiteral("lookTheme"));
    m_theme->setIconSize(QSize(40, 16));
    m_cursor->setObjectName(QStringLiteral("lookCursor"));
    m_cursor->addItem(tr("Block"), static_cast<int>(CursorForm::Block));
    m_cursor->addItem(tr("Underline"), static_cast<int>(CursorForm::Underline));
    m_cursor->addItem(tr("Bar"), static_cast<int>(CursorForm::Bar));
    m_blinks->setObjectName(QStringLiteral("lookBlinks"));
    m_lines->setObjectName(QStringLiteral("lookLines"));
    m_lines->setRange(TerminalLook::kFewestLines, TerminalLook::kMostLines);
    m_lines->setSingleStep(10'000);
    m_lines->setGroupSeparatorShown(true);
    m_lines->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_copies->setObjectName(QStringLiteral("lookCopies"));
    auto *reset = new QPushButton(tr("As it was at first"));
    reset->setObjectName(QStringLiteral("lookReset"));
    connect(reset, &QPushButton::clicked, this, [this] {
        m_look = {};
        showLook();
        Q_EMIT lookChosen(m_look);
    });
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    auto *fields = new QFormLayout;
    fields->setVerticalSpacing(metrics::kGrid);
    fields->setHorizontalSpacing(metrics::kGap);
    fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    fields->addRow(tr("&Colours"), m_theme);
    fields->addRow(tr("&Font"), m_family);
    fields->addRow(tr("&Size"), m_size);
    fields->addRow(tr("C&ursor"), m_cursor);
    fields->addRow(QString(), m_blinks);
    fields->addRow(tr("Lines &kept"), m_lines);
    fields->addRow(QString(), m_copies);
    column->addLayout(fields);
    auto *words = plainLabel("lookWords", "muted");
    words->setText(
        tr("It counts at once, in all terminals. A host may choose another cursor; Ctrl with Plus, "
           "Minus and 0 makes the letters of one terminal larger and smaller."));
    column->addWidget(words);
    column->addWidget(reset, 0, Qt::AlignLeft);
    return form;
}

QWidget *TerminalLookPage::makePreview()
{
    m_preview->setAccessibleName(tr("How it looks"));
    m_preview->setSample();
    m_preview->setTerminal(m_sample.get());
    m_sample->feed(sampleText());
    auto *frame = new QFrame;
    frame->setObjectName(QStringLiteral("lookPreview"));
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_preview);
    return frame;
}

void TerminalLookPage::fillThemes()
{
    m_theme->addItem(swatch(terminalColoursOf(palette())), tr("As the window, light or dark"), QString());
    for (const TerminalTheme &theme : terminalThemes())
        m_theme->addItem(swatch(theme.colours), theme.name, theme.id);
}

void TerminalLookPage::connectFields()
{
    connect(m_family, &QFontComboBox::currentFontChanged, this, &TerminalLookPage::choose);
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &TerminalLookPage::choose);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &TerminalLookPage::choose);
    connect(m_cursor, &QComboBox::currentIndexChanged, this, &TerminalLookPage::choose);
    connect(m_blinks, &QCheckBox::toggled, this, &TerminalLookPage::choose);
    connect(m_lines, &QSpinBox::valueChanged, this, &TerminalLookPage::choose);
    connect(m_copies, &QCheckBox::toggled, this, &TerminalLookPage::choose);
    // Each digit that is typed would be a setting of its own: 1, 10, 100 lines.
    m_size->setKeyboardTracking(false);
    m_lines->setKeyboardTracking(false);
}

void TerminalLookPage::choose()
{
    if (m_showing)
        return;
    TerminalLook chosen;
    chosen.fontFamily = m_family->currentFont().family();
    chosen.fontSize = m_size->value();
    chosen.theme = m_theme->currentData().toString();
    chosen.cursor = static_cast<CursorForm>(m_cursor->currentData().toInt());
    chosen.cursorBlinks = m_blinks->isChecked();
    chosen.scrollback = m_lines->value();
    chosen.copyOnSelect = m_copies->isChecked();
    if (chosen == m_look)
        return;
    m_look = chosen;
    m_preview->setLook(m_look);
    Q_EMIT lookChosen(m_look);
}

void TerminalLookPage::setLook(const TerminalLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    showLook();
}

void TerminalLookPage::showLook()
{
    m_showing = true;
    m_family->setCurrentFont(QFont(m_look.fontFamily));
    m_size->setValue(m_look.fontSize);
    m_theme->setCurrentIndex(std::max(m_theme->findData(m_look.theme), 0));
    m_cursor->setCurrentIndex(m_cursor->findData(static_cast<int>(m_look.cursor)));
    m_blinks->setChecked(m_look.cursorBlinks);
    m_lines->setValue(m_look.scrollback);
    m_copies->setChecked(m_look.copyOnSelect);
    m_showing = false;
    m_preview->setLook(m_look);
}

QString TerminalLookPage::stateText() const { return tr("Settings"); }

QIcon TerminalLookPage::stateIcon() const { return icon(QLatin1StringView("look"), IconColour::Muted); }

QString TerminalLookPage::statusText() const
{
    return tr("Terminal look · it counts at once, in all terminals");
}

void TerminalLookPage::takeFocus() { m_theme->setFocus(); }

} // namespace porthole::ui
