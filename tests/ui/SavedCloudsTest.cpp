#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/EntryPasswords.h"
#include "core/session/cloud/CloudBook.h"
#include "tests/session/NovaDouble.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudBinding.h"
#include "ui/clouds/CloudBookBinding.h"
#include "ui/clouds/CloudFormPage.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/connect/DoctorCard.h"
#include "ui/entries/EntryBinding.h"
#include "ui/entries/EntryDesk.h"
#include "ui/sidebar/Sidebar.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>

namespace porthole::ui {

using porthole::test::NovaRig;

namespace {

/// A keychain that lasts, as far as anybody can tell within a test.
class Keychain final : public secrets::CredentialStore {
public:
    Task<secrets::StoreStatus> status() override { co_return secrets::StoreStatus{}; }
    Task<Result<Secret>> read(CredentialRef reference) override
    {
        co_return co_await m_memory.read(reference);
    }
    Task<Result<secrets::Kept>> write(CredentialRef reference, Secret secret) override
    {
        PH_CO_DO(co_await m_memory.write(reference, std::move(secret)));
        ++written;
        co_return keeps;
    }
    Task<Result<>> remove(CredentialRef reference) override { co_return co_await m_memory.remove(reference); }

    secrets::Kept keeps = secrets::Kept::Lasting;
    int written = 0;

private:
    secrets::MemoryCredentialStore m_memory;
};

} // namespace

/// From an empty form to a cloud's servers, as a person goes there.
class SavedCloudsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fromTheFormToItsServers();
    void isFilledInByKeyboardAlone();
    void isOfferedWhereItIsLookedFor();
    void saysWhatIsMissing();
    void anApplicationCredentialAsksForLess();
    void thePasswordIsKeptOnceItIsAccepted();
    void aRefusedPasswordIsAskedForAgain();
    void withoutAKeychainSaysSo();
    void isEdited();
    void whatHappenedWhileItWasEditedStays();
    void whatIsFilledInIsNotLostUnasked();
    void isTested();
    void isRemoved();
    void aCloudOfAFileIsCopied();

private:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    CloudFormPage *form() const { return qobject_cast<CloudFormPage *>(m_window->tabs().current()); }
    void fill(const char *name, const QString &text) const { find<QLineEdit>(name)->setText(text); }
    void fillAll(const QByteArray &password = test::testSecret()) const
    {
        fill("cloudName", QStringLiteral("lab"));
        fill("cloudAddress", m_rig->nova.profile().authUrl.toString());
        fill("cloudUser", QStringLiteral("demo"));
        fill("cloudProject", QStringLiteral("demo"));
        fill("cloudSecret", QString::fromLatin1(password));
    }
    void press(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    CloudConnection *cloud(const QString &name = QStringLiteral("lab")) const
    {
        return m_rig->registry->find(name);
    }
    ServerRef web() const { return {QStringLiteral("lab"), m_rig->nova.scope(), m_rig->nova.webId()}; }
    QString status() const { return find<QLabel>("status")->text(); }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NovaRig> m_rig;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<Keychain> m_keychain;
    std::unique_ptr<EntryBook> m_entries;
    std::unique_ptr<EntryPasswords> m_passwords;
    std::unique_ptr<CloudBook> m_book;
    std::unique_ptr<CloudTreeModel> m_model;
    std::unique_ptr<MainWindow> m_window;
};

void SavedCloudsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<NovaRig>();
    m_store = std::make_unique<store::Store>(m_folder->filePath(QStringLiteral("saved.db")));
    m_keychain = std::make_unique<Keychain>();
    m_entries = std::make_unique<EntryBook>(*m_store);
    m_passwords = std::make_unique<EntryPasswords>(*m_keychain, *m_entries);
    m_book = std::make_unique<CloudBook>(*m_entries, *m_rig->registry, *m_keychain);
    m_model = std::make_unique<CloudTreeModel>();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_model);
    bind(*m_rig->registry, *m_model, *m_window);
    bind(*m_book, *m_rig->registry, *m_window);
    bind(*m_entries, *m_passwords, *m_window);
    m_entries->load();
    m_rig->registry->load();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_book->isRead());
}

void SavedCloudsTest::cleanup()
{
    m_window.reset();
    m_model.reset();
    m_book.reset();
    m_passwords.reset();
    m_entries.reset();
    m_keychain.reset();
    m_store.reset();
    m_rig.reset();
    m_folder.reset();
}

