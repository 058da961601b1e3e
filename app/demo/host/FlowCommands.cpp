#include "app/demo/host/AgentJob.h"
#include "app/demo/host/CommandTable.h"

#include <array>

namespace porthole::demo {

namespace {

class YesJob : public Job {
public:
    explicit YesJob(const QByteArray &line)
    {
        while (m_piece.size() < kPiece / 2)
            m_piece += line;
    }
    Pace produce(Output &to) override
    {
        to.write(m_piece);
        return {Pace::Next::WhenTaken, {}, 0};
    }

private:
    QByteArray m_piece;
};

class SequenceJob : public Job {
public:
    SequenceJob(qint64 from, qint64 to)
        : m_next(from)
        , m_last(to)
    {}
    Pace produce(Output &to) override
    {
        QByteArray piece;
        while (m_next <= m_last && piece.size() < kPiece / 2)
            piece += QByteArray::number(m_next++) + '\n';
        if (piece.isEmpty())
            return {};
        to.write(piece);
        return {Pace::Next::WhenTaken, {}, 0};
    }

private:
    qint64 m_next;
    const qint64 m_last;
};

class SleepJob : public Job {
public:
    explicit SleepJob(Milliseconds time)
        : m_time(time)
    {}
    Pace produce(Output &) override
    {
        const Milliseconds time = std::exchange(m_time, Milliseconds(0));
        return time.count() > 0 ? Pace{Pace::Next::After, time, 0} : Pace{};
    }

private:
    Milliseconds m_time;
};

Outcome yes(const Call &call)
{
    const QByteArray line = call.words.size() > 1 ? call.words.mid(1).join(' ') : QByteArray("y");
    return {0, std::make_unique<YesJob>(line + '\n')};
}

Outcome seq(const Call &call)
{
    constexpr qint64 kFarthest = 1'000'000'000'000;
    bool first = true, second = true;
    const bool isRange = call.words.size() > 2;
    const qint64 from = isRange ? call.words.value(1).toLongLong(&first) : 1;
    const qint64 to = call.words.value(isRange ? 2 : 1).toLongLong(&second);
    if (!first || !second || qAbs(from) > kFarthest || qAbs(to) > kFarthest)
        return call.failed("takes one or two numbers");
    return {0, std::make_unique<SequenceJob>(from, to)};
}

Outcome sleep(const Call &call)
{
    bool isNumber = false;
    const double seconds = call.words.value(1).toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0 && seconds <= 86400))
        return call.failed("takes seconds, a day's at most");
    return {0, std::make_unique<SleepJob>(Milliseconds(static_cast<qint64>(seconds * 1000)))};
}

Outcome agent(const Call &call) { return {0, std::make_unique<AgentJob>(call.around)}; }

Outcome kill(const Call &call) { return call.failed("no such process"); }

Outcome succeed(const Call & /*call*/) { return {}; }

Outcome fail(const Call & /*call*/) { return {1, nullptr}; }

Outcome leave(const Call &call)
{
    call.around.wantsOut = true;
    const bool says = call.words.size() > 1;
    return {says ? call.words.value(1).toInt() & 0xff : call.around.status, nullptr};
}

constexpr std::array kCommands{
    Command{"seq", seq, "seq [FROM] TO", "numbers"},
    Command{"yes", yes, "yes [TEXT]", "the same, until Ctrl+C"},
    Command{"sleep", sleep, "sleep SECONDS", "nothing"},
    Command{"exit", leave, "exit [STATUS], Ctrl+D", "leave"},
    Command{"logout", leave, nullptr, nullptr},
    Command{"true", succeed, nullptr, nullptr},
    Command{"/bin/true", succeed, nullptr, nullptr},
    Command{"false", fail, nullptr, nullptr},
    Command{"kill", kill, nullptr, nullptr},
    Command{"porthole-demo-agent", agent, nullptr, nullptr},
};

} // namespace

std::span<const Command> flowCommands() { return kCommands; }

} // namespace porthole::demo
