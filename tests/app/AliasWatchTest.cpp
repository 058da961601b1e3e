#include "app/imports/AliasWatch.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace porthole {

namespace {

constexpr int kPatience = 30'000; // milliseconds

} // namespace

/// ~/.ssh/config is used as it is: what changes there is seen, and nothing is copied.
class AliasWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_watch.reset(); }
    void readsThem();
    void seesAFileThatIsWrittenTo();
    void seesAFileThatIsPutInItsPlace();
    void seesAFileThatIsNew();
    void seesAnIncludedOneWhenSomebodyComesBack();

private:
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    /// The last that was told.
    QStringList told() const
    {
        return m_told->isEmpty() ? QStringList() : m_told->last().first().toStringList();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AliasWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_told;
};

void AliasWatchTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    ssh::SshFiles files;
    files.identityFolder = m_folder->path();
    files.userConfig = m_folder->filePath(QStringLiteral("config"));
    m_watch = std::make_unique<AliasWatch>(files);
    m_told = std::make_unique<QSignalSpy>(m_watch.get(), &AliasWatch::changed);
}

void AliasWatchTest::readsThem()
{
    write("config", "Host web db\n  User ann\nHost *.example !no\n");
    m_watch->look();
    QTRY_COMPARE_WITH_TIMEOUT(told(), (QStringList{QStringLiteral("web"), QStringLiteral("db")}), kPatience);
}

void AliasWatchTest::seesAFileThatIsWrittenTo()
{
    readsThem();
    write("config", "Host web\n");
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList{QStringLiteral("web")}, kPatience);
    write("config", "");
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList(), kPatience);
}

/// As most editors save.
void AliasWatchTest::seesAFileThatIsPutInItsPlace()
{
    readsThem();
    for (const char *host : {"one", "two"}) {
        write("new", QByteArray("Host ") + host + '\n');
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("config"))));
        QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("new")),
                              m_folder->filePath(QStringLiteral("config"))));
        QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList{QString::fromLatin1(host)}, kPatience);
    }
}

void AliasWatchTest::seesAFileThatIsNew()
{
    m_watch->look();
    write("config", "Host web\n");
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList{QStringLiteral("web")}, kPatience);
}

void AliasWatchTest::seesAnIncludedOneWhenSomebodyComesBack()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("config.d")));
    write("config.d/work", "Host web\n");
    write("config", "Include config.d/*\n");
    m_watch->look();
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList{QStringLiteral("web")}, kPatience);
    write("config.d/work", "Host web db\n");
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    QTRY_COMPARE_WITH_TIMEOUT(told(), (QStringList{QStringLiteral("web"), QStringLiteral("db")}), kPatience);
}

} // namespace porthole

QTEST_MAIN(porthole::AliasWatchTest)
#include "AliasWatchTest.moc"
