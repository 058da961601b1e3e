#include "core/store/Schema.h"

#include <array>

namespace porthole::store {

namespace {

/// Everything that is saved to come back to, in folders. The hosts and Slycat servers of before move here.
Migration entries()
{
    // `number` is what notes are found by. NULL is what the folder says.
    static const auto table = QStringLiteral(R"(CREATE TABLE entries (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            folded TEXT NOT NULL,
            folder TEXT NOT NULL,
            address TEXT NOT NULL,
            user TEXT,
            port INTEGER,
            identity_file TEXT,
            credential TEXT,
            agent TEXT,
            colour TEXT,
            agent_command TEXT,
            tunnels TEXT NOT NULL,
            cloud TEXT NOT NULL,
            tags TEXT NOT NULL,
            favourite INTEGER NOT NULL,
            notes TEXT NOT NULL,
            position INTEGER NOT NULL,
            last_used INTEGER,
            uses INTEGER NOT NULL,
            trashed INTEGER,
            origin TEXT NOT NULL,
            imported TEXT NOT NULL
        ) STRICT)");
    static const auto folders = QStringLiteral(R"(CREATE TABLE folders (
            id TEXT PRIMARY KEY NOT NULL,
            parent TEXT NOT NULL,
            name TEXT NOT NULL,
            folded TEXT NOT NULL,
            user TEXT,
            port INTEGER,
            identity_file TEXT,
            credential TEXT,
            agent TEXT,
            colour TEXT,
            notes TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT)");
    static const auto loose =
        QStringLiteral("CREATE TABLE loose_credentials (credential TEXT PRIMARY KEY NOT NULL) STRICT");
    static const auto version = QStringLiteral("CREATE TABLE entry_version (number INTEGER NOT NULL) STRICT");
    static const auto first = QStringLiteral("INSERT INTO entry_version VALUES (0)");
    // Not unique: within a transaction two hosts may exchange their names.
    static const auto byName = QStringLiteral(
        "CREATE INDEX hosts_by_name ON entries (folded) WHERE kind = 'host' AND trashed IS NULL");
    static const auto byFolder = QStringLiteral("CREATE INDEX entries_by_folder ON entries (folder)");
    static const auto byCredential = QStringLiteral(
        "CREATE INDEX entries_by_credential ON entries (credential) WHERE credential IS NOT NULL");
    // Of the notes alone, which may be long: the rest is looked through in memory (EntryIndex). EntryWriter
    // keeps it up; in a trigger, SQLite 3.40 takes it for unsafe where the schema is not trusted.
    static const auto notes = QStringLiteral(R"(CREATE VIRTUAL TABLE entry_notes USING fts5(
            notes, content = 'entries', content_rowid = 'number', columnsize = 0, tokenize = 'trigram'))");
    static const auto hosts = QStringLiteral(R"(INSERT INTO entries
            (id, kind, name, folded, folder, address, user, port, identity_file, credential, agent,
             agent_command, tunnels, cloud, tags, favourite, notes, position, uses, origin, imported)
            SELECT id, 'host', name, folded, '', host, nullif(user, ''), nullif(port, 0),
                   nullif(identity_file, ''), credential, nullif(agent, 'as-configured'),
                   agent_command, tunnels, '', '', 0, '', 0, 0, '', '' FROM hosts ORDER BY folded)");
    // A UUID of version 4; the last host is kept with the user there.
    static const auto gateways = QStringLiteral(R"(INSERT INTO entries
            (id, kind, name, folded, folder, address, user,
             tunnels, cloud, tags, favourite, notes, position, uses, origin, imported)
            SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
                         || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
                   'gateway', address, lower(address), '', address, nullif(user, ''),
                   '', CASE host_user WHEN '' THEN host ELSE host_user || '@' || host END,
                   '', 0, '', 0, 0, '', '' FROM gateways ORDER BY address)");
    return {table,
            folders,
            loose,
            version,
            first,
            byName,
            byFolder,
            byCredential,
            notes,
            hosts,
            gateways,
            QStringLiteral("DROP TABLE hosts"),
            QStringLiteral("DROP TABLE gateways")};
}

} // namespace

std::span<const Migration> migrations()
{
    // `folded` is the name without regard to case, of the whole of Unicode, which SQLite's NOCASE is not.
    static const auto hosts = QStringLiteral(R"(CREATE TABLE hosts (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            host TEXT NOT NULL,
            port INTEGER NOT NULL,
            user TEXT NOT NULL,
            identity_file TEXT NOT NULL,
            agent_command TEXT,
            agent TEXT NOT NULL,
            credential TEXT
        ) STRICT)");
    static const auto gateways = QStringLiteral(R"(CREATE TABLE gateways (
            address TEXT PRIMARY KEY NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            host_user TEXT NOT NULL
        ) STRICT)");
    // No REFERENCES: a route outlives its host, and so does not become the way past it.
    static const auto routes = QStringLiteral(R"(CREATE TABLE cloud_routes (
            cloud TEXT PRIMARY KEY NOT NULL,
            host TEXT NOT NULL
        ) STRICT)");
    static const auto settings = QStringLiteral(R"(CREATE TABLE settings (
            key TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) STRICT)");
    static const auto snippets = QStringLiteral(R"(CREATE TABLE snippets (
            name TEXT PRIMARY KEY NOT NULL,
            text TEXT NOT NULL
        ) STRICT)");
    // One a line, as HostTable has them.
    static const auto tunnels =
        QStringLiteral("ALTER TABLE hosts ADD COLUMN tunnels TEXT NOT NULL DEFAULT ''");
    // JSON of CloudDescription; NULL is what is no cloud, or stands in clouds.yaml.
    static const auto descriptions = QStringLiteral("ALTER TABLE entries ADD COLUMN description TEXT");
    // Milliseconds since 1970. What is loose already counts from now on: a window may be open that can undo
    // it.
    static const auto noted =
        QStringLiteral("ALTER TABLE loose_credentials ADD COLUMN noted INTEGER NOT NULL DEFAULT 0");
    static const auto notedNow = QStringLiteral("UPDATE loose_credentials SET noted = unixepoch() * 1000");
    static const std::array<Migration, 8> all{
        Migration{hosts},   Migration{gateways}, Migration{routes},       Migration{settings, snippets},
        Migration{tunnels}, entries(),           Migration{descriptions}, Migration{noted, notedNow}};
    return all;
}

} // namespace porthole::store
