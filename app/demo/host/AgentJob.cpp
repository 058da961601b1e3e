#include "app/demo/host/AgentJob.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace porthole::demo {

namespace {

constexpr qsizetype kMostOutput = 64 << 10; ///< of a command that was launched
constexpr int kMostPieces = 64;
constexpr qsizetype kLargestFile = 4 << 20; ///< that is given out, in a line; SFTP has the others
constexpr std::size_t kMostNames = 2000;    ///< in a listing, likewise

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject failure(const QString &message)
{
    return {{QStringLiteral("ok"), false}, {QStringLiteral("message"), message}};
}

QJsonObject success() { return {{QStringLiteral("ok"), true}, {QStringLiteral("message"), QString()}}; }

QString typeOf(const QByteArray &name, const FileNode &node)
{
    if (node.isFolder())
        return QStringLiteral("application/x-directory");
    return name.endsWith(".csv") ? QStringLiteral("text/csv") : QStringLiteral("text/plain");
}

/// Keeps what a command writes, up to a bound.
class KeptOutput : public Output {
public:
    void write(QByteArrayView bytes) override { keep(output, bytes); }
    void writeError(QByteArrayView bytes) override { keep(errors, bytes); }
    bool isFull() const { return output.size() + errors.size() >= kMostOutput; }

    QByteArray output, errors;

private:
    void keep(QByteArray &in, QByteArrayView bytes)
    {
        const qsizetype room = std::max<qsizetype>(kMostOutput - output.size() - errors.size(), 0);
        in += bytes.first(std::min(room, bytes.size())).toByteArray();
    }
};

/// As far as it goes without waiting for anybody.
int runToItsEnd(const QList<QByteArray> &words, Surroundings &around, KeptOutput &kept)
{
    constexpr int kBrokenPipe = 141; // 128 and SIGPIPE
    const Outcome outcome = runCommand(words, around, kept);
    Pace pace{outcome.job ? Pace::Next::WhenTaken : Pace::Next::Done, {}, outcome.status};
    for (int piece = 0; pace.next == Pace::Next::WhenTaken && !kept.isFull() && piece < kMostPieces; ++piece)
        pace = outcome.job->produce(kept);
    return pace.next == Pace::Next::Done ? pace.status : kBrokenPipe;
}

} // namespace

AgentJob::AgentJob(const Surroundings &around)
    : m_around(around)
{
    m_around.terminal.reset();
}

Pace AgentJob::produce(Output &to)
{
    if (!std::exchange(m_isReady, true)) {
        QJsonObject ready = success();
        ready[QStringLiteral("message")] = QStringLiteral("Ready.");
        to.write(lineOf(ready));
        return {Pace::Next::WhenTaken, {}, 0};
    }
    const qsizetype end = m_bytes.indexOf('\n');
    if ((end < 0 ? m_bytes.size() : end) > kLongestLine) {
        to.write(lineOf(failure(QStringLiteral("That line is too long."))));
        return {Pace::Next::Done, {}, 1};
    }
    if (end < 0)
        return {m_ended ? Pace::Next::Done : Pace::Next::OnInput, {}, 0};
    const QByteArray line = m_bytes.left(end);
    m_bytes.remove(0, end + 1);
    const auto reply = answer(line);
    if (!reply)
        return {};
    to.write(lineOf(*reply));
    return {Pace::Next::WhenTaken, {}, 0};
}

std::optional<QJsonObject> AgentJob::answer(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return failure(QStringLiteral("Not a JSON object."));
    const QJsonObject request = document.object();
    const QString action = request[QStringLiteral("action")].toString();
    if (action.isEmpty())
        return failure(QStringLiteral("Missing action."));
    if (action == u"exit")
        return std::nullopt;
    if (action == u"browse")
        return browse(request[QStringLiteral("path")].toString());
    if (action == u"get-file")
        return file(request[QStringLiteral("path")].toString());
    if (action == u"launch")
        return launch(request[QStringLiteral("command")].toString());
    return failure(QStringLiteral("Unknown command."));
}

QJsonObject AgentJob::browse(const QString &path) const
{
    const QByteArray place = FileTree::absolute(path.toUtf8(), m_around.folder);
    const auto node = m_around.files->find(place);
    if (!node)
        return failure(QStringLiteral("No such file or directory."));
    if (node->children().size() > kMostNames)
        return failure(QStringLiteral("That directory has too many files."));
    QJsonArray names, sizes, types, times, kinds;
    const auto add = [&](const QByteArray &name, const FileNode &file) {
        names.append(QString::fromUtf8(name));
        sizes.append(static_cast<qint64>(file.size()));
        types.append(file.isFolder() ? QStringLiteral("d") : QStringLiteral("f"));
        times.append(QDateTime::fromSecsSinceEpoch(file.modified(), Qt::UTC)
                         .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")));
        kinds.append(typeOf(name, file));
    };
    if (!node->isFolder())
        add(place.split('/').last(), *node);
    for (const auto &[name, child] : node->children())
        add(name, *child);
    QJsonObject reply = success();
    reply[QStringLiteral("path")] = QString::fromUtf8(place);
    reply[QStringLiteral("names")] = names;
    reply[QStringLiteral("sizes")] = sizes;
    reply[QStringLiteral("types")] = types;
    reply[QStringLiteral("mtimes")] = times;
    reply[QStringLiteral("mime-types")] = kinds;
    return reply;
}

QJsonObject AgentJob::file(const QString &path) const
{
    const QByteArray place = FileTree::absolute(path.toUtf8(), m_around.folder);
    const auto node = m_around.files->find(place);
    if (!node)
        return failure(QStringLiteral("File not found."));
    if (node->isFolder())
        return failure(QStringLiteral("Can't read directory."));
    if (node->content().size() > kLargestFile)
        return failure(QStringLiteral("That file is too large."));
    QJsonObject reply = success();
    reply[QStringLiteral("path")] = QString::fromUtf8(place);
    reply[QStringLiteral("content-type")] = typeOf(place, *node);
    reply[QStringLiteral("size")] = static_cast<qint64>(node->content().size());
    reply[QStringLiteral("content")] = QString::fromLatin1(node->content().toBase64());
    return reply;
}

/// What needs time or input has none here: it is ended as a full pipe would end it.
QJsonObject AgentJob::launch(const QString &command)
{
    KeptOutput kept;
    int status = 0;
    const QByteArray script = command.toUtf8();
    QByteArrayView rest(script);
    while (!kept.isFull()) {
        const auto next = takeCommand(rest, m_around.environment);
        if (!next)
            return failure(QString::fromStdString(next.error().detail));
        if (!*next)
            break;
        if ((*next)->words.isEmpty() || (*next)->output == SimpleCommand::To::File)
            return failure(QStringLiteral("An agent's commands write no files."));
        if ((*next)->words.first() == "porthole-demo-agent")
            return failure(QStringLiteral("An agent launches no agents."));
        if ((*next)->runsAfter(status))
            status = runToItsEnd((*next)->words, m_around, kept);
    }
    QJsonObject reply = success();
    reply[QStringLiteral("command")] = command;
    reply[QStringLiteral("output")] = QString::fromUtf8(kept.output);
    reply[QStringLiteral("errors")] = QString::fromUtf8(kept.errors);
    reply[QStringLiteral("status")] = status;
    return reply;
}

} // namespace porthole::demo
