#pragma once

#include "core/model/TerminalLook.h"
#include "ui/TabPage.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QSpinBox;

namespace porthole {
class SharedTerminal;
}

namespace porthole::ui {

class TerminalView;

/// How terminals look, in a tab: what is chosen is seen beside it at once, and in every terminal that is
/// open. It keeps nothing.
class TerminalLookPage : public TabPage {
    Q_OBJECT
public:
    explicit TerminalLookPage(const TerminalLook &look, QWidget *parent = nullptr);
    ~TerminalLookPage() override;

    /// Somebody else has chosen another.
    void setLook(const TerminalLook &look);
    const TerminalLook &look() const { return m_look; }

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    void lookChosen(const porthole::TerminalLook &look);

private:
    QWidget *makeForm();
    QWidget *makePreview();
    void fillThemes();
    void connectFields();
    void choose();
    void showLook();

    TerminalLook m_look;
    std::unique_ptr<SharedTerminal> m_sample;
    QFontComboBox *m_family;
    QDoubleSpinBox *m_size;
    QComboBox *m_theme;
    QComboBox *m_cursor;
    QCheckBox *m_blinks;
    QSpinBox *m_lines;
    QCheckBox *m_copies;
    TerminalView *m_preview;
    bool m_showing = false; // fields are being filled, and nobody has chosen anything
};

} // namespace porthole::ui
