#include "app/demo/host/FileTree.h"

#include <QDateTime>
#include <QList>
#include <QLocale>

namespace porthole::demo {

namespace {

constexpr quint32 kDay = 86400;

QByteArray tides()
{
    QByteArray text("hour,level_m,flow\n");
    constexpr int kLevels[] = {21, 27, 34, 38, 40, 37, 31, 24, 17, 12, 10, 14};
    for (int hour = 0; hour < 24 * 30; ++hour) {
        const int level = kLevels[hour % 12], next = kLevels[(hour + 1) % 12];
        text += QByteArray::number(hour) + ',' + QByteArray::number(level / 10.0, 'f', 1) +
                (next > level ? ",rising\n" : ",falling\n");
    }
    return text;
}

/// Long enough that fetching it takes more than one packet.
QByteArray harbourLog()
{
    constexpr const char *kEvents[] = {"pilot aboard",   "mooring lines made fast", "gangway down",
                                       "cranes at work", "hatches closed",          "tugs standing by",
                                       "cast off",       "clear of the mole"};
    constexpr const char *kShips[] = {"Albatross", "Cormorant", "Fulmar", "Kittiwake", "Petrel"};
    QByteArray text;
    for (int line = 0; line < 5000; ++line) {
        const QByteArray minute = QByteArray::number(line % 60).rightJustified(2, '0');
        const QByteArray hour = QByteArray::number(line / 60 % 24).rightJustified(2, '0');
        text += hour + ':' + minute + " berth " + QByteArray::number(line * 7 % 9 + 1) + ": " +
                kShips[line * 3 % 5] + ", " + kEvents[line % 8] + '\n';
    }
    return text;
}

} // namespace

std::shared_ptr<const FileTree> FileTree::make(quint32 now)
{
    const auto tree = std::make_shared<FileTree>();
    tree->m_now = now;
    tree->m_root = {true, {}, now - 90 * kDay, {}};
    tree->add("/etc/hostname", "harbour\n");
    tree->add("/etc/motd", "This host is a demo: a few files in memory, and nothing of it real.\n");
    tree->add("/etc/os-release", "NAME=\"Porthole OS\"\nVERSION=\"1.0 (demo)\"\nID=porthole-demo\n");
    tree->add(
        "/home/guest/README.txt",
        "Welcome to the harbour.\n\nThis machine lives in the memory of Porthole and executes nothing.\n"
        "Try: help, ls harbour, top, colours, cat /var/log/harbour.log, yes (Ctrl+C ends it).\n");
    tree->add("/home/guest/chart.txt", "Here be consoles.\n");
    tree->add("/home/guest/logbook.txt", "All is well. harbour keeps watch.\n");
    tree->add("/home/guest/rum.txt", {});
    tree->add("/home/guest/harbour/ships.csv", "name,flag,length_m,berth\nAlbatross,NO,212,3\n"
                                               "Cormorant,NL,98,1\nFulmar,IS,64,7\nKittiwake,GB,131,5\n"
                                               "Petrel,PT,41,9\n");
    tree->add("/home/guest/harbour/tides.csv", tides());
    tree->add("/home/guest/harbour/привет-κόσμε-smørrebrød.txt", "Names may be in any script.\n");
    tree->add("/var/log/harbour.log", harbourLog());
    return tree;
}

void FileTree::add(QByteArrayView path, QByteArray content)
{
    const QList<QByteArray> parts = path.toByteArray().mid(1).split('/');
    FileNode *folder = &m_root;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        folder = &folder->children[parts[i]];
        folder->isFolder = true;
        folder->modified = m_now - 30 * kDay;
    }
    const auto age = static_cast<quint32>(parts.last().size()) * kDay / 2;
    folder->children[parts.last()] = {false, std::move(content), m_now - age, {}};
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

const FileNode *FileTree::find(QByteArrayView path) const
{
    if (path.size() > kLongestPath)
        return nullptr;
    const FileNode *node = &m_root;
    const auto parts = path.toByteArray().split('/');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const auto child = node->children.find(part);
        if (child == node->children.end())
            return nullptr;
        node = &child->second;
    }
    return node;
}

QByteArray longName(const QByteArray &name, const FileNode &node)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(node.modified, Qt::UTC);
    return (node.isFolder ? "dr-xr-xr-x 2" : "-r--r--r-- 1") + QByteArray(" guest guest ") +
           QByteArray::number(node.size()).rightJustified(7) + ' ' +
           QLocale::c().toString(time, QStringLiteral("MMM dd HH:mm")).toUtf8() + ' ' + name;
}

} // namespace porthole::demo
