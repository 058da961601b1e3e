#include "ui/entries/SettingsFields.h"

#include "ui/SecretField.h"
#include "ui/connect/SignInRows.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/FormRows.h"
#include "ui/entries/InheritedField.h"

#include <QComboBox>
#include <QPixmap>
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
    if (value)
        field.setOwn(*value);
    else
        field.setUnshown(severalValues());
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

/// "root, from the folder prod"; empty where no folder says anything.
template <class T>
QString fromFolder(const Effective<T> &effective, const FolderTree &folders, const QString &text)
{
    return effective.value && effective.from
               ? SettingsFields::tr("%1, from %2").arg(text, sourceName(*effective.from, folders))
               : QString();
}

/// A folder may say that there is to be none, as well.
template <class T>
void showAround(InheritedField &field, const Effective<T> &effective, const FolderTree &folders,
                const QString &text)
{
    const QString none = SettingsFields::tr("none: %1").arg(field.otherwise());
    field.setInherited(fromFolder(effective, folders, text.isEmpty() ? none : text));
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
    , m_user(new InheritedField("entryUser", tr("User"), tr("as in ~/.ssh/config, else your own name")))
    , m_port(new InheritedField("entryPort", tr("Port"), tr("as in ~/.ssh/config, else 22")))
    , m_keyFile(new InheritedField("entryKeyFile", tr("Key file"), tr("your usual keys and ssh-agent")))
    , m_password(new InheritedField("entryPassword", tr("Password"), tr("asked for if the host wants one")))
    , m_agent(new QComboBox)
    , m_colour(new QComboBox)
    , m_signIn(nullptr)
{
    addRows();
    for (const InheritedField *field : {m_user, m_port, m_keyFile, m_password}) {
        connect(field, &QLineEdit::textEdited, this, &SettingsFields::check);
        connect(field, &QLineEdit::returnPressed, this, &SettingsFields::submitted);
    }
    connect(m_password, &QLineEdit::textChanged, this, &SettingsFields::showNotes); // the lock empties it
    connect(m_agent, &QComboBox::activated, this, [this] {
        m_agentTouched = true;
        check();
    });
    connect(m_colour, &QComboBox::activated, this, [this] {
        m_colourTouched = true;
        check();
    });
}

void SettingsFields::addRows()
{
    m_agent->addItem(QString());
    m_colour->setObjectName(QStringLiteral("entryColour"));
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->addItem(QString());
    m_colour->addItem(tr("None"), QString(QLatin1String("")));
    for (const NamedColour &colour : entryColours()) {
        const QString value = QLatin1String(colour.value);
        m_colour->addItem(swatch(value), colourName(value), value);
    }
    m_signIn =
        new SignInRows(QStringLiteral("entry"), {m_user, m_password, m_keyFile, m_agent}, m_rows, this);
    m_signIn->addUser();
    m_rows.add(tr("Po&rt"), m_port);
    m_signIn->addKeyFile();
    m_signIn->addPassword();
    m_signIn->addAgent();
    m_rows.add(tr("&Colour"), m_colour);
}

QLineEdit *SettingsFields::addAgentCommand() { return m_signIn->addAgentCommand(); }

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
    const quint16 port = around.port.value.value_or(0);
    showAround(*m_user, around.user, folders, around.user.value.value_or(QString()));
    showAround(*m_port, around.port, folders, port == 0 ? QString() : QString::number(port));
    showAround(*m_keyFile, around.identityFile, folders, around.identityFile.value.value_or(QString()));
    const bool saved = around.credential.value && !around.credential.value->value.isEmpty();
    showAround(*m_password, around.credential, folders, saved ? tr("the saved password") : QString());
    m_agentAround = fromFolder(around.agent, folders,
                               SignInRows::agentWords(around.agent.value.value_or(AgentWish::AsConfigured)));
    const QString colour = around.colour.value.value_or(QString());
    m_colourAround = fromFolder(around.colour, folders, colour.isEmpty() ? tr("None") : colourName(colour));
    m_colour->setItemIcon(0, colour.isEmpty() ? QIcon() : swatch(colour));
    showChoicesAround();
}

