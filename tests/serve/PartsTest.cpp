#include "app/serve/HostBook.h"
#include "app/serve/Place.h"
#include "app/serve/Requests.h"
#include "app/serve/ServeFile.h"
#include "app/serve/ServeOptions.h"
#include "tests/support/Failure.h"
#include "tests/support/secrets/TestSecret.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace porthole::test {

using namespace serve;

namespace {

/// "Browse id /path" of a path; "nothing".
QByteArray placeText(const QByteArray &path)
{
    const auto place = Place::of(path);
    if (!place)
        return "nothing";
    return QByteArray::number(static_cast<int>(place->resource)) + ' ' + place->id.toLatin1() + ' ' +
           place->path;
}

QByteArray kindOf(const QByteArray &text)
{
    QByteArray body = text;
    const auto request = CreateRequest::take(body);
    if (body.count('\0') != body.size())
        return "the body is still there";
    return request ? "fine"
                   : QByteArray(nameOf(request.error().kind)) + ": " + request.error().detail.c_str();
}

CreateRequest requestFor(const QString &hostname, const QString &username = {})
{
    CreateRequest request;
    request.hostname = hostname;
    request.username = username;
    request.password = std::make_shared<const Secret>(std::string_view("tide"_secret));
    return request;
}

remotes::RemoteOptions strict()
{
    remotes::RemoteOptions options;
    options.ssh.hostKeys = ssh::HostKeyMode::Strict;
    return options;
}

} // namespace

class PartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPathMeansAPlace_data();
    void aPathMeansAPlace();
    void aBodyIsJudged_data();
    void aBodyIsJudged();
    void filtersLeaveOut_data();
    void filtersLeaveOut();
    void anExpressionThatIsNoneIsRefused();
    void anAgentBelongsToItsHost_data();
    void anAgentBelongsToItsHost();
    void aSavedHostComesFirst();
    void nothingButThePasswordIsTried();
    void aHostnameIsAHostAndAPort_data();
    void aHostnameIsAHostAndAPort();
    void onlyLoopbackIsListenedOn_data();
    void onlyLoopbackIsListenedOn();
    void theFileIsTheUsersOwn();
    void theFileOfOneThatDiedIsNobodys();
    void twoServicesHaveTwoFiles();
    void whatOthersMayTouchIsRefused_data();
    void whatOthersMayTouchIsRefused();
};

void PartsTest::aPathMeansAPlace_data()
{
    QTest::addColumn<QByteArray>("place");
    const auto resource = [](Resource which) { return QByteArray::number(static_cast<int>(which)); };
    QTest::newRow("/remotes") << resource(Resource::Remotes) + "  ";
    QTest::newRow("/remotes/ab") << resource(Resource::Remote) + " ab ";
    QTest::newRow("/remotes/ab/browse") << resource(Resource::Browse) + " ab ";
    QTest::newRow("/remotes/ab/browse/") << resource(Resource::Browse) + " ab /";
    QTest::newRow("/remotes/ab/browse/a%20b/%C3%BC+%23/c") << resource(Resource::Browse) + " ab /a b/ü+#/c";
    QTest::newRow("/remotes/ab/file/x%2Fy") << resource(Resource::File) + " ab /x/y";
    QTest::newRow("/remotes/ab/launch") << resource(Resource::Launch) + " ab ";
    QTest::newRow("/servers/s-1/remote-consoles") << resource(Resource::RemoteConsoles) + " s-1 ";
    for (const char *none :
         {"", "remotes", "/", "/remotes/", "/remotes//browse", "/servers/s", "/remotes/a_b", "/remotes/ab/",
          "/remotes/ab/launch/", "/servers/s/remote-consoles/x", "//remotes"})
        QTest::newRow(none) << QByteArray("nothing");
}

void PartsTest::aPathMeansAPlace()
{
    QFETCH(QByteArray, place);
    QCOMPARE(placeText(QTest::currentDataTag()), place);
}

