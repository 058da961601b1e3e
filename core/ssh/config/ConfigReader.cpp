#include "core/ssh/config/ConfigReader.h"

#include "core/openssh/Pattern.h"
#include "core/openssh/Text.h"
#include "core/ssh/config/Globbed.h"
#include "core/ssh/config/Value.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <sys/stat.h>

namespace porthole::ssh {

namespace {

constexpr int kMostDepth = 16, kMostLines = 100'000;
constexpr qint64 kMostBytes = 4 << 20; // of one file

/// OpenSSH's rule for a user's own files: nobody else may decide what is in them.
Result<> checkOwner(const QFile &file, quint32 uid)
{
    struct stat about {};
    if (::fstat(file.handle(), &about) != 0)
        return Error::make(ErrorKind::Storage, file.fileName().toStdString() + " cannot be looked at");
    if ((about.st_uid != 0 && about.st_uid != uid) || (about.st_mode & 022) != 0)
        return Error::make(ErrorKind::Usage, file.fileName().toStdString() +
                                                 " may be written by others, or belongs to somebody else");
    return {};
}

/// As known_hosts has them: names in small letters, addresses of IPv6 in their shortest form. What IPv4 has
/// for short forms stays as it is: Endpoint refuses them.
std::string canonical(const std::string &name)
{
    QHostAddress address;
    if (name.find(':') != std::string::npos && address.setAddress(QString::fromStdString(name)))
        return address.toString().toStdString();
    return openssh::lowerCase(name);
}

/// Where a list of criteria ends: with a comment, or with nothing.
bool isEnd(const std::string &word) { return word.empty() || word.starts_with('#'); }

Error at(const Place &place, const Error &error)
{
    return Error::make(error.kind, place.text() + ": " + error.detail);
}

} // namespace

ConfigReader::ConfigReader(const SshFiles &files, const ConfigEnvironment &environment,
                           const CommandResults &ran, const SshDestination &destination)
    : m_files(files)
    , m_environment(environment)
    , m_ran(ran)
    , m_name(destination.host.toStdString())
{
    if (!destination.user.isEmpty())
        m_settings.preset(Key::User, destination.user.toStdString());
    if (destination.port != 0)
        m_settings.preset(Key::Port, std::to_string(destination.port));
    if (!destination.identityFile.isEmpty())
        m_settings.preset(Key::IdentityFile, destination.identityFile.toStdString());
}

Result<> ConfigReader::read()
{
    PH_DO(readBoth(false));
    if (m_pending)
        return {};
    m_found = canonical(hostName());
    // No name is looked up here; one that is to be made canonical is read about again as it is.
    const std::string_view canonicalize = m_settings.word(Key::CanonicalizeHostname);
    const bool again = !canonicalize.empty() && flagOf(canonicalize) != false;
    return m_wantsFinal || again ? readBoth(true) : Result<>();
}

Result<> ConfigReader::readBoth(bool final)
{
    m_isFinal = final;
    PH_DO(readFile({m_files.userConfig.toStdString(), true}, true));
    return readFile({m_files.systemConfig.toStdString(), false}, true);
}

Result<> ConfigReader::readFile(const File &file, bool applies)
{
    if (file.depth > kMostDepth)
        return Error::make(ErrorKind::Usage, file.path + ": files include each other too deeply");
    QFile opened(QString::fromStdString(file.path));
    if (file.path.empty() || !opened.exists() || QFileInfo(opened).isDir() ||
        !opened.open(QIODevice::ReadOnly))
        return {}; // OpenSSH goes on without it, too
    if (file.isUsers)
        PH_DO(checkOwner(opened, m_environment.uid));
    const QByteArray text = opened.read(kMostBytes + 1);
    if (text.size() > kMostBytes)
        return Error::make(ErrorKind::Usage, file.path + " is too large");
    const bool outer = applies;
    Place place{file.path, 0};
    for (const QByteArray &bytes : text.split('\n')) {
        ++place.line;
        if (++m_lines > kMostLines)
            return Error::make(ErrorKind::Usage, file.path + ": too many lines");
        auto line = openssh::parseConfigLine(
            std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        if (!line)
            return at(place, line.error());
        if (!*line)
            continue;
        if (auto taken = takeLine(**line, file, place, outer, applies); !taken)
            return at(place, taken.error());
    }
    return {};
}

Result<> ConfigReader::takeLine(const openssh::ConfigLine &line, const File &file, const Place &place,
                                bool outer, bool &applies)
{
    const Keyword *keyword = keywordOf(line.keyword);
    switch (keyword ? keyword->key : Key::None) {
    case Key::Host: {
        PH_TRY(const bool so, matchesHost(line));
        applies = outer && so;
        return {};
    }
    case Key::Match: {
        PH_TRY(const bool so, matches(line, place, outer));
        applies = outer && so;
        return {};
    }
    case Key::Include:
        return include(line, file, applies);
    default:
        return m_settings.take(line, applies, place, m_environment.variable);
    }
}

Result<> ConfigReader::include(const openssh::ConfigLine &line, const File &file, bool applies)
{
    for (const std::string &word : line.words) {
        if (word.empty() || (word.starts_with('~') && !file.isUsers))
            return Error::make(ErrorKind::Usage, "'include' does not take this value");
        PH_TRY(std::string path, expandTilde(word, m_environment.home.toStdString()));
        if (!path.starts_with('/'))
            path.insert(0,
                        file.isUsers ? m_files.identityFolder.toStdString() + '/' : std::string("/etc/ssh/"));
        const Globbed found(path);
        for (std::size_t i = 0; found.found && i < found.gl_pathc; ++i)
            PH_DO(readFile({found.gl_pathv[i], file.isUsers, file.depth + 1}, applies));
    }
    return {};
}

Result<bool> ConfigReader::matchesHost(const openssh::ConfigLine &line) const
{
    const std::string &name = m_isFinal ? m_found : m_name;
    bool so = false;
    for (const std::string &word : line.words) {
        if (word.empty())
            return Error::make(ErrorKind::Usage, "'host' does not take this value");
        const bool negated = word.starts_with('!');
        if (!openssh::matchesPattern(name, std::string_view(word).substr(negated ? 1 : 0)))
            continue;
        if (negated)
            return false;
        so = true;
    }
    return so;
}

/// All criteria have to hold; each is checked, so that a wrong one is found wherever it stands.
Result<bool> ConfigReader::matches(const openssh::ConfigLine &line, const Place &place, bool applies)
{
    openssh::DelimitedWords words(line.rest);
    bool so = applies;
    int count = 0;
    for (auto word = words.next(); word && !isEnd(*word); word = words.next()) {
        const bool negated = word->starts_with('!');
        const std::string name = openssh::lowerCase(std::string_view(*word).substr(negated ? 1 : 0));
        if (name == "all") {
            const auto more = words.next();
            if (count > 1 || (more && !isEnd(*more)))
                return Error::make(ErrorKind::Usage, "'all' does not go with others");
            return so && !negated;
        }
        ++count;
        bool holds = m_isFinal;
        if (name == "final")
            m_wantsFinal = true;
        else if (name != "canonical") {
            const auto argument = words.next();
            if (!argument || isEnd(*argument))
                return Error::make(ErrorKind::Usage, "'match' lacks an argument to '" + name + "'");
            PH_TRY(holds, criterion(name, *argument, place, so));
        }
        so = so && holds != negated;
        if (words.rest().starts_with("\"\""))
            return Error::make(ErrorKind::Usage, "'match' has an empty word");
    }
    if (count == 0)
        return Error::make(ErrorKind::Usage, "'match' says nothing");
    return so;
}

Result<bool> ConfigReader::criterion(const std::string &name, const std::string &argument, const Place &place,
                                     bool so)
{
    const auto fits = [&](const std::string &text) {
        return openssh::matchPatternList(text, argument) == openssh::ListMatch::Positive;
    };
    if (name == "host")
        return openssh::matchesHostName(hostName(), argument);
    if (name == "originalhost")
        return openssh::matchesHostName(m_name, argument);
    if (name == "user")
        return fits(user());
    if (name == "localuser")
        return fits(m_environment.localUser.toStdString());
    if (name == "exec")
        return so ? command(argument, place) : Result<bool>(false);
    return Error::make(ErrorKind::Usage, "'match' knows no '" + name + "'");
}

Result<bool> ConfigReader::command(const std::string &line, const Place &place)
{
    Tokens known = tokens();
    // Unlike elsewhere: the name that is connected to where there is no alias, and the alias as it is
    // written.
    const std::string_view alias = m_settings.word(Key::HostKeyAlias);
    known['k'] = alias.empty() ? hostName() : std::string(alias);
    PH_TRY(const std::string filled, expandTokens(line, known));
    const QString text = QString::fromStdString(filled);
    if (const auto ran = m_ran.constFind(text); ran != m_ran.constEnd())
        return *ran;
    if (!m_pending)
        m_pending = ConfiguredCommand{text, QString::fromStdString(place.text())};
    return false;
}

std::string ConfigReader::hostName() const
{
    const std::string_view said = m_settings.word(Key::HostName);
    if (!m_found.empty())
        return m_found;
    if (said.empty())
        return m_name;
    const auto filled = expandTokens(said, {{'h', m_name}});
    return filled ? *filled : std::string(said); // SshConfig says what is wrong with it
}

std::string ConfigReader::user() const
{
    const std::string_view said = m_settings.word(Key::User);
    return said.empty() ? m_environment.localUser.toStdString() : std::string(said);
}

int ConfigReader::port() const { return portOf(m_settings.word(Key::Port)).value_or(22); }

Tokens ConfigReader::tokens() const
{
    const std::string local = m_environment.localHost.toStdString(), host = hostName(), remote = user();
    const std::string number = std::to_string(port());
    const std::string_view alias = m_settings.word(Key::HostKeyAlias);
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray::fromStdString(local + host + number + remote), QCryptographicHash::Sha1);
    return {{'h', host},
            {'p', number},
            {'r', remote},
            {'n', m_name},
            {'u', m_environment.localUser.toStdString()},
            {'d', m_environment.home.toStdString()},
            {'l', local},
            {'L', local.substr(0, local.find('.'))},
            {'i', std::to_string(m_environment.uid)},
            {'k', alias.empty() ? m_name : openssh::lowerCase(alias)},
            {'C', digest.toHex().toStdString()}};
}

Tokens ConfigReader::proxyTokens() const
{
    Tokens few;
    const Tokens all = tokens();
    for (const char token : {'h', 'k', 'n', 'p', 'r'})
        few[token] = all.at(token);
    return few;
}

} // namespace porthole::ssh
