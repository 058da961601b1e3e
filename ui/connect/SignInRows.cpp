#include "ui/connect/SignInRows.h"

#include "core/model/SshName.h"
#include "ui/SecretField.h"
#include "ui/entries/FormRows.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

namespace porthole::ui {

SignInRows::SignInRows(const QString &prefix, const Fields &fields, FormRows &rows, QObject *parent)
    : QObject(parent)
    , m_prefix(prefix)
    , m_fields(fields)
    , m_rows(rows)
{
    makeSecret(*m_fields.password);
    m_fields.agent->setObjectName(m_prefix + QStringLiteral("Agent"));
    m_fields.agent->setAccessibleName(tr("Agent"));
    for (const AgentWish wish : {AgentWish::AsConfigured, AgentWish::Require, AgentWish::Never})
        m_fields.agent->addItem(agentWords(wish), QVariant::fromValue(wish));
}

QString SignInRows::agentWords(AgentWish wish)
{
    switch (wish) {
    case AgentWish::AsConfigured:
        return tr("Start it if the host has one");
    case AgentWish::Require:
        return tr("Require it: without it, do not connect");
    case AgentWish::Never:
        return tr("Never start it");
    }
    return {};
}

void SignInRows::addUser() { m_rows.add(tr("&User"), m_fields.user); }

void SignInRows::addPassword() { m_rows.add(tr("&Password"), m_fields.password); }

void SignInRows::addKeyFile()
{
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setObjectName(m_prefix + QStringLiteral("Browse"));
    browse->setAccessibleName(tr("Browse for a key file"));
    connect(browse, &QPushButton::clicked, this, &SignInRows::browseForKey);
    m_rows.add(tr("&Key file"), m_fields.keyFile, browse);
}

void SignInRows::addAgent() { m_rows.add(tr("&Agent"), m_fields.agent); }

QLineEdit *SignInRows::addAgentCommand()
{
    constexpr int kLongest = 4096; // characters, as what is saved may have
    QLineEdit *field = formField(qPrintable(m_prefix + QStringLiteral("AgentCommand")), tr("Agent command"),
                                 tr("what starts the agent on the host"));
    field->setMaxLength(kLongest);
    m_rows.add(tr("Agent c&ommand"), field);
    return field;
}

void SignInRows::check()
{
    const QString user = m_fields.user->text().trimmed();
    m_rows.setProblem(m_fields.user, user.isEmpty() || isValidSshUser(user)
                                         ? QString()
                                         : tr("A user name has no such characters."));
    const QString file = keyFile();
    m_rows.setProblem(m_fields.keyFile, file.isEmpty() || QDir::isAbsolutePath(file)
                                            ? QString()
                                            : tr("A key file is a whole path: it begins with / or ~/."));
}

QString SignInRows::keyFile() const
{
    const QString path = QDir::fromNativeSeparators(m_fields.keyFile->text().trimmed());
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

void SignInRows::browseForKey()
{
    auto *dialog =
        new QFileDialog(m_fields.keyFile, tr("Key file"), QDir::homePath() + QStringLiteral("/.ssh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::Files | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_fields.keyFile->selectAll();
        m_fields.keyFile->insert(QDir::toNativeSeparators(path)); // as if it had been typed
    });
    dialog->open();
}

} // namespace porthole::ui
