#include "core/session/files/LocalEdits.h"

namespace porthole {

class EditedFile::Course {
public:
    QByteArray remotePath;
    QString localPath;
    EditState state = EditState::Fetching;
    std::optional<Error> error;
};

EditedFile::EditedFile(std::unique_ptr<Course> course)
    : m_course(std::move(course))
{}
EditedFile::~EditedFile() = default;
const QByteArray &EditedFile::remotePath() const { return m_course->remotePath; }
QString EditedFile::localPath() const { return m_course->localPath; }
EditState EditedFile::state() const { return m_course->state; }
const std::optional<Error> &EditedFile::error() const { return m_course->error; }
bool EditedFile::hasUnsent() const { return false; }
void EditedFile::overwrite() {}
void EditedFile::reload() {}
void EditedFile::end() {}

class LocalEdits::Course {
public:
    std::vector<std::unique_ptr<EditedFile>> files;
};

LocalEdits::LocalEdits(FileSession &, TransferDesk &, QObject *parent)
    : QObject(parent)
    , m_course(std::make_unique<Course>())
{}
LocalEdits::~LocalEdits() = default;
EditedFile &LocalEdits::edit(const QByteArray &)
{
    m_course->files.push_back(
        std::unique_ptr<EditedFile>(new EditedFile(std::make_unique<EditedFile::Course>())));
    return *m_course->files.back();
}
std::vector<EditedFile *> LocalEdits::files() const { return {}; }

} // namespace porthole
