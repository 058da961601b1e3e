#include "ui/connect/HostForm.h"

#include "core/model/HostAddress.h"
#include "core/model/SshName.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/SecretField.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QLineEdit *field(const char *name, const QString &label, const QString &placeholder)
{
    auto *made = new QLineEdit;
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(label);
    made->setPlaceholderText(placeholder);
    made->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return made;
}

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
    , m_host(field("formHost", tr("Host"), tr("name, user@name, name:port, or an alias of ~/.ssh/config")))
    , m_user(field("formUser", tr("User"), tr("as in ~/.ssh/config, else your own name")))
    , m_password(field("formPassword", tr("Password"), tr("empty: asked for if the host wants one")))
    , m_keyFile(field("formKeyFile", tr("Key file"), tr("empty: your usual keys and ssh-agent")))
    , m_agentCommand(field("formAgentCommand", tr("Agent command"), tr("what starts the agent on the host")))
    , m_name(field("formName", tr("Name"), tr("what it is called in the sidebar")))
    , m_browse(new QPushButton(tr("Browse…")))
    , m_moreButton(new QToolButton)
    , m_agentWords(plainLabel("agentExplanation", "muted"))
    , m_agent(new QComboBox)
    , m_save(checkBox("formSave", tr("Save this host as")))
    , m_savePassword(checkBox("formSavePassword", tr("Save the password in the keychain")))
    , m_keychain(plainLabel("formKeychain", "muted"))
    , m_reason(plainLabel("reason"))
{
    setObjectName(QStringLiteral("hostForm"));
    setProperty("card", true);
    makeSecret(*m_password);
    auto *title = plainLabel("formTitle");
    title->setText(purpose == Purpose::Edit ? tr("Edit host") : tr("Connect to a host"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::kGap);
    form->setVerticalSpacing(metrics::kGrid);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildFields(*form);
    buildMore(*form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSection, metrics::kSection, metrics::kSection, metrics::kGap);
    column->setSpacing(metrics::kGrid);
    column->addWidget(title);
    column->addSpacing(metrics::kHalf);
    column->addLayout(form);
    buildSaving();
    m_reason->hide();
    connectFields();
    setKeychainProblem(QString());
}

void HostForm::buildFields(QFormLayout &form)
{
    m_browse->setObjectName(QStringLiteral("formBrowse"));
    m_browse->setAccessibleName(tr("Browse for a key file"));
    auto *key = new QHBoxLayout;
    key->setSpacing(metrics::kGrid);
    key->addWidget(m_keyFile, 1);
    key->addWidget(m_browse);
    form.addRow(tr("&Host"), m_host);
    form.addRow(tr("&User"), m_user);
    form.addRow(tr("&Password"), m_password);
    form.addRow(tr("&Key file"), key);
    qobject_cast<QLabel *>(form.labelForField(key))->setBuddy(m_keyFile);
    auto *completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_host->setCompleter(completer);
}

void HostForm::buildMore(QFormLayout &form)
{
    m_moreButton->setObjectName(QStringLiteral("disclosure"));
    m_moreButton->setText(tr("More"));
    m_moreButton->setCheckable(true);
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setIcon(icon(QLatin1StringView("chevron-right"), IconColour::Muted));
    m_agent->setObjectName(QStringLiteral("formAgent"));
    m_agent->setAccessibleName(tr("Agent"));
    m_agent->addItem(tr("Start it if the host has one"), QVariant::fromValue(AgentWish::AsConfigured));
    m_agent->addItem(tr("Require it: without it, do not connect"), QVariant::fromValue(AgentWish::Require));
    m_agent->addItem(tr("Never start it"), QVariant::fromValue(AgentWish::Never));
    m_agentWords->setText(tr("An agent is a program on the host that looks through files and runs jobs there "
                             "for Porthole. Most hosts have none, and a terminal needs none."));
    form.addRow(QString(), m_moreButton);
    form.addRow(tr("&Agent"), m_agent);
    form.addRow(tr("Its c&ommand"), m_agentCommand);
    form.addRow(QString(), m_agentWords);
    const auto showMore = [this, &form](bool shown) {
        for (QWidget *row : {static_cast<QWidget *>(m_agent), static_cast<QWidget *>(m_agentCommand),
                             static_cast<QWidget *>(m_agentWords)})
            form.setRowVisible(row, shown);
    };
    connect(m_moreButton, &QToolButton::toggled, this, showMore);
    showMore(false);
}

void HostForm::buildSaving()
{
    auto *name = new QHBoxLayout;
    name->setSpacing(metrics::kGrid);
    name->addWidget(m_save);
    name->addWidget(m_name, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("formCancel"));
    const bool edits = m_purpose == Purpose::Edit;
    auto *second = new QPushButton(tr("Save"));
    second->setObjectName(QStringLiteral("formSaveOnly"));
    second->setVisible(edits);
    auto *next = new QPushButton(edits ? tr("Save and connect") : tr("Connect"));
    next->setObjectName(QStringLiteral("formConnect"));
    next->setProperty("primary", true);
    auto *test = new QPushButton(tr("Test"));
    test->setObjectName(QStringLiteral("formTest"));
    test->setAccessibleDescription(tr("Looks whether a connection would work, stage by stage"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addWidget(test);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(second);
    buttons->addWidget(next);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(name);
    column->addWidget(m_savePassword);
    column->addWidget(m_keychain);
    column->addWidget(m_reason);
    column->addSpacing(metrics::kHalf);
    column->addLayout(buttons);
    if (edits) {
        m_save->setChecked(true);
        m_save->setText(tr("Saved as"));
        m_save->setEnabled(false);
    }
    connect(test, &QPushButton::clicked, this, &HostForm::test);
    connect(cancel, &QPushButton::clicked, this, &HostForm::cancelled);
    connect(second, &QPushButton::clicked, this, [this] { submit(false); });
    connect(next, &QPushButton::clicked, this, [this] { submit(true); });
}

void HostForm::connectFields()
{
    connect(m_moreButton, &QToolButton::toggled, this, [this](bool open) {
        m_moreButton->setIcon(
            icon(QLatin1StringView(open ? "chevron-down" : "chevron-right"), IconColour::Muted));
    });
    connect(m_browse, &QPushButton::clicked, this, &HostForm::browseForKey);
    connect(m_host, &QLineEdit::textChanged, this, [this] { updateSaving(); });
    connect(m_password, &QLineEdit::textChanged, this, [this] { updateSaving(); });
    connect(m_save, &QCheckBox::toggled, this, [this](bool save) {
        updateSaving();
        if (save && m_save->hasFocus())
            m_name->setFocus(Qt::TabFocusReason);
    });
    connect(m_savePassword, &QCheckBox::toggled, this, &HostForm::updateSaving);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
    for (QLineEdit *line : {m_host, m_user, m_password, m_keyFile, m_agentCommand, m_name}) {
        connect(line, &QLineEdit::textChanged, this, &HostForm::accept);
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
}

void HostForm::setKnownHosts(const QStringList &names) { m_known->setStringList(names); }

void HostForm::setTakenNames(const QStringList &names) { m_taken = names; }

void HostForm::setKeychainProblem(const QString &why)
{
    m_keychainProblem = why;
    m_savePassword->setText(why.isEmpty() ? tr("Save the password in the keychain")
                                          : tr("Keep the password until Porthole is closed"));
    updateSaving();
}

void HostForm::focusFirst() { m_host->setFocus(Qt::OtherFocusReason); }

void HostForm::browseForKey()
{
    auto *dialog = new QFileDialog(this, tr("Key file"), QDir::homePath() + QStringLiteral("/.ssh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::Files | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_keyFile->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

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

Result<SavedHost> HostForm::readHost() const
{
    PH_TRY(const HostAddress address, HostAddress::parse(m_host->text()));
    SavedHost host = m_original;
    host.host = address.host;
    host.port = address.port;
    host.user = m_user->text().trimmed();
    if (host.user.isEmpty())
        host.user = address.user;
    if (!host.user.isEmpty() && !isValidSshUser(host.user))
        return Error::make(ErrorKind::Usage, "the user name holds characters that none has");
    host.identityFile = QDir::fromNativeSeparators(m_keyFile->text().trimmed());
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
    auto host = readHost();
    if (!host)
        return refuseHost(host.error());
    const bool saves = m_save->isChecked();
    if (saves && host->name.isEmpty())
        return refuse(m_name, tr("a saved host needs a name"));
    if (saves && host->name.compare(m_original.name, Qt::CaseInsensitive) != 0 &&
        m_taken.contains(host->name, Qt::CaseInsensitive))
        return refuse(m_name, tr("another host is called that already"));
    HostRequest request;
    request.host = *std::move(host);
    if (!m_password->text().isEmpty())
        request.password = takeSecret(*m_password);
    request.connect = connectAfterwards;
    request.save = saves;
    request.savePassword = saves && request.password && m_savePassword->isChecked();
    Q_EMIT submitted(request);
}

void HostForm::test()
{
    auto host = readHost();
    if (!host)
        return refuseHost(host.error());
    HostRequest request;
    request.host = *std::move(host);
    if (!m_password->text().isEmpty())
        request.password = copySecret(*m_password);
    Q_EMIT testRequested(request);
}

void HostForm::refuseHost(const Error &error)
{
    const bool isUser = HostAddress::parse(m_host->text()).has_value();
    refuse(isUser ? m_user : m_host, QString::fromStdString(error.detail));
}

void HostForm::refuse(QLineEdit *field, const QString &reason)
{
    m_refused = field;
    mark(field, "refused", true);
    m_reason->setText(tr("This does not work yet: %1.").arg(reason));
    m_reason->show();
    field->setAccessibleDescription(m_reason->text());
    field->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(m_reason, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void HostForm::accept()
{
    if (!m_refused)
        return;
    mark(m_refused, "refused", false);
    m_refused->setAccessibleDescription(QString());
    m_refused = nullptr;
    m_reason->hide();
}

void HostForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
