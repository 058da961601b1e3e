#include "EntryFormFixture.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/LockCurtain.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/InheritedField.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPlainTextEdit>

Q_DECLARE_METATYPE(std::optional<porthole::CredentialRef>)

namespace porthole::ui {

/// The full editor with one connection or folder: what it shows, what it refuses, and what becomes of it.
class EntryFormTest : public EntryFormFixture {
    Q_OBJECT
private Q_SLOTS:
    void whatComesFromAFolderIsSaid();
    void whatIsTypedCountsAndIsLeftAgain();
    void nothingChangedIsNoChange();
    void everyFieldArrives();
    void problemsStandBelowTheirFields_data();
    void problemsStandBelowTheirFields();
    void anotherFolderGivesOtherValues();
    void aFolderIsEdited();
    void aPasswordOfTheFolderIsNamed();
    void withoutAKeychainThatIsSaid();
    void noneIsChosenWhateverTheFolderHas();
    void aFoldersNoneIsNamed();
    void theMenuOfAFieldHasTheSame();
    void whatIsOverriddenIsSaid();
    void aPasswordStaysThatIsNotReplaced();
    void aPasswordThatTheLockEmptiesIsNoChange_data();
    void aPasswordThatTheLockEmptiesIsNoChange();
    void whatWasChosenBeforeTheLockStaysChosen();
    void escapeCancels();
    void everyControlHasAName();

private:
    /// As somebody who comes back finds it.
    void lockAndUnlock()
    {
        QWidget locked;
        locked.show();
        {
            LockCurtain curtain(locked);
            QVERIFY(!m_form->isVisible());
            curtain.lift();
        }
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
};

void EntryFormTest::whatComesFromAFolderIsSaid()
{
    edit({QStringLiteral("db1")}); // in databases, which is in prod
    QVERIFY(line("entryUser")->text().isEmpty());
    QCOMPARE(line("entryUser")->placeholderText(), QStringLiteral("deploy, from the folder prod"));
    QCOMPARE(line("entryPort")->placeholderText(), QStringLiteral("2200, from the folder prod"));
    QCOMPARE(find<QComboBox>("entryColour")->currentText(), QStringLiteral("Red, from the folder prod"));
    QCOMPARE(line("entryKeyFile")->placeholderText(), QStringLiteral("your usual keys and ssh-agent"));
    edit({QStringLiteral("bastion")});
    QCOMPARE(line("entryUser")->text(), QStringLiteral("ann"));
    QCOMPARE(line("entryPort")->placeholderText(), QStringLiteral("as in ~/.ssh/config, else 22"));
}

void EntryFormTest::whatIsTypedCountsAndIsLeftAgain()
{
    edit({QStringLiteral("db1")});
    type("entryUser", QStringLiteral("root"));
    save();
    QCOMPARE(m_submitted->batch.entries.size(), 1);
    QCOMPARE(m_submitted->batch.entries.first().settings.user, std::optional(QStringLiteral("root")));
    m_all.entries[2] = m_submitted->batch.entries.first();
    edit({QStringLiteral("db1")});
    QCOMPARE(line("entryUser")->text(), QStringLiteral("root"));
    // The button in the field leaves it to the folder again.
    line("entryUser")->actions().last()->trigger();
    QCOMPARE(line("entryUser")->placeholderText(), QStringLiteral("deploy, from the folder prod"));
    save();
    QVERIFY(!m_submitted->batch.entries.first().settings.user);
}

void EntryFormTest::nothingChangedIsNoChange()
{
    m_all.entries[0].settings = {
        QString(QLatin1String("")), quint16{0}, QString(QLatin1String("")), CredentialRef{}, {},
        QString(QLatin1String(""))};
    edit({m_all.entries[0].id.value});
    QCOMPARE(line("entryUser")->placeholderText(),
             QStringLiteral("none: as in ~/.ssh/config, else your own name"));
    for (const Entry &entry : std::as_const(m_all.entries)) {
        edit({entry.id.value});
        save();
        QVERIFY2(m_submitted && m_submitted->batch.isEmpty(), qPrintable(entry.name));
        m_submitted.reset();
    }
}

void EntryFormTest::everyFieldArrives()
{
    edit({QStringLiteral("web2")});
    type("entryName", QStringLiteral("web-3"));
    type("entryAddress", QStringLiteral("web-3.lab.example"));
    choose("entryPlace", QStringLiteral("lab"));
    type("entryPort", QStringLiteral("22"));
    type("entryKeyFile", QStringLiteral("/keys/web"));
    choose("entryAgent", QStringLiteral("Never start it"));
    choose("entryColour", QStringLiteral("Blue"));
    type("entryAgentCommand", QStringLiteral("agent --stdio"));
    find<QPlainTextEdit>("entryTunnels")->setPlainText(QStringLiteral("-L 8080:intranet:80\n\n-D 1080\n"));
    type("entryTags", QStringLiteral("web,  front end,web"));
    find<QCheckBox>("entryFavourite")->click();
    find<QPlainTextEdit>("entryNotes")->setPlainText(QStringLiteral("ask Ann"));
    QCOMPARE(problem(), QString());
    save();
    const Entry &entry = m_submitted->batch.entries.first();
    QCOMPARE(entry.name, QStringLiteral("web-3"));
    QCOMPARE(entry.address, QStringLiteral("web-3.lab.example"));
    QCOMPARE(entry.folder, FolderId{QStringLiteral("lab")});
    QCOMPARE(entry.settings.port, std::optional(quint16{22}));
    QCOMPARE(entry.settings.identityFile, std::optional(QStringLiteral("/keys/web")));
    QCOMPARE(entry.settings.agent, std::optional(AgentWish::Never));
    QCOMPARE(entry.settings.colour, std::optional(QStringLiteral("#3f7fd6")));
    QVERIFY(!entry.settings.user);
    QCOMPARE(entry.agentCommand, std::optional(QStringLiteral("agent --stdio")));
    QCOMPARE(entry.tunnels.size(), 2);
    QCOMPARE(int{entry.tunnels.last().port}, 1080);
    QCOMPARE(entry.tags, (QStringList{QStringLiteral("front end"), QStringLiteral("web")}));
    QVERIFY(!entry.favourite);
    QCOMPARE(entry.notes, QStringLiteral("ask Ann"));
    QCOMPARE(m_submitted->words, QStringLiteral("1 connection changed"));
    QVERIFY(!m_submitted->password);
}

void EntryFormTest::problemsStandBelowTheirFields_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("problem"); // part of it
    const auto add = [](const char *name, const char *entry, const char *field, const char *typed,
                        const char *problem) {
        QTest::newRow(name) << QString::fromLatin1(entry) << QString::fromLatin1(field)
                            << QString::fromLatin1(typed) << QString::fromLatin1(problem);
    };
    add("no name", "web2", "entryName", " ", "needs a name");
    add("another host's name", "web2", "entryName", "BASTION", "called that already");
    add("an address with a user", "web2", "entryAddress", "root@web", "fields of their own");
    add("an option as a host", "web2", "entryAddress", "-oProxyCommand=id", "This will not do");
    add("no address", "web2", "entryAddress", " ", "This will not do");
    add("a user with a shell's letters", "web2", "entryUser", "$(id)", "no such characters");
    add("a port too high", "web2", "entryPort", "65536", "from 1 to 65535");
    add("a port that is no number", "web2", "entryPort", "ssh", "from 1 to 65535");
    add("half a path", "web2", "entryKeyFile", "keys/web", "whole path");
    add("no VNC server", "kvm", "entryAddress", "vnc://", "This will not do");
    add("a password in an address", "kvm", "entryAddress", "vnc://:aTestsSecret9Qz@kvm:1", "does not belong");
    add("no Slycat server", "slycat", "entryAddress", "slycat://", "This will not do");
}

void EntryFormTest::problemsStandBelowTheirFields()
{
    QFETCH(QString, entry);
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, problem);
    edit({entry});
    const QString before = line(qPrintable(field))->text();
    type(qPrintable(field), typed);
    QVERIFY2(this->problem().contains(problem), qPrintable(this->problem()));
    QVERIFY(!this->problem().contains(QLatin1String(test::kSecretMarker)));
    QVERIFY(line(qPrintable(field))->accessibleDescription().startsWith(this->problem()));
    QVERIFY(!find<QPushButton>("entrySave")->isEnabled());
    QTest::keyClick(line(qPrintable(field)), Qt::Key_Return);
    QCOMPARE(m_count, 0);
    // Put right, it goes at once.
    type(qPrintable(field), before);
    QCOMPARE(this->problem(), QString());
    QVERIFY(find<QPushButton>("entrySave")->isEnabled());
}

