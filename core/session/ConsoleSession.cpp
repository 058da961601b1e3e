#include "core/session/ConsoleSession.h"

#include "core/rfb/Limits.h"
#include "core/session/ConsoleExchange.h"
#include "core/session/ConsoleWorker.h"

#include <QPointer>
#include <QThread>

namespace porthole {

/// What the session shows, as far as it has heard, and the way to its worker.
class ConsoleSession::Handle {
public:
    Handle(ConsoleSession &session, SessionId sid, QString from, QString standIn)
        : m_session(session)
        , id(std::move(sid))
        , address(std::move(from))
        , untitled(std::move(standIn))
    {}

    /// Takes the worker on, and sends it to where it works.
    void employ(std::unique_ptr<ConsoleWorker> made, QThread &decoding);

    /// Runs `command(worker)` in the worker's thread, in order with the others.
    template <class Command> void tell(Command &&command)
    {
        if (worker) {
            QMetaObject::invokeMethod(
                worker, [to = worker, run = std::forward<Command>(command)]() mutable { run(*to); },
                Qt::QueuedConnection);
        }
    }
    void input(ConsoleInput &&what)
    {
        if (state == SessionState::Live && exchange->input.post(std::move(what)))
            tell([](ConsoleWorker &to) { to.takeInput(); });
    }

