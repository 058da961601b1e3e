#pragma once

#include "core/rfb/Geometry.h"

#include <QRegion>

#include <vector>

namespace porthole::cli {

/// Which part of a picture has come since start(): servers may send a whole picture in pieces.
class Coverage {
public:
    /// Nothing of a picture of this size has come.
    void start(rfb::Size size);
    void add(const std::vector<rfb::Rect> &damage);
    /// Every pixel has come at least once. Never for a picture without pixels.
    bool complete() const;

private:
    QRect m_picture;
    QRegion m_missing;
};

} // namespace porthole::cli