void PartsTest::aBodyIsJudged_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char *name, const char *body, const char *outcome) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(outcome);
    };
    row("as documented", R"({"hostname":"h","username":"u","password":"p"})", "fine");
    row("agent: true", R"({"hostname":"h","username":"u","password":"p","agent":true})", "fine");
    row("agent: null", R"({"hostname":"h","username":"u","password":"p","agent":null})", "fine");
    row("no user name", R"({"hostname":"h","username":null,"password":"p"})", "fine");
    row("empty", "", "Usage: the body is no JSON object");
    row("malformed", R"({"hostname":)", "Usage: the body is no JSON object");
    row("a list", "[]", "Usage: the body is no JSON object");
    row("two objects", "{}{}", "Usage: the body is no JSON object");
    row("no hostname", R"({"username":"u","password":"p"})", "Usage: hostname is missing");
    row("an empty hostname", R"({"hostname":"","username":"u","password":"p"})", "Usage: hostname is empty");
    row("a hostname that is a number", R"({"hostname":1,"username":"u","password":"p"})",
        "Usage: hostname is not a text");
    row("no username", R"({"hostname":"h","password":"p"})", "Usage: username is missing");
    row("no password", R"({"hostname":"h","username":"u"})", "Usage: password is missing");
    row("a password that is null", R"({"hostname":"h","username":"u","password":null})",
        "Usage: password is not a text");
    row("agent: a text that is true to Python",
        R"({"hostname":"h","username":"u","password":"p","agent":"false"})",
        "Usage: agent is neither true, false nor null");
    row("agent: 1", R"({"hostname":"h","username":"u","password":"p","agent":1})",
        "Usage: agent is neither true, false nor null");
}

void PartsTest::aBodyIsJudged()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, outcome);
    QCOMPARE(kindOf(body), outcome);
}

void PartsTest::filtersLeaveOut_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isDirectory");
    QTest::addColumn<bool>("shown");
    const auto row = [](const char *name, const char *filter, const char *path, bool isDirectory,
                        bool shown) {
        QTest::newRow(name) << QByteArray(filter) << QString::fromLatin1(path) << isDirectory << shown;
    };
    row("none", "{}", "/a/b", false, true);
    row("rejected", R"({"file-reject":"\\.tmp$"})", "/a/b.tmp", false, false);
    row("not rejected", R"({"file-reject":"\\.tmp$"})", "/a/b.txt", false, true);
    row("found anywhere in the path", R"({"file-reject":"/secret/"})", "/secret/b", false, false);
    row("files are no directories", R"({"file-reject":"."})", "/a", true, true);
    row("rejected, and allowed all the same", R"({"file-reject":".","file-allow":"csv$"})", "/a/b.csv", false,
        true);
    row("allowing alone leaves nothing out", R"({"file-allow":"csv$"})", "/a/b.txt", false, true);
    row("directories", R"({"directory-reject":"/\\.[^/]*$"})", "/a/.git", true, false);
    row("null is none", R"({"directory-reject":null})", "/a/.git", true, true);
}

void PartsTest::filtersLeaveOut()
{
    QFETCH(QByteArray, filter);
    QFETCH(QString, path);
    QFETCH(bool, isDirectory);
    QFETCH(bool, shown);
    const auto made = BrowseFilter::of(filter);
    QVERIFY2(made, failureOf(made));
    QCOMPARE(made->shows(path, isDirectory), shown);
}

void PartsTest::anExpressionThatIsNoneIsRefused()
{
    QVERIFY(!BrowseFilter::of("{\"file-reject\":\"(\"}"));
    QVERIFY(!BrowseFilter::of("{\"file-reject\":1}"));
    QVERIFY(!BrowseFilter::of("{\"file-reject\":\"" + QByteArray(5000, 'a') + "\"}"));
}

void PartsTest::anAgentBelongsToItsHost_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("hostname");
    QTest::addColumn<QByteArray>("command");
    const auto row = [](const char *name, const char *entry, const char *hostname, const char *command) {
        QTest::newRow(name) << QString::fromLatin1(entry) << QString::fromLatin1(hostname)
                            << QByteArray(command);
    };
    row("the same", "h=agent --x=1", "h", "agent --x=1");
    row("another case", "Cluster.Example=a", "cluster.example", "a");
    row("the standard port", "h=a", "h:22", "a");
    row("another port", "h:2222=a", "h", "none");
    row("IPv6", "[::1]:2222=a", "[::1]:2222", "a");
    row("unusable", "h=", "h", "");
    row("another host", "h=a", "hh", "none");
}

void PartsTest::anAgentBelongsToItsHost()
{
    QFETCH(QString, entry);
    QFETCH(QString, hostname);
    QFETCH(QByteArray, command);
    HostBook book(strict());
    QVERIFY(book.addAgent(entry));
    const auto options = book.optionsFor(requestFor(hostname));
    QVERIFY2(options, failureOf(options));
    QCOMPARE(options->agentCommand ? options->agentCommand->toLatin1() : QByteArray("none"), command);
    QVERIFY(!book.addAgent(QStringLiteral("no sign")));
    QVERIFY(!book.addAgent(QStringLiteral("=command")));
}

