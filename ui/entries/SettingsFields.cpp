#include "ui/entries/SettingsFields.h"

#include "core/model/SshName.h"
#include "ui/SecretField.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/FormRows.h"
#include "ui/entries/InheritedField.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QPixmap>
#include <QPushButton>
#include <algorithm>

namespace porthole::ui {

namespace {

/// What all of them have in common; nothing if they differ.
template <class T>
std::optional<std::optional<T>> common(const QList<EntrySettings> &all,
                                       std::optional<T> EntrySettings::*member)
{
    const std::optional<T> &first = all.first().*member;
    const bool same = std::all_of(all.begin(), all.end(),
                                  [&](const EntrySettings &settings) { return settings.*member == first; });
    if (!same)
        return std::nullopt;
    return first;
}

QString severalValues() { return SettingsFields::tr("several values"); }

void showText(InheritedField &field, const std::optional<std::optional<QString>> &value)
{
    if (!value)
        field.setUnshown(severalValues());
    else if (*value && (*value)->isEmpty())
        field.setUnshown(SettingsFields::tr("none, whatever the folder has"));
    else
        field.setOwn(*value);
}

/// Chooses what all have; where they differ, an item that says so comes to be.
template <class T> void showChoice(QComboBox &box, const std::optional<std::optional<T>> &value)
{
    constexpr int kLeft = 0; // to the folder
    if (const int mixed = box.findText(severalValues()); mixed >= 0)
        box.removeItem(mixed);
    if (!value) {
        box.addItem(severalValues());
        box.setCurrentIndex(box.count() - 1);
    } else if (!*value) {
        box.setCurrentIndex(kLeft);
    } else {
        box.setCurrentIndex(std::max(box.findData(QVariant::fromValue(**value)), kLeft));
    }
}

QString agentWords(AgentWish wish)
{
    switch (wish) {
    case AgentWish::AsConfigured:
        return SettingsFields::tr("Start it if the host has one");
    case AgentWish::Require:
        return SettingsFields::tr("Require it: without it, do not connect");
    case AgentWish::Never:
        return SettingsFields::tr("Never start it");
    }
    return {};
}

/// "root, from the folder prod", or what it is where no folder says anything.
template <class T>
QString inherited(const Effective<T> &effective, const FolderTree &folders, const QString &text,
                  const QString &otherwise)
{
    return effective.value && effective.from
               ? SettingsFields::tr("%1, from %2").arg(text, sourceName(*effective.from, folders))
               : otherwise;
}

QString wholePath(const QString &typed)
{
    const QString path = QDir::fromNativeSeparators(typed);
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

QIcon swatch(const QString &colour)
{
    QPixmap picture(12, 12);
    picture.fill(QColor(colour));
    return QIcon(picture);
}

} // namespace

SettingsFields::SettingsFields(FormRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_user(new InheritedField("entryUser", tr("User")))
    , m_port(new InheritedField("entryPort", tr("Port")))
    , m_keyFile(new InheritedField("entryKeyFile", tr("Key file")))
    , m_password(new InheritedField("entryPassword", tr("Password")))
    , m_agent(new QComboBox)
    , m_colour(new QComboBox)
{
    makeSecret(*m_password);
    addRows();
    for (const InheritedField *field : {m_user, m_port, m_keyFile, m_password}) {
        connect(field, &QLineEdit::textEdited, this, &SettingsFields::check);
        connect(field, &QLineEdit::returnPressed, this, &SettingsFields::submitted);
    }
    connect(m_agent, &QComboBox::activated, this, [this] {
        m_agentTouched = true;
        Q_EMIT changed();
    });
    connect(m_colour, &QComboBox::activated, this, [this] {
        m_colourTouched = true;
        Q_EMIT changed();
    });
}

void SettingsFields::addRows()
{
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setObjectName(QStringLiteral("entryBrowse"));
    browse->setAccessibleName(tr("Browse for a key file"));
    connect(browse, &QPushButton::clicked, this, &SettingsFields::browseForKey);
    m_agent->setObjectName(QStringLiteral("entryAgent"));
    m_agent->setAccessibleName(tr("Agent"));
    m_agent->addItem(QString());
    for (const AgentWish wish : {AgentWish::AsConfigured, AgentWish::Require, AgentWish::Never})
        m_agent->addItem(agentWords(wish), QVariant::fromValue(wish));
    m_colour->setObjectName(QStringLiteral("entryColour"));
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->addItem(QString());
    m_colour->addItem(tr("None"), QString(QLatin1String("")));
    for (const NamedColour &colour : entryColours()) {
        const QString value = QLatin1String(colour.value);
        m_colour->addItem(swatch(value), colourName(value), value);
    }
    m_rows.add(tr("&User"), m_user);
    m_rows.add(tr("Po&rt"), m_port);
    m_rows.add(tr("&Key file"), m_keyFile, browse);
    m_rows.add(tr("&Password"), m_password);
    m_rows.add(tr("A&gent"), m_agent);
    m_rows.add(tr("&Colour"), m_colour);
}

void SettingsFields::show(const QList<EntrySettings> &all, bool signsIn)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_user, m_port, m_keyFile, m_password, m_agent})
        m_rows.setShown(field, signsIn);
    showText(*m_user, common(all, &EntrySettings::user));
    showText(*m_keyFile, common(all, &EntrySettings::identityFile));
    std::optional<std::optional<QString>> portText;
    if (const auto port = common(all, &EntrySettings::port))
        portText = *port ? std::optional(**port == 0 ? QString() : QString::number(**port)) : std::nullopt;
    showText(*m_port, portText);
    m_credential = common(all, &EntrySettings::credential);
    showPassword();
    showChoice(*m_agent, common(all, &EntrySettings::agent));
    const auto colour = common(all, &EntrySettings::colour);
    if (colour && *colour && m_colour->findData(**colour) < 0)
        m_colour->addItem(swatch(**colour), **colour, **colour); // an import has brought it
    showChoice(*m_colour, colour);
    m_agentTouched = m_colourTouched = false;
}

