#pragma once

#include "app/demo/host/Job.h"

namespace porthole::demo {

/// The harbour as it is now, twice a second, on the terminal's alternate screen, until q.
class HarbourView : public Job {
public:
    HarbourView(int columns, int rows) { resized(columns, rows); }

    Input input() const override { return Input::Keys; }
    Pace produce(Output &to) override;
    void received(QByteArrayView bytes) override;
    void inputEnded() override { m_left = true; }
    void resized(int columns, int rows) final;
    void stop(Output &to) override;

private:
    void draw(Output &to) const;
    QByteArray row(int index) const;
    QByteArray ship(int index) const;
    QByteArray wave(int index) const;

    int m_columns = 80, m_rows = 24, m_frame = 0;
    bool m_entered = false, m_left = false;
};

} // namespace porthole::demo
