#include "ui/connect/HostForm.h"

#include "core/model/HostAddress.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/SavingLine.h"
#include "ui/SecretField.h"
#include "ui/Theme.h"
#include "ui/connect/SignInRows.h"
#include "ui/entries/FormRows.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

QCheckBox *checkBox(const char *name, const QString &text)
{
    auto *made = new QCheckBox(text);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

HostForm::HostForm(Purpose purpose, QWidget *parent)
    : QFrame(parent)
    , m_purpose(purpose)
    , m_known(new QStringListModel(this))
    , m_rows(new FormRows)
    , m_host(
          formField("formHost", tr("Host"), tr("name, user@name, name:port, or an alias of ~/.ssh/config")))
    , m_user(formField("formUser", tr("User"), tr("as in ~/.ssh/config, else your own name")))
    , m_password(formField("formPassword", tr("Password"), tr("empty: asked for if the host wants one")))
    , m_keyFile(formField("formKeyFile", tr("Key file"), tr("empty: your usual keys and ssh-agent")))
    , m_name(formField("formName", tr("Name"), tr("what it is called in the sidebar")))
    , m_agent(new QComboBox)
    , m_signIn(
          new SignInRows(QStringLiteral("form"), {m_user, m_password, m_keyFile, m_agent}, *m_rows, this))
    , m_moreButton(new QToolButton)
    , m_agentWords(plainLabel("agentExplanation", "muted"))
    , m_save(checkBox("formSave", tr("Save this host as")))
    , m_savePassword(checkBox("formSavePassword", tr("Save the password in the keychain")))
    , m_keychain(plainLabel("formKeychain", "muted"))
    , m_saving(new SavingLine(*this))
{
    setObjectName(QStringLiteral("hostForm"));
    setProperty("card", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    column->addWidget(formTitle(purpose == Purpose::Edit ? tr("Edit host") : tr("Connect to a host")));
    column->addSpacing(metrics::kHalf);
    column->addLayout(m_rows);
    buildFields();
    buildMore();
    buildSaving(*column);
    connectFields();
    setKeychainProblem(QString());
}

void HostForm::buildFields()
{
    m_rows->add(tr("&Host"), m_host);
    m_signIn->addUser();
    m_signIn->addPassword();
    m_signIn->addKeyFile();
    auto *completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_host->setCompleter(completer);
}

void HostForm::buildMore()
{
    m_moreButton->setObjectName(QStringLiteral("disclosure"));
    m_moreButton->setText(tr("More"));
    m_moreButton->setCheckable(true);
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_rows->addBelowFields(m_moreButton, Qt::AlignLeft);
    m_signIn->addAgent();
    m_agentCommand = m_signIn->addAgentCommand();
    m_agentWords->setText(tr("An agent is a program on the host that looks through files and runs jobs there "
                             "for Porthole. Most hosts have none, and a terminal needs none."));
    m_rows->addBelowFields(m_agentWords);
    const auto showMore = [this](bool shown) {
        m_moreButton->setIcon(
            icon(QLatin1StringView(shown ? "chevron-down" : "chevron-right"), IconColour::Muted));
        m_rows->setShown(m_agent, shown);
        m_rows->setShown(m_agentCommand, shown);
        m_agentWords->setVisible(shown);
    };
    connect(m_moreButton, &QToolButton::toggled, this, showMore);
    showMore(false);
}

void HostForm::buildSaving(QVBoxLayout &column)
{
    m_rows->addWide(m_save, m_name);
    m_rows->addAcross(m_savePassword);
    m_rows->addAcross(m_keychain);
    m_rows->addAcross(m_saving);
    column.addSpacing(metrics::kHalf);
    column.addWidget(makeButtons());
    if (m_purpose == Purpose::Edit) {
        m_save->setChecked(true);
        m_save->setText(tr("Saved as"));
        m_save->setEnabled(false);
    }
}

QWidget *HostForm::makeButtons()
{
    const bool edits = m_purpose == Purpose::Edit;
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("formCancel"));
    auto *second = new QPushButton(tr("Save"));
    second->setObjectName(QStringLiteral("formSaveOnly"));
    second->setVisible(edits);
    auto *next = new QPushButton(edits ? tr("Save and connect") : tr("Connect"));
    next->setObjectName(QStringLiteral("formConnect"));
    next->setProperty("primary", true);
    auto *test = new QPushButton(tr("Test"));
    test->setObjectName(QStringLiteral("formTest"));
    test->setAccessibleDescription(tr("Looks whether a connection would work, stage by stage"));
    auto *line = new QWidget;
    auto *buttons = new QHBoxLayout(line);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(test);
    buttons->addStretch();
    for (QPushButton *button : {cancel, second, next})
        buttons->addWidget(button);
    connect(test, &QPushButton::clicked, this, &HostForm::test);
    connect(cancel, &QPushButton::clicked, this, &HostForm::cancelled);
    connect(second, &QPushButton::clicked, this, [this] { submit(false); });
    connect(next, &QPushButton::clicked, this, [this] { submit(true); });
    return line;
}

void HostForm::connectFields()
{
    connect(m_saving, &SavingLine::saved, this, [this] {
        emptySecret(*m_password);
        Q_EMIT saved();
    });
    for (QLineEdit *line : {m_host, m_password})
        connect(line, &QLineEdit::textChanged, this, [this] { updateSaving(); });
    connect(m_save, &QCheckBox::toggled, this, [this](bool save) {
        updateSaving();
        check();
        if (save && m_save->hasFocus())
            m_name->setFocus(Qt::TabFocusReason);
    });
    connect(m_savePassword, &QCheckBox::toggled, this, &HostForm::updateSaving);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
    for (QLineEdit *line : {m_host, m_user, m_password, m_keyFile, m_agentCommand, m_name}) {
        connect(line, &QLineEdit::textChanged, this, &HostForm::check);
        connect(line, &QLineEdit::returnPressed, this, [this] { submit(true); });
    }
}

void HostForm::setHost(const SavedHost &host)
{
    m_original = host;
    HostAddress address{QString(), host.host, host.port};
    m_host->setText(address.toString());
    m_user->setText(host.user);
    m_keyFile->setText(QDir::toNativeSeparators(host.identityFile));
    m_agent->setCurrentIndex(m_agent->findData(QVariant::fromValue(host.agent)));
    m_agentCommand->setText(host.agentCommand.value_or(QString()));
    m_moreButton->setChecked(host.agentCommand || host.agent != AgentWish::AsConfigured);
    if (!host.name.isEmpty()) {
        m_name->setText(host.name);
        m_nameTyped = true;
    }
    if (host.credential)
        m_password->setPlaceholderText(tr("saved in the keychain; type to replace it"));
    updateSaving();
    m_shown = this->host();
    m_shownHost = m_host->text();
}

bool HostForm::isChanged() const
{
    if (!isEnabled())
        return false; // it is being saved
    // What is no host's name yet is in no host.
    return !m_password->text().isEmpty() || m_host->text() != m_shownHost || host() != m_shown;
}

void HostForm::setKnownHosts(const QStringList &names) { m_known->setStringList(names); }

void HostForm::setTakenNames(const QStringList &names)
{
    m_taken = names;
    check();
}

void HostForm::setKeychainProblem(const QString &why)
{
    m_keychainProblem = why;
    m_savePassword->setText(why.isEmpty() ? tr("Save the password in the keychain")
                                          : tr("Keep the password until Porthole is closed"));
    updateSaving();
}

void HostForm::focusFirst() { m_host->setFocus(Qt::OtherFocusReason); }

void HostForm::updateSaving()
{
    const bool saves = m_save->isChecked();
    m_name->setEnabled(saves);
    if (!m_nameTyped) {
        const auto address = HostAddress::parse(m_host->text());
        m_name->setText(address ? address->host : QString());
    }
    m_savePassword->setEnabled(saves && !m_password->text().isEmpty());
    m_keychain->setVisible(saves && !m_keychainProblem.isEmpty());
    m_keychain->setText(tr("%1%2. Nothing of it is written to a file.")
                            .arg(m_keychainProblem.left(1).toUpper(), m_keychainProblem.mid(1)));
}

QString HostForm::hostProblem() const
{
    const QString typed = m_host->text().trimmed();
    if (typed.isEmpty())
        return m_wanted ? tr("It needs a host to connect to.") : QString();
    const auto address = HostAddress::parse(typed);
    return address ? QString()
                   : tr("This will not do: %1.").arg(QString::fromStdString(address.error().detail));
}

QString HostForm::nameProblem() const
{
    const QString name = m_name->text().trimmed();
    if (!m_save->isChecked())
        return {};
    if (name.isEmpty())
        return m_wanted ? tr("A host that is saved needs a name.") : QString();
    const bool isOwn = name.compare(m_original.name, Qt::CaseInsensitive) == 0;
    return !isOwn && m_taken.contains(name, Qt::CaseInsensitive) ? tr("Another host is called that already.")
                                                                 : QString();
}

void HostForm::check()
{
    m_rows->setProblem(m_host, hostProblem());
    m_signIn->check();
    m_rows->setProblem(m_name, nameProblem());
}

bool HostForm::isHeldBackBy(const QList<QLineEdit *> &fields)
{
    m_wanted = true;
    check();
    const auto wrong = std::find_if(fields.begin(), fields.end(),
                                    [this](QLineEdit *field) { return !m_rows->problem(field).isEmpty(); });
    if (wrong == fields.end())
        return false;
    (*wrong)->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(*wrong, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return true;
}

/// As the fields have it, which are sound.
SavedHost HostForm::host() const
{
    const HostAddress address = HostAddress::parse(m_host->text()).value_or(HostAddress{});
    SavedHost host = m_original;
    host.host = address.host;
    host.port = address.port;
    host.user = m_user->text().trimmed();
    if (host.user.isEmpty())
        host.user = address.user;
    host.identityFile = m_signIn->keyFile();
    host.agent = m_agent->currentData().value<AgentWish>();
    const QString command = m_agentCommand->text().trimmed();
    // An entry without a command is one that is unusable, and stays so until there is one.
    const bool unusable = m_original.agentCommand && m_original.agentCommand->isEmpty();
    if (!command.isEmpty())
        host.agentCommand = command;
    else if (!unusable)
        host.agentCommand.reset();
    host.name = m_save->isChecked() ? m_name->text().trimmed() : QString();
    return host;
}

void HostForm::submit(bool connectAfterwards)
{
    if (isHeldBackBy({m_host, m_user, m_keyFile, m_name}))
        return;
    HostRequest request;
    request.host = host();
    request.connect = connectAfterwards;
    request.save = m_save->isChecked();
    if (!m_password->text().isEmpty())
        request.password = request.save ? copySecret(*m_password) : takeSecret(*m_password);
    request.savePassword = request.save && request.password && m_savePassword->isChecked();
    if (request.save)
        request.answer = m_saving->begin();
    Q_EMIT submitted(request);
}

void HostForm::test()
{
    if (isHeldBackBy({m_host, m_user, m_keyFile}))
        return;
    HostRequest request;
    request.host = host();
    if (!m_password->text().isEmpty())
        request.password = copySecret(*m_password);
    Q_EMIT testRequested(request);
}

void HostForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
