#pragma once

#include "core/session/ShellRegistry.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

/// What a person's home has for ssh, and whatever a shell needs here.
class ShellRig {
public:
    /// Of a host on this computer, without any of the tester's own files.
    ShellOptions options(quint16 port) const
    {
        ShellOptions made;
        made.host.host = QStringLiteral("127.0.0.1");
        made.host.port = port;
        made.host.user = QStringLiteral("ann");
        ssh::SshOptions &to = made.remote.ssh;
        to.destination = {made.host.host, port, made.host.user, {}};
        to.files = {};
        to.files.userConfig = m_home.filePath(QStringLiteral("config"));
        to.files.userKnownHosts = knownHosts();
        to.files.identityFolder = m_home.path();
        to.keepAlive = Milliseconds(200);
        made.remote.firstRetry = Milliseconds(50);
        made.remote.lastRetry = Milliseconds(200);
        return made;
    }
    QString knownHosts() const { return m_home.filePath(QStringLiteral("known_hosts")); }
    void know(quint16 port, const HostKey &key) const
    {
        QFile file(knownHosts());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[127.0.0.1]:" + QByteArray::number(port) + ' ' + key.type + ' ' + key.blob.toBase64() +
                   '\n');
    }

    remotes::RemoteRegistry remotes;
    DecodingThreads threads{1};
    ShellRegistry shells{remotes, threads};

private:
    QTemporaryDir m_home;
};

/// All that a terminal shows and has shown.
inline QByteArray textOf(const ShellSession &session)
{
    TerminalPicture picture;
    session.terminal().look(picture);
    const std::string text = session.terminal().selectedText({{picture.firstRow, 0}, {picture.endRow, 0}});
    return QByteArray::fromStdString(text);
}

inline void type(ShellSession &session, const char *text)
{
    for (; *text; ++text) {
        terminal::KeyPress press;
        if (*text == '\r')
            press.key = terminal::Key::Return;
        else
            press.text = std::string(1, *text);
        session.terminal().press(press);
    }
}

} // namespace porthole::test
