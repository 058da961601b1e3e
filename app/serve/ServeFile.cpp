#include "app/serve/ServeFile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace porthole::serve {

namespace {

constexpr std::size_t kLongest = 4096; // bytes

Error storage(const QString &path, const std::string &what)
{
    return Error::make(ErrorKind::Storage, path.toStdString() + ": " + what);
}

class Descriptor {
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {}
    Descriptor(Descriptor &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    Descriptor &operator=(Descriptor &&) = delete;
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

/// The user's own, and nobody else's to read or write.
Result<> checkOwn(const QString &path, const struct stat &found, mode_t type)
{
    if ((found.st_mode & S_IFMT) != type)
        return storage(path, "it is not what it should be");
    if (found.st_uid != geteuid())
        return storage(path, "it belongs to somebody else");
    if ((found.st_mode & 077) != 0)
        return storage(path, "others have access to it");
    return {};
}

/// $XDG_RUNTIME_DIR/porthole, as it is.
Result<QString> folderIn(const QString &runtimeFolder)
{
    if (!runtimeFolder.startsWith(u'/'))
        return Error::make(ErrorKind::Unavailable, "XDG_RUNTIME_DIR names no folder");
    return runtimeFolder + QStringLiteral("/porthole");
}

Result<QString> makeFolder(const QString &runtimeFolder)
{
    PH_TRY(QString path, folderIn(runtimeFolder));
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return errno == ENOENT ? Error::make(ErrorKind::Unavailable, "XDG_RUNTIME_DIR names no folder")
                               : storage(path, std::strerror(errno));
    struct stat found {};
    if (::lstat(name.constData(), &found) != 0)
        return storage(path, std::strerror(errno));
    PH_DO(checkOwn(path, found, S_IFDIR));
    return path;
}

Result<Descriptor> openOwn(const QString &path, int flags)
{
    Descriptor file(::open(QFile::encodeName(path).constData(), flags | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0)
        return errno == ENOENT ? Error::make(ErrorKind::NotFound, path.toStdString())
                               : storage(path, std::strerror(errno));
    struct stat found {};
    if (::fstat(file.get(), &found) != 0)
        return storage(path, std::strerror(errno));
    PH_DO(checkOwn(path, found, S_IFREG));
    return file;
}

bool isStillAt(const QString &path, int descriptor)
{
    struct stat there {};
    struct stat here {};
    return ::lstat(QFile::encodeName(path).constData(), &there) == 0 && ::fstat(descriptor, &here) == 0 &&
           there.st_dev == here.st_dev && there.st_ino == here.st_ino;
}

/// A lock that ends with its descriptor, so with the process at the latest.
struct flock wholeFile()
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// Opens and holds it. Nothing: somebody else does.
Result<std::optional<Descriptor>> hold(const QString &path)
{
    for (;;) {
        PH_TRY(Descriptor file, openOwn(path, O_RDWR | O_CREAT));
        struct flock whole = wholeFile();
        if (::fcntl(file.get(), F_OFD_SETLK, &whole) != 0)
            return std::optional<Descriptor>();
        // Whoever held it before may have deleted it between the two.
        if (isStillAt(path, file.get()))
            return std::optional<Descriptor>(std::move(file));
    }
}

QByteArray textOf(const ServeAddress &service)
{
    QJsonObject object{{QStringLiteral("address"), service.address}, {QStringLiteral("pid"), getpid()}};
    if (service.password) {
        const std::string_view password = service.password->reveal();
        object.insert(QStringLiteral("password"),
                      QString::fromUtf8(password.data(), static_cast<qsizetype>(password.size())));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Result<std::unique_ptr<ServeFile>> ServeFile::write(const QString &runtimeFolder, quint16 port,
                                                    const ServeAddress &service)
{
    PH_TRY(const QString folder, makeFolder(runtimeFolder));
    for (const QString &name : {QStringLiteral("/serve.json"), QStringLiteral("/serve-%1.json").arg(port)}) {
        const QString path = folder + name;
        PH_TRY(std::optional<Descriptor> file, hold(path));
        if (!file)
            continue;
        const QByteArray text = textOf(service);
        if (::ftruncate(file->get(), 0) != 0 ||
            ::write(file->get(), text.constData(), static_cast<std::size_t>(text.size())) != text.size()) {
            const int why = errno;
            ::unlink(QFile::encodeName(path).constData());
            return storage(path, std::strerror(why));
        }
        return std::unique_ptr<ServeFile>(new ServeFile(path, file->release()));
    }
    return storage(folder, "other services hold serve.json and the file of this port");
}

ServeFile::~ServeFile()
{
    ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_descriptor);
}

Result<ServeAddress> ServeFile::read(const QString &runtimeFolder)
{
    const auto none = [] { return Error::make(ErrorKind::Unavailable, "no porthole serve is running"); };
    PH_TRY(const QString folder, folderIn(runtimeFolder));
    auto file = openOwn(folder + QStringLiteral("/serve.json"), O_RDONLY);
    if (!file && file.error().kind == ErrorKind::NotFound)
        return none();
    if (!file)
        return std::move(file).error();
    // What nobody holds has been left by a service that was killed.
    struct flock holder = wholeFile();
    if (::fcntl(file->get(), F_OFD_GETLK, &holder) != 0 || holder.l_type == F_UNLCK)
        return none();
    std::array<char, kLongest> text{};
    const ssize_t length = ::read(file->get(), text.data(), text.size());
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray(text.data(), std::max<ssize_t>(length, 0))).object();
    ServeAddress service;
    service.address = object.value(u"address").toString();
    if (service.address.isEmpty())
        return none();
    if (const QByteArray password = object.value(u"password").toString().toUtf8(); !password.isEmpty())
        service.password.emplace(
            std::string_view(password.constData(), static_cast<std::size_t>(password.size())));
    return service;
}

} // namespace porthole::serve
