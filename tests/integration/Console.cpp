#include "tests/integration/Console.h"

#include "tests/integration/Peer.h"

#include <QTest>
#include <QUuid>
#include <cstring>

namespace porthole::test {

namespace {

ConsoleTarget targetOf(const QString &url)
{
    auto target = ConsoleTarget::parse(url);
    if (!target)
        qFatal("not a console's URL: %s", target.error().detail.c_str());
    return std::move(target).value();
}

} // namespace

Console::Console(const QString &url, ConsoleOptions options)
{
    m_decoding.start();
    m_session = std::make_unique<ConsoleSession>(SessionId{QUuid::createUuid().toString(QUuid::Id128)},
                                                 targetOf(url), std::move(options), m_decoding);
    const auto paint = [this] { m_session->takeDamage(); };
    connect(m_session.get(), &ConsoleSession::frameReady, this, paint);
    connect(m_session.get(), &ConsoleSession::stateChanged, this,
            [this](SessionState state) { states << state; });
    connect(m_session.get(), &ConsoleSession::cutTextOffered, this,
            [this](const QString &text) { cutTexts << text; });
}

Console::~Console()
{
    m_session.reset();
    m_decoding.quit();
    m_decoding.wait();
}

bool Console::open(SessionState until)
{
    m_session->open();
    return waitFor(until);
}

bool Console::waitFor(SessionState state)
{
    return QTest::qWaitFor([&] { return m_session->state() == state; }, kPatience);
}

QImage Console::picture() const
{
    QImage copy;
    m_session->frames().view([&copy](const std::uint32_t *pixels, rfb::Size size) {
        copy = QImage(size.width, size.height, QImage::Format_RGB32);
        for (int y = 0; y < size.height; ++y)
            std::memcpy(copy.scanLine(y), pixels + std::size_t{size.width} * static_cast<std::size_t>(y),
                        std::size_t{size.width} * sizeof *pixels);
    });
    return copy;
}

void Console::parkPointer()
{
    static int places = 0;
    m_session->pointer(2 + ++places % 16, 2, 0);
}

void Console::type(const QString &text)
{
    for (const auto &stroke :
         keyboard::strokesOf(text.toStdString()).value_or(std::vector<keyboard::KeyStroke>{}))
        m_session->key(stroke);
}

void Console::press(const QString &chord)
{
    for (const auto &stroke :
         keyboard::parseChord(chord.toStdString()).value_or(std::vector<keyboard::KeyStroke>{}))
        m_session->key(stroke);
}

QString Console::trouble() const
{
    const auto &trouble = m_session->trouble();
    if (!trouble)
        return QStringLiteral("no trouble, state %1").arg(static_cast<int>(m_session->state()));
    return QStringLiteral("%1: %2").arg(QString::fromLatin1(nameOf(trouble->error.kind)),
                                        QString::fromStdString(trouble->error.detail));
}

ConsoleOptions withEncodings(std::vector<std::int32_t> encodings, std::optional<rfb::PixelFormat> format)
{
    ConsoleOptions options;
    options.client.encodings = std::move(encodings);
    options.client.pixelFormat = format;
    return options;
}

QString waitForPicture(const Console &console, const std::function<std::optional<Picture>()> &screen)
{
    QString last;
    const bool same = QTest::qWaitFor(
        [&] {
            const auto truth = screen();
            last = truth ? difference(console.picture(), *truth) : QStringLiteral("the server shows nothing");
            return last.isEmpty();
        },
        kPatience);
    return same ? QString() : last + QStringLiteral(" (") + console.trouble() + u')';
}

} // namespace porthole::test