void PartsTest::aSavedHostComesFirst()
{
    SavedHost saved;
    saved.name = QStringLiteral("My Cluster");
    saved.host = QStringLiteral("login.example");
    saved.port = 2222;
    saved.user = QStringLiteral("ann");
    saved.agentCommand = QStringLiteral("saved-agent");
    HostBook book(strict());
    auto options = book.optionsFor(requestFor(saved.name), saved);
    QVERIFY2(options, failureOf(options));
    QCOMPARE(options->ssh.destination.host, saved.host);
    QCOMPARE(options->ssh.destination.port, saved.port);
    QCOMPARE(options->ssh.destination.user, saved.user);
    QCOMPARE(*options->agentCommand, QStringLiteral("saved-agent"));
    QVERIFY(book.addAgent(QStringLiteral("my cluster=other-agent")));
    options = book.optionsFor(requestFor(saved.name, QStringLiteral("bob")), saved);
    QCOMPARE(options->ssh.destination.user, QStringLiteral("bob"));
    QCOMPARE(*options->agentCommand, QStringLiteral("other-agent"));
}

void PartsTest::nothingButThePasswordIsTried()
{
    const HostBook book(strict());
    const auto options = book.optionsFor(requestFor(QStringLiteral("h:22"), QStringLiteral("u")));
    QVERIFY2(options, failureOf(options));
    QVERIFY(!options->ssh.mayAsk);
    QVERIFY(!options->ssh.usesKeys);
    QVERIFY(options->ssh.hostKeys == ssh::HostKeyMode::Strict);
    QVERIFY(options->ssh.password->reveal() == "tide"_secret);
    QVERIFY(options->ssh.destination.identityFile.isEmpty());
}

void PartsTest::aHostnameIsAHostAndAPort_data()
{
    QTest::addColumn<bool>("fine");
    for (const char *name : {"h", "h.example:2222", "[::1]:22", "::1", "my_alias", "10.0.0.1"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"-oProxyCommand=id", "a;touch x", "u@h", "ssh://h", "h:0", "h:99999", "h h", "$(id)"})
        QTest::newRow(name) << false;
}

