#include "core/session/health/HealthBook.h"

#include "core/base/DisplayText.h"
#include "core/session/PortProbe.h"

#include <QThreadPool>
#include <algorithm>
#include <utility>

namespace porthole {

namespace {

QString wordsOf(const Error &error) { return QString::fromStdString(displayText(error.detail, 200)); }

} // namespace

HealthBook::HealthBook(HealthSources sources, net::ChannelOptions options, QObject *parent)
    : HealthBook(std::move(sources), std::move(options), Pace(), parent)
{}

HealthBook::HealthBook(HealthSources sources, net::ChannelOptions options, const Pace &pace, QObject *parent)
    : QObject(parent)
    , m_sources(std::move(sources))
    , m_options(std::move(options))
    , m_pace(pace)
    , m_door(std::make_shared<async::Door<HealthBook>>(*this))
{
    m_gap.setSingleShot(true);
    connect(&m_gap, &QTimer::timeout, this, &HealthBook::knockNext);
    m_age.setInterval(m_pace.ageing);
    connect(&m_age, &QTimer::timeout, this, &HealthBook::growOlder);
    // Many answers that come together are told of once.
    m_tell.setSingleShot(true);
    m_tell.setInterval(50);
    connect(&m_tell, &QTimer::timeout, this, &HealthBook::changed);
}

HealthBook::~HealthBook() { m_door->close(); }

qsizetype HealthBook::check(const QList<HealthQuestion> &questions)
{
    QList<HealthQuestion> asked;
    qsizetype room = m_pace.most - std::count_if(m_known.cbegin(), m_known.cend(), [](const Health &health) {
                         return health.state == Health::State::Looking;
                     });
    for (const HealthQuestion &question : questions) {
        if (room <= 0)
            break;
        if (of(question.entry).state == Health::State::Looking && isAbout(question))
            continue;
        forget(question.entry);
        m_asked.insert(question.entry.value, question);
        settle(question.entry, Health::State::Looking);
        asked << question;
        --room;
    }
    if (asked.isEmpty())
        return 0;
    // ~/.ssh/config and clouds.yaml are read, which may take a disk its time.
    QThreadPool::globalInstance()->start([door = m_door, sources = m_sources, asked] {
        std::vector<Answer> answers;
        for (const HealthQuestion &question : asked)
            answers.emplace_back(question, firstStretch(question, sources));
        door->post([answers = std::move(answers)](HealthBook &book) { book.take(answers); });
    });
    return asked.size();
}

void HealthBook::take(const std::vector<Answer> &answers)
{
    for (const auto &[question, route] : answers) {
        if (!isAbout(question))
            continue; // it was found out for something that is not saved so any more
        const bool isSsh = question.kind == EntryKind::Host;
        if (!route)
            settle(question.entry, Health::State::Untold, wordsOf(route.error()));
        else if (!isSsh && !PortProbe::canTell(*route, m_options))
            settle(question.entry, Health::State::Untold,
                   QStringLiteral("the way there leads through a proxy"));
        else
            m_waiting << Place{question.entry, *route, isSsh};
    }
    knockNext();
}

void HealthBook::knockNext()
{
    if (m_waiting.isEmpty() || m_gap.isActive() || m_knocks.size() >= m_pace.atOnce)
        return;
    m_gap.start(m_pace.gap);
    knock(m_waiting.takeFirst());
}

void HealthBook::knock(const Place &place)
{
    net::ChannelOptions options = m_options;
    options.openTimeout = m_pace.patience;
    if (place.isSsh)
        options.proxies = {}; // SSH knows no proxy of the environment
    auto channel = net::makeChannel({Transport::Tcp, place.route.endpoint, {}}, options);
    net::ByteChannel *const opened = channel.get();
    m_knocks.push_back({place.entry, std::move(channel)});
    connect(opened, &net::ByteChannel::opened, this,
            [this, entry = place.entry] { end(entry, Health::State::Reachable); });
    connect(opened, &net::ByteChannel::closed, this,
            [this, entry = place.entry](const net::ChannelClosed &how) {
                end(entry, Health::State::Unreachable, wordsOf(how.error));
            });
    opened->open();
}

void HealthBook::end(const EntryId &entry, Health::State state, const QString &why)
{
    const auto at = std::find_if(m_knocks.begin(), m_knocks.end(),
                                 [&](const Knock &knock) { return knock.entry == entry; });
    if (at == m_knocks.end())
        return;
    at->channel->disconnect(this);
    at->channel->close();
    at->channel.release()->deleteLater(); // it is in the middle of saying so
    m_knocks.erase(at);
    settle(entry, state, why);
    knockNext();
}

void HealthBook::settle(const EntryId &entry, Health::State state, const QString &why)
{
    m_known.insert(entry.value, {state, QDateTime::currentDateTimeUtc(), why});
    if (!m_age.isActive())
        m_age.start();
    if (!m_tell.isActive())
        m_tell.start();
}

void HealthBook::follow(const QList<HealthQuestion> &questions)
{
    QHash<QString, HealthQuestion> now;
    for (const HealthQuestion &question : questions)
        now.insert(question.entry.value, question);
    QList<EntryId> others;
    for (auto asked = m_asked.cbegin(); asked != m_asked.cend(); ++asked) {
        const auto same = now.constFind(asked.key());
        if (same == now.cend() || *same != *asked)
            others << asked->entry;
    }
    for (const EntryId &entry : std::as_const(others))
        forget(entry);
    if (others.isEmpty())
        return;
    knockNext(); // there may be room for one that waits
    Q_EMIT changed();
}

/// With the look that may be under way.
void HealthBook::forget(const EntryId &entry)
{
    m_known.remove(entry.value);
    m_asked.remove(entry.value);
    m_waiting.removeIf([&](const Place &place) { return place.entry == entry; });
    const auto at = std::find_if(m_knocks.begin(), m_knocks.end(),
                                 [&](const Knock &knock) { return knock.entry == entry; });
    if (at == m_knocks.end())
        return;
    at->channel->disconnect(this);
    m_knocks.erase(at);
}

bool HealthBook::isAbout(const HealthQuestion &question) const
{
    const auto asked = m_asked.constFind(question.entry.value);
    return asked != m_asked.cend() && *asked == question;
}

/// What was seen too long ago is not known any more.
void HealthBook::growOlder()
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addSecs(-m_pace.fresh.count());
    m_known.removeIf([&](QHash<QString, Health>::iterator known) {
        return known.value().state != Health::State::Looking && known.value().seen < oldest;
    });
    m_asked.removeIf(
        [&](QHash<QString, HealthQuestion>::iterator asked) { return !m_known.contains(asked.key()); });
    if (m_known.isEmpty())
        m_age.stop();
    Q_EMIT changed();
}

} // namespace porthole
