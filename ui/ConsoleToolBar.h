#pragma once

#include "core/keyboard/Key.h"
#include "ui/ViewTransform.h"

#include <QWidget>
#include <vector>

class QMenu;
class QToolButton;

namespace porthole::ui {

/// The small bar over a console: how it is shown, keys that a keyboard cannot send, pictures,
/// reconnecting. Says what was chosen and does none of it.
class ConsoleToolBar : public QWidget {
    Q_OBJECT
public:
    explicit ConsoleToolBar(QWidget *parent = nullptr);

    /// What can be done at the moment is switched on.
    void setAbilities(bool keys, bool picture, bool retry);
    /// Where the release chord leaves the keyboard's focus.
    void focusFirst();

Q_SIGNALS:
    void modeChosen(porthole::ui::ViewMode mode);
    void strokesChosen(const std::vector<porthole::keyboard::KeyStroke> &strokes);
    void savePictureRequested();
    void copyPictureRequested();
    void retryRequested();

private:
    QWidget *makeSegments();
    QMenu *makeKeysMenu();
    QMenu *makePictureMenu();
    void choose(const char *chord);

    QToolButton *m_fit = nullptr;
    QToolButton *m_ctrlAltDel = nullptr;
    QToolButton *m_keys = nullptr;
    QToolButton *m_picture = nullptr;
    QToolButton *m_retry = nullptr;
};

} // namespace porthole::ui
