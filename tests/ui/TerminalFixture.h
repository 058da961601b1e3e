#pragma once

#include "ui/terminal/TerminalPanel.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <memory>

namespace porthole::ui::test {

/// A real view on a real terminal of 80 columns and 24 rows, dark, with the keyboard.
class TerminalFixture : public QObject {
public:
    void start()
    {
        panel.reset();
        terminal = std::make_unique<SharedTerminal>();
        panel = std::make_unique<TerminalPanel>();
        m_sent.clear();
        connect(terminal.get(), &SharedTerminal::output, this,
                [this](const QByteArray &bytes) { m_sent += bytes; });
        view().setColours(darkTerminal());
        panel->resize(view().sizeHint());
        view().setTerminal(terminal.get());
        panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel.get()));
        panel->activateWindow();
        view().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(view().hasFocus(), 60'000);
        QCOMPARE(terminal->size(), (terminal::Size{80, 24}));
    }

    TerminalView &view() const { return panel->view(); }

    /// Until it is seen.
    void feed(const QByteArray &bytes)
    {
        QSignalSpy refreshed(&view(), &TerminalView::refreshed);
        terminal->feed(bytes);
        QTRY_VERIFY_WITH_TIMEOUT(!refreshed.isEmpty(), 60'000);
    }
    /// What went to the host since this was asked last.
    QByteArray sent() { return std::exchange(m_sent, {}); }

    QPoint middleOf(int row, int column) const { return view().cellRect(row, column).center().toPoint(); }
    /// Off a cell's middle, where a glyph might be.
    QColor pixelIn(int row, int column) const
    {
        const QImage image = view().viewport()->grab().toImage();
        return image.pixelColor((view().cellRect(row, column).topLeft() + QPointF(1, 1)).toPoint() *
                                image.devicePixelRatio());
    }
    void mouse(QEvent::Type type, QPoint at, Qt::KeyboardModifiers modifiers = {},
               Qt::MouseButton button = Qt::LeftButton) const
    {
        const bool move = type == QEvent::MouseMove, release = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, view().viewport()->mapToGlobal(at), move ? Qt::NoButton : button,
                          release ? Qt::NoButton : button, modifiers);
        QApplication::sendEvent(view().viewport(), &event);
    }
    /// Without a button.
    void hover(QPoint at, Qt::KeyboardModifiers modifiers = {}) const
    {
        mouse(QEvent::MouseMove, at, modifiers, Qt::NoButton);
    }

    std::unique_ptr<SharedTerminal> terminal;
    std::unique_ptr<TerminalPanel> panel;

private:
    QByteArray m_sent;
};

} // namespace porthole::ui::test
