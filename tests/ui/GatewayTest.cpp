#include "GatewayFixture.h"

#include "core/session/gateway/GatewayBook.h"
#include "core/store/Store.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/MainMenu.h"
#include "ui/gateway/GatewayBinding.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QListView>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTreeView>

namespace porthole::ui {

/// A Slycat server through the window, as a person works with it.
class GatewayTest : public GatewayFixture {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { close(); }
    void goesTheWholeWay_data();
    void goesTheWholeWay();
    void whoLetsEverybodyInAsksForTheHost();
    void aFileIsLookedAt_data();
    void aFileIsLookedAt();
    void aFileTooLargeIsNotReadToBeLookedAt();
    void aFileIsDownloaded();
    void theAgentIsTold_data();
    void theAgentIsTold();
    void theSidIsCopied();
    void theFolderIsSortedAndFiltered();
    void anotherHostIsConnectedTo();
    void signingOutEndsEverything();
    void theTabTakesTheSessionWithIt();
    void theSameAddressLeadsToTheSameTab();
    void anAddressThatIsNoneIsExplained();
    void aServerIsSavedAndComesBack();
    void aSavedServerIsRemoved();
    void whatCannotBeSavedIsTold();
    void theMenuBeginsAnAddress();
    void whoIsOverheardIsWarned_data();
    void whoIsOverheardIsWarned();
    void aDownloadHasAHarmlessName_data();
    void aDownloadHasAHarmlessName();

private:
    QTreeView &saved() const { return *m_window->findChild<QTreeView *>(QStringLiteral("entries")); }
};

void GatewayTest::goesTheWholeWay_data()
{
    QTest::addColumn<int>("version");
    QTest::addRow("v1.2, Basic") << int(Version::V1_2);
    QTest::addRow("v1.4, the form, sids in addresses") << int(Version::V1_4);
    QTest::addRow("today's, hostnames in addresses") << int(Version::Today);
}

void GatewayTest::goesTheWholeWay()
{
    QFETCH(int, version);
    open(Version(version));
    QVERIFY(reaches(GatewayState::SignInNeeded));
    // Whoever asked for the server types its user name next.
    QVERIFY(shown<QLineEdit>("gatewayUser")->hasFocus());
    signIn();
    QVERIFY(reaches(GatewayState::HostNeeded));
    QCOMPARE(shown<QComboBox>("gatewayHost")->count(), 5);
    connectTo(QStringLiteral("good.lab"));
    QVERIFY(reaches(GatewayState::Open));
    QVERIFY(lists({QStringLiteral("home"), QStringLiteral("var")}));
    QVERIFY(page()->statusText().contains(QLatin1String("slytest@good.lab")));

    enter(QStringLiteral("home"));
    QVERIFY(lists({QStringLiteral("slytest")}));
    enter(QStringLiteral("slytest"));
    QVERIFY(lists({QStringLiteral("images"), QStringLiteral("notes.txt"), QStringLiteral("run-01.csv")}));
    QCOMPARE(shown<QLineEdit>("folderPath")->text(), QStringLiteral("/home/slytest"));
    const auto *model = files().model();
    QVERIFY(!model->index(1, 1).data().toString().isEmpty());                      // size
    QVERIFY(model->index(1, 2).data().toString().contains(QLatin1String("2026"))); // date
    QCOMPARE(model->index(2, 3).data().toString(), QStringLiteral("text/csv"));    // type
    QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("Folder"));
    click("folderUp");
    QVERIFY(lists({QStringLiteral("slytest")}));

    run(QStringLiteral("ls -l"));
    QTRY_VERIFY(output().contains(QLatin1String("$ ls -l\nran ls -l\na warning")));
    QVERIFY(saysNoSecret());
}

