#include "app/demo/host/CommandTable.h"

#include <algorithm>
#include <array>

namespace porthole::demo {

namespace {

using Files = QList<std::shared_ptr<FileNode>>;

QByteArray pathOf(const Call &call, const QByteArray &word)
{
    return FileTree::absolute(word, call.around.folder);
}

/// What stands in files, one after the other.
class FileJob : public Job {
public:
    FileJob(Files wanted, int status)
        : m_wanted(std::move(wanted))
        , m_status(status)
    {}

    Pace produce(Output &to) override
    {
        if (m_wanted.isEmpty())
            return {Pace::Next::Done, {}, m_status};
        const QByteArray &content = m_wanted.first()->content();
        // Somebody may have shortened it meanwhile.
        const qsizetype at = std::min(m_at, content.size()), size = std::min(kPiece, content.size() - at);
        to.write(content.mid(at, size)); // a copy: it may be written to itself
        m_at = at + size;
        if (size == 0) {
            m_at = 0;
            m_wanted.removeFirst();
        }
        return {Pace::Next::WhenTaken, {}, 0};
    }

private:
    Files m_wanted;
    qsizetype m_at = 0;
    const int m_status;
};

/// Its input.
class EchoJob : public Job {
public:
    Input input() const override { return Input::Lines; }
    bool takesInput() const override { return m_bytes.size() < kPiece; }
    void received(QByteArrayView bytes) override { m_bytes += bytes.toByteArray(); }
    void inputEnded() override { m_ended = true; }
    Pace produce(Output &to) override
    {
        if (!m_bytes.isEmpty())
            to.write(std::exchange(m_bytes, {}));
        return {m_ended ? Pace::Next::Done : Pace::Next::OnInput, {}, 0};
    }

private:
    QByteArray m_bytes;
    bool m_ended = false;
};

/// Those that are named, and a status for those that are not there.
std::pair<Files, int> filesOf(const Call &call, const QList<QByteArray> &words)
{
    std::pair<Files, int> found;
    for (const QByteArray &word : words) {
        const auto node = call.around.files->find(pathOf(call, word));
        if (!node || node->isFolder())
            found.second = call.failed(word + (node ? ": is a folder" : ": no such file")).status;
        else
            found.first.append(node);
    }
    return found;
}

Outcome cat(const Call &call)
{
    if (call.words.size() == 1)
        return {0, std::make_unique<EchoJob>()};
    auto [files, status] = filesOf(call, call.words.mid(1));
    return {0, std::make_unique<FileJob>(std::move(files), status)};
}

void listNode(const Call &call, const QByteArray &name, const FileNode &node, bool isLong)
{
    const QByteArray shown = node.isFolder() && call.around.terminal ? "\x1b[1;34m" + name + "\x1b[0m" : name;
    call.to.write((isLong ? longName(shown, node) : shown) + '\n');
}

Outcome ls(const Call &call)
{
    QList<QByteArray> paths;
    bool isLong = false;
    for (const QByteArray &word : call.words.mid(1)) {
        if (word.startsWith('-'))
            isLong = isLong || word.contains('l');
        else
            paths.append(word);
    }
    if (paths.isEmpty())
        paths.append(".");
    int status = 0;
    for (const QByteArray &path : std::as_const(paths)) {
        const auto node = call.around.files->find(pathOf(call, path));
        if (!node) {
            status = call.failed(path + ": no such file or folder").status;
            continue;
        }
        if (!node->isFolder())
            listNode(call, path, *node, isLong);
        for (const auto &[name, child] : node->children())
            listNode(call, name, *child, isLong);
    }
    return {status, nullptr};
}

Outcome cd(const Call &call)
{
    const QByteArray path = pathOf(call, call.words.value(1, "~"));
    const auto node = call.around.files->find(path);
    if (!node || !node->isFolder())
        return call.failed(call.words.value(1) + (node ? ": is no folder" : ": no such folder"));
    call.around.folder = path;
    return {};
}

/// Does it to each path that is named.
template <class Act> Outcome toEach(const Call &call, Act act)
{
    if (call.words.size() < 2)
        return call.failed("takes names");
    if (call.words[1].startsWith('-'))
        return call.failed("takes no options");
    int status = 0;
    for (const QByteArray &word : call.words.mid(1))
        if (const Result<> done = act(*call.around.files, pathOf(call, word)); !done)
            status = call.failed(word, done.error()).status;
    return {status, nullptr};
}

Outcome mkdir(const Call &call)
{
    return toEach(call, [](FileTree &files, const QByteArray &path) { return files.makeFolder(path); });
}

Outcome rmdir(const Call &call)
{
    return toEach(call, [](FileTree &files, const QByteArray &path) { return files.removeFolder(path); });
}

Outcome rm(const Call &call)
{
    return toEach(call, [](FileTree &files, const QByteArray &path) { return files.removeFile(path); });
}

Outcome touch(const Call &call)
{
    return toEach(call, [](FileTree &files, const QByteArray &path) -> Result<> {
        if (const auto file = files.find(path))
            return files.resize(*file, file->size());
        PH_DO(files.makeFile(path));
        return {};
    });
}

/// Where "mv A B" and "cp A B" put A: into B, if that is a folder.
QByteArray targetOf(const Call &call)
{
    const QByteArray to = pathOf(call, call.words[2]);
    const auto node = call.around.files->find(to);
    return node && node->isFolder() ? to + '/' + pathOf(call, call.words[1]).split('/').last() : to;
}

Outcome mv(const Call &call)
{
    if (call.words.size() != 3)
        return call.failed("takes two names");
    const auto moved = call.around.files->rename(pathOf(call, call.words[1]), targetOf(call));
    return moved ? Outcome{} : call.failed(call.words[1], moved.error());
}

Outcome cp(const Call &call)
{
    if (call.words.size() != 3)
        return call.failed("takes two names");
    const auto [files, status] = filesOf(call, {call.words[1]});
    if (files.isEmpty())
        return {status, nullptr};
    const QByteArray content = files.first()->content();
    const auto made = call.around.files->makeFile(targetOf(call));
    if (!made)
        return call.failed(call.words[2], made.error());
    const auto written = call.around.files->write(**made, 0, content);
    return written ? Outcome{} : call.failed(call.words[2], written.error());
}

Outcome pwd(const Call &call)
{
    call.to.write(call.around.folder + '\n');
    return {};
}

constexpr std::array kCommands{
    Command{"ls", ls, "ls [-l] [PATH...]", "files, all of them in memory"},
    Command{"cd", cd, "cd [PATH], pwd", "go somewhere; where you are"},
    Command{"pwd", pwd, nullptr, nullptr},
    Command{"cat", cat, "cat [FILE...]", "what stands in files; alone, what you type"},
    Command{"mkdir", mkdir, "mkdir, rmdir, rm, touch", "make and remove them, in your home and /tmp"},
    Command{"rmdir", rmdir, nullptr, nullptr},
    Command{"rm", rm, nullptr, nullptr},
    Command{"touch", touch, nullptr, nullptr},
    Command{"mv", mv, "mv A B, cp A B", "rename and copy them"},
    Command{"cp", cp, nullptr, nullptr},
};

} // namespace

std::span<const Command> fileCommands() { return kCommands; }

} // namespace porthole::demo
