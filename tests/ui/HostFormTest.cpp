#include "ui/connect/HostForm.h"
#include "TestHosts.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

/// The form: what it takes for a host, what it makes of it, and what it forgets.
class HostFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { make(HostForm::Purpose::Connect); }
    void aHostAloneIsEnough();
    void whatAPersonWritesIsUnderstood_data();
    void whatAPersonWritesIsUnderstood();
    void whatIsWrongIsSaidAtItsField_data();
    void whatIsWrongIsSaidAtItsField();
    void whatIsWrongIsSaidAsItIsTyped();
    void whatIsMissingIsSaidWhenItIsWanted();
    void thePasswordIsHandedOnOnce();
    void savingNeedsANameOfItsOwn();
    void thePasswordIsSavedOnlyIfAsked();
    void withoutAKeychainThatIsSaid();
    void theAgentsSettingsAreKept();
    void aSavedHostIsEdited();
    void whatIsKnownIsOffered();
    void allOfItIsReachedByTab();

private:
    void make(HostForm::Purpose purpose)
    {
        m_requests.clear();
        m_form = std::make_unique<HostForm>(purpose);
        connect(m_form.get(), &HostForm::submitted, this, [this](HostRequest &request) {
            m_requests.push_back(std::move(request));
            if (m_requests.back().answer)
                m_requests.back().answer({});
        });
        m_form->resize(600, 500);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    QLineEdit *field(const char *name) const { return m_form->findChild<QLineEdit *>(QLatin1String(name)); }
    QCheckBox *box(const char *name) const { return m_form->findChild<QCheckBox *>(QLatin1String(name)); }
    QString problem() const
    {
        for (const QLabel *label : m_form->findChildren<QLabel *>(QStringLiteral("problem")))
            if (label->isVisible())
                return label->text();
        return {};
    }
    void press(const char *name) { m_form->findChild<QPushButton *>(QLatin1String(name))->click(); }

    std::unique_ptr<HostForm> m_form;
    std::vector<HostRequest> m_requests;
};

void HostFormTest::aHostAloneIsEnough()
{
    m_form->focusFirst();
    QTest::keyClicks(field("formHost"), QStringLiteral("build-1"));
    QTest::keyClick(field("formHost"), Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    const HostRequest &request = m_requests.front();
    SavedHost expected;
    expected.host = QStringLiteral("build-1");
    QCOMPARE(request.host, expected);
    QVERIFY(request.connect && !request.save && !request.savePassword && !request.password);
}

void HostFormTest::whatAPersonWritesIsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("userField");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::newRow("user and port") << "ann@web:2222"
                                   << ""
                                   << "web" << 2222 << "ann";
    QTest::newRow("the field goes before what is in front of the @") << "ann@web"
                                                                     << "bob"
                                                                     << "web" << 0 << "bob";
    QTest::newRow("IPv6") << "ann@[::1]:22"
                          << ""
                          << "::1" << 22 << "ann";
    QTest::newRow("a link") << "ssh://ann@web:22/"
                            << ""
                            << "web" << 22 << "ann";
    QTest::newRow("an alias keeps its case") << "Build_Host"
                                             << ""
                                             << "Build_Host" << 0 << "";
    QTest::newRow("a user of a domain") << "LAB\\ann@web"
                                        << ""
                                        << "web" << 0 << "LAB\\ann";
}

void HostFormTest::whatAPersonWritesIsUnderstood()
{
    QFETCH(QString, typed);
    QFETCH(QString, userField);
    field("formHost")->setText(typed);
    field("formUser")->setText(userField);
    press("formConnect");
    QCOMPARE(m_requests.size(), std::size_t{1});
    QTEST(m_requests.front().host.host, "host");
    QTEST(int{m_requests.front().host.port}, "port");
    QTEST(m_requests.front().host.user, "user");
}

void HostFormTest::whatIsWrongIsSaidAtItsField_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("blamed");
    QTest::newRow("nothing") << ""
                             << "" << QByteArray("formHost");
    QTest::newRow("an option (SEC-50)") << "-oProxyCommand=id"
                                        << "" << QByteArray("formHost");
    QTest::newRow("a shell's characters") << "web;id"
                                          << "" << QByteArray("formHost");
    QTest::newRow("a password in the address")
        << QStringLiteral("ann:%1@web").arg(QLatin1String(test::testSecret())) << ""
        << QByteArray("formHost");
    QTest::newRow("no port") << "web:99999"
                             << "" << QByteArray("formHost");
    QTest::newRow("a user that is an option") << "web"
                                              << "-l" << QByteArray("formUser");
    QTest::newRow("a user with a shell's characters") << "web"
                                                      << "u;touch" << QByteArray("formUser");
}