void GatewayTest::whoLetsEverybodyInAsksForTheHost()
{
    m_rig = std::make_unique<GatewayRig>(Version::Today);
    m_rig->server.wantsSignIn = false;
    show(m_rig->server.address(), m_rig->registry);
    QVERIFY(reaches(GatewayState::HostNeeded));
    QVERIFY(!shown<QPushButton>("gatewaySignOut"));
    connectTo(QStringLiteral("plain.lab"));
    QVERIFY(reaches(GatewayState::Open));
}

void GatewayTest::aFileIsLookedAt_data()
{
    QByteArray picture;
    QBuffer buffer(&picture);
    QImage(40, 30, QImage::Format_RGB32).save(&buffer, "PNG");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text"); // empty: none
    QTest::addColumn<bool>("isPicture");
    QTest::addColumn<QString>("words");
    const auto add = [](const char *name, const QByteArray &bytes, const QString &text, bool isPicture,
                        const char *words) {
        QTest::newRow(name) << bytes << text << isPicture << QString::fromLatin1(words);
    };
    add("text", "a,b\n1,2\n", QStringLiteral("a,b\n1,2"), false, "");
    add("markup is text", "<b>bold</b>", QStringLiteral("<b>bold</b>"), false, "");
    add("escape sequences", "\x1b[31mred", u"\uFFFD[31mred"_qs, false, "");
    add("Latin-1",
        "stra\xdf"
        "e",
        u"straße"_qs, false, "");
    add("nothing in it", "", {}, false, "The file is empty.");
    add("neither",
        QByteArray("\x7f"
                   "ELF\0\0",
                   6),
        {}, false, "This is neither text nor");
    add("a picture", picture, {}, true, "");
    add("a damaged picture", picture.left(30), {}, false, "This picture is damaged");
}

void GatewayTest::aFileIsLookedAt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(bool, isPicture);
    QFETCH(QString, words);
    open(Version::Today);
    server().files.insert("/home/zz", bytes);
    openHost();
    enter(QStringLiteral("home"));
    QVERIFY(lists({QStringLiteral("slytest"), QStringLiteral("zz")}));
    QVERIFY(!shown<QWidget>("preview"));
    enter(QStringLiteral("zz"));
    QVERIFY(shown<QWidget>("preview"));
    QTRY_VERIFY(GatewayFixture::text("previewWords") != QStringLiteral("Reading …"));
    const auto *field = shown<QPlainTextEdit>("previewText");
    QCOMPARE(field ? field->toPlainText() : QString(), text);
    const auto *picture = shown<QLabel>("previewPicture");
    QCOMPARE(picture && picture->pixmap().size() == QSize(40, 30), isPicture);
    QCOMPARE(GatewayFixture::text("previewWords").left(words.size()), words);
    click("previewClose");
    QVERIFY(!shown<QWidget>("preview"));
    QVERIFY(files().hasFocus());
}

void GatewayTest::aFileTooLargeIsNotReadToBeLookedAt()
{
    open(Version::Today);
    openHost();
    RemoteListing listing;
    listing.path = QStringLiteral("/");
    listing.files = {{QStringLiteral("mesh.exo"), qint64(3) << 30, RemoteFile::Type::File, {}, {}}};
    page()->showListing(listing);
    server().forget();
    enter(QStringLiteral("mesh.exo"));
    QVERIFY(text("previewWords").startsWith(QLatin1String("3.00 GiB are too much")));
    QVERIFY(shown<QPushButton>("previewDownload")->isEnabled());
    QVERIFY(server().requests().isEmpty());
}

void GatewayTest::theAgentIsTold_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("wish");
    QTest::addColumn<QString>("told");
    const auto add = [](const char *name, const char *host, AgentWish wish, const char *told) {
        QTest::newRow(name) << QString::fromLatin1(host) << int(wish) << QString::fromLatin1(told);
    };
    add("configured", "good.lab", AgentWish::AsConfigured, "Agent running");
    add("required", "good.lab", AgentWish::Require, "Agent running");
    add("never", "good.lab", AgentWish::Never, "No agent");
    add("none is configured", "plain.lab", AgentWish::AsConfigured, "No agent");
    add("a host that the server does not list", "unlisted.lab", AgentWish::AsConfigured, "No agent");
}

