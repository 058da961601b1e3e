#pragma once

#include "core/model/Preferences.h"

#include <QObject>
#include <optional>

class QApplication;

namespace porthole::ui {

using porthole::Appearance;

/// Dresses the application: Fusion, our palette, resources/theme.qss in its colours.
/// Thread: the GUI thread.
class Theme : public QObject {
    Q_OBJECT
public:
    /// Notes whether the platform's own palette is dark and starts with Appearance::System.
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    bool dark() const;
    /// What Appearance::System means from now on. Nothing: the desktop does not say, and the palette decides
    /// that the platform gave at the start or has put in the place of ours since.
    void setDesktopIsDark(std::optional<bool> dark);
    /// Because somebody has chosen it, or because the desktop asks for it.
    bool highContrast() const { return m_highContrast || m_desktopWantsContrast; }
    void setHighContrast(bool chosen);
    void setDesktopWantsContrast(bool wanted);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Somebody has chosen another one.
    void appearanceChanged();

private:
    void apply();
    void learnFromPalette();

    QApplication &m_application;
    bool m_platformIsDark;
    std::optional<bool> m_desktopIsDark;
    bool m_highContrast = false;
    bool m_desktopWantsContrast = false;
    Appearance m_appearance = Appearance::System;
};

/// Lengths in device independent pixels, all of one 4/8 grid.
namespace metrics {
inline constexpr int kHalf = 4, kGrid = 8, kGap = 16, kSection = 24, kIcon = 16, kCardWidth = 460,
                     kSealedCardWidth = 600;
}

} // namespace porthole::ui
