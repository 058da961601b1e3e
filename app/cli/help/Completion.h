#pragma once

#include <QString>

/// What shells complete behind "porthole ", made of the command table and its pages.
namespace porthole::cli {

QString bashCompletion();
QString zshCompletion();
QString fishCompletion();

} // namespace porthole::cli
