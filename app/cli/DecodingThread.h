#pragma once

#include <QThread>

namespace porthole::cli {

/// The decoding thread of one command, running from construction and joined at the end.
class DecodingThread : public QThread {
public:
    DecodingThread() { start(); }
    ~DecodingThread() override
    {
        quit();
        wait();
    }
};

} // namespace porthole::cli
