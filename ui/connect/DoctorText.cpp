#include "ui/connect/DoctorText.h"

#include "core/base/DisplayText.h"
#include "ui/Icons.h"
#include "ui/Tr.h"

namespace porthole::ui {

QString stageText(CheckStage stage)
{
    switch (stage) {
    case CheckStage::Name:
        return tr("Name");
    case CheckStage::Reach:
        return tr("Port");
    case CheckStage::Tls:
        return tr("TLS");
    case CheckStage::Upgrade:
        return tr("WebSocket");
    case CheckStage::Protocol:
        return tr("Protocol");
    case CheckStage::HostKey:
        return tr("Host key");
    case CheckStage::SignIn:
        return tr("Sign-in");
    case CheckStage::Agent:
        return tr("Agent");
    }
    return {};
}

QString outcomeText(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Passed:
        return tr("Passed");
    case CheckOutcome::Failed:
        return tr("Failed");
    case CheckOutcome::NeedsYou:
        return tr("Needs you");
    }
    return {};
}

QIcon outcomeIcon(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Passed:
        return icon(QLatin1StringView("done"), IconColour::Success);
    case CheckOutcome::Failed:
        return icon(QLatin1StringView("state-failed"), IconColour::Danger);
    case CheckOutcome::NeedsYou:
        return icon(QLatin1StringView("state-password"), IconColour::Warning);
    }
    return {};
}

QString detailText(const Finding &finding)
{
    constexpr std::size_t kLongest = 400; // bytes
    const std::string text = finding.error ? finding.error->detail : finding.detail.toStdString();
    return QString::fromStdString(displayText(text, kLongest));
}

// One row a remedy and no default, so that the compiler asks for the words of a new one. The length is that
// of the list.
QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::CheckName:
        return tr(
            "Check how the name is written. If it is known inside another network only, connect to that "
            "one first, or through a jump host.");
    case Remedy::CheckNetwork:
        return tr(
            "The machine is off, or the network does not lead there: a firewall, or a VPN that is not up.");
    case Remedy::CheckPort:
        return tr(
            "Nothing accepts connections there: the service is not started, or listens on another port.");
    case Remedy::CheckService:
        return tr("Something is there, but not what was expected: check the port, and whether the service "
                  "answers at all.");
    case Remedy::CompareKey:
        return tr("Nobody here has met this host yet. Connect, and compare the fingerprint with the one that "
                  "whoever runs it gives you.");
    case Remedy::AskForKey:
        return tr("Ask whoever runs it why it shows another key than before. Nothing of yours was sent.");
    case Remedy::TypePassword:
        return tr("It goes on when you connect and type what is asked for.");
    case Remedy::CorrectSignIn:
        return tr("Check the user, the password and the key.");
    case Remedy::CheckCertificate:
        return tr("Connect, and compare the certificate; or trust the authority that has issued it.");
    case Remedy::FreshLink:
        return tr("The link has lapsed. Ask for a fresh one.");
    case Remedy::AllowCommand:
        return tr("The way leads through a program on this computer. Connect to see it and to allow it.");
    case Remedy::SetUpAgent:
        return tr("Give the agent's command under More, or connect without one.");
    case Remedy::CorrectSettings:
        return tr("Correct what is filled in here, or the line of ~/.ssh/config that is named.");
    case Remedy::TryAgain:
        return tr("Try again.");
    }
    return {};
}

} // namespace porthole::ui