void PartsTest::aHostnameIsAHostAndAPort()
{
    QFETCH(bool, fine);
    const HostBook book(strict());
    const auto options = book.optionsFor(requestFor(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(options.has_value(), fine);
    QVERIFY(!book.optionsFor(requestFor(QStringLiteral("h"), QStringLiteral("u;touchx"))));
    QVERIFY(!book.optionsFor(requestFor(QStringLiteral("h"), QStringLiteral("-l"))));
}

void PartsTest::onlyLoopbackIsListenedOn_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::newRow("127.0.0.1:8000") << QByteArray("127.0.0.1 8000");
    QTest::newRow("127.0.0.1") << QByteArray("127.0.0.1 8092");
    QTest::newRow("127.0.0.1:0") << QByteArray("127.0.0.1 0");
    QTest::newRow("localhost:1") << QByteArray("127.0.0.1 1");
    QTest::newRow("[::1]:8000") << QByteArray("::1 8000");
    QTest::newRow("[::1]:0") << QByteArray("::1 0");
    for (const char *refused : {"0.0.0.0:8092", "[::]:8092", "192.168.1.1:80", "example.com:80", "", ":80",
                                "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.2:80", "[::ffff:127.0.0.1]:80"})
        QTest::newRow(refused) << QByteArray("Usage");
}

void PartsTest::onlyLoopbackIsListenedOn()
{
    QFETCH(QByteArray, where);
    ServeOptions options;
    const auto set = setListenAddress(options, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(set ? options.host + ' ' + QByteArray::number(options.port)
                 : QByteArray(nameOf(set.error().kind)),
             where);
}

void PartsTest::theFileIsTheUsersOwn()
{
    const QTemporaryDir runtime;
    QVERIFY(ServeFile::read(runtime.path()).error().kind == ErrorKind::Unavailable);
    ServeAddress service{QStringLiteral("http://127.0.0.1:1234"), Secret(std::string_view("tide"_secret))};
    auto file = ServeFile::write(runtime.path(), 1234, service);
    QVERIFY2(file, failureOf(file));
    const QString path = (*file)->path();
    QCOMPARE(path, runtime.filePath(QStringLiteral("porthole/serve.json")));
    QCOMPARE(QFile::permissions(path) & 0x0fff, QFile::Permissions(QFile::ReadUser | QFile::WriteUser));
    struct stat folder {};
    QCOMPARE(::stat(QFile::encodeName(QFileInfo(path).path()).constData(), &folder), 0);
    QCOMPARE(folder.st_mode & 0777, mode_t(0700));
    const auto read = ServeFile::read(runtime.path());
    QVERIFY2(read, failureOf(read));
    QCOMPARE(read->address, service.address);
    QVERIFY(read->password && read->password->reveal() == "tide"_secret);
    file->reset();
    QVERIFY(!QFile::exists(path));
    QVERIFY(ServeFile::read(runtime.path()).error().kind == ErrorKind::Unavailable);
}

void PartsTest::theFileOfOneThatDiedIsNobodys()
{
    const QTemporaryDir runtime;
    const pid_t child = fork();
    if (child == 0) {
        const auto file =
            ServeFile::write(runtime.path(), 1, {QStringLiteral("http://127.0.0.1:1"), std::nullopt});
        ::_exit(file ? 0 : 1); // without a destructor, as a crash would
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QFile::exists(runtime.filePath(QStringLiteral("porthole/serve.json"))));
    QVERIFY(ServeFile::read(runtime.path()).error().kind == ErrorKind::Unavailable);
    const auto next =
        ServeFile::write(runtime.path(), 2, {QStringLiteral("http://127.0.0.1:2"), std::nullopt});
    QVERIFY2(next, failureOf(next));
    const auto read = ServeFile::read(runtime.path());
    QVERIFY2(read, failureOf(read));
    QCOMPARE(read->address, QStringLiteral("http://127.0.0.1:2"));
    QVERIFY(!read->password);
}

void PartsTest::twoServicesHaveTwoFiles()
{
    const QTemporaryDir runtime;
    auto first = ServeFile::write(runtime.path(), 1, {QStringLiteral("http://127.0.0.1:1"), std::nullopt});
    const auto second =
        ServeFile::write(runtime.path(), 2, {QStringLiteral("http://127.0.0.1:2"), std::nullopt});
    QVERIFY2(first, failureOf(first));
    QVERIFY2(second, failureOf(second));
    QCOMPARE((*second)->path(), runtime.filePath(QStringLiteral("porthole/serve-2.json")));
    QCOMPARE(ServeFile::read(runtime.path())->address, QStringLiteral("http://127.0.0.1:1"));
}

void PartsTest::whatOthersMayTouchIsRefused_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"folder open to others", "folder is a link", "file open to others", "file is a link"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void PartsTest::whatOthersMayTouchIsRefused()
{
    QFETCH(QString, what);
    const QTemporaryDir runtime;
    const QByteArray folder = QFile::encodeName(runtime.filePath(QStringLiteral("porthole")));
    const QByteArray elsewhere = QFile::encodeName(runtime.filePath(QStringLiteral("elsewhere")));
    const QByteArray file = folder + "/serve.json";
    const bool ofFolder = what.startsWith(u"folder");
    const auto write = [](const QByteArray &path, mode_t mode) {
        QFile made(QFile::decodeName(path));
        return made.open(QIODevice::WriteOnly) && ::chmod(path.constData(), mode) == 0;
    };
    if (what == u"folder is a link")
        QVERIFY(::mkdir(elsewhere.constData(), 0700) == 0 &&
                ::symlink(elsewhere.constData(), folder.constData()) == 0);
    else
        QVERIFY(::mkdir(folder.constData(), 0700) == 0 &&
                ::chmod(folder.constData(), ofFolder ? 0750 : 0700) == 0);
    if (what == u"file open to others")
        QVERIFY(write(file, 0640));
    if (what == u"file is a link")
        QVERIFY(write(elsewhere, 0600) && ::symlink(elsewhere.constData(), file.constData()) == 0);
    const auto written =
        ServeFile::write(runtime.path(), 1, {QStringLiteral("http://127.0.0.1:1"), std::nullopt});
    QVERIFY(!written);
    QVERIFY(written.error().kind == ErrorKind::Storage);
    if (!ofFolder)
        QVERIFY(ServeFile::read(runtime.path()).error().kind == ErrorKind::Storage);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PartsTest)
#include "PartsTest.moc"
