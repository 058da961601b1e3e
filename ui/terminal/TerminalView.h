#pragma once

#include "core/model/TerminalLook.h"
#include "ui/terminal/TerminalAccessible.h"
#include "ui/terminal/TerminalLink.h"
#include "ui/terminal/TerminalPainter.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QMenu>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <optional>
#include <string>

namespace porthole::ui {

class TerminalPointer;

/// Shows a SharedTerminal and types into it. Repaints what changed, at most at the display's rate; hidden
/// it costs nothing. While it has the focus every key is the host's, but for Ctrl+Shift with a letter, a
/// comma or a PageUp or PageDown, which is the application's, and our own: copy, paste, zoom, and
/// Shift+PageUp and its kin.
class TerminalView : public QAbstractScrollArea {
    Q_OBJECT
    /// The session is down: what was seen last stays, paler, and keys go nowhere.
    Q_PROPERTY(bool dimmed READ isDimmed WRITE setDimmed)
public:
    explicit TerminalView(QWidget *parent = nullptr);
    ~TerminalView() override;

    /// Whose screen is shown; nullptr for none. It is told our size and colours.
    void setTerminal(SharedTerminal *terminal);
    SharedTerminal *terminal() const { return m_terminal; }
    bool isDimmed() const { return m_dimmed; }
    void setDimmed(bool dimmed);
    /// In place of those of the look; they outlive the view.
    void setColours(const TerminalColours &colours);
    /// What somebody has chosen for all terminals. One that was zoomed stays as much larger or smaller.
    void setLook(const TerminalLook &look);
    const TerminalLook &look() const { return m_look; }
    /// Only to be looked at: its cursor is shown as if it had the keyboard, which it never takes.
    void setSample();
    /// Points.
    void setFontSize(qreal size);
    qreal fontSize() const;

    const TerminalPicture &picture() const { return m_picture; }
    const CellMetrics &metrics() const { return m_painter.metrics(); }
    /// Columns and rows that fit.
    terminal::Size fittingSize() const;
    QRectF cellRect(int row, int column) const;
    QSize sizeHint() const override;

    const std::optional<terminal::Stretch> &selection() const { return m_overlay.selection; }
    void setSelection(const std::optional<terminal::Stretch> &selection);
    QString selectedText() const;
    /// What a search has found among the rows that are shown, in their order.
    void setMatches(std::vector<terminal::Stretch> matches, const std::optional<terminal::Stretch> &thisOne);
    /// What is beneath the pointer: underlined, and its target said.
    void setHoveredLink(const std::optional<TerminalLink> &link, const QPoint &at);
    const std::optional<TerminalLink> &hoveredLink() const { return m_hoveredLink; }
    /// What is pasted goes to so many terminals: it is asked about then, whatever it is.
    void setPasteTargets(int terminals);
    int pasteTargets() const { return m_pasteTargets; }
    /// How long what pasteAsked() is about is, in characters.
    int pendingCharacters() const;
    void scrollRows(int rows);
    /// Scrolls there, unless the row is seen already.
    void showRow(std::int64_t row);

public Q_SLOTS:
    void copy();
    void paste();
    void pastePrimary();
    /// The answer to pasteAsked().
    void confirmPaste(bool confirmed);
    void zoom(int steps); ///< 0: back to where it began
    /// Types it as if it was pasted, without the line end that it may have; `run`: and presses Return.
    void insertText(const QString &text, bool run);
    /// Forgets what has scrolled off.
    void clearHistory();
    /// To where the shell began a prompt, further up or down.
    void showPrompt(bool older);
    void flash();

Q_SIGNALS:
    /// Fit to be shown; still plain text.
    void titleChanged(const QString &title);
    void bellRang();
    /// The picture is up to date with the terminal, or shows another part of it.
    void refreshed();
    /// Ctrl+Shift+F.
    void searchAsked();
    /// The menu of the right mouse button, before it is shown: others may add to it.
    void menuOpening(QMenu &menu);
    /// A link was clicked with Control: http or https, nothing else ever.
    void linkActivated(const QUrl &link);
    /// Lines (0: part of one) would be typed into a host that cannot tell typing from pasting, or into
    /// several. confirmPaste().
    void pasteAsked(int lines);
    /// The host would like to have this on the clipboard; nothing has been done about it.
    void clipboardAsked(const QString &text);
    void focusChanged(bool focused);
    void fontSizeChanged(qreal points);
    /// Something to be said in passing.
    void noticed(const QString &notice);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    bool viewportEvent(QEvent *event) override;

private:
    void noteChange();
    void refresh();
    void refreshBar();
    void takeNews();
    void layOut();
    void applyFont();
    void applyColours();
    void updateRows(int from, int to);
    void updateCursor();
    void restartBlinking();
    bool ownKey(const QKeyEvent &event);
    void pasteText(const QString &copied);
    void offerPaste(std::string text, bool run, bool asks);
    const TerminalColours &chosenColours() const;
    QPointF origin() const;

    QPointer<SharedTerminal> m_terminal;
    TerminalPointer *m_pointer;
    TerminalPainter m_painter;
    TerminalPicture m_picture;
    TerminalOverlay m_overlay;
    std::optional<TerminalLink> m_hoveredLink;
    TerminalText m_told;                        // of what is seen, to those who do not look
    const TerminalColours *m_colours = nullptr; // nullptr: those of the look
    TerminalLook m_look;
    qreal m_zoom = 0; // points more than the look has
    bool m_dimmed = false;
    bool m_follow = true; // shows the screen, not the history
    bool m_flashing = false;
    qreal m_pixelRatio = 0;
    std::string m_pendingPaste;
    bool m_pendingRun = false; // Return follows it
    int m_pasteTargets = 1;
    QTimer m_refreshTime, m_blinkTime, m_flashTime;
    QElapsedTimer m_sinceRefresh, m_sinceFlash;
};

} // namespace porthole::ui