void SettingsFields::setAroundEach()
{
    const QString words = tr("what each one's folder has");
    for (InheritedField *field : {m_user, m_port, m_keyFile, m_password})
        field->setInherited(words);
    m_agentAround = m_colourAround = words;
    m_colour->setItemIcon(0, QIcon());
    showChoicesAround();
}

void SettingsFields::showChoicesAround()
{
    m_agent->setItemText(0, m_agentAround.isEmpty() ? tr("As usual: start it if the host has one")
                                                    : m_agentAround);
    m_colour->setItemText(0, m_colourAround.isEmpty() ? tr("No colour") : m_colourAround);
    showNotes();
}

void SettingsFields::setKeychainProblem(const QString &why)
{
    m_keychainProblem = why;
    showNotes();
}

void SettingsFields::showPassword()
{
    if (!m_credential)
        m_password->setUnshown(severalValues());
    else if (*m_credential && !(*m_credential)->value.isEmpty())
        m_password->setUnshown(tr("saved in the keychain; type to replace it"));
    else
        m_password->setOwn(*m_credential ? std::optional(QString(QLatin1String(""))) : std::nullopt);
}

/// What a folder says that does not count here, and where a password that is typed stays.
void SettingsFields::showNotes()
{
    const auto insteadOf = [](const QString &what) {
        return what.isEmpty() ? QString() : tr("Instead of %1.").arg(what);
    };
    for (InheritedField *field : {m_user, m_port, m_keyFile})
        m_rows.setNote(field, insteadOf(field->overridden()));
    m_rows.setNote(m_agent, insteadOf(m_agent->currentIndex() > 0 ? m_agentAround : QString()));
    m_rows.setNote(m_colour, insteadOf(m_colour->currentIndex() > 0 ? m_colourAround : QString()));
    QStringList password{insteadOf(m_password->overridden())};
    if (!m_keychainProblem.isEmpty())
        password
            << tr("A password that is typed is kept until Porthole is closed: %1.").arg(m_keychainProblem);
    password.removeAll(QString());
    m_rows.setNote(m_password, password.join(u' '));
}

void SettingsFields::check()
{
    m_signIn->check();
    bool isNumber = false;
    const QString port = m_port->text().trimmed();
    const int number = port.toInt(&isNumber);
    m_rows.setProblem(m_port, !port.isEmpty() && (!isNumber || number < 1 || number > 65535)
                                  ? tr("A port is a number from 1 to 65535.")
                                  : QString());
    showNotes();
    Q_EMIT changed();
}

void SettingsFields::applyTo(EntrySettings &settings) const
{
    if (m_user->isTouched())
        settings.user = m_user->own();
    if (m_port->isTouched())
        settings.port = m_port->own() ? std::optional(m_port->own()->toUShort()) : std::nullopt; // none: 0
    if (m_keyFile->isTouched())
        settings.identityFile =
            m_keyFile->text().trimmed().isEmpty() ? m_keyFile->own() : std::optional(m_signIn->keyFile());
    // One that was typed gets a reference of its own from whoever saves it.
    if (m_password->isTouched())
        settings.credential = m_password->own() ? std::optional(CredentialRef{}) : std::nullopt;
    if (m_agentTouched && m_agent->currentText() != severalValues())
        settings.agent = m_agent->currentIndex() == 0
                             ? std::nullopt
                             : std::optional(m_agent->currentData().value<AgentWish>());
    if (m_colourTouched && m_colour->currentText() != severalValues())
        settings.colour =
            m_colour->currentIndex() == 0 ? std::nullopt : std::optional(m_colour->currentData().toString());
}

std::optional<Secret> SettingsFields::password() const
{
    return m_password->text().isEmpty() ? std::nullopt : std::optional(copySecret(*m_password));
}

void SettingsFields::emptyPassword() { emptySecret(*m_password); }

} // namespace porthole::ui
