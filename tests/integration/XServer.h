#pragma once

#include "tests/integration/Peer.h"
#include "tests/integration/Picture.h"

#include <QTemporaryDir>
#include <memory>
#include <optional>
#include <vector>

namespace porthole::test {

/// An X server without a screen, and the programs a test lets draw on it.
class XServer {
public:
    virtual ~XServer() = default;

    /// Its display, ":7".
    QString display() const { return m_display; }
    /// What the server itself says is on its screen (xwd of the root window, without the pointer).
    std::optional<Picture> screen() const;
    /// Runs a program on it to its end; its standard output, empty if it failed.
    QByteArray run(const QString &program, const QStringList &arguments) const;
    /// Starts a program on it that stays until the server goes.
    bool launch(const QString &program, const QStringList &arguments);
    /// Shows a picture that has a bit of everything on the root window: areas of one colour, patterns of
    /// two, an xterm with text of ours. False if that did not work.
    bool drawScene();
    /// Shows soft colours all over the screen, as a photograph would.
    bool drawPhotograph();

protected:
    /// Starts the server with "-displayfd" and waits until it says its display; "" or what went wrong.
    QString startServer(const QString &program, const QStringList &arguments);

    Peer m_server;
    QTemporaryDir m_dir;

private:
    QProcessEnvironment environment() const;

    QString m_display;
    std::vector<std::unique_ptr<Peer>> m_programs;
};

/// An X server whose screen is read by others.
class Xvfb : public XServer {
public:
    /// `screen` is "640x480x24"; depth 8 is a PseudoColor screen.
    QString start(const QString &screen);
};

/// TigerVNC's server: an X server whose screen is reached by RFB.
class Xvnc : public XServer {
public:
    struct Options {
        QString geometry = QStringLiteral("640x480");
        int depth = 24;
        QByteArray passwordFile; ///< what vncpasswd writes; empty: no password
        QStringList extra;
        quint16 port = 0; ///< of an earlier one, to come back in its place
    };

    Xvnc();
    explicit Xvnc(Options options);
    QString start();
    void kill() { m_server.kill(); }
    quint16 port() const { return m_options.port; }
    QString url() const;

private:
    Options m_options;
};

/// Shows somebody else's X display by RFB, in its own way.
class X11vnc {
public:
    QString start(const QString &display, const QStringList &extra = {});
    quint16 port() const { return m_port; }
    QString url() const;

private:
    Peer m_peer;
    quint16 m_port = 0;
};

/// "" if the programs of an X test are there, else what to install.
QString missingXTools();

} // namespace porthole::test
