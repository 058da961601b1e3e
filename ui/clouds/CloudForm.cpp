#include "ui/clouds/CloudForm.h"

#include "core/model/EntryInheritance.h"
#include "ui/CardParts.h"
#include "ui/SavingLine.h"
#include "ui/SecretField.h"
#include "ui/Theme.h"
#include "ui/entries/FormRows.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr QLatin1String kPassword("password"), kApplicationCredential("v3applicationcredential");

QComboBox *choice(const char *name, const QString &label)
{
    auto *made = new QComboBox;
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(label);
    return made;
}

} // namespace

CloudForm::CloudForm(QWidget *parent)
    : QFrame(parent)
    , m_title(formTitle())
    , m_keychain(plainLabel("formKeychain", "muted"))
    , m_rows(new FormRows)
    , m_name(formField("cloudName", tr("Name"), tr("what it is called in the sidebar")))
    , m_address(formField("cloudAddress", tr("Address"), QStringLiteral("https://keystone.example:5000/v3")))
    , m_type(choice("cloudType", tr("Sign in with")))
    , m_credential(formField("cloudCredential", tr("Application credential"), tr("its id, or its name")))
    , m_user(formField("cloudUser", tr("User")))
    , m_userDomain(formField("cloudUserDomain", tr("Domain of the user")))
    , m_project(formField("cloudProject", tr("Project"), tr("empty: chosen after signing in")))
    , m_projectDomain(formField("cloudProjectDomain", tr("Domain of the project")))
    , m_secret(formField("cloudSecret", tr("Password"), tr("empty: asked for when it is needed")))
    , m_region(formField("cloudRegion", tr("Region"), tr("empty: the cloud's first")))
    , m_interface(choice("cloudInterface", tr("Interface")))
    , m_caFile(formField("cloudCaFile", tr("Certificate authority"), tr("empty: those of this computer")))
    , m_place(choice("cloudPlace", tr("Folder")))
    , m_saving(new SavingLine(*this))
    , m_test(new QPushButton(tr("Test")))
    , m_rest(new QPushButton(tr("Tags, colour, notes…")))
    , m_save(new QPushButton(tr("Save")))
{
    setObjectName(QStringLiteral("cloudForm"));
    setProperty("card", true);
    constexpr int kLongestName = 190; // leaves room for what tells two of a name apart
    constexpr int kLongestText = 1024, kLongestPath = 4096;
    for (QLineEdit *line :
         {m_address, m_credential, m_user, m_userDomain, m_project, m_projectDomain, m_secret, m_region})
        line->setMaxLength(kLongestText);
    m_name->setMaxLength(kLongestName);
    m_caFile->setMaxLength(kLongestPath);
    makeSecret(*m_secret);
    m_type->addItem(tr("User and password"), QString(kPassword));
    m_type->addItem(tr("Application credential"), QString(kApplicationCredential));
    m_interface->addItem(tr("Public"), QString());
    m_interface->addItem(tr("Internal"), QStringLiteral("internal"));
    m_interface->addItem(tr("Administrators'"), QStringLiteral("admin"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_title);
    column->addSpacing(metrics::kHalf);
    column->addLayout(m_rows);
    column->addWidget(m_keychain);
    column->addWidget(m_saving);
    column->addSpacing(metrics::kHalf);
    column->addWidget(makeButtons());
    addRows();
    setFolders({}, {});
    setCloud(Entry());
    setKeychainProblem(QString());
    connect(m_saving, &SavingLine::saved, this, [this] {
        emptySecret(*m_secret);
        Q_EMIT saved();
    });
}

void CloudForm::addRows()
{
    auto *browseButton = new QPushButton(tr("Browse…"));
    browseButton->setObjectName(QStringLiteral("cloudBrowse"));
    browseButton->setAccessibleName(tr("Browse for a file of certificate authorities"));
    connect(browseButton, &QPushButton::clicked, this, &CloudForm::browse);
    m_rows->add(tr("&Name"), m_name);
    m_rows->add(tr("A&ddress"), m_address);
    m_rows->add(tr("Sign in &with"), m_type);
    m_rows->add(tr("C&redential"), m_credential);
    m_rows->add(tr("&User"), m_user);
    m_rows->add(tr("Its d&omain"), m_userDomain);
    m_rows->add(tr("&Password"), m_secret);
    m_rows->add(tr("Pro&ject"), m_project);
    m_rows->add(tr("Its do&main"), m_projectDomain);
    m_rows->add(tr("Re&gion"), m_region);
    m_rows->add(tr("&Interface"), m_interface);
    m_rows->add(tr("&CA file"), m_caFile, browseButton);
    m_rows->add(tr("&Folder"), m_place);
    for (QLineEdit *line : {m_name, m_address, m_credential, m_user, m_userDomain, m_project, m_projectDomain,
                            m_secret, m_region, m_caFile}) {
        connect(line, &QLineEdit::textChanged, this, &CloudForm::check);
        connect(line, &QLineEdit::returnPressed, this, &CloudForm::submit);
    }
    connect(m_type, &QComboBox::currentIndexChanged, this, &CloudForm::check);
    connect(m_place, &QComboBox::activated, this, [this] { m_placeChosen = true; });
    connect(m_projectDomain, &QLineEdit::textEdited, this, [this] { m_projectDomainTyped = true; });
    connect(m_userDomain, &QLineEdit::textEdited, this, [this](const QString &domain) {
        if (!m_projectDomainTyped)
            m_projectDomain->setText(domain);
    });
}

QWidget *CloudForm::makeButtons()
{
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cloudCancel"));
    m_test->setObjectName(QStringLiteral("cloudTest"));
    m_test->setAccessibleDescription(tr("Looks whether signing in would work, stage by stage"));
    m_rest->setObjectName(QStringLiteral("cloudRest"));
    m_save->setObjectName(QStringLiteral("cloudSave"));
    m_save->setProperty("primary", true);
    auto *line = new QWidget;
    auto *buttons = new QHBoxLayout(line);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(m_test);
    buttons->addWidget(m_rest);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &CloudForm::cancelled);
    connect(m_test, &QPushButton::clicked, this, &CloudForm::test);
    connect(m_rest, &QPushButton::clicked, this, &CloudForm::restWanted);
    connect(m_save, &QPushButton::clicked, this, &CloudForm::submit);
    return line;
}

