#pragma once

#include "app/demo/BootScript.h"
#include "app/demo/SeaScene.h"
#include "app/demo/Shell.h"
#include "app/http/EventLoop.h"

namespace porthole::demo {

/// One who looks at a desktop.
struct DesktopViewer {
    virtual ~DesktopViewer() = default;
    virtual void damaged(const rfb::Rect &rect) = 0;
    /// The picture has another size, and is damaged all over.
    virtual void resized() = 0;
    /// What was said to be damaged can be sent.
    virtual void update() = 0;
};

/// The screen of one machine: it boots, shows a login, echoes what is typed, and is never quite still.
/// Its viewers share it. It draws only while somebody looks. Thread: the loop's.
class DemoDesktop {
public:
    /// How a machine comes to be.
    enum class Start : std::uint8_t { Boot, Running };

    DemoDesktop(http::EventLoop &loop, std::shared_ptr<const Glyphs> glyphs, Machine machine, double speed,
                Start start);
    ~DemoDesktop();

    /// "harbour-web-1 (Porthole demo)"
    std::string name() const;
    const Picture &picture() const { return m_picture; }

    void attach(DesktopViewer &viewer);
    void detach(DesktopViewer &viewer);
    bool isWatched() const { return !m_viewers.empty(); }
    /// A key by its X11 keysym.
    void key(std::uint32_t keysym, bool down);
    /// A machine that stands still shows its last picture and hears nothing.
    void setFrozen(bool frozen);
    /// The last that is seen of it.
    void goBlack();

private:
    enum class Phase : std::uint8_t { Firmware, Kernel, Running, Black };

    double seconds() const;
    void tick();
    void advance();
    void drawView();
    void enter(Phase phase);
    void draw();
    void drawText();
    void drawScene();
    void drawBars();
    void tellViewers();
    void damage(const rfb::Rect &rect);

    const std::shared_ptr<const Glyphs> m_glyphs;
    const Machine m_machine;
    const double m_speed;
    Picture m_picture;
    std::unique_ptr<TextScreen> m_text, m_banner, m_status;
    BootScript m_boot;
    std::unique_ptr<Shell> m_shell;
    Phase m_phase = Phase::Firmware;
    bool m_control = false, m_frozen = false;
    PortholeScene m_scene;
    bool m_sceneShown = false;
    Clock::TimePoint m_started;
    std::vector<DesktopViewer *> m_viewers;
    http::Timer m_ticker;
};

} // namespace porthole::demo