void GatewayTest::theAgentIsTold()
{
    QFETCH(QString, host);
    QFETCH(int, wish);
    QFETCH(QString, told);
    open(Version::Today);
    signIn();
    connectTo(host, QLatin1String(SlycatDouble::kHostPassword), AgentWish(wish));
    QVERIFY(reaches(GatewayState::Open));
    QCOMPARE(text("agent"), told);
}

void GatewayTest::aFileIsDownloaded()
{
    const QTemporaryDir folder;
    open(Version::Today);
    openHost();
    goTo(QStringLiteral("/home/slytest"));
    QVERIFY(lists({QStringLiteral("images"), QStringLiteral("notes.txt"), QStringLiteral("run-01.csv")}));
    files().setCurrentIndex(files().model()->index(1, 0));
    click("folderDownload");
    auto *dialog = page()->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString target = folder.filePath(QStringLiteral("mine.txt"));
    Q_EMIT dialog->fileSelected(target);
    dialog->close();
    QTRY_VERIFY(everythingSaid().contains(QLatin1String("Saved ") + target));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("remember\n"));
}

void GatewayTest::theSidIsCopied()
{
    open(Version::Today);
    openHost();
    const QString given = shown<QToolButton>("gatewaySid")->accessibleName().section(u' ', -1);
    QCOMPARE(given.size(), 32);
    click("gatewaySid");
    QCOMPARE(QApplication::clipboard()->text(), given);
}

void GatewayTest::theFolderIsSortedAndFiltered()
{
    open(Version::Today);
    server().files = {{"/d/big", QByteArray(3000, 'b')}, {"/d/Small", "s"}, {"/d/sub/x", ""}};
    signIn();
    connectTo(QStringLiteral("good.lab"));
    QVERIFY(reaches(GatewayState::Open));
    QVERIFY(lists({QStringLiteral("d")}));
    goTo(QStringLiteral("/d"));
    QVERIFY(lists({QStringLiteral("sub"), QStringLiteral("big"), QStringLiteral("Small")}));
    files().model()->sort(1, Qt::AscendingOrder);
    QCOMPARE(names(), (QStringList{QStringLiteral("sub"), QStringLiteral("Small"), QStringLiteral("big")}));
    files().model()->sort(0, Qt::DescendingOrder); // folders stay ahead
    QCOMPARE(names(), (QStringList{QStringLiteral("sub"), QStringLiteral("Small"), QStringLiteral("big")}));
    type("folderFilter", QStringLiteral("SM"));
    QCOMPARE(names(), QStringList{QStringLiteral("Small")});
}

void GatewayTest::anotherHostIsConnectedTo()
{
    open(Version::Today);
    openHost();
    click("gatewayLeave");
    QVERIFY(reaches(GatewayState::HostNeeded));
    QTRY_COMPARE(server().remotes(), 0);
    QVERIFY(shown<QLineEdit>("gatewayHostPassword")->text().isEmpty());
    connectTo(QStringLiteral("plain.lab"));
    QVERIFY(reaches(GatewayState::Open));
    QCOMPARE(server().remotes(), 1);
}

void GatewayTest::signingOutEndsEverything()
{
    open(Version::Today);
    openHost();
    click("gatewayBarSignOut");
    QVERIFY(reaches(GatewayState::SignInNeeded));
    QVERIFY(shown<QLineEdit>("gatewayPassword")->text().isEmpty());
    QTRY_COMPARE(server().remotes(), 0);
    QTRY_COMPARE(server().signIns(), 0);
}

