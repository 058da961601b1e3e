#pragma once

#include <QString>
#include <QStringList>

namespace porthole {

/// What is known of a cloud without asking it.
struct CloudSummary {
    QString name;
    QString source;      ///< the file that describes it, or "environment"
    QStringList regions; ///< none if the entry lists none
    QString problem;     ///< why it cannot be used, empty if it can

    friend bool operator==(const CloudSummary &, const CloudSummary &) = default;
};

} // namespace porthole