void CloudForm::setFolders(const QList<Folder> &folders, const FolderId &now)
{
    const QString chosen = m_place->currentData().toString();
    m_place->clear();
    m_place->addItem(tr("None"), QString());
    const FolderTree tree(folders);
    QList<std::pair<QString, QString>> paths;
    for (const Folder &folder : folders)
        paths.append({folderPath(folder.id, tree), folder.id.value});
    std::sort(paths.begin(), paths.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto &[path, id] : std::as_const(paths))
        m_place->addItem(path, id);
    const int kept = m_placeChosen ? m_place->findData(chosen) : -1;
    m_placeChosen = kept >= 0;
    m_place->setCurrentIndex(m_placeChosen ? kept : std::max(m_place->findData(now.value), 0));
}

void CloudForm::setCloud(const Entry &cloud)
{
    m_original = cloud;
    m_original.kind = EntryKind::Cloud;
    m_isNew = cloud.id.value.isEmpty();
    m_saving->end();
    if (m_isNew)
        m_original.id = newEntryId();
    if (!m_original.description)
        m_original.description = CloudDescription{};
    CloudDescription shown = *m_original.description;
    // What almost every cloud has, and nobody knows by heart.
    if (shown.auth.isEmpty()) {
        setText(shown, CloudPart::UserDomain, QStringLiteral("Default"));
        setText(shown, CloudPart::ProjectDomain, QStringLiteral("Default"));
    }
    m_demands = !m_isNew;
    m_rest->setVisible(!m_isNew);
    m_title->setText(m_isNew ? tr("New cloud") : tr("Edit %1").arg(cloud.name));
    m_name->setText(cloud.name);
    m_address->setText(cloud.address);
    m_type->setCurrentIndex(m_type->findData(
        QString(shown.authType == kApplicationCredential ? kApplicationCredential : kPassword)));
    m_credential->setText(textOf(shown, CloudPart::ApplicationCredential));
    m_user->setText(textOf(shown, CloudPart::User));
    m_userDomain->setText(textOf(shown, CloudPart::UserDomain));
    m_project->setText(textOf(shown, CloudPart::Project));
    m_projectDomain->setText(textOf(shown, CloudPart::ProjectDomain));
    m_projectDomainTyped = m_projectDomain->text() != m_userDomain->text();
    m_region->setText(shown.region);
    m_interface->setCurrentIndex(std::max(m_interface->findData(shown.interface), 0));
    m_caFile->setText(QDir::toNativeSeparators(shown.caCertificateFile));
    m_place->setCurrentIndex(std::max(m_place->findData(cloud.folder.value), 0));
    m_secret->setPlaceholderText(cloud.settings.credential && !cloud.settings.credential->value.isEmpty()
                                     ? tr("saved in the keychain; type to replace it")
                                     : tr("empty: asked for when it is needed"));
    m_placeChosen = false;
    check();
    m_shown = read();
}

bool CloudForm::isChanged() const
{
    return isEnabled() && (!m_secret->text().isEmpty() || read() != m_shown); // disabled: it is being saved
}

void CloudForm::setTakenNames(const QStringList &names)
{
    m_taken = names;
    check();
}

void CloudForm::setKeychainProblem(const QString &why)
{
    showOrHide(m_keychain, why.isEmpty()
                               ? tr("The password is kept in the keychain, and nothing of it in a file.")
                               : tr("%1%2. The password is kept until Porthole is closed.")
                                     .arg(why.left(1).toUpper(), why.mid(1)));
}

void CloudForm::focusFirst() { m_name->setFocus(Qt::OtherFocusReason); }

QString CloudForm::heading() const { return m_title->text(); }

