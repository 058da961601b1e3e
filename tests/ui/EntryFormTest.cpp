#include "ui/entries/EntryForm.h"
#include "TestEntries.h"
#include "ui/EnglishPlurals.h"
#include "ui/entries/InheritedField.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace porthole::ui {

/// The full editor: what it shows, what it refuses, and what becomes of it.
class EntryFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init()
    {
        m_all = test::someEntries();
        m_form = std::make_unique<EntryForm>();
        m_submitted.reset();
        m_count = 0;
        connect(m_form.get(), &EntryForm::submitted, this, [this](EntryEdit &edit) {
            ++m_count;
            m_submitted.emplace(std::move(edit));
        });
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void cleanup() { m_form.reset(); }
    void whatComesFromAFolderIsSaid();
    void whatIsTypedCountsAndIsLeftAgain();
    void nothingChangedIsNoChange();
    void everyFieldArrives();
    void problemsStandBelowTheirFields_data();
    void problemsStandBelowTheirFields();
    void anotherFolderGivesOtherValues();
    void aFolderIsEdited();
    void severalValuesStayAsTheyAre();
    void whatIsChangedOfSeveralIsChangedOfAll();
    void aPasswordIsSharedByAll();
    void aPasswordOfTheFolderIsNamed();
    void withoutAKeychainNoPasswordIsTaken();
    void escapeCancels();
    void everyControlHasAName();

private:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_form->findChild<Widget *>(QLatin1String(name));
    }
    QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    void edit(const QStringList &entries)
    {
        ChosenEntries what;
        for (const QString &id : entries)
            what.entries << EntryId{id};
        m_form->edit(m_all, what);
    }
    /// As a person types it.
    void type(const char *field, const QString &text)
    {
        line(field)->setFocus();
        line(field)->selectAll();
        QTest::keyClicks(line(field), text);
        if (text.isEmpty())
            QTest::keyClick(line(field), Qt::Key_Delete);
    }
    void choose(const char *field, const QString &text)
    {
        auto *box = find<QComboBox>(field);
        const int item = box->findText(text);
        QVERIFY2(item >= 0, qPrintable(text));
        box->setCurrentIndex(item);
        Q_EMIT box->activated(item);
    }
    void save() { find<QPushButton>("entrySave")->click(); }
    QString problem() const
    {
        for (const QLabel *label : m_form->findChildren<QLabel *>(QStringLiteral("problem")))
            if (!label->text().isEmpty())
                return label->text();
        return {};
    }

    EnglishPlurals m_plurals;
    EntryCollection m_all;
    std::unique_ptr<EntryForm> m_form;
    std::optional<EntryEdit> m_submitted;
    int m_count = 0;
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
    m_all.entries[0].settings.user = QString(QLatin1String("")); // none, whatever the folder has
    m_all.entries[0].settings.port = 0;
    edit({m_all.entries[0].id.value});
    QCOMPARE(line("entryUser")->placeholderText(), QStringLiteral("none, whatever the folder has"));
    QCOMPARE(line("entryPort")->placeholderText(), QStringLiteral("none, whatever the folder has"));
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
    add("a password in an address", "kvm", "entryAddress", "vnc://:secret@kvm:1", "does not belong");
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
    QVERIFY(!this->problem().contains(QLatin1String("secret")));
    QCOMPARE(line(qPrintable(field))->accessibleDescription(), this->problem());
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

void EntryFormTest::severalValuesStayAsTheyAre()
{
    const QStringList ids{QStringLiteral("web2"), QStringLiteral("bastion"), QStringLiteral("pi")};
    edit(ids);
    QVERIFY(!line("entryName")->isVisible() && !line("entryAddress")->isVisible());
    QCOMPARE(line("entryUser")->placeholderText(), QStringLiteral("several values"));
    QCOMPARE(find<QComboBox>("entryPlace")->currentText(), QStringLiteral("several values"));
    QCOMPARE(find<QCheckBox>("entryFavourite")->checkState(), Qt::PartiallyChecked);
    save();
    QVERIFY(m_submitted->batch.isEmpty());
}

void EntryFormTest::whatIsChangedOfSeveralIsChangedOfAll()
{
    edit({QStringLiteral("web2"), QStringLiteral("bastion"), QStringLiteral("pi")});
    type("entryPort", QStringLiteral("2022"));
    line("entryUser")->actions().last()->trigger(); // leaves it to the folders, of all
    choose("entryColour", QStringLiteral("None"));
    choose("entryPlace", QStringLiteral("lab"));
    save();
    QCOMPARE(m_submitted->batch.entries.size(), 3);
    QCOMPARE(m_submitted->words, QStringLiteral("3 connections changed"));
    for (const Entry &entry : std::as_const(m_submitted->batch.entries)) {
        QCOMPARE(entry.settings.port, std::optional(quint16{2022}));
        QVERIFY(!entry.settings.user);
        QCOMPARE(entry.settings.colour, std::optional(QString(QLatin1String(""))));
        QCOMPARE(entry.folder, FolderId{QStringLiteral("lab")});
        const auto before = std::find_if(m_all.entries.begin(), m_all.entries.end(),
                                         [&](const Entry &other) { return other.id == entry.id; });
        QCOMPARE(entry.name, before->name);
        QCOMPARE(entry.address, before->address);
        QCOMPARE(entry.tags, before->tags);
        QCOMPARE(entry.favourite, before->favourite);
    }
}

void EntryFormTest::aPasswordIsSharedByAll()
{
    edit({QStringLiteral("web2"), QStringLiteral("web10")});
    type("entryPassword", QStringLiteral("kept together"));
    save();
    QVERIFY(m_submitted->password);
    QCOMPARE(m_submitted->password->reveal(), std::string_view("kept together"));
    QVERIFY(isUuid(m_submitted->credential.value));
    for (const Entry &entry : std::as_const(m_submitted->batch.entries))
        QCOMPARE(entry.settings.credential, std::optional(m_submitted->credential));
    QVERIFY(line("entryPassword")->text().isEmpty());
    QVERIFY(!line("entryPassword")->isUndoAvailable());
}

void EntryFormTest::aPasswordOfTheFolderIsNamed()
{
    m_all.folders[0].settings.credential = newCredentialRef();
    edit({QStringLiteral("db1")});
    QCOMPARE(line("entryPassword")->placeholderText(), QStringLiteral("the password of the folder prod"));
    m_form->edit(m_all, {{}, {FolderId{QStringLiteral("prod")}}});
    QVERIFY(line("entryPassword")->placeholderText().startsWith(QLatin1String("saved in the keychain")));
    line("entryPassword")->actions().last()->trigger();
    save();
    QVERIFY(!m_submitted->batch.folders.first().settings.credential);
    QVERIFY(!m_submitted->password);
}

void EntryFormTest::withoutAKeychainNoPasswordIsTaken()
{
    edit({QStringLiteral("web2")});
    m_form->setKeychainProblem(QStringLiteral("no keychain answers"));
    QVERIFY(!line("entryPassword")->isEnabled());
    QVERIFY(line("entryPassword")->placeholderText().contains(QLatin1String("no keychain answers")));
    m_form->setKeychainProblem({});
    QVERIFY(line("entryPassword")->isEnabled());
    QVERIFY(!line("entryPassword")->placeholderText().contains(QLatin1String("no keychain answers")));
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
