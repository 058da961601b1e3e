#include "app/demo/host/CommandTable.h"

#include <algorithm>
#include <array>

namespace porthole::demo {

namespace {

/// What stands in files, one after the other.
class FileJob : public Job {
public:
    FileJob(std::shared_ptr<const FileTree> files, QList<const FileNode *> wanted, int status)
        : m_files(std::move(files))
        , m_wanted(std::move(wanted))
        , m_status(status)
    {}

    Pace produce(Output &to) override
    {
        if (m_wanted.isEmpty())
            return {Pace::Next::Done, {}, m_status};
        const QByteArray &content = m_wanted.first()->content;
        const qsizetype size = std::min(kPiece, content.size() - m_at);
        to.write(QByteArrayView(content).sliced(m_at, size));
        m_at += size;
        if (m_at == content.size()) {
            m_at = 0;
            m_wanted.removeFirst();
        }
        return {Pace::Next::WhenTaken, {}, 0};
    }

private:
    const std::shared_ptr<const FileTree> m_files; // keeps the nodes
    QList<const FileNode *> m_wanted;
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

Outcome cat(const Call &call)
{
    if (call.words.size() == 1)
        return {0, std::make_unique<EchoJob>()};
    QList<const FileNode *> wanted;
    int status = 0;
    for (const QByteArray &word : call.words.mid(1)) {
        const FileNode *node = call.around.files->find(FileTree::absolute(word, call.around.folder));
        if (!node || node->isFolder)
            status = call.failed(word + (node ? ": is a folder" : ": no such file")).status;
        else
            wanted.append(node);
    }
    return {0, std::make_unique<FileJob>(call.around.files, wanted, status)};
}

void listNode(const Call &call, const QByteArray &name, const FileNode &node, bool isLong)
{
    if (isLong)
        call.to.write(longName(name, node));
    else if (node.isFolder && call.around.terminal)
        call.to.write("\x1b[1;34m" + name + "\x1b[0m");
    else
        call.to.write(name);
    call.to.write("\n");
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
        const FileNode *node = call.around.files->find(FileTree::absolute(path, call.around.folder));
        if (!node) {
            status = call.failed(path + ": no such file").status;
            continue;
        }
        if (!node->isFolder)
            listNode(call, path, *node, isLong);
        for (const auto &[name, child] : node->children)
            listNode(call, name, child, isLong);
    }
    return {status, nullptr};
}

Outcome cd(const Call &call)
{
    const QByteArray path = FileTree::absolute(call.words.value(1, "~"), call.around.folder);
    const FileNode *node = call.around.files->find(path);
    if (!node || !node->isFolder)
        return call.failed(call.words.value(1) + (node ? ": is no folder" : ": no such folder"));
    call.around.folder = path;
    return {};
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
};

} // namespace

std::span<const Command> fileCommands() { return kCommands; }

} // namespace porthole::demo
