#pragma once

#include "core/async/Mailslot.h"
#include "core/base/Clock.h"
#include "core/base/Task.h"

#include <list>
#include <memory>

namespace porthole::secrets {

/// Lets flows through one at a time, in the order in which they came. Thread: one.
class Turns {
    struct Line;

public:
    /// Whoever has it is let through; it ends the turn when it goes.
    class Turn {
    public:
        Turn(Turn &&other) noexcept = default;
        Turn &operator=(Turn &&other) noexcept;
        ~Turn() { end(); }

    private:
        friend class Turns;
        explicit Turn(std::shared_ptr<Line> line)
            : m_line(std::move(line))
        {}
        void end();

        std::shared_ptr<Line> m_line;
    };

    Turns();

    /// Errors: Timeout.
    Task<Result<Turn>> take(Milliseconds timeout);

private:
    using Slot = async::Mailslot<Turn>;
    struct Line {
        bool taken = false;
        std::list<Slot *> waiting;
    };
    class Place;

    std::shared_ptr<Line> m_line;
};

} // namespace porthole::secrets
