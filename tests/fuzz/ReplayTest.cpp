#include "tests/fuzz/Oracles.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace porthole;

/// Every input of the committed corpus, through the oracle that libFuzzer calls. What a fuzzer finds is
/// added to the corpus with its repair.
class ReplayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTargetHasAnOracle();
    void replays_data();
    void replays();
};

void ReplayTest::everyTargetHasAnOracle()
{
    const QStringList targets = QString::fromLatin1(PORTHOLE_FUZZ_TARGETS).split(u',');
    QCOMPARE(std::size_t(targets.size()), fuzz::oracles().size());
    for (const QString &target : targets)
        QVERIFY2(fuzz::oracleOf(target.toStdString()), qPrintable(target));
}

void ReplayTest::replays_data()
{
    QTest::addColumn<QString>("folder");
    for (const fuzz::Oracle &oracle : fuzz::oracles()) {
        const QString name = QString::fromLatin1(oracle.name.data(), qsizetype(oracle.name.size()));
        QTest::newRow(qPrintable(name)) << name;
    }
}

void ReplayTest::replays()
{
    QFETCH(QString, folder);
    const fuzz::Oracle *oracle = fuzz::oracleOf(folder.toStdString());
    const QDir corpus(QStringLiteral(PORTHOLE_CORPUS "/") + folder);
    const QStringList inputs = corpus.entryList(QDir::Files);
    QVERIFY2(!inputs.isEmpty(), "no corpus");
    for (const QString &input : inputs) {
        QFile file(corpus.filePath(input));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        oracle->run(viewOf({bytes.constData(), std::size_t(bytes.size())}));
    }
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "ReplayTest.moc"