void HostFormTest::whatIsWrongIsSaidAtItsField()
{
    QFETCH(QString, host);
    QFETCH(QString, user);
    QFETCH(QByteArray, blamed);
    field("formHost")->setText(host);
    field("formUser")->setText(user);
    press("formConnect");
    QVERIFY(m_requests.empty());
    QVERIFY(!problem().isEmpty());
    QVERIFY(!problem().contains(QLatin1String(test::kSecretMarker)));
    QLineEdit *const wrong = field(blamed.constData());
    QVERIFY(wrong->hasFocus());
    QCOMPARE(wrong->accessibleDescription(), problem());
    wrong->selectAll();
    QTest::keyClicks(wrong, QStringLiteral("x"));
    QCOMPARE(problem(), QString());
    press("formConnect");
    QCOMPARE(m_requests.size(), std::size_t{1});
}

void HostFormTest::whatIsWrongIsSaidAsItIsTyped()
{
    m_form->setTakenNames(QStringList{QStringLiteral("web")});
    QTest::keyClicks(field("formHost"), QStringLiteral("web;id"));
    QVERIFY(problem().startsWith(QLatin1String("This will not do")));
    field("formHost")->setText(QStringLiteral("web"));
    QCOMPARE(problem(), QString());
    QTest::keyClicks(field("formKeyFile"), QStringLiteral("keys/web"));
    QVERIFY(problem().contains(QLatin1String("whole path")));
    field("formKeyFile")->setText(QStringLiteral("~/.ssh/web"));
    QCOMPARE(problem(), QString());
    box("formSave")->click(); // under the host's name, which is taken
    QVERIFY(problem().contains(QLatin1String("called that already")));
    QTest::keyClicks(field("formName"), QStringLiteral(" 2"));
    QCOMPARE(problem(), QString());
    press("formConnect");
    QCOMPARE(m_requests.front().host.identityFile, QDir::homePath() + QStringLiteral("/.ssh/web"));
}

void HostFormTest::whatIsMissingIsSaidWhenItIsWanted()
{
    box("formSave")->click();
    QCOMPARE(problem(), QString()); // nobody has typed anything yet
    press("formTest");
    QCOMPARE(problem(), QStringLiteral("It needs a host to connect to."));
    QVERIFY(field("formHost")->hasFocus());
}

void HostFormTest::thePasswordIsHandedOnOnce()
{
    field("formHost")->setText(QStringLiteral("web"));
    QCOMPARE(field("formPassword")->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field("formPassword"), QString::fromLatin1("secret"_secret));
    press("formConnect");
    QCOMPARE(m_requests.size(), std::size_t{1});
    QVERIFY(m_requests.front().password->reveal() == "secret"_secret);
    QVERIFY(field("formPassword")->text().isEmpty());
    field("formPassword")->undo();
    QVERIFY(field("formPassword")->text().isEmpty());
}

void HostFormTest::savingNeedsANameOfItsOwn()
{
    m_form->setTakenNames(QStringList{QStringLiteral("Web")});
    field("formHost")->setText(QStringLiteral("ann@web.example"));
    QCOMPARE(field("formName")->text(), QStringLiteral("web.example"));
    QVERIFY(!field("formName")->isEnabled());
    box("formSave")->click();
    QVERIFY(field("formName")->isEnabled());
    field("formName")->setText(QStringLiteral("web"));
    press("formConnect");
    QVERIFY(m_requests.empty());
    QVERIFY(field("formName")->hasFocus());
    field("formName")->setText(QString());
    press("formConnect");
    QVERIFY(m_requests.empty());
    field("formName")->setText(QStringLiteral("web 1"));
    press("formConnect");
    QCOMPARE(m_requests.size(), std::size_t{1});
    QVERIFY(m_requests.front().save);
    QCOMPARE(m_requests.front().host.name, QStringLiteral("web 1"));
}

