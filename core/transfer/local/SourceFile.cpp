#include "core/transfer/local/SourceFile.h"

#include "core/base/DisplayText.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace porthole::transfer {

Result<FileFacts> SourceFile::open()
{
    PH_TRY(m_file, m_folder->openFile(m_name, O_RDONLY));
    struct stat status {};
    if (::fstat(m_file.get(), &status) != 0)
        return systemError(errno, m_name);
    if (!S_ISREG(status.st_mode))
        return Error::make(ErrorKind::Usage,
                           displayText(m_name.toStdString(), 400) + ": it is no plain file");
    return factsOf(status);
}

Result<Bytes> SourceFile::read(quint64 offset, std::size_t size) const
{
    Bytes bytes(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count =
            ::pread(m_file.get(), bytes.data() + done, size - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemError(errno, m_name);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

Result<SourceFile::Block> SourceFile::next(quint64 offset, quint64 end, std::size_t size) const
{
    if (offset < end) {
        const off_t data = ::lseek(m_file.get(), static_cast<off_t>(offset), SEEK_DATA);
        if (data >= 0)
            offset = std::min(static_cast<quint64>(data), end);
        else if (errno == ENXIO) // nothing but a hole from here on
            offset = end;
    }
    const std::size_t wanted =
        std::min<std::size_t>(size, static_cast<std::size_t>(end - std::min(offset, end)));
    if (wanted == 0)
        return Block{end, {}};
    PH_TRY(Bytes bytes, read(offset, wanted));
    if (bytes.size() < wanted)
        return Error::make(ErrorKind::Unavailable, displayText(m_name.toStdString(), 400) +
                                                       ": it became shorter while it was being read");
    return Block{offset, std::move(bytes)};
}

} // namespace porthole::transfer
