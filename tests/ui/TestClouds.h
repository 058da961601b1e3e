#pragma once

#include "ui/clouds/CloudTreeModel.h"

namespace porthole::test {

inline const CloudScope kDemo{{QStringLiteral("p-demo")}, QStringLiteral("RegionOne")};
inline const CloudScope kSecond{{QStringLiteral("p-second")}, QStringLiteral("RegionOne")};

Server server(const QString &id, const QString &name, const char *status = "ACTIVE",
              const QStringList &addresses = {}, const char *task = "");
ServerRef demoServer(const QString &id);

/// Three clouds: "lab" signed in to, with two projects, the first of them listed; "corp" and "spare" not.
void fillClouds(ui::CloudTreeModel &clouds);
/// Names that are long, in other scripts, empty, or look like markup.
void fillOddNames(ui::CloudTreeModel &clouds);

} // namespace porthole::test
