#include "ui/terminal/SearchBar.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/terminal/TerminalView.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace porthole::ui {

namespace {

constexpr int kFieldWidth = 220;
/// A selection longer than this is hardly what somebody looks for.
constexpr qsizetype kLongestTaken = 200;

bool opensSearch(const QKeyEvent &event)
{
    return event.key() == Qt::Key_F && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
}

} // namespace

SearchBar::SearchBar(TerminalView &view, QWidget *parent)
    : QFrame(parent)
    , m_view(view)
    , m_field(new QLineEdit)
    , m_count(new QLabel)
    , m_case(makeButton("matchCase", tr("Aa"), tr("Tell capitals from small letters (Alt+C)")))
{
    setObjectName(QStringLiteral("searchBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Search in the terminal"));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setPlaceholderText(tr("Search"));
    m_field->setAccessibleName(tr("Text to search for"));
    m_field->setMinimumWidth(kFieldWidth);
    m_field->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    m_count->setObjectName(QStringLiteral("searchCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(8888).arg(88888)));
    m_case->setCheckable(true);
    m_case->setShortcut(QKeySequence(Qt::ALT | Qt::Key_C));
    auto *const older = makeButton("olderMatch", {}, tr("Previous match, further up (Enter)"));
    older->setIcon(icon(QLatin1StringView("chevron-up")));
    auto *const newer = makeButton("newerMatch", {}, tr("Next match, further down (Shift+Enter)"));
    newer->setIcon(icon(QLatin1StringView("chevron-down")));
    auto *const close = makeButton("closeSearch", {}, tr("Back to the terminal (Escape)"));
    close->setIcon(icon(QLatin1StringView("close")));
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kHalf, metrics::kHalf, metrics::kHalf, metrics::kHalf);
    row->setSpacing(metrics::kHalf);
    for (QWidget *part : std::initializer_list<QWidget *>{m_field, m_count, m_case, older, newer, close})
        row->addWidget(part);
    connect(m_field, &QLineEdit::textChanged, this, &SearchBar::lookFor);
    connect(m_case, &QToolButton::toggled, this, &SearchBar::lookFor);
    connect(older, &QToolButton::clicked, this, [this] { goOn(TerminalSearch::Direction::Older); });
    connect(newer, &QToolButton::clicked, this, [this] { goOn(TerminalSearch::Direction::Newer); });
    connect(close, &QToolButton::clicked, this, &SearchBar::dismiss);
    connect(&m_view, &TerminalView::searchAsked, this, &SearchBar::open);
    connect(&m_view, &TerminalView::refreshed, this, [this] {
        if (!m_search)
            return;
        m_search->refresh();
        showMatches();
    });
    m_view.installEventFilter(this);
    hide();
}

SearchBar::~SearchBar() { delete m_search; }

QToolButton *SearchBar::makeButton(const char *name, const QString &text, const QString &explanation)
{
    auto *const button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    button->setToolTip(toolTipText(explanation));
    button->setAccessibleName(explanation);
    return button;
}

terminal::Place SearchBar::belowTheView() const
{
    return {m_view.picture().top + m_view.picture().size.rows, 0};
}

void SearchBar::open()
{
    if (!m_view.terminal())
        return;
    m_from = belowTheView();
    const QString selected = m_view.selectedText();
    const bool fits =
        !selected.isEmpty() && selected.size() <= kLongestTaken && !selected.contains(QLatin1Char('\n'));
    if (!m_search) {
        m_search = new TerminalSearch(*m_view.terminal(), m_view.terminal());
        connect(m_search, &TerminalSearch::standingChanged, this, &SearchBar::showStanding);
        connect(m_search, &TerminalSearch::foundChanged, this, &SearchBar::showFound);
    }
    show();
    place();
    raise();
    if (fits && selected != m_field->text())
        m_field->setText(selected);
    else
        lookFor();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::dismiss()
{
    if (m_search) {
        if (m_search->found())
            m_view.setSelection(m_search->found());
        delete m_search;
    }
    m_view.setMatches({}, std::nullopt);
    hide();
    m_view.setFocus(Qt::ShortcutFocusReason);
}

void SearchBar::place()
{
    const QRect corner = m_view.viewport()->geometry().translated(m_view.pos());
    const QSize size(std::min(sizeHint().width(), corner.width()), sizeHint().height());
    setGeometry(QRect(QPoint(std::max(corner.left(), corner.right() - size.width() - metrics::kGrid),
                             corner.top() + metrics::kGrid),
                      size));
}

void SearchBar::lookFor()
{
    if (m_search)
        m_search->lookFor(m_field->text(), m_case->isChecked(), m_from);
    showStanding();
    showMatches();
}

void SearchBar::goOn(TerminalSearch::Direction direction)
{
    if (!m_search)
        return;
    m_search->goOn(direction, direction == TerminalSearch::Direction::Older
                                  ? belowTheView()
                                  : terminal::Place{m_view.picture().top, -1});
    // Whoever goes on typing refines what is looked at now.
    if (m_search->found())
        m_from = {m_search->found()->begin.row, m_search->found()->begin.column + 1};
}

void SearchBar::showFound()
{
    if (m_search && m_search->found())
        m_view.showRow(m_search->found()->begin.row);
    showMatches();
}

void SearchBar::showMatches()
{
    if (!m_search)
        return;
    const TerminalPicture &picture = m_view.picture();
    m_view.setMatches(m_search->matchesIn(picture.top, picture.top + picture.size.rows), m_search->found());
}

QString SearchBar::countText() const
{
    if (!m_search || !m_search->isActive())
        return {};
    const TerminalSearch::Standing &standing = m_search->standing();
    const QString count = locale().toString(static_cast<qlonglong>(standing.count));
    if (!standing.complete)
        return tr("%1 so far…").arg(count);
    if (standing.count == 0)
        return tr("No match");
    if (standing.ordinal == 0)
        return tr("%Ln match(es)", nullptr, static_cast<int>(standing.count));
    return tr("%1 of %2").arg(locale().toString(static_cast<qlonglong>(standing.ordinal)), count);
}

void SearchBar::showStanding()
{
    const QString text = countText();
    if (text == m_count->text())
        return;
    m_count->setText(text);
    const bool nothing = m_search && m_search->standing().complete && m_search->standing().count == 0;
    mark(m_field, "refused", nothing && m_search->isActive());
    if (isVisible())
        place();
}

/// The keys that open it are the window's elsewhere, and its own here.
bool SearchBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && opensSearch(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void SearchBar::keyPressEvent(QKeyEvent *event)
{
    if (opensSearch(*event)) {
        m_field->selectAll();
        return;
    }
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Escape:
        dismiss();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goOn(shift ? TerminalSearch::Direction::Newer : TerminalSearch::Direction::Older);
        break;
    case Qt::Key_F3:
        goOn(shift ? TerminalSearch::Direction::Older : TerminalSearch::Direction::Newer);
        break;
    default:
        // The terminal below must not get what was not meant for it.
        event->accept();
    }
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace porthole::ui
