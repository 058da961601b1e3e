#include "app/demo/DemoDesktop.h"

#include "app/demo/LiveViews.h"
#include "core/keyboard/Key.h"

#include <QTime>

namespace porthole::demo {

namespace {

constexpr rfb::Size kTextMode{720, 400}, kGraphicsMode{960, 600};
constexpr Milliseconds kTick{100};
constexpr std::uint16_t kStrip = 200;                // pixels of sea in the status bar
constexpr int kPorthole = 260, kLargePorthole = 480; // pixels a side

} // namespace

DemoDesktop::DemoDesktop(http::EventLoop &loop, std::shared_ptr<const Glyphs> glyphs, Machine machine,
                         double speed, Start start)
    : m_glyphs(std::move(glyphs))
    , m_machine(std::move(machine))
    , m_speed(speed)
    , m_boot(m_machine)
    , m_started(Clock::TimePoint::clock::now())
    , m_ticker(loop, [this] { tick(); })
{
    enter(start == Start::Boot ? Phase::Firmware : Phase::Running);
    draw();
}

DemoDesktop::~DemoDesktop() = default;

std::string DemoDesktop::name() const { return m_machine.name.toStdString() + " (Porthole demo)"; }

double DemoDesktop::seconds() const
{
    return std::chrono::duration<double>(Clock::TimePoint::clock::now() - m_started).count();
}

void DemoDesktop::attach(DesktopViewer &viewer)
{
    m_viewers.push_back(&viewer);
    if (m_viewers.size() == 1)
        tick();
}

void DemoDesktop::detach(DesktopViewer &viewer)
{
    std::erase(m_viewers, &viewer);
    if (m_viewers.empty())
        m_ticker.stop();
}

void DemoDesktop::setFrozen(bool frozen) { m_frozen = frozen; }

void DemoDesktop::damage(const rfb::Rect &rect)
{
    for (DesktopViewer *viewer : m_viewers)
        viewer->damaged(rect);
}

/// Sets up the screen that a phase has.
void DemoDesktop::enter(Phase phase)
{
    m_phase = phase;
    const rfb::Size size = phase == Phase::Firmware ? kTextMode : kGraphicsMode;
    if (m_picture.size != size) {
        m_picture = Picture(size, colour::Night);
        const int columns = size.width / Glyphs::kWidth, rows = size.height / Glyphs::kHeight;
        m_banner = std::make_unique<TextScreen>(m_glyphs, columns, 1);
        m_text = std::make_unique<TextScreen>(m_glyphs, columns - 2, rows - 3);
        m_status = std::make_unique<TextScreen>(m_glyphs, columns - kStrip / Glyphs::kWidth, 1);
        for (DesktopViewer *viewer : m_viewers)
            viewer->resized();
    }
    if (phase == Phase::Kernel)
        m_boot.nextMode();
    if (phase == Phase::Running) {
        m_shell = std::make_unique<Shell>(m_machine, *m_text);
        m_shell->showLogin();
    }
}

void DemoDesktop::advance()
{
    const double booted = seconds() * m_speed;
    if (m_phase == Phase::Firmware) {
        m_boot.play(*m_text, booted);
        if (booted >= BootScript::kFirmwareEnds)
            enter(Phase::Kernel);
    }
    if (m_phase == Phase::Kernel) {
        m_boot.play(*m_text, booted);
        if (booted >= BootScript::kEnds)
            enter(Phase::Running);
    }
    if (m_phase != Phase::Running)
        return;
    m_shell->setUptime(seconds());
    drawView();
}

/// What fills the screen in the shell's stead, as text.
void DemoDesktop::drawView()
{
    if (m_shell->view() == Shell::View::Top)
        drawTop(*m_text, m_machine, seconds());
    else if (m_shell->view() == Shell::View::Ship)
        drawShip(*m_text, seconds());
}

void DemoDesktop::tick()
{
    if (m_viewers.empty() || m_phase == Phase::Black)
        return;
    m_ticker.start(kTick);
    if (m_frozen)
        return;
    advance();
    draw();
}

void DemoDesktop::key(std::uint32_t keysym, bool down)
{
    if (keysym == keyboard::keysym::ControlL || keysym == keyboard::keysym::ControlR)
        m_control = down;
    if (!down || m_phase != Phase::Running || m_frozen)
        return;
    m_shell->setUptime(seconds());
    const auto before = std::pair(m_shell->view(), m_shell->isLogin());
    m_shell->key(keysym, m_control);
    // What was typed is not kept waiting for the next tick; what moves by itself is.
    if (before != std::pair(m_shell->view(), m_shell->isLogin())) {
        drawView();
        draw();
    } else {
        drawText();
        tellViewers();
    }
}

void DemoDesktop::draw()
{
    drawText();
    drawScene();
    drawBars();
    tellViewers();
}

void DemoDesktop::tellViewers()
{
    const auto viewers = m_viewers; // one may leave meanwhile
    for (DesktopViewer *viewer : viewers)
        viewer->update();
}

/// Between the bars, half a row and a column away from the edges.
void DemoDesktop::drawText()
{
    std::vector<rfb::Rect> painted;
    m_text->paint(m_picture, Glyphs::kWidth, Glyphs::kHeight * 3 / 2, painted);
    for (const rfb::Rect &rect : painted)
        damage(rect);
}

/// The porthole, beside the login or in the middle. What it covered of the text is painted again after it.
void DemoDesktop::drawScene()
{
    const bool alone = m_shell && m_shell->view() == Shell::View::Porthole;
    const bool wanted = m_phase == Phase::Running && m_shell && (alone || m_shell->isLogin());
    if (std::exchange(m_sceneShown, wanted) && !wanted) {
        m_picture.fill(m_picture.bounds(), colour::Night);
        for (const auto &screen : {m_text.get(), m_banner.get(), m_status.get()})
            screen->forgetPainted();
        drawText();
        damage(m_picture.bounds());
    }
    if (!wanted)
        return;
    const int side = alone ? kLargePorthole : kPorthole;
    const int x = alone ? (m_picture.size.width - side) / 2 : m_picture.size.width - side - 50;
    const int y = alone ? (m_picture.size.height - side) / 2 : 70;
    const rfb::Rect square{static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y),
                           static_cast<std::uint16_t>(side), static_cast<std::uint16_t>(side)};
    m_scene.paint(m_picture, square, seconds(), colour::Night);
    damage(square);
}

