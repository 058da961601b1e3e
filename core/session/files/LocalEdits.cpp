#include "core/session/files/LocalEdits.h"

#include "core/session/files/EditCourse.h"

#include <QDir>
#include <QStandardPaths>
#include <algorithm>

namespace porthole {

EditedFile::EditedFile(FileSession &files, TransferDesk &desk, QByteArray remotePath, const QString &folder)
    : m_course(std::make_unique<Course>(*this, files, desk, std::move(remotePath), folder))
{}

EditedFile::~EditedFile() = default;

const QByteArray &EditedFile::remotePath() const { return m_course->remotePath; }

QString EditedFile::localPath() const { return m_course->localPath; }

EditState EditedFile::state() const { return m_course->state; }

const std::optional<Error> &EditedFile::error() const { return m_course->error; }

bool EditedFile::hasUnsent() const { return m_course->hasUnsent(); }

void EditedFile::overwrite() { m_course->overwrite(); }

void EditedFile::reload() { m_course->reload(); }

void EditedFile::end() { m_course->end(); }

LocalEdits::LocalEdits(FileSession &files, TransferDesk &desk, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_desk(desk)
{}

LocalEdits::~LocalEdits() = default;

/// Gone with the user's session where there is such a place, else within the user's cache; 0700 (SEC-30).
QString LocalEdits::newFolder()
{
    if (!m_folder) {
        QString base = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        if (base.isEmpty())
            base = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
        QDir().mkpath(base);
        m_folder = std::make_unique<QTemporaryDir>(base + QStringLiteral("/porthole-edit-XXXXXX"));
    }
    QString folder = m_folder->filePath(QString::number(++m_count));
    QDir().mkdir(folder);
    return folder;
}

EditedFile &LocalEdits::edit(const QByteArray &remotePath)
{
    const auto known = std::find_if(m_edited.begin(), m_edited.end(),
                                    [&](const auto &held) { return held->remotePath() == remotePath; });
    if (known != m_edited.end())
        return **known;
    m_edited.push_back(std::unique_ptr<EditedFile>(new EditedFile(m_files, m_desk, remotePath, newFolder())));
    EditedFile *const made = m_edited.back().get();
    connect(made, &EditedFile::stateChanged, this, [this, made](EditState state) {
        if (state == EditState::Ended)
            letGo(made);
    });
    Q_EMIT changed();
    return *made;
}

std::vector<EditedFile *> LocalEdits::files() const
{
    std::vector<EditedFile *> all;
    for (const auto &held : m_edited)
        all.push_back(held.get());
    return all;
}

/// It is in the middle of saying that it has ended. As a child it goes with this at the latest.
void LocalEdits::letGo(EditedFile *file)
{
    const auto at =
        std::find_if(m_edited.begin(), m_edited.end(), [&](const auto &held) { return held.get() == file; });
    if (at == m_edited.end())
        return;
    (void)at->release(); // it is `file`
    file->setParent(this);
    file->deleteLater();
    m_edited.erase(at);
    Q_EMIT changed();
}

} // namespace porthole
