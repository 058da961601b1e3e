#include "core/secrets/Turns.h"

namespace porthole::secrets {

/// A place in the line, given up when it goes.
class Turns::Place {
public:
    explicit Place(std::shared_ptr<Line> line)
        : m_line(std::move(line))
    {
        m_line->waiting.push_back(&slot);
    }
    ~Place() { m_line->waiting.remove(&slot); }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

    /// A turn that lies here when the place goes passes to the next.
    Slot slot;

private:
    std::shared_ptr<Line> m_line;
};

Turns::Turn &Turns::Turn::operator=(Turn &&other) noexcept
{
    if (this != &other) {
        end();
        m_line = std::move(other.m_line);
    }
    return *this;
}

void Turns::Turn::end()
{
    const std::shared_ptr<Line> line = std::exchange(m_line, nullptr);
    if (!line)
        return;
    line->taken = !line->waiting.empty();
    if (line->taken) {
        Slot *next = line->waiting.front();
        line->waiting.pop_front();
        next->post(Turn(line));
    }
}

Turns::Turns()
    : m_line(std::make_shared<Line>())
{}

Task<Result<Turns::Turn>> Turns::take(Milliseconds timeout)
{
    if (!std::exchange(m_line->taken, true))
        co_return Turn(m_line);
    Place place(m_line);
    co_return co_await place.slot.next(timeout);
}

} // namespace porthole::secrets
