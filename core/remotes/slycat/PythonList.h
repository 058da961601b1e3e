#pragma once

#include <QString>
#include <optional>

namespace porthole::slycat {

/// The lines of a list as Python writes it down, `['one\n', "it's two\n"]`, one after the other: what a
/// Slycat server without an agent answers in place of a command's output. Nothing if the text is no such
/// list. Source: the Python language reference, section 2.4.1.
std::optional<QString> textOfPythonList(const QString &written);

} // namespace porthole::slycat
