#include "ui/AddressBar.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// The field at the top: what it opens, what it refuses, and what it forgets.
class AddressBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensWhatAPersonTypes_data();
    void opensWhatAPersonTypes();
    void forgetsWhatItOpened();
    void handsOverThePasswordOnce();
    void saysUnderTheFieldWhyNot();
    void theReasonIsPlainTextAndRepeatsNothing();
    void theReasonGoesWhenTheTextChanges();
    void escapeEmptiesItAndLeaves();
    void nothingIsNotOpened();
    void learnsNothing();

private:
    void type(const QString &text);
    QLineEdit *field() const { return m_bar->findChild<QLineEdit *>(QStringLiteral("address")); }
    QLabel *reason() const { return m_bar->findChild<QLabel *>(QStringLiteral("reason")); }

    CloudTreeModel m_clouds;
    std::unique_ptr<AddressBar> m_bar;
    QStringList m_opened;
    std::optional<Secret> m_password;
};

void AddressBarTest::init()
{
    m_bar = std::make_unique<AddressBar>(m_clouds);
    m_opened.clear();
    m_password.reset();
    connect(m_bar.get(), &AddressBar::openRequested, this, [this](ConsoleTarget &target) {
        m_opened << target.url.displayName();
        m_password = std::move(target.password);
    });
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    m_bar->focusField();
}

void AddressBarTest::type(const QString &text)
{
    field()->setText(QString());
    QTest::keyClicks(field(), text);
    QTest::keyClick(field(), Qt::Key_Return);
}

void AddressBarTest::opensWhatAPersonTypes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("opened");
    QTest::newRow("vnc") << QStringLiteral("vnc://db-02:1") << QStringLiteral("vnc://db-02:5901");
    QTest::newRow("ws") << QStringLiteral("ws://10.0.0.3:6080/websockify?token=0123")
                        << QStringLiteral("ws://10.0.0.3:6080");
    QTest::newRow("a console page") << QStringLiteral(
                                           "https://c.example:6080/vnc_lite.html?path=%3Ftoken%3Dabcdef")
                                    << QStringLiteral("wss://c.example:6080");
    QTest::newRow("blanks around it")
        << QStringLiteral("  vnc://db-02:1 ") << QStringLiteral("vnc://db-02:5901");
}

void AddressBarTest::opensWhatAPersonTypes()
{
    QFETCH(QString, text);
    QFETCH(QString, opened);
    type(text);
    QCOMPARE(m_opened.size(), 1);
    QVERIFY2(m_opened.first().endsWith(QUrl(opened).authority()), qPrintable(m_opened.first()));
    QVERIFY(!m_opened.first().contains(QLatin1String("token")));
}

void AddressBarTest::forgetsWhatItOpened()
{
    type(QStringLiteral("ws://10.0.0.3:6080/websockify?token=s3cr3tt0k3n"));
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(field()->text().isEmpty());
    QVERIFY(!field()->isUndoAvailable());
    QVERIFY(!field()->isRedoAvailable());
    QVERIFY(!field()->completer());
    QTest::keyClick(field(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(field(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(field(), Qt::Key_Up);
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(field()->text().isEmpty());
    // Nor does any other widget of the bar hold it.
    for (const QLabel *label : m_bar->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QLatin1String("s3cr3t")));
}

void AddressBarTest::handsOverThePasswordOnce()
{
    type(QStringLiteral("vnc://:sesame@db-02:1"));
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(m_password);
    QCOMPARE(m_password->reveal(), std::string_view("sesame"));
    QVERIFY(field()->text().isEmpty());
}

void AddressBarTest::saysUnderTheFieldWhyNot()
{
    QVERIFY(!reason()->isVisible());
    type(QStringLiteral("gopher://host"));
    QCOMPARE(m_opened.size(), 0);
    QVERIFY(reason()->isVisible());
    QVERIFY(reason()->text().size() > 20);
    QCOMPARE(field()->accessibleDescription(), reason()->text());
    QCOMPARE(field()->text(), QStringLiteral("gopher://host")); // there to be corrected
    QVERIFY(!QApplication::activeModalWidget());
}

void AddressBarTest::theReasonIsPlainTextAndRepeatsNothing()
{
    QCOMPARE(reason()->textFormat(), Qt::PlainText);
    type(QStringLiteral("ws://ho<b>st/?token=s3cr3tt0k3n"));
    QVERIFY(reason()->isVisible());
    QVERIFY(!reason()->text().contains(QLatin1String("s3cr3t")));
    QVERIFY(!reason()->text().contains(QLatin1String("<b>")));
}

void AddressBarTest::theReasonGoesWhenTheTextChanges()
{
    type(QStringLiteral("gopher://host"));
    QVERIFY(reason()->isVisible());
    QTest::keyClick(field(), Qt::Key_Backspace);
    QVERIFY(!reason()->isVisible());
    QVERIFY(field()->accessibleDescription().isEmpty());
}

void AddressBarTest::escapeEmptiesItAndLeaves()
{
    QSignalSpy left(m_bar.get(), &AddressBar::left);
    QTest::keyClicks(field(), QStringLiteral("vnc://half"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QVERIFY(field()->text().isEmpty());
    QVERIFY(!field()->isUndoAvailable());
}

void AddressBarTest::nothingIsNotOpened()
{
    type(QStringLiteral("   "));
    QCOMPARE(m_opened.size(), 0);
    QVERIFY(!reason()->isVisible());
}

void AddressBarTest::learnsNothing()
{
    // Input methods keep no dictionary of what is typed here.
    QVERIFY(field()->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    QVERIFY(!field()->accessibleName().isEmpty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::AddressBarTest)
#include "AddressBarTest.moc"