void SavedCloudsTest::fromTheFormToItsServers()
{
    QTest::mouseClick(find<QToolButton>("newCloud"), Qt::LeftButton);
    QVERIFY(form());
    fillAll();
    press("cloudSave");
    QTRY_COMPARE(m_window->tabs().count(), 0);
    // It is signed in to with the password that was typed, and listed; nobody is asked again.
    QTRY_VERIFY(m_model->indexOf(web()).isValid());
    QCOMPARE(m_keychain->written, 1);
    QVERIFY(!find<QWidget>("signIn")->isVisible());
    QVERIFY(m_model->indexOfCloud(QStringLiteral("lab"))
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("Saved in Porthole")));
    const Entry &saved = m_entries->collection().entries.first();
    QCOMPARE(saved.kind, EntryKind::Cloud);
    QVERIFY(saved.settings.credential);
    QCOMPARE(m_entries->undoable(), QStringLiteral("The cloud lab saved"));
}

void SavedCloudsTest::isFilledInByKeyboardAlone()
{
    m_window->newCloud();
    const auto type = [this](const QString &text) {
        for (const QChar letter : text)
            QTest::keyClick(m_window->windowHandle(), letter.toLatin1());
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
    };
    type(QStringLiteral("lab"));
    type(m_rig->nova.profile().authUrl.toString());
    type({}); // how to sign in
    type(QStringLiteral("demo"));
    type({}); // the domain
    type(QString::fromLatin1(test::testSecret()));
    for (const QChar letter : QStringLiteral("demo"))
        QTest::keyClick(m_window->windowHandle(), letter.toLatin1());
    QTest::keyPress(m_window->windowHandle(), Qt::Key_Return);
    QTRY_VERIFY(m_model->indexOf(web()).isValid());
}

void SavedCloudsTest::isOfferedWhereItIsLookedFor()
{
    press("startNewCloud");
    QVERIFY(form());
    QCOMPARE(form()->title(), QStringLiteral("New cloud"));
    QTest::keyPress(m_window->windowHandle(), Qt::Key_Escape);
    QTRY_COMPARE(m_window->tabs().count(), 0);
    // The menu's actions are what the address field finds.
    const auto actions = m_window->findChildren<QAction *>();
    const auto action = std::find_if(actions.begin(), actions.end(), [](const QAction *known) {
        return known->text() == QStringLiteral("New cloud…");
    });
    QVERIFY(action != actions.end());
    (*action)->trigger();
    QVERIFY(form());
}

void SavedCloudsTest::saysWhatIsMissing()
{
    m_window->newCloud();
    const auto problem = [this](const char *name) { return find<QLineEdit>(name)->accessibleDescription(); };
    QVERIFY(problem("cloudName").isEmpty()); // nobody has wanted anything yet
    fill("cloudAddress", QStringLiteral("keystone.example"));
    QVERIFY(problem("cloudAddress").contains(QLatin1String("https://"))); // wrong as it is typed
    press("cloudSave");
    QVERIFY(form());
    QVERIFY(!problem("cloudName").isEmpty() && !problem("cloudUser").isEmpty());
    QVERIFY(find<QLineEdit>("cloudName")->hasFocus());
    fillAll();
    fill("cloudProjectDomain", QString());
    QVERIFY(problem("cloudProjectDomain").contains(QLatin1String("domain")));
    fill("cloudName", QStringLiteral("a/b"));
    QVERIFY(problem("cloudName").contains(QLatin1String("cloud/server")));
    fill("cloudCaFile", QStringLiteral("ca.pem"));
    QVERIFY(!problem("cloudCaFile").isEmpty());
    press("cloudSave");
    QVERIFY(form());
    QVERIFY(m_entries->collection().entries.isEmpty());
}

