#include "ui/terminal/TerminalKeys.h"
#include "ui/terminal/TerminalPointer.h"
#include "ui/terminal/TerminalView.h"

#include "core/terminal/PasteText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <utility>

namespace porthole::ui {

namespace {

constexpr Qt::KeyboardModifiers kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

Qt::KeyboardModifiers plain(const QKeyEvent &event)
{
    return event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
}

/// A letter with Ctrl+Shift says nothing that Ctrl alone would not say to a host: the application's. So are
/// those of its keys that are no letters: without them nobody gets from one tab to the next by the keyboard.
bool isApplicationKey(const QKeyEvent &event)
{
    if (plain(event) != kControlShift)
        return false;
    switch (event.key()) {
    case Qt::Key_C:
    case Qt::Key_V:
    case Qt::Key_F:
        return false; // ours, below
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Comma:
    case Qt::Key_Less: // what a comma becomes on many keyboards
        return true;
    default:
        return event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z;
    }
}

} // namespace

bool TerminalView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !isApplicationKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

/// Tab is the host's.
bool TerminalView::focusNextPrevChild(bool) { return false; }

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_overlay.focused = true;
    restartBlinking();
    if (m_terminal && !m_dimmed)
        m_terminal->setFocused(true);
    Q_EMIT focusChanged(true);
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_overlay.focused = false;
    restartBlinking();
    if (m_terminal && !m_dimmed)
        m_terminal->setFocused(false);
    Q_EMIT focusChanged(false);
}

/// Keys that are ours; true if this was one.
bool TerminalView::ownKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers with = plain(event);
    const int page = verticalScrollBar()->pageStep();
    if (with == kControlShift) {
        switch (event.key()) {
        case Qt::Key_C:
            copy();
            return true;
        case Qt::Key_V:
            paste();
            return true;
        case Qt::Key_F:
            Q_EMIT searchAsked();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (m_picture.modes.alternateScreen)
                return false;
            showPrompt(event.key() == Qt::Key_Up);
            return true;
        case Qt::Key_Plus:
            zoom(1);
            return true;
        case Qt::Key_Backtab:
            QAbstractScrollArea::focusNextPrevChild(false);
            return true;
        default:
            return false;
        }
    }
    if (with == Qt::ControlModifier) {
        switch (event.key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(1);
            return true;
        case Qt::Key_Minus:
            zoom(-1);
            return true;
        case Qt::Key_0:
            zoom(0);
            return true;
        default:
            return false;
        }
    }
    if (with == Qt::ShiftModifier) {
        // On the alternate screen there is nothing to scroll, and the host may know these keys.
        const bool scrolls = !m_picture.modes.alternateScreen;
        switch (event.key()) {
        case Qt::Key_Insert:
            pastePrimary();
            return true;
        case Qt::Key_PageUp:
            scrollRows(-page);
            return scrolls;
        case Qt::Key_PageDown:
            scrollRows(page);
            return scrolls;
        case Qt::Key_Home:
            scrollRows(-verticalScrollBar()->maximum());
            return scrolls;
        case Qt::Key_End:
            scrollRows(verticalScrollBar()->maximum());
            return scrolls;
        default:
            return false;
        }
    }
    return false;
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (ownKey(*event))
        return;
    if (!m_terminal || m_dimmed || isApplicationKey(*event)) {
        event->ignore();
        return;
    }
    const auto press = keyPressOf(*event);
    if (!press)
        return;
    restartBlinking();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_terminal->give(*press);
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    m_overlay.preedit = event->preeditString();
    if (m_terminal && !m_dimmed && !event->commitString().isEmpty()) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        m_terminal->give(event->commitString().toUtf8());
    }
    updateCursor();
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImHints:
        return static_cast<int>(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    case Qt::ImFont:
        return m_painter.font();
    case Qt::ImCursorRectangle:
        return cellRect(static_cast<int>(m_picture.screenTop - m_picture.top) + m_picture.cursor.row,
                        m_picture.cursor.column)
            .toAlignedRect();
    default:
        return QAbstractScrollArea::inputMethodQuery(query);
    }
}

QString TerminalView::selectedText() const
{
    if (!m_terminal || !m_overlay.selection)
        return {};
    return QString::fromStdString(m_terminal->selectedText(*m_overlay.selection));
}

void TerminalView::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TerminalView::paste() { pasteText(QGuiApplication::clipboard()->text()); }

void TerminalView::pastePrimary()
{
    const QClipboard *const clipboard = QGuiApplication::clipboard();
    pasteText(
        clipboard->text(clipboard->supportsSelection() ? QClipboard::Selection : QClipboard::Clipboard));
}

void TerminalView::pasteText(const QString &copied)
{
    if (!m_terminal || m_dimmed)
        return;
    std::string text = terminal::pasteText(copied.toStdString());
    const bool runs = text.find('\r') != std::string::npos;
    offerPaste(std::move(text), false, runs && !m_terminal->modes().bracketedPaste);
}

void TerminalView::insertText(const QString &text, bool run)
{
    if (!m_terminal || m_dimmed)
        return;
    std::string fit = terminal::pasteText(text.toStdString());
    while (fit.ends_with('\r'))
        fit.pop_back();
    const bool runs = fit.find('\r') != std::string::npos;
    // Whoever has it run has read it once and said so.
    offerPaste(std::move(fit), run, runs && !run && !m_terminal->modes().bracketedPaste);
}

void TerminalView::setPasteTargets(int terminals)
{
    m_pasteTargets = terminals;
    // What was asked about so far was another question.
    if (!m_pendingPaste.empty())
        offerPaste(m_pendingPaste, m_pendingRun, true);
}

/// Into several terminals nothing is pasted without a question.
void TerminalView::offerPaste(std::string text, bool run, bool asks)
{
    m_pendingPaste = std::move(text);
    m_pendingRun = run;
    const bool runs = run || m_pendingPaste.find('\r') != std::string::npos;
    if (asks || m_pasteTargets > 1)
        Q_EMIT pasteAsked(runs ? terminal::pastedLines(m_pendingPaste) : 0);
    else
        confirmPaste(true);
}

int TerminalView::pendingCharacters() const
{
    return static_cast<int>(QString::fromStdString(m_pendingPaste).size());
}

void TerminalView::confirmPaste(bool confirmed)
{
    const std::string text = std::exchange(m_pendingPaste, {});
    const bool run = std::exchange(m_pendingRun, false);
    if (!confirmed || text.empty() || !m_terminal || m_dimmed)
        return;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_terminal->give(PastedText{text});
    if (run)
        m_terminal->give(terminal::KeyPress{terminal::Key::Return, 0, {}});
}

void TerminalView::setHoveredLink(const std::optional<TerminalLink> &link, const QPoint &at)
{
    if (m_hoveredLink == link)
        return;
    m_hoveredLink = link;
    m_overlay.hoveredLink = link ? link->id : std::uint16_t{0};
    m_overlay.hoveredText = link ? link->where : terminal::Stretch{};
    viewport()->update();
    // The true target, whatever the text over it says.
    if (link)
        QToolTip::showText(viewport()->mapToGlobal(at), linkToolTip(*link), viewport());
    else
        QToolTip::hideText();
}

} // namespace porthole::ui
