#pragma once

namespace porthole::ui {

/// Turns the fine movements of wheels and touchpads into whole steps of a wheel. 120 units are one
/// step (QWheelEvent::angleDelta, eighths of a degree); what is left over is kept for the next event.
class WheelSteps {
public:
    /// The whole steps that are complete now, negative ones downwards or to the right.
    int add(int delta)
    {
        // A change of direction begins anew, or the first step back would come late.
        if ((delta < 0) != (m_rest < 0))
            m_rest = 0;
        m_rest += delta;
        const int steps = m_rest / kStep;
        m_rest -= steps * kStep;
        return steps;
    }
    void reset() { m_rest = 0; }

private:
    static constexpr int kStep = 120;
    int m_rest = 0;
};

} // namespace porthole::ui
