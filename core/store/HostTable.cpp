#include "core/store/HostTable.h"

#include "core/base/DisplayText.h"
#include "core/model/TunnelText.h"

#include <algorithm>
#include <utility>

namespace porthole::store {

namespace {

constexpr qsizetype kLongest = 4096; // characters of any text
constexpr qsizetype kMostTunnels = 100;

/// What hosts are found by: the case of no letter counts, nor whether an accent is a character of its own.
QString folded(const QString &name) { return name.normalized(QString::NormalizationForm_C).toCaseFolded(); }

constexpr std::pair<AgentWish, const char *> kWishes[] = {
    {AgentWish::AsConfigured, "as-configured"}, {AgentWish::Require, "require"}, {AgentWish::Never, "never"}};

QString textOf(AgentWish wish)
{
    const auto *found = std::find_if(std::begin(kWishes), std::end(kWishes),
                                     [&](const auto &entry) { return entry.first == wish; });
    return QString::fromLatin1(found->second);
}

AgentWish wishOf(const QString &text)
{
    for (const auto &[wish, word] : kWishes) {
        if (text == QLatin1String(word))
            return wish;
    }
    return AgentWish::AsConfigured;
}

constexpr std::pair<Tunnel::Kind, char16_t> kTunnels[] = {
    {Tunnel::Kind::Local, u'L'}, {Tunnel::Kind::Remote, u'R'}, {Tunnel::Kind::Dynamic, u'D'}};

/// "L 8080:db:5432", one a line.
QString linesOf(const QList<Tunnel> &tunnels)
{
    QString lines;
    for (const Tunnel &tunnel : tunnels) {
        for (const auto &[kind, letter] : kTunnels) {
            if (kind == tunnel.kind)
                lines += QChar(letter) + QString(u' ') + textOf(tunnel) + u'\n';
        }
    }
    return lines;
}

/// What this program cannot read is left out.
QList<Tunnel> tunnelsOf(const QString &lines)
{
    QList<Tunnel> tunnels;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
        for (const auto &[kind, letter] : kTunnels) {
            if (!line.startsWith(QChar(letter) + QString(u' ')))
                continue;
            if (auto tunnel = parseTunnel(kind, line.sliced(2)))
                tunnels << *std::move(tunnel);
        }
    }
    return tunnels;
}

QString quoted(const QString &name) { return u'\"' + name + u'\"'; }

Error unfit(const char *why) { return Error::make(ErrorKind::Usage, std::string("a saved host ") + why); }

Result<> check(const SavedHost &host)
{
    if (!isUuid(host.id.value))
        return unfit("has a UUID for an id");
    if (host.name.trimmed().isEmpty())
        return unfit("has a name");
    if (host.host.trimmed().isEmpty())
        return unfit("has an address");
    // A secret cannot come in here: what is saved of it is where it lies.
    if (host.credential && !isUuid(host.credential->value))
        return unfit("refers to its credential by a UUID");
    for (const QString &text :
         {host.name, host.host, host.user, host.identityFile, host.agentCommand.value_or(QString())}) {
        if (text.size() > kLongest)
            return unfit("has texts of at most 4096 characters");
        if (text.contains(QChar(0)))
            return unfit("has texts without NUL");
    }
    if (host.tunnels.size() > kMostTunnels)
        return unfit("has at most 100 tunnels");
    for (const Tunnel &tunnel : host.tunnels)
        PH_DO(checkTunnel(tunnel));
    return {};
}

const QString kColumns =
    QStringLiteral("id, name, host, port, user, identity_file, agent_command, agent, credential, folded, "
                   "tunnels");

QVariant orNull(const std::optional<QString> &text) { return text ? QVariant(*text) : QVariant(); }

/// SQLite takes a null QString for NULL.
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QVariantList valuesOf(const SavedHost &host)
{
    const auto credential = host.credential ? std::optional(host.credential->value) : std::nullopt;
    const auto command = host.agentCommand ? std::optional(notNull(*host.agentCommand)) : std::nullopt;
    return {host.id.value,
            notNull(host.name),
            notNull(host.host),
            host.port,
            notNull(host.user),
            notNull(host.identityFile),
            orNull(command),
            textOf(host.agent),
            orNull(credential),
            folded(host.name),
            notNull(linesOf(host.tunnels))};
}

std::optional<QString> textAt(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

SavedHost hostOf(const QSqlQuery &row)
{
    SavedHost host;
    host.id.value = row.value(0).toString();
    host.name = row.value(1).toString();
    host.host = row.value(2).toString();
    host.port = static_cast<quint16>(row.value(3).toUInt());
    host.user = row.value(4).toString();
    host.identityFile = row.value(5).toString();
    host.agentCommand = textAt(row, 6);
    host.agent = wishOf(row.value(7).toString());
    if (auto credential = textAt(row, 8))
        host.credential = CredentialRef{*std::move(credential)};
    host.tunnels = tunnelsOf(row.value(10).toString());
    return host;
}

} // namespace

Result<QList<SavedHost>> HostTable::list()
{
    PH_TRY(QSqlQuery rows,
           m_database.run(QStringLiteral("SELECT %1 FROM hosts ORDER BY folded").arg(kColumns)));
    QList<SavedHost> hosts;
    while (rows.next())
        hosts << hostOf(rows);
    return hosts;
}

Result<SavedHost> HostTable::find(const QString &name)
{
    PH_TRY(QSqlQuery row,
           m_database.run(QStringLiteral("SELECT %1 FROM hosts WHERE folded = ?").arg(kColumns),
                          {folded(name)}));
    if (!row.next())
        return Error::make(ErrorKind::NotFound, "no saved host is called " + quoted(name).toStdString());
    return hostOf(row);
}

Result<> HostTable::checkName(const SavedHost &host)
{
    PH_TRY(const QVariant count,
           m_database.value(QStringLiteral("SELECT count(*) FROM hosts WHERE folded = ? AND id <> ?"),
                            {folded(host.name), host.id.value}));
    if (count.toInt() > 0)
        return Error::make(ErrorKind::Usage,
                           "a saved host is called " + quoted(host.name).toStdString() + " already");
    return {};
}

Result<SavedHost> HostTable::add(SavedHost host)
{
    if (host.id.value.isEmpty())
        host.id = newHostId();
    PH_DO(check(host));
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(checkName(host));
    PH_TRY(const QVariant known,
           m_database.value(QStringLiteral("SELECT count(*) FROM hosts WHERE id = ?"), {host.id.value}));
    if (known.toInt() > 0)
        return Error::make(ErrorKind::Usage, "a host of this id is saved already");
    PH_DO(m_database.run(
        QStringLiteral("INSERT INTO hosts (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").arg(kColumns),
        valuesOf(host)));
    PH_DO(transaction.commit());
    return host;
}

Result<> HostTable::change(const SavedHost &host)
{
    PH_DO(check(host));
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(checkName(host));
    PH_TRY(const QSqlQuery changed,
           m_database.run(
               QStringLiteral("UPDATE hosts SET (%1) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?")
                   .arg(kColumns),
               valuesOf(host) << host.id.value));
    if (changed.numRowsAffected() == 0)
        return Error::make(ErrorKind::NotFound, "this host is not saved any more");
    return transaction.commit();
}

Result<> HostTable::remove(const HostId &id)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_TRY(const QSqlQuery removed,
           m_database.run(QStringLiteral("DELETE FROM hosts WHERE id = ?"), {id.value}));
    if (removed.numRowsAffected() == 0)
        return Error::make(ErrorKind::NotFound, "this host is not saved any more");
    return transaction.commit();
}

} // namespace porthole::store