void CloudForm::browse()
{
    auto *dialog = new QFileDialog(this, tr("File of certificate authorities"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_caFile->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

bool CloudForm::usesPassword() const { return m_type->currentData().toString() == kPassword; }

/// An application credential that is named is one of a user's; one with an id is known by that.
bool CloudForm::asksForUser() const
{
    CloudDescription typed;
    setText(typed, CloudPart::ApplicationCredential, m_credential->text().trimmed());
    return usesPassword() || typed.auth.contains(QStringLiteral("application_credential_name"));
}

void CloudForm::showRows()
{
    m_rows->setLabel(m_secret, usesPassword() ? tr("&Password") : tr("&Secret"));
    m_rows->setShown(m_credential, !usesPassword());
    m_rows->setShown(m_user, asksForUser());
    m_rows->setShown(m_userDomain, asksForUser());
    m_rows->setShown(m_project, usesPassword());
    m_rows->setShown(m_projectDomain, usesPassword());
}

void CloudForm::check()
{
    showRows();
    const QString name = m_name->text().trimmed(), address = m_address->text().trimmed();
    QString nameProblem;
    if (name.isEmpty())
        nameProblem = missing(tr("Something that is saved needs a name."));
    else if (name.contains(u'/'))
        nameProblem = tr("No slash: a server is found as cloud/server.");
    else if (m_taken.contains(name))
        nameProblem = tr("Another cloud is called that already.");
    m_rows->setProblem(m_name, nameProblem);
    m_rows->setProblem(m_address, address.isEmpty()
                                      ? missing(tr("Where its Keystone is: the auth_url of clouds.yaml."))
                                  : parseAuthUrl(address)
                                      ? QString()
                                      : tr("This is no address of a Keystone, as https://host:5000/v3 is."));
    checkSignIn();
    const QString file = QDir::fromNativeSeparators(m_caFile->text().trimmed());
    m_rows->setProblem(m_caFile, file.isEmpty() || QDir::isAbsolutePath(file)
                                     ? QString()
                                     : tr("The whole path is needed, from / on."));
}

/// Not while somebody is on the way to it.
QString CloudForm::missing(const QString &words) const { return m_demands ? words : QString(); }

/// From now on what is missing is said too; the keyboard goes where something is wrong.
bool CloudForm::isSound()
{
    m_demands = true;
    check();
    for (QLineEdit *line :
         {m_name, m_address, m_credential, m_user, m_userDomain, m_project, m_projectDomain, m_caFile}) {
        if (!m_rows->problem(line).isEmpty()) {
            line->setFocus(Qt::OtherFocusReason);
            return false;
        }
    }
    return true;
}

/// What Keystone v3 would refuse, said before it is asked.
void CloudForm::checkSignIn()
{
    const auto isMissing = [](const QLineEdit *line) { return line->text().trimmed().isEmpty(); };
    const auto demand = [&](QLineEdit *line, bool isAsked, const QString &words) {
        m_rows->setProblem(line, isAsked && isMissing(line) ? missing(words) : QString());
    };
    demand(m_credential, !usesPassword(), tr("The id of the credential, or its name."));
    demand(m_user, asksForUser(), tr("Who signs in."));
    demand(m_userDomain, asksForUser(), tr("A user's name needs its domain; often it is Default."));
    demand(m_projectDomain, usesPassword() && !isMissing(m_project),
           tr("A project's name needs its domain; often it is Default."));
}

Entry CloudForm::read() const
{
    Entry cloud = m_original;
    cloud.name = m_name->text().trimmed();
    cloud.address = m_address->text().trimmed();
    if (m_placeChosen)
        cloud.folder = {m_place->currentData().toString()};
    if (cloud.folder != m_original.folder)
        cloud.position = 0;
    CloudDescription &description = *cloud.description;
    if (usesPassword() != (description.authType != kApplicationCredential))
        description.authType = m_type->currentData().toString(); // "v3password" stays what it is
    const auto take = [&description](CloudPart part, const QLineEdit *line, bool isAsked) {
        setText(description, part, isAsked ? line->text().trimmed() : QString());
    };
    take(CloudPart::ApplicationCredential, m_credential, !usesPassword());
    take(CloudPart::User, m_user, asksForUser());
    take(CloudPart::UserDomain, m_userDomain, asksForUser());
    take(CloudPart::Project, m_project, usesPassword());
    take(CloudPart::ProjectDomain, m_projectDomain, usesPassword() && !m_project->text().trimmed().isEmpty());
    description.region = m_region->text().trimmed();
    description.interface = m_interface->currentData().toString();
    description.caCertificateFile = QDir::fromNativeSeparators(m_caFile->text().trimmed());
    return cloud;
}

void CloudForm::submit()
{
    if (!isSound())
        return;
    CloudEdit edit{read()};
    if (!m_secret->text().isEmpty())
        edit.secret = copySecret(*m_secret);
    if (!m_isNew)
        edit.base = m_original;
    edit.answer = m_saving->begin();
    Q_EMIT submitted(edit);
}

void CloudForm::test()
{
    if (!isSound())
        return;
    CloudEdit edit{read()};
    if (!m_secret->text().isEmpty())
        edit.secret = copySecret(*m_secret);
    Q_EMIT testRequested(edit);
}

void CloudForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