void HostFormTest::thePasswordIsSavedOnlyIfAsked()
{
    field("formHost")->setText(QStringLiteral("web"));
    QVERIFY(!box("formSavePassword")->isEnabled());
    box("formSave")->click();
    QVERIFY(!box("formSavePassword")->isEnabled());
    field("formPassword")->setText(QString::fromLatin1("secret"_secret));
    QVERIFY(box("formSavePassword")->isEnabled());
    QVERIFY(!box("formSavePassword")->isChecked());
    press("formConnect");
    QVERIFY(m_requests.back().save && !m_requests.back().savePassword);
    field("formPassword")->setText(QString::fromLatin1("secret"_secret));
    box("formSavePassword")->click();
    press("formConnect");
    QVERIFY(m_requests.back().savePassword);
}

void HostFormTest::withoutAKeychainThatIsSaid()
{
    const auto *words = m_form->findChild<QLabel *>(QStringLiteral("formKeychain"));
    field("formHost")->setText(QStringLiteral("web"));
    box("formSave")->click();
    QVERIFY(!words->isVisible());
    m_form->setKeychainProblem(QStringLiteral("no Secret Service on this bus"));
    QVERIFY(words->isVisible());
    QVERIFY(words->text().startsWith(QLatin1String("No Secret Service")));
    QVERIFY(!box("formSavePassword")->text().contains(QLatin1String("keychain")));
}

void HostFormTest::theAgentsSettingsAreKept()
{
    auto *more = m_form->findChild<QToolButton *>(QStringLiteral("disclosure"));
    QVERIFY(!field("formAgentCommand")->isVisible());
    more->click();
    QVERIFY(field("formAgentCommand")->isVisible());
    field("formHost")->setText(QStringLiteral("web"));
    auto *agent = m_form->findChild<QComboBox *>(QStringLiteral("formAgent"));
    QCOMPARE(agent->count(), 3);
    agent->setCurrentIndex(1);
    field("formAgentCommand")->setText(QStringLiteral("/opt/agent --stdio"));
    press("formConnect");
    QCOMPARE(m_requests.front().host.agent, AgentWish::Require);
    QCOMPARE(m_requests.front().host.agentCommand, QStringLiteral("/opt/agent --stdio"));
}

void HostFormTest::aSavedHostIsEdited()
{
    make(HostForm::Purpose::Edit);
    SavedHost host = test::savedHost("web", "web.example", "ann", 2222);
    host.credential = CredentialRef{QStringLiteral("6f0c")};
    m_form->setTakenNames(QStringList{QStringLiteral("web"), QStringLiteral("db")});
    m_form->setHost(host);
    QCOMPARE(field("formHost")->text(), QStringLiteral("web.example:2222"));
    press("formSaveOnly");
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host, host);
    QVERIFY(m_requests.front().save && !m_requests.front().connect);
    // An empty agent command that was there is one that is unusable; it does not vanish by being looked at.
    host.agentCommand = QString();
    m_form->setHost(host);
    press("formSaveOnly");
    QCOMPARE(m_requests.back().host, host);
}

void HostFormTest::whatIsKnownIsOffered()
{
    m_form->setKnownHosts(QStringList{QStringLiteral("build-1"), QStringLiteral("web-1")});
    QTest::keyClicks(field("formHost"), QStringLiteral("web"));
    QCOMPARE(field("formHost")->completer()->completionCount(), 1);
    QCOMPARE(field("formHost")->completer()->currentCompletion(), QStringLiteral("web-1"));
}

void HostFormTest::allOfItIsReachedByTab()
{
    m_form->findChild<QToolButton *>(QStringLiteral("disclosure"))->click();
    field("formHost")->setText(QStringLiteral("web"));
    field("formPassword")->setText(QString::fromLatin1("x"_secret));
    box("formSave")->setChecked(true);
    m_form->focusFirst();
    QSet<QString> reached;
    for (int step = 0; step < 20; ++step) {
        reached << m_form->focusWidget()->objectName();
        QTest::keyClick(m_form->windowHandle(), Qt::Key_Tab);
    }
    for (const char *name :
         {"formHost", "formUser", "formPassword", "formKeyFile", "formBrowse", "disclosure", "formAgent",
          "formAgentCommand", "formSave", "formName", "formSavePassword", "formCancel", "formConnect"})
        QVERIFY2(reached.contains(QLatin1String(name)), name);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::HostFormTest)
#include "HostFormTest.moc"
