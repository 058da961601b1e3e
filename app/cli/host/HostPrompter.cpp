#include "app/cli/host/HostPrompter.h"

#include "core/base/DisplayText.h"

#include <string>
#include <variant>

namespace porthole::cli {

namespace {

std::string shown(const QString &text, std::size_t limit = 1024)
{
    return displayText(text.toStdString(), limit);
}

std::string nameOf(const SshHop &hop)
{
    return shown(hop.user.isEmpty() ? hop.endpoint.toString() : hop.user + u'@' + hop.endpoint.toString());
}

/// Why it ends here where nobody can be asked, and what helps.
std::string withoutTerminal(const AuthQuestion &question, const std::string &name)
{
    if (question.kind == AuthQuestion::Kind::KeyPassphrase)
        return "the key " + shown(question.keyFile) +
               " has a passphrase, and there is no terminal to ask on; ssh-agent can hold the key";
    if (question.refusedBefore)
        return name + " did not accept the password, and there is no terminal to ask for another on";
    return name + " asks for a password or a code, and there is no terminal to ask on; a password can be "
                  "given with --password-stdin";
}

} // namespace

HostPrompter::HostPrompter(ssh::SshConnection &connection)
    : m_connection(connection)
{
    connect(&connection, &ssh::SshConnection::asked, this, &HostPrompter::answer);
    connect(&connection, &ssh::SshConnection::bannerReceived, this, &HostPrompter::showBanner);
}

/// Each line is marked as the host's own (SEC-12).
void HostPrompter::showBanner(const QString &lines)
{
    if (!m_terminal.isThere())
        return;
    const std::string name = nameOf(m_connection.hop());
    for (const QString &line : lines.split(u'\n'))
        m_terminal.say(name + " says: " + shown(line) + "\n");
}

void HostPrompter::answer(const SshQuestion &question)
{
    // A copy: an answer ends the question.
    const SshQuestion asked = question;
    if (const auto *key = std::get_if<HostKeyQuestion>(&asked))
        answerKey(*key);
    else if (const auto *secrets = std::get_if<AuthQuestion>(&asked))
        answerSecrets(*secrets);
    else if (const auto *command = std::get_if<CommandQuestion>(&asked))
        answerCommand(*command);
}

void HostPrompter::answerKey(const HostKeyQuestion &question)
{
    const std::string name = shown(question.hop.endpoint.toString());
    const std::string key =
        displayText({question.key.type.constData(), std::size_t(question.key.type.size())}) + " " +
        question.key.fingerprint().toStdString();
    if (!m_terminal.isThere())
        return refuse(Error::make(ErrorKind::HostKeyUnknown,
                                  "nobody has accepted the key of " + name + " yet (" + key +
                                      "), and there is no terminal to ask on; see --host-keys"));
    std::string text = "\nThe host " + name + " is new here. Nothing has been sent to it yet. Its key is\n" +
                       key + "\n" + question.key.picture().join(u'\n').toStdString() + "\n";
    if (!question.knownTypes.isEmpty())
        text += "Take care: it is known already by a key of another type (" +
                shown(question.knownTypes.join(QStringLiteral(", "))) + ").\n";
    const auto yes = m_terminal.confirm(text + "Is it the right one? ");
    if (yes && *yes)
        return m_connection.acceptHostKey();
    refuse(yes ? Error::make(ErrorKind::HostKeyUnknown, "the key of " + name + " was not accepted")
               : yes.error());
}

void HostPrompter::answerSecrets(const AuthQuestion &question)
{
    const std::string name = nameOf(question.hop);
    if (!m_terminal.isThere())
        return refuse(Error::make(ErrorKind::AuthRejected, withoutTerminal(question, name)));
    if (question.refusedBefore)
        m_terminal.say("That was not accepted.\n");
    for (const QString &note : question.notes)
        m_terminal.say("Note: " + shown(note) + ".\n");
    const bool theirs = question.kind == AuthQuestion::Kind::KeyboardInteractive;
    // What a host says is marked as its own: it could ask for anything in any name (SEC-12).
    for (const QString &words : {question.name, question.instruction})
        if (theirs && !words.trimmed().isEmpty())
            m_terminal.say(name + " says: " + shown(words.trimmed()) + "\n");
    std::vector<Secret> answers;
    for (const AuthQuestion::Prompt &prompt : question.prompts) {
        std::string ask = "Password of " + name + ": ";
        if (question.kind == AuthQuestion::Kind::KeyPassphrase)
            ask = "Passphrase of " + shown(question.keyFile) + ": ";
        else if (theirs)
            ask = name + " asks: " + shown(prompt.text);
        auto answer = m_terminal.ask(ask, prompt.echo);
        if (!answer)
            return refuse(answer.error());
        answers.push_back(*std::move(answer));
    }
    m_connection.answer(std::move(answers));
}

void HostPrompter::answerCommand(const CommandQuestion &question)
{
    constexpr std::size_t kWhole = 8192; // all of it is to be seen before it is allowed
    const std::string command = shown(question.command, kWhole);
    if (!m_terminal.isThere())
        return refuse(Error::make(ErrorKind::Forbidden, shown(question.where) +
                                                            " wants a program to be run, and "
                                                            "there is no terminal to ask on: " +
                                                            command));
    const auto yes =
        m_terminal.confirm("\n" + shown(question.where) + " wants this to be run on this computer:\n  " +
                           command + "\nRun it? ");
    if (yes && *yes)
        return m_connection.allowCommand();
    refuse(yes ? Error::make(ErrorKind::Forbidden, "a command of ~/.ssh/config was not allowed")
               : yes.error());
}

void HostPrompter::refuse(Error why)
{
    m_refusal = std::move(why);
    m_connection.refuse();
}

} // namespace porthole::cli