void GatewayTest::theTabTakesTheSessionWithIt()
{
    open(Version::Today);
    openHost();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabs().count(), 0);
    QTRY_VERIFY(m_rig->registry.sessions().empty());
    QTRY_COMPARE(server().remotes(), 0);
    QTRY_COMPARE(server().signIns(), 0);
}

void GatewayTest::theSameAddressLeadsToTheSameTab()
{
    open(Version::Today);
    QVERIFY(reaches(GatewayState::SignInNeeded));
    m_window->submit(server().address());
    QCOMPARE(m_window->tabs().count(), 1);
}

void GatewayTest::anAddressThatIsNoneIsExplained()
{
    open(Version::Today);
    m_window->submit(QStringLiteral("slycat://ann:%1@lab").arg(QLatin1String("mistyped"_secret)));
    QCOMPARE(m_window->tabs().count(), 1);
    const auto *reason = m_window->findChild<QLabel *>(QStringLiteral("reason"));
    QVERIFY(reason && reason->isVisible());
    QVERIFY(!reason->text().contains(QLatin1String("mistyped")));
}

void GatewayTest::aServerIsSavedAndComesBack()
{
    const QTemporaryDir folder;
    store::Store store(folder.filePath(QStringLiteral("porthole.db")));
    {
        GatewayBook book(store);
        open(Version::Today);
        bind(book, *m_window);
        QVERIFY(!saved().isVisible());
        QVERIFY(reaches(GatewayState::SignInNeeded));
        QVERIFY(!shown<QToolButton>("gatewaySave")); // it has let nobody in yet
        signIn();
        QVERIFY(reaches(GatewayState::HostNeeded));
        click("gatewaySave");
        QTRY_COMPARE(book.gateways().size(), 1);
        QCOMPARE(book.gateways().first().user, QLatin1String(SlycatDouble::kUser));
        QVERIFY(!shown<QToolButton>("gatewaySave"));
        QVERIFY(saved().isVisible());
        // The host that is connected to is remembered without a further word.
        connectTo(QStringLiteral("good.lab"));
        QVERIFY(reaches(GatewayState::Open));
        QTRY_COMPARE(book.gateways().first().host, QStringLiteral("good.lab"));
        m_window.reset();
    }
    GatewayBook book(store);
    openEmpty(m_rig->registry);
    bind(book, *m_window);
    book.load();
    QTRY_VERIFY(saved().isVisible());
    saved().setFocus();
    QTest::keyClick(&saved(), Qt::Key_Return);
    QVERIFY(reaches(GatewayState::SignInNeeded));
    QCOMPARE(shown<QLineEdit>("gatewayUser")->text(), QLatin1String(SlycatDouble::kUser));
    QVERIFY(shown<QLineEdit>("gatewayPassword")->text().isEmpty());
    signIn();
    QVERIFY(reaches(GatewayState::HostNeeded));
    QCOMPARE(shown<QComboBox>("gatewayHost")->currentText(), QStringLiteral("good.lab"));
    QCOMPARE(shown<QLineEdit>("gatewayHostUser")->text(), QLatin1String(SlycatDouble::kHostUser));
    QVERIFY(saysNoSecret());
    // Nothing that was typed as a secret is in the file.
    for (const QFileInfo &file : QDir(folder.path()).entryInfoList(QDir::Files)) {
        QFile content(file.filePath());
        QVERIFY(content.open(QIODevice::ReadOnly));
        const QByteArray all = content.readAll();
        QVERIFY(!all.contains(SlycatDouble::kPassword) && !all.contains(SlycatDouble::kHostPassword));
    }
    close();
}

