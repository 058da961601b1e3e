#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QByteArrayView>

namespace porthole::demo {

/// Where a command writes. Line ends are "\n".
class Output {
public:
    virtual ~Output() = default;
    virtual void write(QByteArrayView bytes) = 0;
    virtual void writeError(QByteArrayView bytes) = 0;
};

/// When a job is to be called again.
struct Pace {
    enum class Next : quint8 {
        WhenTaken, ///< the client has taken what was written
        After,     ///< a time has gone by
        OnInput,
        Done,
    };
    Next next = Next::Done;
    Milliseconds time{0}; ///< of After
    int status = 0;       ///< of Done
};

/// A command that takes its time. It writes a bounded piece when it is asked to, so that whoever does not
/// read stops it.
class Job {
public:
    static constexpr qsizetype kPiece = 32 << 10;

    enum class Input : quint8 {
        None,
        Lines, ///< at a terminal they are edited before they come
        Keys,  ///< as they are typed
    };

    virtual ~Job() = default;
    virtual Input input() const { return Input::None; }
    /// While false, input is held back.
    virtual bool takesInput() const { return true; }
    virtual Pace produce(Output &to) = 0;
    virtual void received(QByteArrayView /*bytes*/) {}
    virtual void inputEnded() {}
    virtual void resized(int /*columns*/, int /*rows*/) {}
    /// Interrupted: puts the terminal in order.
    virtual void stop(Output & /*to*/) {}
};

} // namespace porthole::demo
