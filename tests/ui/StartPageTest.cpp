#include "ui/StartPage.h"
#include "TestClouds.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// What a newcomer sees.
class StartPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutCloudsItSaysWhereTheyComeFrom();
    void cloudsAreOfferedAsTheyAre();
    void manyCloudsLeaveRoomForTheRest();
    void aButtonFollowsTheStateOfItsCloud();
    void aLinkIsHandedOnAndForgotten();
    void theDemoIsOneClickAway();
    void everythingIsReachedByTab();
    void whatWasFoundOddIsTold();

private:
    QList<QPushButton *> cloudButtons() const
    {
        return m_page->findChildren<QPushButton *>(QStringLiteral("cloudButton"));
    }
    QString words() const
    {
        QStringList words;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                words << label->text();
        return words.join(u'\n');
    }

    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<StartPage> m_page;
};

void StartPageTest::init()
{
    m_page.reset();
    m_clouds = std::make_unique<CloudTreeModel>();
    m_page = std::make_unique<StartPage>(*m_clouds);
    m_page->resize(700, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void StartPageTest::withoutCloudsItSaysWhereTheyComeFrom()
{
    QVERIFY(words().contains(QLatin1String("clouds.yaml")));
    QVERIFY(words().contains(QLatin1String("~/.config/openstack")));
    QVERIFY(cloudButtons().isEmpty());
    test::fillClouds(*m_clouds);
    QVERIFY(!m_page->findChild<QLabel *>(QStringLiteral("noClouds"))->isVisible());
}

void StartPageTest::cloudsAreOfferedAsTheyAre()
{
    test::fillClouds(*m_clouds);
    m_clouds->addCloud(
        {QStringLiteral("half"), QStringLiteral("<b>file</b>"), {}, QStringLiteral("no auth_url")});
    QCOMPARE(cloudButtons().size(), 4);
    QTRY_VERIFY(words().contains(QStringLiteral("Not signed in · ~/.config/openstack/clouds.yaml")));
    QVERIFY(words().contains(QStringLiteral("Cannot be used: no auth_url · <b>file</b>")));
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        QVERIFY(label->pixmap(Qt::ReturnByValue).isNull() ? label->textFormat() == Qt::PlainText : true);
    QSignalSpy wanted(m_page.get(), &StartPage::cloudRequested);
    QTest::mouseClick(cloudButtons().at(1), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("corp"));
    QVERIFY(!cloudButtons().last()->isEnabled());
    // A page made later shows the same.
    const StartPage later(*m_clouds);
    QCOMPARE(later.findChildren<QPushButton *>(QStringLiteral("cloudButton")).size(), 4);
}

void StartPageTest::manyCloudsLeaveRoomForTheRest()
{
    for (int i = 0; i < 14; ++i)
        m_clouds->addCloud({QStringLiteral("cloud-%1").arg(i), {}, {}, {}});
    QCOMPARE(cloudButtons().size(), 5);
    QCOMPARE(m_page->findChild<QLabel *>(QStringLiteral("moreClouds"))->text(),
             QStringLiteral("9 more in the sidebar"));
    m_clouds->setState(QStringLiteral("cloud-13"), CloudState::SigningIn, {}, {});
    QCOMPARE(cloudButtons().size(), 5);
}

void StartPageTest::aButtonFollowsTheStateOfItsCloud()
{
    test::fillClouds(*m_clouds);
    const QString corp = QStringLiteral("corp");
    QPushButton *button = cloudButtons().at(1);
    QCOMPARE(button->text(), QStringLiteral("Sign in"));
    QCOMPARE(button->accessibleName(), QStringLiteral("corp: Sign in"));
    m_clouds->setState(corp, CloudState::SigningIn, {}, {});
    QVERIFY(!button->isEnabled());
    m_clouds->setState(corp, CloudState::Failed, CloudTrouble{Error::make(ErrorKind::Timeout, "")}, {});
    QCOMPARE(button->text(), QStringLiteral("What is wrong?"));
    QVERIFY(button->isEnabled());
    m_clouds->setState(corp, CloudState::Open, {}, {});
    QCOMPARE(button->text(), QStringLiteral("Show servers"));
    QCOMPARE(cloudButtons().size(), 3);
}

void StartPageTest::aLinkIsHandedOnAndForgotten()
{
    auto *field = m_page->findChild<QLineEdit *>(QStringLiteral("startLink"));
    QSignalSpy submitted(m_page.get(), &StartPage::submitted);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(submitted.count(), 0);
    QTest::keyClicks(field, QStringLiteral(" wss://h/?token=abc "));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(submitted.first().first().toString(), QStringLiteral("wss://h/?token=abc"));
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->isUndoAvailable());
    QVERIFY(field->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    field->setText(QStringLiteral("vnc://h:1"));
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("openLink")), Qt::LeftButton);
    QCOMPARE(submitted.count(), 2);
}

void StartPageTest::theDemoIsOneClickAway()
{
    QSignalSpy demo(m_page.get(), &StartPage::demoRequested);
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("demo")), Qt::LeftButton);
    QCOMPARE(demo.count(), 1);
}

void StartPageTest::everythingIsReachedByTab()
{
    test::fillClouds(*m_clouds);
    QSet<QString> visited;
    m_page->setFocus();
    QTRY_VERIFY(cloudButtons().last()->isVisible());
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(m_page->windowHandle(), Qt::Key_Tab);
        visited << QApplication::focusWidget()->objectName();
    }
    for (const char *name : {"cloudButton", "startLink", "openLink", "paste", "demo"})
        QVERIFY2(visited.contains(QLatin1String(name)), name);
}

void StartPageTest::whatWasFoundOddIsTold()
{
    auto *findings = m_page->findChild<QLabel *>(QStringLiteral("findings"));
    QVERIFY(!findings->isVisible());
    m_page->setFindings(QStringLiteral("clouds.yaml: line 3 is no YAML"));
    QVERIFY(findings->isVisible());
    m_page->setFindings(QString());
    QVERIFY(!findings->isVisible());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::StartPageTest)
#include "StartPageTest.moc"
