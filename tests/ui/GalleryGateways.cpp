#include "GalleryGateways.h"

#include "GalleryPictures.h"
#include "TestClouds.h"
#include "TestHosts.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/gateway/GatewayPage.h"
#include "ui/hosts/KnownHosts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QTest>
#include <functional>

namespace porthole::ui {

namespace {

constexpr QSize kSize(1180, 760);
const QString kFolder = QStringLiteral("/gpfs/ann/runs/2026-11");

class GatewayGallery {
public:
    GatewayGallery(Theme &theme, const QString &folder)
        : m_theme(theme)
        , m_folder(folder)
    {}

    void draw(const char *name, const std::function<void(GatewayPage &)> &change)
    {
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        MainWindow window(m_theme, clouds);
        window.hosts().setHosts(test::someHosts());
        const SavedGateway saved{*GatewayUrl::parse(QStringLiteral("slycat://slycat.lab.example")),
                                 QStringLiteral("ann"), QStringLiteral("cluster.lab.example"),
                                 QStringLiteral("ann")};
        window.setSavedGateways({saved});
        window.resize(kSize);
        if (!comesToFront(window, QLatin1String(name)))
            return;
        auto *page = new GatewayPage(saved.url);
        page->setSaved(saved);
        window.addPage(page);
        change(*page);
        QApplication::sendPostedEvents();
        QTest::qWait(50); // layouts of what has just been shown
        keepPicture(window, m_folder, QLatin1String(name));
    }

private:
    Theme &m_theme;
    const QString m_folder;
};

GatewayTrouble trouble(ErrorKind kind, const char *detail) { return {.error = Error::make(kind, detail)}; }

GatewayTrouble certificate()
{
    GatewayTrouble made = trouble(ErrorKind::CertificateUntrusted, "self-signed certificate");
    for (int byte = 0; byte < 32; ++byte)
        made.certificateSha256.append(static_cast<char>(byte * 37 + 11));
    made.certificateProblem = QStringLiteral("The certificate is self-signed, and untrusted");
    return made;
}

GatewayStanding standing(GatewayState state)
{
    GatewayStanding made;
    made.state = state;
    made.canSignOut = true;
    made.hosts = {{QStringLiteral("cluster.lab.example"), true}, {QStringLiteral("viz.lab.example"), false}};
    made.host = QStringLiteral("cluster.lab.example");
    made.hostUser = QStringLiteral("ann");
    made.hasAgent = true;
    made.sid = SessionId{QStringLiteral("0b5e1f6cc1a84a8fb1f16b1c1f5f7f0e")};
    return made;
}

RemoteFile entry(const char *name, qint64 size, RemoteFile::Type type, const char *mime = "")
{
    static const QDateTime kBegin(QDate(2026, 11, 17), QTime(8, 14), Qt::UTC);
    return {QString::fromUtf8(name), size, type, kBegin.addSecs(size % 400'000), QString::fromLatin1(mime)};
}

RemoteListing listing()
{
    using Type = RemoteFile::Type;
    RemoteListing made;
    made.path = kFolder;
    made.files = {entry("frames", 4096, Type::Folder),
                  entry("plots", 4096, Type::Folder),
                  entry("README.md", 1833, Type::File, "text/markdown"),
                  entry("inputs.csv", 48'212, Type::File, "text/csv"),
                  entry("pressure.csv", 2'310'144, Type::File, "text/csv"),
                  entry("mesh.exo", 733'184'220, Type::File),
                  entry("run.log", 91'222, Type::File, "text/plain"),
                  entry("run.sh", 812, Type::File, "application/x-sh"),
                  entry("slurm-48213.out", 5120, Type::File)};
    return made;
}

RemotePreview preview()
{
    return {kFolder + QStringLiteral("/run.sh"),
            "#!/bin/sh\n#SBATCH --nodes=4\n#SBATCH --time=02:00:00\n\nmodule load solver/7.2\n"
            "srun solver --mesh mesh.exo \\\n     --inputs inputs.csv \\\n     --out frames/\n",
            false};
}

void openHost(GatewayPage &page)
{
    page.showStanding(standing(GatewayState::HostNeeded));
    page.showStanding(standing(GatewayState::Open));
    page.showListing(listing());
}

} // namespace

void drawGateways(Theme &theme, const QString &folder)
{
    GatewayGallery gallery(theme, folder);
    gallery.draw("gateway-sign-in",
                 [](GatewayPage &page) { page.showStanding(standing(GatewayState::SignInNeeded)); });
    gallery.draw("gateway-certificate", [](GatewayPage &page) {
        GatewayStanding made = standing(GatewayState::Failed);
        made.trouble = certificate();
        page.showStanding(made);
    });
    gallery.draw("gateway-hosts", [](GatewayPage &page) {
        GatewayStanding made = standing(GatewayState::HostNeeded);
        page.showStanding(made);
    });
    gallery.draw("gateway-auth-failure", [](GatewayPage &page) {
        GatewayStanding made = standing(GatewayState::HostNeeded);
        made.trouble = trouble(ErrorKind::AuthRejected, "the host did not accept the user name and password "
                                                        "(HTTP 403 Remote authentication failed.)");
        page.showStanding(made);
    });
    gallery.draw("gateway-agent-failed", [](GatewayPage &page) {
        GatewayStanding made = standing(GatewayState::HostNeeded);
        made.trouble =
            trouble(ErrorKind::AgentFailed,
                    "the agent on the host did not start (HTTP 500 Agent startup failed: Expecting "
                    "value: line 1 column 1 (char 0))");
        page.showStanding(made);
    });
    gallery.draw("gateway-unreachable", [](GatewayPage &page) {
        GatewayStanding made = standing(GatewayState::Failed);
        made.trouble = trouble(ErrorKind::Unreachable, "connection refused");
        page.showStanding(made);
    });
    gallery.draw("gateway", [](GatewayPage &page) {
        openHost(page);
        RemoteFile file = listing().files[7];
        auto *files = page.findChild<QAbstractItemView *>(QStringLiteral("folderFiles"));
        files->setCurrentIndex(files->model()->index(7, 0));
        files->setFocus();
        QTest::keyClick(files, Qt::Key_Return);
        page.showPreview(preview());
        page.showOutput({QStringLiteral("tail -n 3 run.log"),
                         QStringLiteral("step 1180  residual 3.1e-07\nstep 1190  residual 2.2e-07\nstep 1200 "
                                        " residual 1.6e-07\n"),
                         {}});
        page.showOutput({QStringLiteral("squeue --job 48213"),
                         {},
                         QStringLiteral("slurm_load_jobs error: Invalid job id specified\n")});
    });
    gallery.draw("gateway-browse-trouble", [](GatewayPage &page) {
        openHost(page);
        page.showBrowseTrouble(QStringLiteral("/gpfs/bob"),
                               Error::make(ErrorKind::NotFound,
                                           "the host does not give this: it may not be there, or not for you "
                                           "to read (HTTP 400 Remote access failed.)"));
    });
}

} // namespace porthole::ui