void SettingsFields::setAround(const EffectiveSettings &around, const FolderTree &folders)
{
    m_user->setInherited(inherited(around.user, folders, around.user.value.value_or(QString()),
                                   tr("as in ~/.ssh/config, else your own name")));
    m_port->setInherited(inherited(around.port, folders, QString::number(around.port.value.value_or(0)),
                                   tr("as in ~/.ssh/config, else 22")));
    m_keyFile->setInherited(inherited(around.identityFile, folders,
                                      around.identityFile.value.value_or(QString()),
                                      tr("your usual keys and ssh-agent")));
    m_password->setInherited(around.credential.value && around.credential.from
                                 ? tr("the password of %1").arg(sourceName(*around.credential.from, folders))
                                 : tr("asked for if the host wants one"));
    m_agent->setItemText(0, inherited(around.agent, folders,
                                      agentWords(around.agent.value.value_or(AgentWish::AsConfigured)),
                                      tr("As usual: start it if the host has one")));
    const QString colour = around.colour.value.value_or(QString());
    m_colour->setItemText(0, inherited(around.colour, folders,
                                       colour.isEmpty() ? tr("None") : colourName(colour), tr("No colour")));
    m_colour->setItemIcon(0, colour.isEmpty() ? QIcon() : swatch(colour));
}

void SettingsFields::setKeychainProblem(const QString &why)
{
    if (m_keychainProblem == why)
        return; // what is typed stays
    m_keychainProblem = why;
    showPassword();
}

void SettingsFields::showPassword()
{
    m_password->setEnabled(m_keychainProblem.isEmpty());
    if (!m_keychainProblem.isEmpty())
        m_password->setUnshown(tr("cannot be saved: %1").arg(m_keychainProblem));
    else if (!m_credential)
        m_password->setUnshown(severalValues());
    else if (*m_credential)
        m_password->setUnshown(tr("saved in the keychain; type to replace it"));
    else
        m_password->setOwn(std::nullopt);
}

void SettingsFields::check()
{
    const auto user = m_user->own();
    m_rows.setProblem(m_user,
                      user && !isValidSshUser(*user) ? tr("A user name has no such characters.") : QString());
    bool isNumber = false;
    const auto port = m_port->own();
    const int number = port ? port->toInt(&isNumber) : 0;
    m_rows.setProblem(m_port, port && (!isNumber || number < 1 || number > 65535)
                                  ? tr("A port is a number from 1 to 65535.")
                                  : QString());
    const auto file = m_keyFile->own();
    m_rows.setProblem(m_keyFile, file && !QDir::isAbsolutePath(wholePath(*file))
                                     ? tr("A key file is a whole path: it begins with / or ~/.")
                                     : QString());
    Q_EMIT changed();
}

void SettingsFields::applyTo(EntrySettings &settings) const
{
    if (m_user->isTouched())
        settings.user = m_user->own();
    if (m_port->isTouched())
        settings.port = m_port->own() ? std::optional(m_port->own()->toUShort()) : std::nullopt;
    if (m_keyFile->isTouched())
        settings.identityFile = m_keyFile->own() ? std::optional(wholePath(*m_keyFile->own())) : std::nullopt;
    if (dropsPassword())
        settings.credential.reset();
    if (m_agentTouched && m_agent->currentText() != severalValues())
        settings.agent = m_agent->currentIndex() == 0
                             ? std::nullopt
                             : std::optional(m_agent->currentData().value<AgentWish>());
    if (m_colourTouched && m_colour->currentText() != severalValues())
        settings.colour =
            m_colour->currentIndex() == 0 ? std::nullopt : std::optional(m_colour->currentData().toString());
}

std::optional<Secret> SettingsFields::takePassword()
{
    if (m_password->text().isEmpty() || !m_password->isEnabled())
        return std::nullopt;
    return takeSecret(*m_password);
}

bool SettingsFields::dropsPassword() const { return m_password->isTouched() && m_password->text().isEmpty(); }

void SettingsFields::browseForKey()
{
    auto *dialog = new QFileDialog(m_keyFile, tr("Key file"), QDir::homePath() + QStringLiteral("/.ssh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::Files | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_keyFile->selectAll();
        m_keyFile->insert(QDir::toNativeSeparators(path)); // as if it had been typed
        check();
    });
    dialog->open();
}

} // namespace porthole::ui
