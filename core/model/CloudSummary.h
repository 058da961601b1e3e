#pragma once

#include <QString>
#include <QStringList>

namespace porthole {

/// What is known of a cloud without asking it.
struct CloudSummary {
    QString name;
    QString source;      ///< the file that describes it, or "environment"; empty: it is saved here
    QStringList regions; ///< none if the entry lists none
    QString problem;     ///< why it cannot be used, empty if it can
    QString entry{};     ///< the id of the saved entry that describes it; empty: a file does

    /// What it is known by where its route is saved: a saved cloud keeps that under another name, and another
    /// cloud does not get it with the name.
    const QString &routeKey() const { return entry.isEmpty() ? name : entry; }
    friend bool operator==(const CloudSummary &, const CloudSummary &) = default;
};

} // namespace porthole