void EntryFormTest::anotherFolderGivesOtherValues()
{
    edit({QStringLiteral("bastion")});
    choose("entryPlace", QStringLiteral("prod / databases"));
    QCOMPARE(line("entryPort")->placeholderText(), QStringLiteral("2200, from the folder prod"));
    QCOMPARE(line("entryUser")->text(), QStringLiteral("ann")); // its own stays
}

void EntryFormTest::aFolderIsEdited()
{
    m_form->edit(m_all, {{}, {FolderId{QStringLiteral("prod")}}});
    QCOMPARE(line("entryUser")->text(), QStringLiteral("deploy"));
    QVERIFY(!line("entryAddress")->isVisible() && !line("entryTags")->isVisible());
    // Not into itself.
    QCOMPARE(find<QComboBox>("entryPlace")->findText(QStringLiteral("prod / databases")), -1);
    type("entryName", QStringLiteral("LAB"));
    QVERIFY(problem().contains(QLatin1String("Another folder")));
    type("entryName", QStringLiteral("live"));
    type("entryUser", QStringLiteral("root"));
    choose("entryColour", QStringLiteral("Orange"));
    save();
    QVERIFY(m_submitted->batch.entries.isEmpty());
    const Folder &folder = m_submitted->batch.folders.first();
    QCOMPARE(folder.name, QStringLiteral("live"));
    QCOMPARE(folder.settings.user, std::optional(QStringLiteral("root")));
    QCOMPARE(folder.settings.port, std::optional(quint16{2200}));
    QCOMPARE(folder.settings.colour, std::optional(QStringLiteral("#c46a10")));
}

