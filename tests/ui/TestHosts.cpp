#include "TestHosts.h"

namespace porthole::test {

SavedHost savedHost(const char *name, const char *host, const char *user, quint16 port)
{
    SavedHost made;
    made.id = HostId{QStringLiteral("id-of-%1").arg(QLatin1String(name))};
    made.name = QLatin1String(name);
    made.host = QLatin1String(host);
    made.user = QLatin1String(user);
    made.port = port;
    return made;
}

QList<SavedHost> someHosts()
{
    return {savedHost("web-10", "web-10.lab.example", "deploy"),
            savedHost("bastion", "bastion.example", "ann", 2222),
            savedHost("web-2", "web-2.lab.example", "deploy")};
}

SshHop hop(const char *user, const char *host)
{
    return {QLatin1String(host), {QLatin1String(host), 22}, QLatin1String(user), 0, 1};
}

HostKeyQuestion hostKeyQuestion()
{
    HostKeyQuestion question{hop(), {}, {}};
    question.key.type = "ssh-ed25519";
    question.key.blob =
        QByteArray::fromBase64("AAAAC3NzaC1lZDI1NTE5AAAAIE3x8yjzPnlkIgIpjVkmPqvU0HvS9pcmTg3hLxRVtP4H");
    return question;
}

AuthQuestion passwordQuestion()
{
    AuthQuestion question;
    question.hop = hop();
    question.prompts = {{QStringLiteral("ann@build-1.lab.example's password: "), false}};
    return question;
}

AuthQuestion codeQuestion()
{
    AuthQuestion question;
    question.hop = hop();
    question.kind = AuthQuestion::Kind::KeyboardInteractive;
    question.name = QStringLiteral("Two steps");
    question.instruction = QStringLiteral("Have your token at hand.");
    question.prompts = {{QStringLiteral("Password: "), false}, {QStringLiteral("One-time code: "), true}};
    return question;
}

} // namespace porthole::test
