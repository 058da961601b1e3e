#include "core/session/doctor/ConsoleRound.h"

#include <QHostInfo>

namespace porthole {

namespace {

constexpr Milliseconds kLookUp{10'000}, kOpening{10'000}, kGreeting{10'000};
constexpr QByteArrayView kRfb("RFB 003."); // RFC 6143 section 7.1.1; version 3.x, whatever x is
constexpr qsizetype kVersionLength = 12;

} // namespace

Doctor::ConsoleRound::Line::Line(const ConsoleRoute &route, const net::ChannelOptions &options)
    : channel(net::makeChannel(route, options))
{
    net::ByteChannel *from = channel.get();
    connect(from, &net::ByteChannel::opened, from, [this] { events.post(Opened{}); });
    connect(from, &net::ByteChannel::received, from, [this](ByteView bytes) {
        const auto most = std::min<std::size_t>(bytes.size(), std::size_t(kVersionLength));
        events.post(QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(most)));
    });
    connect(from, &net::ByteChannel::closed, from, [this](const net::ChannelClosed &how) {
        Ended ended{how.error, how.upgradeRefused};
        events.post(std::move(ended));
    });
    channel->open();
}

Doctor::ConsoleRound::ConsoleRound(Doctor &doctor, QList<ConsoleRoute> routes, QString subject,
                                   net::ChannelOptions options)
    : m_doctor(doctor)
    , m_routes(std::move(routes))
    , m_route(m_routes.first())
    , m_subject(std::move(subject))
    , m_options(std::move(options))
{
    m_options.openTimeout = kOpening;
}

Task<> Doctor::ConsoleRound::run(Doctor &doctor, ConsoleUrl url, net::ChannelOptions options)
{
    ConsoleRound round(doctor, url.routes(), url.displayName(), std::move(options));
    const auto outcome = co_await round.goAll();
    if (outcome)
        Q_EMIT doctor.finished(true);
    else
        doctor.fail(outcome.error());
}

Task<Result<>> Doctor::ConsoleRound::reach(Doctor &doctor, ConsoleRoute route, QString subject,
                                           net::ChannelOptions options)
{
    QList<ConsoleRoute> only;
    only << std::move(route);
    ConsoleRound round(doctor, std::move(only), std::move(subject), std::move(options));
    PH_CO_DO(co_await round.lookUpName());
    PH_CO_DO(co_await round.open(CheckStage::Reach, Transport::Tcp));
    if (round.m_route.transport == Transport::SecureWebSocket)
        PH_CO_DO(co_await round.open(CheckStage::Tls, Transport::Tls));
    co_return {};
}

Task<Result<>> Doctor::ConsoleRound::goAll()
{
    // Behind a proxy, the name is its to look up, and the port its to reach.
    if (m_options.proxies.proxyFor(m_route).type() == QNetworkProxy::NoProxy) {
        PH_CO_DO(co_await lookUpName());
        PH_CO_DO(co_await open(CheckStage::Reach, Transport::Tcp));
    }
    const bool isWebSocket =
        m_route.transport == Transport::WebSocket || m_route.transport == Transport::SecureWebSocket;
    if (m_route.transport == Transport::Tls || m_route.transport == Transport::SecureWebSocket)
        PH_CO_DO(co_await open(CheckStage::Tls, Transport::Tls));
    if (isWebSocket)
        PH_CO_DO(co_await upgrade());
    if (!m_line)
        PH_CO_DO(co_await open(CheckStage::Reach, m_route.transport));
    co_return co_await hearGreeting();
}

Task<Result<>> Doctor::ConsoleRound::lookUpName()
{
    m_doctor.begin(CheckStage::Name, m_subject);
    async::Mailslot<QHostInfo> answers;
    QObject listener; // goes with this flow, and the answer with it
    QHostInfo::lookupHost(m_route.endpoint.host, &listener,
                          [&answers](const QHostInfo &info) { answers.post(info); });
    PH_CO_TRY(const QHostInfo info, co_await answers.next(kLookUp));
    if (info.addresses().isEmpty())
        co_return Error::make(ErrorKind::Unreachable, "the name leads to no address");
    m_doctor.pass(info.addresses().first().toString());
    co_return {};
}

Task<Result<>> Doctor::ConsoleRound::open(CheckStage stage, Transport transport)
{
    m_doctor.begin(stage, m_subject);
    const ConsoleRoute route{transport, m_route.endpoint, {}};
    m_line = std::make_unique<Line>(route, m_options);
    PH_CO_DO(co_await opened());
    m_doctor.pass(stage == CheckStage::Reach ? m_route.endpoint.toString() : QString());
    co_return {};
}

/// A page's address may mean several, and the right one is the one that is not refused, as in a console's own
/// flow. What the first one was refused for is what a person hears if all are.
Task<Result<>> Doctor::ConsoleRound::upgrade()
{
    m_doctor.begin(CheckStage::Upgrade, m_subject);
    Result<> first;
    for (const ConsoleRoute &route : m_routes) {
        m_line = std::make_unique<Line>(route, m_options);
        bool refused = false;
        const Result<> outcome = co_await opened(&refused);
        if (outcome) {
            m_doctor.pass();
            co_return outcome;
        }
        if (!refused)
            co_return outcome;
        if (first)
            first = outcome;
    }
    co_return first;
}

Task<Result<>> Doctor::ConsoleRound::opened(bool *refused)
{
    for (;;) {
        PH_CO_TRY(const Line::Event event, co_await m_line->events.next(2 * kOpening));
        if (const auto *ended = std::get_if<Line::Ended>(&event)) {
            if (refused)
                *refused = ended->upgradeRefused;
            co_return ended->error;
        }
        if (std::holds_alternative<Line::Opened>(event))
            co_return {};
    }
}

Task<Result<>> Doctor::ConsoleRound::hearGreeting()
{
    m_doctor.begin(CheckStage::Protocol, m_subject);
    QByteArray greeting;
    while (greeting.size() < kVersionLength) {
        PH_CO_TRY(const Line::Event event, co_await m_line->events.next(kGreeting));
        if (const auto *ended = std::get_if<Line::Ended>(&event))
            co_return ended->error;
        if (const auto *bytes = std::get_if<QByteArray>(&event))
            greeting += *bytes;
    }
    if (!greeting.startsWith(kRfb))
        co_return Error::make(ErrorKind::PeerMisbehaved, "what listens there does not speak RFB");
    m_doctor.pass(QString::fromLatin1(greeting.first(kVersionLength).trimmed()));
    co_return {};
}

} // namespace porthole
