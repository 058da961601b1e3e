#include "TestFiles.h"

namespace porthole::test {

using transfer::Direction;
using transfer::TransferState;

namespace {

constexpr qint64 kMorning = 1'795'680'000; // 2026-11-26

} // namespace

HostFile hostFile(const QByteArray &name, quint64 size, quint32 mode)
{
    HostFile file;
    file.name = name;
    file.type = HostFile::Type::File;
    file.size = size;
    file.mode = mode;
    file.modified = kMorning - static_cast<qint64>(size % 400'000);
    file.user = file.group = 1000;
    return file;
}

HostFile hostFolder(const QByteArray &name)
{
    HostFile file = hostFile(name, 4096, 0755);
    file.type = HostFile::Type::Folder;
    return file;
}

HostFile hostLink(const QByteArray &name, const QByteArray &target, bool toFolder)
{
    HostFile file = hostFile(name, 12, 0777);
    file.type = HostFile::Type::Link;
    file.target = target;
    file.leadsToFolder = toFolder;
    return file;
}

HostFolder someFolder()
{
    HostFolder folder;
    folder.path = "/home/ann/runs/2026-11";
    folder.files = {hostFile("run.log", 91'222),
                    hostFolder("plots"),
                    hostFile("mesh-10.exo", 733'184'220),
                    hostFile("mesh-2.exo", 733'184'220),
                    hostFolder("frames"),
                    hostFile("README.md", 1833),
                    hostFile("pressure.csv", 2'310'144),
                    hostLink("latest", "frames/0480", true),
                    hostLink("solver.conf", "/etc/solver/default.conf"),
                    hostFile("run.sh", 812, 0755),
                    hostFile("caf\xe9.txt", 96),
                    hostFile(".bash_history", 12'288, 0600),
                    hostFolder(".cache"),
                    hostFile("slurm-48213.out", 5120)};
    return folder;
}

HostFolder largeFolder(int count)
{
    HostFolder folder;
    folder.path = "/data/frames";
    folder.files.reserve(count);
    for (int number = 0; number < count; ++number) {
        const int mixed = static_cast<int>((static_cast<qint64>(number) * 7919) % count);
        folder.files << hostFile("frame-" + QByteArray::number(mixed).rightJustified(6, '0') + ".png",
                                 static_cast<quint64>(20'000 + mixed * 37 % 90'000));
    }
    return folder;
}

TransferProgress transferOf(quint64 id, TransferState state, quint64 done, quint64 found)
{
    TransferProgress progress;
    progress.look.id = {id};
    progress.look.state = state;
    progress.look.order.direction = Direction::Get;
    progress.look.order.remote = "/home/ann/runs/2026-11/mesh-" + QByteArray::number(id) + ".exo";
    progress.look.order.local = "/home/ann/Downloads";
    progress.look.order.isIntoFolder = true;
    progress.look.tally.filesFound = 1;
    progress.look.tally.bytesDone = done;
    progress.look.tally.bytesFound = found;
    if (state == TransferState::Running) {
        progress.rate = 11'534'336;
        progress.left = std::chrono::seconds((found - done) / progress.rate);
    }
    if (state == TransferState::Failed)
        progress.look.error = Error::make(ErrorKind::Storage, "there is no room left on the disk");
    return progress;
}

std::vector<TransferProgress> someTransfers()
{
    std::vector<TransferProgress> all{transferOf(1, TransferState::Done, 733'184'220, 733'184'220),
                                      transferOf(2, TransferState::Running, 312'000'000, 733'184'220),
                                      transferOf(3, TransferState::Failed, 1'000'000, 733'184'220),
                                      transferOf(4, TransferState::Waiting, 0, 0)};
    TransferProgress &upload = all.back();
    upload.look.order.direction = Direction::Put;
    upload.look.order.local = "/home/ann/plots";
    upload.look.order.remote = "/home/ann/runs/2026-11";
    return all;
}

transfer::ConflictQuestion conflict()
{
    transfer::ConflictQuestion question;
    question.number = 7;
    question.transfer = {2};
    question.source = "/home/ann/runs/2026-11/mesh-2.exo";
    question.target = "/home/ann/Downloads/mesh-2.exo";
    question.sourceFacts = {733'184'220, 0644, static_cast<quint32>(kMorning)};
    question.targetFacts = {120'000'000, 0644, static_cast<quint32>(kMorning - 86'400)};
    return question;
}

} // namespace porthole::test
