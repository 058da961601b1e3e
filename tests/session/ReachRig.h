#pragma once

#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/reach/RouteBook.h"
#include "core/store/HostStore.h"
#include "tests/session/NovaDouble.h"
#include "tests/support/Flow.h"
#include "tests/support/ssh/OpenSshServer.h"

namespace porthole::test {

inline constexpr int kPatience = 60'000; // milliseconds

/// A cloud behind a jump host, and somebody who has saved both. The cloud's name is known to the host alone.
struct ReachRig {
    ReachRig()
    {
        jump.setEnvironment(QStringLiteral("LD_PRELOAD"), QStringLiteral(PORTHOLE_TEST_INSIDE_NAMES));
        jump.setEnvironment(QStringLiteral("PORTHOLE_TEST_INSIDE"), QStringLiteral("inside.test"));
        identity = jump.makeIdentity();
        if (!jump.start())
            qFatal("%s", qPrintable(jump.failure()));
        nova.liveAt(QStringLiteral("inside.test"));
        hosts.load();
        registry.setRoutes(routes);
        QObject::connect(&routes, &RouteBook::opened, &routes, [this](HostWay *opened) {
            way = opened;
            QObject::connect(opened, &HostWay::stateChanged, &routes, [this](ShellState state) {
                if (state == ShellState::Asking && acceptsKeys)
                    way->acceptHostKey();
            });
        });
    }

    /// "jump", saved.
    HostId saveJump()
    {
        SavedHost host;
        host.name = QStringLiteral("jump");
        host.host = QStringLiteral("127.0.0.1");
        host.port = jump.port();
        host.user = OpenSshServer::user();
        host.identityFile = identity;
        const auto saved = finished(hosts.save(host), kPatience);
        if (!saved || !*saved)
            qFatal("%s", words(saved).constData());
        return (*saved)->id;
    }
    CloudConnection &addCloud() { return registry.add(nova.profile()); }
    /// Through the jump host, which is not there any more.
    CloudConnection &openBehindNobody()
    {
        routes.load();
        routes.setHost(QStringLiteral("double"), saveJump());
        jump.kill();
        CloudConnection &cloud = addCloud();
        cloud.open();
        return cloud;
    }

    static remotes::RemoteOptions quickRemote(const QString &home)
    {
        remotes::RemoteOptions options;
        options.ssh.files = {};
        options.ssh.files.userConfig = home + QStringLiteral("/config");
        options.ssh.files.userKnownHosts = home + QStringLiteral("/known_hosts");
        options.ssh.files.identityFolder = home;
        options.ssh.keepAlive = Milliseconds(500);
        options.firstRetry = Milliseconds(50);
        options.lastRetry = Milliseconds(200);
        return options;
    }

    QTemporaryDir home;
    OpenSshServer jump{{QStringLiteral("ed25519")}};
    QString identity;
    NovaDouble nova;
    store::Store store{home.filePath(QStringLiteral("store.sqlite"))};
    store::HostStore hostStore{store};
    secrets::MemoryCredentialStore credentials;
    HostRegistry hosts{hostStore, credentials};
    remotes::RemoteRegistry remotes;
    RouteBook routes{store, hosts, remotes, quickRemote(home.path())};
    CloudRegistry registry{openstack::CloudsEnvironment{}, net::ProxyEnvironment{}, nullptr, quickPace()};
    QPointer<HostWay> way; ///< the latest
    bool acceptsKeys = true;
};

} // namespace porthole::test