void GatewayTest::aSavedServerIsRemoved()
{
    const QTemporaryDir folder;
    store::Store store(folder.filePath(QStringLiteral("porthole.db")));
    GatewayBook book(store);
    book.save({*GatewayUrl::parse(QStringLiteral("slycat://other.lab"))});
    QTRY_COMPARE(book.gateways().size(), 1);
    open(Version::Today);
    bind(book, *m_window);
    // The sidebar's filter finds it, or hides it.
    auto *filter = m_window->findChild<QLineEdit *>(QStringLiteral("serverFilter"));
    filter->setText(QStringLiteral("nothing of this"));
    QVERIFY(!saved().isVisible());
    filter->setText(QStringLiteral("OTHER"));
    QVERIFY(saved().isVisible());
    saved().setFocus();
    QTest::keyClick(&saved(), Qt::Key_Delete);
    QTest::qWait(0);
    QCOMPARE(book.gateways().size(), 1); // it is asked first
    auto *confirm = m_window->findChild<QPushButton *>(QStringLiteral("confirmAction"));
    QVERIFY(confirm && confirm->isVisible());
    confirm->click();
    QTRY_VERIFY(book.gateways().isEmpty());
    QVERIFY(!saved().isVisible());
    close();
}

void GatewayTest::whatCannotBeSavedIsTold()
{
    const QTemporaryDir folder;
    store::Store store(folder.path()); // a folder is no file
    GatewayBook book(store);
    open(Version::Today);
    bind(book, *m_window);
    signIn();
    QVERIFY(reaches(GatewayState::HostNeeded));
    click("gatewaySave");
    QTRY_VERIFY(everythingSaid().contains(QLatin1String("The saved Slycat servers are not as")));
    QVERIFY(shown<QToolButton>("gatewaySave"));
    close();
}

void GatewayTest::theMenuBeginsAnAddress()
{
    open(Version::Today);
    Q_EMIT m_window->findChild<MainMenu *>()->gatewayWanted();
    auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("address"));
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("other.lab"));
    QCOMPARE(field->text(), QStringLiteral("slycat://other.lab"));
}

void GatewayTest::whoIsOverheardIsWarned_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("warned");
    QTest::addRow("over a network") << QStringLiteral("slycat+http://lab.example") << true;
    QTest::addRow("on this computer") << QStringLiteral("slycat+http://127.0.0.1:8080") << false;
    QTest::addRow("encrypted") << QStringLiteral("slycat://lab.example") << false;
}

void GatewayTest::whoIsOverheardIsWarned()
{
    QFETCH(QString, address);
    QFETCH(bool, warned);
    GatewayPage page(*GatewayUrl::parse(address));
    page.show();
    for (const GatewayState state : {GatewayState::SignInNeeded, GatewayState::HostNeeded}) {
        GatewayStanding standing;
        standing.state = state;
        page.showStanding(standing);
        const auto labels = page.findChildren<QLabel *>(QStringLiteral("gatewayExposed"));
        QCOMPARE(
            std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible(); }),
            warned);
    }
}

void GatewayTest::aDownloadHasAHarmlessName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::addRow("as it is") << QStringLiteral("run-01.csv") << QStringLiteral("run-01.csv");
    QTest::addRow("hidden") << QStringLiteral(".bashrc") << QStringLiteral("bashrc");
    QTest::addRow("dots alone") << QStringLiteral("...") << QStringLiteral("download");
    QTest::addRow("reversed") << u"a\u202Efdp.exe"_qs << u"a\uFFFDfdp.exe"_qs;
    QTest::addRow("of several lines") << QStringLiteral("a\nb") << QStringLiteral("a b");
    QTest::addRow("there already") << QStringLiteral("mine.tar.gz") << QStringLiteral("mine.tar (2).gz");
}

void GatewayTest::aDownloadHasAHarmlessName()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toLocal8Bit());
    const QDir downloads(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    QVERIFY(downloads.path().startsWith(home.path()) && downloads.mkpath(QStringLiteral(".")));
    QFile mine(downloads.filePath(QStringLiteral("mine.tar.gz")));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    const QString path = downloadPath(name);
    qputenv("HOME", before);
    QCOMPARE(path, downloads.filePath(expected));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::GatewayTest)
#include "GatewayTest.moc"
