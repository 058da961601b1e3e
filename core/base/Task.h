#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace porthole {

template <class T> class Task;

namespace detail {

struct TaskPromiseBase {
    std::coroutine_handle<> continuation;

    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept
    {
        struct Awaiter {
            bool await_ready() const noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<> self) const noexcept
            {
                (void)self;
                return next ? next : std::noop_coroutine();
            }
            void await_resume() const noexcept {}
            std::coroutine_handle<> next;
        };
        return Awaiter{continuation};
    }
    [[noreturn]] void unhandled_exception() noexcept { std::terminate(); }
};

template <class T> struct TaskPromise : TaskPromiseBase {
    std::optional<T> result;

    Task<T> get_return_object();
    template <class U = T> // so that `co_return {};` works
    void return_value(U &&value)
    {
        result.emplace(std::forward<U>(value));
    }
    T take() { return std::move(*result); }
};

template <> struct TaskPromise<void> : TaskPromiseBase {
    Task<void> get_return_object();
    void return_void() {}
    void take() {}
};

} // namespace detail

/// A lazy coroutine that owns its frame: nothing runs until it is awaited or started, and
/// *destroying the Task cancels it*, wherever it waits, by destroying the frame and with it the
/// awaiter it waits on (whose destructor disconnects). A Task must not be destroyed from inside its
/// own running code: end the flow, or use deleteLater() on its owner.
///
/// Owners hold their Task as the last member, so that it dies before what it uses. Parameters of a
/// coroutine are taken by value. An exception that escapes a coroutine terminates the program.
///
/// GCC 12 does not warn of a Result dropped behind co_await (clang does, and so does tests/lint/tidy):
/// write PH_CO_DO(co_await ...). Nor does it count right: an aggregate that is made within a co_await
/// expression, as in `co_await f(ServerId{...})`, is destroyed twice; make it a variable before.
template <class T = void> class [[nodiscard]] Task {
public:
    using promise_type = detail::TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;

    Task() = default;
    explicit Task(Handle handle)
        : m_handle(handle)
    {}
    Task(Task &&other) noexcept
        : m_handle(std::exchange(other.m_handle, {}))
    {}
    Task &operator=(Task &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_handle = std::exchange(other.m_handle, {});
        }
        return *this;
    }
    ~Task() { cancel(); }

    /// Runs the flow up to its first wait. For the outermost Task of a flow, once.
    void start() { m_handle.resume(); }
    bool valid() const { return static_cast<bool>(m_handle); }
    bool done() const { return m_handle && m_handle.done(); }
    /// The value of a done() Task, once.
    T takeResult() { return m_handle.promise().take(); }
    void cancel()
    {
        if (auto handle = std::exchange(m_handle, {}))
            handle.destroy();
    }

    auto operator co_await() &&
    {
        struct Awaiter {
            Handle handle;
            bool await_ready() const noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept
            {
                handle.promise().continuation = waiting;
                return handle;
            }
            T await_resume() const { return handle.promise().take(); }
        };
        return Awaiter{m_handle};
    }

private:
    Handle m_handle;
};

namespace detail {

template <class T> Task<T> TaskPromise<T>::get_return_object()
{
    return Task<T>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

inline Task<void> TaskPromise<void>::get_return_object()
{
    return Task<void>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

} // namespace detail

} // namespace porthole
