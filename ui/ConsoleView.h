#pragma once

#include "core/rfb/Event.h"
#include "core/rfb/Geometry.h"
#include "ui/ViewTransform.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <optional>
#include <vector>

class QPainter;

namespace porthole {
class FrameMailbox;
}

namespace porthole::ui {

class ConsoleKeyboard;
class ConsolePointer;

/// The picture of a console: paints out of a mailbox what has changed in it, and nothing more; panning
/// bars in OneToOne when it is larger than the view. Where keys and pointer go is the matter of
/// keyboard() and pointer().
class ConsoleView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ConsoleView(QWidget *parent = nullptr);

    /// Whose picture is shown; nullptr for none, and before the mailbox goes.
    void setFrames(const FrameMailbox *frames);
    /// Paints this damage at the next occasion; a size that has changed with it is noticed.
    void showDamage(const std::vector<rfb::Rect> &damage);
    /// What was shown last has been painted, and somebody can see it: another frame is of use. A hidden
    /// tab and a minimised window are never ready, so that they cost nothing on the wire.
    bool readyForFrame() const { return isVisible() && !m_paintPending; }
    void setMode(ViewMode mode);
    ViewMode mode() const { return m_mode; }
    void setCursorShape(std::optional<rfb::CursorShape> shape);

    ConsoleKeyboard &keyboard() const { return *m_keyboard; }
    ConsolePointer &pointer() const { return *m_pointer; }
    const ViewTransform &transform() const { return m_transform; }
    bool hasPicture() const { return m_transform.frame().width > 0; }
    /// A copy of the picture as the server drew it, whatever the view's size.
    QImage picture() const;

Q_SIGNALS:
    /// It is, or has again become, ready for a frame.
    void presented();
    void pictureResized();
    void focusChanged(bool focused);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void layOut();
    void layOutBars(QSize natural);
    void paintPicture(QPainter &painter, const std::uint32_t *pixels, rfb::Size size,
                      const QRegion &region) const;

    const FrameMailbox *m_frames = nullptr;
    ViewMode m_mode = ViewMode::Fit;
    ViewTransform m_transform;
    std::optional<rfb::CursorShape> m_cursor;
    ConsoleKeyboard *m_keyboard;
    ConsolePointer *m_pointer;
    bool m_paintPending = false; // damage was shown and not painted yet
};

} // namespace porthole::ui
