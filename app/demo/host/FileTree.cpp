#include "app/demo/host/FileTree.h"

#include "app/demo/host/HarbourPapers.h"

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <algorithm>

namespace porthole::demo {

namespace {

constexpr quint32 kDay = 86400;
constexpr QByteArrayView kTemporary{"/tmp"};

quint32 now() { return static_cast<quint32>(QDateTime::currentSecsSinceEpoch()); }

int depthOf(QByteArrayView path) { return static_cast<int>(std::count(path.begin(), path.end(), '/')); }

/// With itself: 1 for a file. No tree is deeper than kDeepest, so neither is this.
int heightOf(const FileNode &node)
{
    int height = 0;
    for (const auto &[name, child] : node.children())
        height = std::max(height, heightOf(*child));
    return height + 1;
}

Error missing() { return Error::make(ErrorKind::NotFound, "no such file or folder"); }
Error forbidden() { return Error::make(ErrorKind::Forbidden, "permission denied"); }
Error full() { return Error::make(ErrorKind::Storage, "there is no room left"); }
Error wrong(const char *why) { return Error::make(ErrorKind::Usage, why); }

} // namespace

FileNode::FileNode(std::shared_ptr<Usage> usage, bool isFolder, bool isOwned)
    : m_usage(std::move(usage))
    , m_isFolder(isFolder)
    , m_isOwned(isOwned)
    , m_modified(now())
{
    ++m_usage->nodes;
}

FileNode::~FileNode()
{
    --m_usage->nodes;
    m_usage->bytes -= m_content.size();
}

std::shared_ptr<FileTree> FileTree::make(quint32 now)
{
    auto tree = std::make_shared<FileTree>();
    const auto papers = harbourPapers();
    for (const HarbourPaper &paper : papers)
        tree->furnish(paper.path, paper.content, now);
    tree->m_root->m_children[kTemporary.sliced(1).toByteArray()] =
        std::make_shared<FileNode>(tree->m_usage, true, true);
    return tree;
}

void FileTree::furnish(QByteArrayView path, const QByteArray &content, quint32 now)
{
    const QList<QByteArray> parts = path.toByteArray().mid(1).split('/');
    const bool isOwned = path.startsWith(kHome);
    std::shared_ptr<FileNode> folder = m_root;
    QByteArray at;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        at += '/' + parts[i];
        auto &child = folder->m_children[parts[i]];
        if (!child)
            child = std::make_shared<FileNode>(m_usage, true, at.startsWith(kHome));
        child->m_modified = now - 30 * kDay;
        folder = child;
    }
    const auto file = std::make_shared<FileNode>(m_usage, false, isOwned);
    file->m_content = content;
    m_usage->bytes += content.size();
    file->m_modified = now - static_cast<quint32>(parts.last().size()) * kDay / 2;
    folder->m_children[parts.last()] = file;
}

QByteArray FileTree::absolute(QByteArrayView path, QByteArrayView from)
{
    QByteArray whole = path.toByteArray();
    if (whole == "~" || whole.startsWith("~/"))
        whole = kHome.toByteArray() + whole.mid(1);
    else if (!whole.startsWith('/'))
        whole = from.toByteArray() + "/" + whole;
    QList<QByteArray> parts;
    const auto steps = whole.split('/');
    for (const QByteArray &step : steps) {
        if (step == ".." && !parts.isEmpty())
            parts.removeLast();
        else if (!step.isEmpty() && step != "." && step != "..")
            parts.append(step);
    }
    return '/' + parts.join('/');
}

std::shared_ptr<FileNode> FileTree::find(QByteArrayView path) const
{
    if (path.size() > kLongestPath)
        return nullptr;
    std::shared_ptr<FileNode> node = m_root;
    const auto parts = path.toByteArray().split('/');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const auto child = node->m_children.find(part);
        if (child == node->m_children.end())
            return nullptr;
        node = child->second;
    }
    return node;
}

Result<FileTree::Place> FileTree::placeOf(QByteArrayView path) const
{
    const qsizetype slash = path.lastIndexOf('/');
    Place place{find(path.first(std::max<qsizetype>(slash, 0))), path.sliced(slash + 1).toByteArray()};
    if (!place.folder)
        return missing();
    if (!place.folder->isFolder())
        return wrong("that is no folder");
    if (!place.folder->isOwned() || place.name.isEmpty())
        return forbidden();
    return place;
}

