#include "core/ssh/config/AliasList.h"

#include "core/openssh/ConfigLine.h"
#include "core/ssh/config/Globbed.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace porthole::ssh {

namespace {

constexpr int kMostDepth = 16;
constexpr qint64 kMostBytes = 4 << 20; // of one file
constexpr qsizetype kMostAliases = 100'000;

class AliasReader {
public:
    explicit AliasReader(const SshFiles &files)
        : m_folder(files.identityFolder)
    {}

    QStringList take() { return std::move(m_aliases); }

    void read(const QString &path, int depth)
    {
        QFile file(path);
        if (depth > kMostDepth || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
            return;
        for (const QByteArray &bytes : file.read(kMostBytes).split('\n')) {
            const auto line = openssh::parseConfigLine(
                std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
            if (!line || !*line || m_aliases.size() >= kMostAliases)
                continue;
            if ((*line)->keyword == "host")
                takeHosts((*line)->words);
            else if ((*line)->keyword == "include")
                readIncluded((*line)->words, depth);
        }
    }

private:
    void takeHosts(const std::vector<std::string> &words)
    {
        for (const std::string &word : words) {
            const QString alias = QString::fromStdString(word);
            if (word.empty() || word.find_first_of("*?!") != std::string::npos || m_known.contains(alias))
                continue;
            m_known.insert(alias);
            m_aliases << alias;
        }
    }
    void readIncluded(const std::vector<std::string> &words, int depth)
    {
        for (const std::string &word : words) {
            QString path = QString::fromStdString(word);
            if (path.startsWith(QLatin1String("~/")))
                path = QFileInfo(m_folder).path() + path.sliced(1);
            else if (!path.startsWith(u'/'))
                path.prepend(m_folder + u'/');
            const Globbed found(path.toStdString());
            for (std::size_t i = 0; found.found && i < found.gl_pathc; ++i)
                read(QString::fromLocal8Bit(found.gl_pathv[i]), depth + 1);
        }
    }

    const QString m_folder;
    QStringList m_aliases;
    QSet<QString> m_known;
};

} // namespace

QStringList sshAliases(const SshFiles &files)
{
    AliasReader reader(files);
    reader.read(files.userConfig, 0);
    return reader.take();
}

} // namespace porthole::ssh