void SavedCloudsTest::anApplicationCredentialAsksForLess()
{
    m_window->newCloud();
    find<QComboBox>("cloudType")->setCurrentIndex(1);
    QVERIFY(find<QLineEdit>("cloudCredential")->isVisibleTo(form()));
    QVERIFY(!find<QLineEdit>("cloudProject")->isVisibleTo(form()));
    fill("cloudCredential", QStringLiteral("0123456789abcdef0123456789abcdef"));
    QVERIFY(!find<QLineEdit>("cloudUser")->isVisibleTo(form())); // an id says whose it is
    fill("cloudCredential", QStringLiteral("for-porthole"));
    QVERIFY(find<QLineEdit>("cloudUser")->isVisibleTo(form()));
    fill("cloudCredential", QStringLiteral("0123456789abcdef0123456789abcdef"));
    fill("cloudName", QStringLiteral("lab"));
    fill("cloudAddress", m_rig->nova.profile().authUrl.toString());
    const QByteArray secret = test::testSecret();
    fill("cloudSecret", QString::fromLatin1(secret));
    m_rig->nova.on("POST /v3/auth/tokens", m_rig->nova.captured(QStringLiteral("ks-token-appcred-id")));
    press("cloudSave");
    QTRY_VERIFY(cloud() && cloud()->state() == CloudState::Open);
    QVERIFY(m_rig->nova.everything().contains('"' + secret + '"'));
    const CloudDescription &kept = *m_entries->collection().entries.first().description;
    QCOMPARE(kept.authType, QStringLiteral("v3applicationcredential"));
    QCOMPARE(kept.auth.keys(), QStringList{QStringLiteral("application_credential_id")});
}

void SavedCloudsTest::thePasswordIsKeptOnceItIsAccepted()
{
    m_window->newCloud();
    fillAll({});
    press("cloudSave");
    QTRY_VERIFY(find<QWidget>("signIn")->isVisible());
    QVERIFY(find<QCheckBox>("signInKeep")->isVisible() && find<QCheckBox>("signInKeep")->isChecked());
    QCOMPARE(m_keychain->written, 0);
    fill("password", QString::fromLatin1(test::testSecret()));
    press("signInNext");
    QTRY_COMPARE(m_keychain->written, 1);
    QTRY_VERIFY(m_entries->collection().entries.first().settings.credential);
    QCOMPARE(cloud()->state(), CloudState::Open);
}

void SavedCloudsTest::aRefusedPasswordIsAskedForAgain()
{
    m_rig->nova.on("POST /v3/auth/tokens", m_rig->nova.captured(QStringLiteral("ks-token-badpassword")));
    m_window->newCloud();
    fillAll("a-wrong-password"_secret);
    press("cloudSave");
    QTRY_VERIFY(find<QWidget>("signIn")->isVisible());
    QVERIFY(find<QLabel>("cloudProblem")->text().contains(QLatin1String("was not accepted")));
    QVERIFY(!find<QLabel>("cloudProblem")->text().contains(QLatin1String("a-wrong-password"_secret)));
}

void SavedCloudsTest::withoutAKeychainSaysSo()
{
    m_keychain->keeps = secrets::Kept::ThisRun;
    m_window->newCloud();
    fillAll();
    press("cloudSave");
    QTRY_VERIFY(status().contains(QLatin1String("until Porthole is closed")));
    QTRY_VERIFY(cloud() && cloud()->state() == CloudState::Open); // with what is kept for this run
    QVERIFY(!m_entries->collection().entries.first().settings.credential);
}

void SavedCloudsTest::isEdited()
{
    m_window->newCloud();
    fillAll();
    press("cloudSave");
    QTRY_VERIFY(m_model->indexOf(web()).isValid());
    const EntryId id = m_entries->collection().entries.first().id;
    Q_EMIT m_window->sidebar().entryEditRequested({{id}, {}});
    QVERIFY(form());
    QCOMPARE(form()->title(), QStringLiteral("Edit lab"));
    QCOMPARE(find<QLineEdit>("cloudUser")->text(), QStringLiteral("demo"));
    QVERIFY(find<QLineEdit>("cloudSecret")->text().isEmpty()); // what is kept is not fetched to be shown
    fill("cloudName", QStringLiteral("laboratory"));
    press("cloudSave");
    QTRY_VERIFY(cloud(QStringLiteral("laboratory")));
    QVERIFY(!cloud());
    QCOMPARE(m_model->cloudNames(), QStringList{QStringLiteral("laboratory")});
    QCOMPARE(m_entries->undoable(), QStringLiteral("The cloud laboratory changed"));
    cloud(QStringLiteral("laboratory"))->open();
    QTRY_COMPARE(cloud(QStringLiteral("laboratory"))->state(), CloudState::Open); // the password is the same
}