void DemoDesktop::drawBars()
{
    const TextStyle banner{colour::White, colour::Banner}, bar{colour::Text, colour::Bar};
    m_banner->clear(banner);
    m_banner->put(1, 0, QStringLiteral(" DEMO "), {colour::Night, colour::Amber, true});
    m_banner->put(8, 0, QStringLiteral("This is Porthole's built-in demo. Nothing here is real."), banner);
    m_status->clear(bar);
    m_status->put(1, 0, m_machine.name, {colour::White, colour::Bar, true});
    m_status->put(static_cast<int>(m_machine.name.size()) + 3, 0, m_machine.role, {colour::Dim, colour::Bar});
    m_status->put(m_status->columns() - 10, 0, QTime::currentTime().toString(QStringLiteral("HH:mm:ss")),
                  bar);
    std::vector<rfb::Rect> painted;
    const auto bottom = static_cast<std::uint16_t>(m_picture.size.height - Glyphs::kHeight);
    m_banner->paint(m_picture, 0, 0, painted);
    m_status->paint(m_picture, 0, bottom, painted);
    const rfb::Rect strip{static_cast<std::uint16_t>(m_picture.size.width - kStrip), bottom, kStrip,
                          Glyphs::kHeight};
    paintSeaStrip(m_picture, strip, seconds());
    painted.push_back(strip);
    for (const rfb::Rect &rect : painted)
        damage(rect);
}

void DemoDesktop::goBlack()
{
    m_phase = Phase::Black;
    m_ticker.stop();
    m_picture.fill(m_picture.bounds(), 0);
    damage(m_picture.bounds());
    tellViewers();
}

} // namespace porthole::demo