Result<std::shared_ptr<FileNode>> FileTree::add(QByteArrayView path, bool isFolder)
{
    PH_TRY(const Place place, placeOf(path));
    if (place.folder->m_children.contains(place.name))
        return wrong("there is one already");
    if (place.name.size() > kLongestName || path.size() > kLongestPath || depthOf(path) > kDeepest)
        return wrong("that name is too long");
    if (place.name.contains('\0'))
        return wrong("no name has zeros in it");
    if (m_usage->nodes >= kMostNodes)
        return full();
    auto made = std::make_shared<FileNode>(m_usage, isFolder, true);
    place.folder->m_children[place.name] = made;
    place.folder->m_modified = now();
    return made;
}

Result<std::shared_ptr<FileNode>> FileTree::makeFile(QByteArrayView path) { return add(path, false); }

Result<> FileTree::makeFolder(QByteArrayView path)
{
    PH_DO(add(path, true));
    return {};
}

Result<> FileTree::removeFile(QByteArrayView path)
{
    PH_TRY(const Place place, placeOf(path));
    const auto found = place.folder->m_children.find(place.name);
    if (found == place.folder->m_children.end())
        return missing();
    if (found->second->isFolder())
        return wrong("that is a folder");
    place.folder->m_children.erase(found);
    place.folder->m_modified = now();
    return {};
}

Result<> FileTree::removeFolder(QByteArrayView path)
{
    PH_TRY(const Place place, placeOf(path));
    const auto found = place.folder->m_children.find(place.name);
    if (found == place.folder->m_children.end())
        return missing();
    if (!found->second->isFolder())
        return wrong("that is no folder");
    if (!found->second->m_children.empty())
        return wrong("that folder is not empty");
    place.folder->m_children.erase(found);
    place.folder->m_modified = now();
    return {};
}

Result<> FileTree::rename(QByteArrayView from, QByteArrayView to)
{
    PH_TRY(const Place old, placeOf(from));
    PH_TRY(const Place place, placeOf(to));
    const auto found = old.folder->m_children.find(old.name);
    if (found == old.folder->m_children.end())
        return missing();
    if (place.folder->m_children.contains(place.name))
        return wrong("there is one already");
    if (to.startsWith(from.toByteArray() + '/'))
        return wrong("a folder cannot be put into itself");
    const auto node = found->second;
    if (place.name.size() > kLongestName || to.size() > kLongestPath || place.name.contains('\0') ||
        depthOf(to) + heightOf(*node) - 1 > kDeepest)
        return wrong("that name is too long");
    old.folder->m_children.erase(found);
    place.folder->m_children[place.name] = node;
    old.folder->m_modified = place.folder->m_modified = now();
    return {};
}

Result<> FileTree::write(FileNode &file, quint64 offset, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    const auto end = static_cast<quint64>(bytes.size()) + std::min(offset, static_cast<quint64>(kMostBytes));
    PH_DO(resize(file, std::max(end, file.size())));
    std::copy(bytes.begin(), bytes.end(), file.m_content.begin() + static_cast<qsizetype>(offset));
    return {};
}

Result<> FileTree::resize(FileNode &file, quint64 size)
{
    if (file.isFolder())
        return wrong("that is a folder");
    if (!file.isOwned())
        return forbidden();
    const qsizetype before = file.m_content.size();
    if (size > static_cast<quint64>(kLargestFile) ||
        m_usage->bytes - before + static_cast<qsizetype>(size) > kMostBytes)
        return full();
    file.m_content.resize(static_cast<qsizetype>(size));
    if (file.m_content.size() > before)
        std::fill(file.m_content.begin() + before, file.m_content.end(), '\0');
    m_usage->bytes += file.m_content.size() - before;
    file.m_modified = now();
    return {};
}

QByteArray longName(const QByteArray &name, const FileNode &node)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(node.modified(), Qt::UTC);
    const QByteArray owner(node.isOwned() ? "guest" : "root ");
    return (node.isFolder() ? "drwxr-xr-x 2 " : "-rw-r--r-- 1 ") + owner + ' ' + owner + ' ' +
           QByteArray::number(node.size()).rightJustified(7) + ' ' +
           QLocale::c().toString(time, QStringLiteral("MMM dd HH:mm")).toUtf8() + ' ' + name;
}

} // namespace porthole::demo