void EntryFormTest::aPasswordOfTheFolderIsNamed()
{
    m_all.folders[0].settings.credential = newCredentialRef();
    edit({QStringLiteral("db1")});
    QCOMPARE(line("entryPassword")->placeholderText(),
             QStringLiteral("the saved password, from the folder prod"));
    m_form->edit(m_all, {{}, {FolderId{QStringLiteral("prod")}}});
    QVERIFY(line("entryPassword")->placeholderText().startsWith(QLatin1String("saved in the keychain")));
    line("entryPassword")->actions().last()->trigger();
    save();
    QVERIFY(!m_submitted->batch.folders.first().settings.credential);
    QVERIFY(!m_submitted->password);
}

void EntryFormTest::withoutAKeychainThatIsSaid()
{
    edit({QStringLiteral("web2")});
    m_form->setKeychainProblem(QStringLiteral("no keychain answers"));
    QCOMPARE(
        note("entryPassword"),
        QStringLiteral("A password that is typed is kept until Porthole is closed: no keychain answers."));
    type("entryPassword", QString::fromLatin1("for today"_secret));
    m_form->setKeychainProblem({}); // what was typed stays
    QCOMPARE(note("entryPassword"), QString());
    save();
    QCOMPARE(m_submitted->password->reveal(), std::string_view("for today"_secret));
}

void EntryFormTest::noneIsChosenWhateverTheFolderHas()
{
    m_all.folders[0].settings.credential = newCredentialRef();
    m_all.folders[0].settings.identityFile = QStringLiteral("/keys/prod");
    edit({QStringLiteral("db1")});
    for (const char *name : {"entryUser", "entryPort", "entryKeyFile", "entryPassword"}) {
        QVERIFY2(note(name).isEmpty(), name);
        shownAction(name)->trigger();
        QVERIFY2(line(name)->placeholderText().startsWith(QLatin1String("none: ")), name);
        QVERIFY2(note(name).startsWith(QLatin1String("Instead of ")), name);
        QVERIFY2(note(name).endsWith(QLatin1String("from the folder prod.")), name);
        QCOMPARE(line(name)->accessibleDescription(), note(name));
    }
    choose("entryColour", QStringLiteral("None"));
    QCOMPARE(note("entryColour"), QStringLiteral("Instead of Red, from the folder prod."));
    save();
    const EntrySettings settings = m_submitted->batch.entries.first().settings;
    QCOMPARE(settings, (EntrySettings{QString(QLatin1String("")),
                                      quint16{0},
                                      QString(QLatin1String("")),
                                      CredentialRef{},
                                      {},
                                      QString(QLatin1String(""))}));
    // And it comes back so, until it is left to the folder again.
    m_all.entries[2] = m_submitted->batch.entries.first();
    edit({QStringLiteral("db1")});
    QVERIFY(line("entryPassword")->placeholderText().startsWith(QLatin1String("none: ")));
    for (const char *name : {"entryUser", "entryPort", "entryKeyFile", "entryPassword"})
        shownAction(name)->trigger();
    save();
    QVERIFY(!m_submitted->batch.entries.first().settings.user);
    QVERIFY(!m_submitted->batch.entries.first().settings.credential);
}