    void hear(SessionState next, const std::optional<SessionTrouble> &why);
    void hearNews();
    void letGo();

private:
    ConsoleSession &m_session;

public:
    SessionId id;
    QString address;
    QString untitled; ///< the title until there is one
    QString title;
    SessionState state = SessionState::Idle;
    std::optional<SessionTrouble> trouble;
    std::shared_ptr<ConsoleExchange> exchange = std::make_shared<ConsoleExchange>();
    std::shared_ptr<const rfb::CursorShape> cursor;
    bool pointerIsAbsolute = true;
    rfb::LedState leds;
    ConsoleWorker *worker = nullptr; ///< lives in the decoding thread; null once let go
};

void ConsoleSession::Handle::hear(SessionState next, const std::optional<SessionTrouble> &why)
{
    if (!worker)
        return; // said before it was let go, and heard after
    state = next;
    trouble = why;
    if (state == SessionState::Closed)
        letGo();
    Q_EMIT m_session.stateChanged(state); // the last thing: whoever hears it may delete the session
}

/// Takes everything in first and tells of it afterwards: whoever hears of one thing may look at another,
/// or delete the session.
void ConsoleSession::Handle::hearNews()
{
    const ConsoleNews news = exchange->news.take();
    if (!worker)
        return;
    if (news.title)
        title = *news.title;
    if (news.cursor)
        cursor = *news.cursor;
    pointerIsAbsolute = news.pointerIsAbsolute.value_or(pointerIsAbsolute);
    leds = news.leds.value_or(leds);

    const QPointer<ConsoleSession> session = &m_session;
    const auto say = [&session, this](bool something, auto &&saying) {
        if (something && session && worker)
            saying(*session);
    };
    say(news.size.has_value(), [&](ConsoleSession &of) { Q_EMIT of.frameResized(*news.size); });
    say(news.title.has_value(), [](ConsoleSession &of) { Q_EMIT of.titleChanged(of.title()); });
    say(news.pointerIsAbsolute.has_value(),
        [&](ConsoleSession &of) { Q_EMIT of.pointerModeChanged(*news.pointerIsAbsolute); });
    say(news.cursor.has_value(), [](ConsoleSession &of) { Q_EMIT of.cursorChanged(); });
    say(news.leds.has_value(), [](ConsoleSession &of) { Q_EMIT of.ledsChanged(); });
    say(news.frame, [](ConsoleSession &of) { Q_EMIT of.frameReady(); });
    say(news.pictureCompleted, [](ConsoleSession &of) { Q_EMIT of.pictureCompleted(); });
    say(news.bell, [](ConsoleSession &of) { Q_EMIT of.bell(); });
    say(news.cutText.has_value(), [&](ConsoleSession &of) { Q_EMIT of.cutTextOffered(*news.cutText); });
}

/// The worker goes in its own thread, in its own time: nothing here waits for it.
void ConsoleSession::Handle::letGo()
{
    if (!worker)
        return;
    exchange->abandoned = true;
    worker->disconnect(&m_session);
    std::exchange(worker, nullptr)->deleteLater();
}

void ConsoleSession::Handle::employ(std::unique_ptr<ConsoleWorker> made, QThread &decoding)
{
    worker = made.release();
    connect(worker, &ConsoleWorker::stateChanged, &m_session,
            [this](SessionState next, const std::optional<SessionTrouble> &why) { hear(next, why); });
    connect(worker, &ConsoleWorker::newsPosted, &m_session, [this] { hearNews(); });
    worker->moveToThread(&decoding);
}

ConsoleSession::ConsoleSession(SessionId id, ConsoleTarget target, ConsoleOptions options, QThread &decoding,
                               QObject *parent)
    : QObject(parent)
    , m_handle(std::make_unique<Handle>(*this, std::move(id), target.url.displayName(), QString()))
{
    m_handle->untitled = m_handle->address;
    m_handle->employ(
        std::make_unique<ConsoleWorker>(std::move(target), std::move(options), m_handle->exchange), decoding);
}

ConsoleSession::ConsoleSession(SessionId id, std::unique_ptr<ConsoleSource> source, const QString &title,
                               const QString &address, ConsoleOptions options, QThread &decoding,
                               QObject *parent)
    : QObject(parent)
    , m_handle(std::make_unique<Handle>(*this, std::move(id), address, title))
{
    m_handle->employ(
        std::make_unique<ConsoleWorker>(std::move(source), std::move(options), m_handle->exchange), decoding);
}

ConsoleSession::~ConsoleSession() { m_handle->letGo(); }

const SessionId &ConsoleSession::id() const { return m_handle->id; }
QString ConsoleSession::address() const { return m_handle->address; }
QString ConsoleSession::title() const
{
    return m_handle->title.isEmpty() ? m_handle->untitled : m_handle->title;
}
SessionState ConsoleSession::state() const { return m_handle->state; }
const std::optional<SessionTrouble> &ConsoleSession::trouble() const { return m_handle->trouble; }

void ConsoleSession::open()
{
    m_handle->tell([](ConsoleWorker &to) { to.open(); });
}

void ConsoleSession::close()
{
    if (m_handle->state == SessionState::Closed)
        return;
    m_handle->letGo();
    m_handle->state = SessionState::Closed;
    m_handle->trouble.reset();
    Q_EMIT stateChanged(SessionState::Closed);
}

void ConsoleSession::retry()
{
    m_handle->tell([](ConsoleWorker &to) { to.retry(); });
}

void ConsoleSession::submitPassword(Secret password)
{
    m_handle->tell(
        [secret = std::move(password)](ConsoleWorker &to) mutable { to.submitPassword(std::move(secret)); });
}

void ConsoleSession::forgetSecrets()
{
    m_handle->tell([](ConsoleWorker &to) { to.forgetSecrets(); });
}

void ConsoleSession::trustCertificate()
{
    m_handle->tell([](ConsoleWorker &to) { to.trustCertificate(); });
}

void ConsoleSession::perform(ConsoleRemedy remedy)
{
    m_handle->tell([remedy](ConsoleWorker &to) { to.perform(remedy); });
}

const FrameMailbox &ConsoleSession::frames() const { return m_handle->exchange->frames; }

std::vector<rfb::Rect> ConsoleSession::takeDamage()
{
    std::vector<rfb::Rect> damage = m_handle->exchange->frames.takeDamage();
    if (!damage.empty())
        m_handle->tell([](ConsoleWorker &to) { to.presented(); });
    return damage;
}

void ConsoleSession::refresh() { m_handle->input(RefreshInput{}); }

const rfb::CursorShape *ConsoleSession::cursor() const { return m_handle->cursor.get(); }
bool ConsoleSession::pointerIsAbsolute() const { return m_handle->pointerIsAbsolute; }
rfb::LedState ConsoleSession::leds() const { return m_handle->leds; }

void ConsoleSession::key(const keyboard::KeyStroke &stroke) { m_handle->input(stroke); }
void ConsoleSession::releaseAllKeys() { m_handle->input(ReleaseAllInput{}); }

void ConsoleSession::pointer(int x, int y, std::uint8_t buttons)
{
    m_handle->input(PointerInput{x, y, buttons, false});
}

void ConsoleSession::pointerMoved(int dx, int dy, std::uint8_t buttons)
{
    m_handle->input(PointerInput{dx, dy, buttons, true});
}

void ConsoleSession::requestDesktopSize(rfb::Size size) { m_handle->input(DesktopSizeInput{size}); }

void ConsoleSession::sendCutText(const QString &text)
{
    // Latin-1 on the wire: a character is a byte there, and no server takes more than this.
    const auto most = static_cast<qsizetype>(rfb::limits::kCutTextLength);
    m_handle->input(CutTextInput{text.left(most).toStdString()});
}

} // namespace porthole
