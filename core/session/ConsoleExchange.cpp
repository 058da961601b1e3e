#include "core/session/ConsoleExchange.h"

namespace porthole {

namespace {

/// Whether `next` makes `last` superfluous; movements are added up.
bool absorbs(const ConsoleInput &last, PointerInput &next)
{
    const auto *before = std::get_if<PointerInput>(&last);
    if (!before || before->buttons != next.buttons || before->relative != next.relative)
        return false;
    if (next.relative) {
        next.x += before->x;
        next.y += before->y;
    }
    return true;
}

} // namespace

bool ConsoleInputBox::post(ConsoleInput input)
{
    const std::lock_guard lock(m_mutex);
    auto *pointer = std::get_if<PointerInput>(&input);
    // The first of a run stays: it is the one that changed the buttons.
    const bool follows = m_inputs.size() >= 2 && pointer && absorbs(m_inputs.back(), *pointer);
    if (follows && std::holds_alternative<PointerInput>(m_inputs[m_inputs.size() - 2])) {
        m_inputs.back() = std::move(input);
    } else if (m_inputs.size() >= kLimit) {
        m_inputs.clear();
        m_inputs.emplace_back(ReleaseAllInput{});
    } else {
        m_inputs.push_back(std::move(input));
    }
    return !std::exchange(m_waiting, true);
}

std::vector<ConsoleInput> ConsoleInputBox::take()
{
    const std::lock_guard lock(m_mutex);
    m_waiting = false;
    return std::exchange(m_inputs, {});
}

} // namespace porthole
