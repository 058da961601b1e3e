#pragma once

#include "core/model/SavedHost.h"
#include "core/model/SshQuestion.h"

#include <QList>

namespace porthole::test {

SavedHost savedHost(const char *name, const char *host, const char *user = "", quint16 port = 0);
/// A handful, as somebody would have them.
QList<SavedHost> someHosts();
SshHop hop(const char *user = "ann", const char *host = "build-1.lab.example");
HostKeyQuestion hostKeyQuestion();
AuthQuestion passwordQuestion();
/// Two prompts: a password, and a one-time code that may be seen.
AuthQuestion codeQuestion();

} // namespace porthole::test
