#include "core/import/Plan.h"
#include "core/import/Source.h"
#include "core/import/formats/JsonFormat.h"
#include "core/import/formats/VvFile.h"
#include "core/model/SshName.h"
#include "tests/fuzz/Oracles.h"

#include <algorithm>
#include <array>

namespace porthole::fuzz {

namespace {

using namespace imports;

bool isLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// What must hold of whatever a file says (SEC-50, SEC-51).
void checkEntry(const ImportedEntry &item)
{
    const Entry &entry = item.entry;
    require(!entry.name.isEmpty() && isLine(entry.name), "an entry has a name, of one line");
    require(!entry.address.isEmpty() && entry.address.size() <= 2 * kLongestText, "and an address");
    require(isLine(entry.address), "of one line");
    if (entry.kind != EntryKind::Cloud && entry.kind != EntryKind::Server) // those have a name
        require(!entry.address.startsWith(u'-') && !entry.address.contains(u' '),
                "an address is no option and no list of words");
    if (entry.kind == EntryKind::Host)
        require(isValidSshAlias(entry.address), "a host's address is of its grammar");
    const QString user = entry.settings.user.value_or(QString());
    require(user.isEmpty() || isValidSshUser(user), "a user is of its grammar");
    require(!entry.settings.identityFile && !entry.agentCommand && !entry.settings.credential,
            "what acts is inert, and no import brings a credential");
    for (const Tunnel &tunnel : entry.tunnels)
        require(tunnel.kind != Tunnel::Kind::Remote, "nor a tunnel that lets the host in");
    require(item.folder.size() <= kMostDepth, "folders are not too deep");
    require(entry.notes.size() <= kLongestNotes && entry.tags.size() <= kMostTags, "texts are bounded");
}

/// Whatever it is: it can be taken over, and the same again changes nothing.
void check(const Result<Imported> &imported)
{
    if (!imported)
        return;
    for (const ImportedEntry &item : imported->entries)
        checkEntry(item);
    const EntryBatch batch = batchOf(planOf({}, *imported), {});
    const EntryCollection there{batch.folders, batch.entries};
    const Plan again = planOf(there, *imported);
    require(again.count(PlanState::New) == 0 && again.count(PlanState::Changed) == 0 &&
                again.count(PlanState::ChangedHere) == 0,
            "the same import again brings nothing");
    require(batchOf(again, there).isEmpty(), "and does nothing");
    // What is there can be shared, and comes back.
    const auto shared = importJson(exportedJson(there));
    require(shared && shared->entries.size() == there.entries.size(), "what is exported is whole");
}

QByteArray bytesOf(ByteView input)
{
    return {reinterpret_cast<const char *>(input.data()), static_cast<qsizetype>(input.size())};
}

void readAs(Format format, const QByteArray &content)
{
    check(read(format, {SourceFile{QStringLiteral("file"), content}}));
}

} // namespace

/// The first byte says of which program the rest is.
void importText(ByteView input)
{
    constexpr std::array kFormats{
        Format::PuttySessions, Format::PuttyRegistry,   Format::Remmina, Format::TigerVnc,
        Format::Rdp,           Format::TigerVncHistory, Format::Csv};
    if (input.empty())
        return;
    const QByteArray content = bytesOf(input.subspan(1));
    const std::size_t which = input[0] % (kFormats.size() + 1);
    if (which < kFormats.size()) {
        readAs(kFormats[which], content);
    } else if (const auto file = VvFile::parse(content)) {
        require(file->port || file->tlsPort, "a console has a port");
        require(!file->host.isEmpty() && !file->host.startsWith(u'-'), "and a host that is no option");
    }
}

void importXml(ByteView input)
{
    const QByteArray content = bytesOf(input);
    readAs(Format::Krdc, content);
    readAs(Format::MremoteNg, content);
}

void importJsonText(ByteView input) { readAs(Format::Json, bytesOf(input)); }

} // namespace porthole::fuzz
