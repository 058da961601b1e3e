#pragma once

#include "tests/ssh/ConnectionRig.h"
#include "tests/support/ssh/ServerProcess.h"

#include <QProcess>

namespace porthole::test {

inline bool keygen(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("ssh-keygen"), QStringList{QStringLiteral("-q")} + arguments);
    const bool done = process.waitForFinished(kPatience) && process.exitCode() == 0;
    if (!done)
        qWarning("ssh-keygen: %s", process.readAll().constData());
    return done;
}

inline bool makeKey(const QString &path, const QString &passphrase = {}, const QStringList &more = {})
{
    return keygen(QStringList{QStringLiteral("-N"), passphrase, QStringLiteral("-C"), QString(),
                              QStringLiteral("-f"), path} +
                  (more.isEmpty() ? QStringList{QStringLiteral("-t"), QStringLiteral("ed25519")} : more));
}

/// "SHA256:..." of a key's file.
inline QByteArray fingerprintOf(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-l"), QStringLiteral("-f"), path});
    return process.waitForFinished(kPatience) ? process.readAllStandardOutput().split(' ').value(1)
                                              : QByteArray();
}

/// A connection, and the person at it: accepts host keys, gives one answer to everything, and remembers.
class Attempt {
public:
    explicit Attempt(ssh::SshOptions options, QByteArrayList answers = {})
        : connection(std::move(options))
        , m_answers(std::move(answers))
    {
        QObject::connect(&connection, &ssh::SshConnection::asked, &connection,
                         [this](const SshQuestion &question) { answer(question); });
        QObject::connect(&connection, &ssh::SshConnection::bannerReceived, &connection,
                         [this](const QString &text) {
                             banners << text;
                             story << QStringLiteral("banner");
                         });
    }
    /// Whether it opens.
    bool opens()
    {
        connection.open();
        return settles(connection) && connection.state() == ssh::SshState::Open;
    }
    const char *why() const { return test::why(connection); }
    bool failsWith(ErrorKind kind, const QByteArray &words = {})
    {
        return !opens() && connection.error()->kind == kind && QByteArray(why()).contains(words);
    }

    ssh::SshConnection connection;
    QList<AuthQuestion> questions;
    QStringList banners, story; ///< "banner" and "question" as they came

private:
    void answer(const SshQuestion &question)
    {
        if (std::holds_alternative<HostKeyQuestion>(question))
            return connection.acceptHostKey();
        if (std::holds_alternative<CommandQuestion>(question))
            return connection.allowCommand();
        const auto asked = std::get<AuthQuestion>(question);
        questions << asked;
        story << QStringLiteral("question");
        if (m_answers.isEmpty())
            return connection.refuse();
        std::vector<Secret> answers;
        for (qsizetype i = 0; i < asked.prompts.size(); ++i) {
            answers.emplace_back(std::string_view(m_answers.first().constData(),
                                                  static_cast<std::size_t>(m_answers.first().size())));
            if (m_answers.size() > 1)
                m_answers.removeFirst();
        }
        connection.answer(std::move(answers));
    }

    QByteArrayList m_answers; ///< one after the other, the last for good
};

/// With files in a home of their own.
inline ssh::SshOptions optionsFor(const Home &home, quint16 port, const QByteArray &config = {})
{
    ssh::SshOptions given;
    given.destination = {QStringLiteral("127.0.0.1"), port, QStringLiteral("guest"), {}};
    given.files = {home.folder.filePath(QStringLiteral("config")),
                   {},
                   home.folder.filePath(QStringLiteral("known_hosts")),
                   {},
                   home.folder.path(),
                   {}};
    given.hostKeys = ssh::HostKeyMode::AcceptNew;
    if (!config.isEmpty() && !writeFile(given.files.userConfig, config))
        qFatal("the configuration cannot be written");
    return given;
}

} // namespace porthole::test
