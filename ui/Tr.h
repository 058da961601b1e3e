#pragma once

#include <QCoreApplication>

namespace porthole::ui {

/// tr() of the functions that are no members. Its context is the one under which lupdate files a text of this
/// namespace; a function of the same name in a file would ask for texts that no translation has.
inline QString tr(const char *text, const char *disambiguation = nullptr, int n = -1)
{
    return QCoreApplication::translate("porthole::ui", text, disambiguation, n);
}

} // namespace porthole::ui