void SavedCloudsTest::whatHappenedWhileItWasEditedStays()
{
    m_window->newCloud();
    fillAll();
    press("cloudSave");
    QTRY_VERIFY(m_model->indexOf(web()).isValid());
    Entry expected = m_entries->collection().entries.first();
    Q_EMIT m_window->sidebar().entryEditRequested({{expected.id}, {}});
    QVERIFY(form());
    fill("cloudRegion", QStringLiteral("north"));
    // In the sidebar, and by whoever has signed in and kept the password.
    Folder folder;
    folder.id = newFolderId();
    folder.name = QStringLiteral("prod");
    expected.folder = folder.id;
    expected.name = QStringLiteral("attic");
    expected.settings.credential = newCredentialRef();
    m_entries->apply({{folder}, {expected}, {}, {}});
    QTRY_COMPARE(find<QComboBox>("cloudPlace")->currentText(), QStringLiteral("prod"));
    press("cloudSave");
    QTRY_VERIFY(!form());
    const Entry *now = m_entries->find(expected.id);
    QCOMPARE(now->description->region, QStringLiteral("north"));
    QCOMPARE(now->name, QStringLiteral("attic"));
    QCOMPARE(now->folder, folder.id);
    QCOMPARE(now->settings.credential, expected.settings.credential);
}

void SavedCloudsTest::whatIsFilledInIsNotLostUnasked()
{
    m_window->newCloud();
    fillAll();
    QTest::keyClick(find<QLineEdit>("cloudName"), Qt::Key_Escape);
    QVERIFY(form() && find<QWidget>("formQuestion")->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    press("cloudSave");
    QTRY_VERIFY(!m_entries->collection().entries.isEmpty());
    QTRY_VERIFY(!form());
    const EntryId id = m_entries->collection().entries.first().id;
    Q_EMIT m_window->sidebar().entryEditRequested({{id}, {}});
    fill("cloudRegion", QStringLiteral("north"));
    press("cloudRest");
    QVERIFY(form() && find<QWidget>("formQuestion")->isVisible());
    form()->findChild<QPushButton *>(QStringLiteral("confirmAction"))->click();
    QVERIFY(!form());
    QCOMPARE(m_window->tabs().count(), 1); // the other form
    QVERIFY(m_entries->find(id)->description->region.isEmpty());
}

void SavedCloudsTest::isTested()
{
    m_window->newCloud();
    fillAll();
    press("cloudTest");
    const auto heading = [this] { return find<QLabel>("doctorHeading")->text(); };
    QVERIFY(find<DoctorCard>("doctorCard")->isVisible());
    QTRY_VERIFY2(m_rig->nova.count("POST /v3/auth/tokens") == 1, qPrintable(heading()));
    QTRY_VERIFY(form()->doctorCard().findChildren<QLabel *>().size() > 3);
    QVERIFY(!find<QLineEdit>("cloudSecret")->text().isEmpty()); // it is still to be saved
    QVERIFY(m_entries->collection().entries.isEmpty());
    press("cloudSave");
    QTRY_VERIFY(m_model->indexOf(web()).isValid());
}

void SavedCloudsTest::isRemoved()
{
    m_window->newCloud();
    fillAll();
    press("cloudSave");
    QTRY_VERIFY(m_model->indexOf(web()).isValid());
    m_entries->trash({m_entries->collection().entries.first().id});
    QTRY_VERIFY(m_model->cloudNames().isEmpty());
    QCOMPARE(m_model->rowCount({}), 0);
    m_entries->undo();
    QTRY_COMPARE(m_model->cloudNames(), QStringList{QStringLiteral("lab")});
}

void SavedCloudsTest::aCloudOfAFileIsCopied()
{
    Q_EMIT m_window->sidebar().cloudCopyRequested(QStringLiteral("nowhere"));
    QVERIFY(status().contains(QLatin1String("cannot be copied")));
    Entry copy;
    copy.name = QStringLiteral("lab copy");
    copy.address = m_rig->nova.profile().authUrl.toString();
    copy.description = CloudDescription{};
    setText(*copy.description, CloudPart::User, QStringLiteral("demo"));
    m_window->newCloud(copy);
    QVERIFY(form());
    QCOMPARE(form()->title(), QStringLiteral("New cloud"));
    QCOMPARE(find<QLineEdit>("cloudUser")->text(), QStringLiteral("demo"));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SavedCloudsTest)
#include "SavedCloudsTest.moc"
