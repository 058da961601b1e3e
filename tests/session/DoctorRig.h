#pragma once

#include "core/session/Doctor.h"
#include "tests/ssh/ConnectionRig.h"

namespace porthole::test {

/// A doctor, and what it said.
class Examination {
public:
    Examination()
    {
        QObject::connect(&doctor, &Doctor::found, &doctor,
                         [this](const Finding &finding) { findings << finding; });
        QObject::connect(&doctor, &Doctor::finished, &doctor, [this](bool passed) { outcome = passed; });
    }
    bool ends() const
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); }, kPatience);
    }
    /// The stages in order, what did not pass in words: "name reach protocol! (Timeout)".
    QString story() const
    {
        QStringList words;
        for (const Finding &finding : findings)
            words << nameOf(finding.stage) +
                         (finding.outcome == CheckOutcome::Passed ? QString()
                          : finding.outcome == CheckOutcome::NeedsYou
                              ? QStringLiteral("?")
                              : QStringLiteral("! ") + QLatin1String(porthole::nameOf(finding.error->kind)));
        return words.join(u' ');
    }

    Doctor doctor;
    QList<Finding> findings;
    std::optional<bool> outcome;

private:
    static QString nameOf(CheckStage stage)
    {
        static const QStringList names{QStringLiteral("name"),     QStringLiteral("reach"),
                                       QStringLiteral("tls"),      QStringLiteral("upgrade"),
                                       QStringLiteral("protocol"), QStringLiteral("key"),
                                       QStringLiteral("login"),    QStringLiteral("agent")};
        return names.value(static_cast<int>(stage));
    }
};

/// Where a host is, as somebody fills it in; `options` are of a home of the test's own.
inline void examine(Examination &examination, const ssh::SshOptions &options, SavedHost host = {},
                    const QByteArray &password = {})
{
    host.host = options.destination.host;
    host.port = options.destination.port;
    host.user = options.destination.user;
    host.identityFile = options.destination.identityFile;
    remotes::RemoteOptions remote;
    remote.ssh = options;
    std::shared_ptr<const Secret> secret;
    if (!password.isEmpty())
        secret = std::make_shared<const Secret>(
            std::string_view(password.constData(), std::size_t(password.size())));
    examination.doctor.examine(host, std::move(secret), std::move(remote));
}

} // namespace porthole::test