void EntryFormTest::aFoldersNoneIsNamed()
{
    m_all.folders[1].settings.user = QString(QLatin1String("")); // databases, in prod
    edit({QStringLiteral("db1")});
    QCOMPARE(line("entryUser")->placeholderText(),
             QStringLiteral("none: as in ~/.ssh/config, else your own name, from the folder databases"));
}

void EntryFormTest::theMenuOfAFieldHasTheSame()
{
    edit({QStringLiteral("db1")});
    line("entryUser")->setFocus();
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, {4, 4},
                              line("entryUser")->mapToGlobal(QPoint(4, 4)));
    QCoreApplication::sendEvent(line("entryUser"), &menuKey);
    auto *menu = line("entryUser")->findChild<QMenu *>();
    QTRY_VERIFY(menu && menu->isVisible());
    QAction *none = menu->actions().constLast();
    QCOMPARE(none->text(), QStringLiteral("None, whatever the folder has"));
    none->trigger();
    menu->close();
    QVERIFY(line("entryUser")->placeholderText().startsWith(QLatin1String("none: ")));
}

void EntryFormTest::whatIsOverriddenIsSaid()
{
    edit({QStringLiteral("db1")});
    type("entryUser", QStringLiteral("root"));
    QCOMPARE(note("entryUser"), QStringLiteral("Instead of deploy, from the folder prod."));
    type("entryUser", QString());
    QCOMPARE(note("entryUser"), QString());
    edit({QStringLiteral("bastion")}); // whose folder says nothing
    type("entryUser", QStringLiteral("root"));
    QCOMPARE(note("entryUser"), QString());
}

void EntryFormTest::aPasswordStaysThatIsNotReplaced()
{
    m_all.entries[0].settings.credential = newCredentialRef();
    edit({m_all.entries[0].id.value});
    type("entryPassword", QString::fromLatin1("x"_secret));
    type("entryPassword", QString());
    QVERIFY(line("entryPassword")->placeholderText().startsWith(QLatin1String("saved in the keychain")));
    save();
    QVERIFY(m_submitted->batch.isEmpty() && !m_submitted->password);
}

void EntryFormTest::aPasswordThatTheLockEmptiesIsNoChange_data()
{
    QTest::addColumn<std::optional<CredentialRef>>("saved");
    QTest::newRow("one that is saved") << std::optional(newCredentialRef());
    QTest::newRow("none, whatever the folder has") << std::optional(CredentialRef());
    QTest::newRow("the folder's") << std::optional<CredentialRef>();
}

void EntryFormTest::aPasswordThatTheLockEmptiesIsNoChange()
{
    QFETCH(const std::optional<CredentialRef>, saved);
    m_all.entries[0].settings.credential = saved;
    edit({m_all.entries[0].id.value});
    const QString before = line("entryPassword")->placeholderText();
    type("entryPassword", QString::fromLatin1("half a"_secret));
    lockAndUnlock();
    QVERIFY(line("entryPassword")->text().isEmpty());
    QCOMPARE(line("entryPassword")->placeholderText(), before);
    type("entryUser", QStringLiteral("root"));
    save();
    QVERIFY(!m_submitted->password);
    QCOMPARE(m_submitted->batch.entries.size(), 1);
    QCOMPARE(m_submitted->batch.entries.first().settings.credential, saved);
    QCOMPARE(m_submitted->batch.entries.first().settings.user, std::optional(QStringLiteral("root")));
}

void EntryFormTest::whatWasChosenBeforeTheLockStaysChosen()
{
    m_all.entries[0].settings.credential = newCredentialRef();
    edit({m_all.entries[0].id.value});
    shownAction("entryPassword")->trigger(); // leaves it to the folder
    type("entryPassword", QString::fromLatin1("half a"_secret));
    lockAndUnlock();
    save();
    QCOMPARE(m_submitted->batch.entries.size(), 1);
    QVERIFY(!m_submitted->batch.entries.first().settings.credential);
}

void EntryFormTest::escapeCancels()
{
    int cancelled = 0;
    connect(m_form.get(), &EntryForm::cancelled, this, [&cancelled] { ++cancelled; });
    edit({QStringLiteral("web2")});
    m_form->focusFirst();
    QTest::keyClick(line("entryName"), Qt::Key_Escape);
    QCOMPARE(cancelled, 1);
}

void EntryFormTest::everyControlHasAName()
{
    edit({QStringLiteral("web2")});
    for (const QWidget *widget : m_form->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            qobject_cast<const QLabel *>(widget) || widget->inherits("QLineEditIconButton"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
    }
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::EntryFormTest)
#include "EntryFormTest.moc"
