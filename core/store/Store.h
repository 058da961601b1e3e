#pragma once

#include "core/async/Door.h"
#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/store/Database.h"
#include "core/store/Repair.h"
#include "core/store/StoreFile.h"

#include <QObject>
#include <QThread>
#include <QTimer>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace porthole::store {

/// Opens the store in a file, which is made if there is none: secured, examined, brought up to date. A file
/// that is damaged, newer than this program or not ours is left exactly as it is. One that is older is backed
/// up before. Errors: Storage, each with the file's name. Thread: any.
Result<Database> openStore(const QString &path);

/// What the user saves, in one SQLite file, and the thread on which that is read and written. Other objects
/// say what (HostStore). The file is opened when something is wanted of it, and again if that failed.
/// Thread: its owner's. It outlives the tasks, and what uses it.
class Store {
public:
    /// A backup is made if the newest is older than a day: so long after the file was opened, and looked for
    /// every hour then.
    explicit Store(QString path = standardStorePath(),
                   std::chrono::milliseconds backupDelay = std::chrono::seconds(20));
    /// What was begun is finished before.
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    template <class T> using Work = std::function<Result<T>(Database &)>;

    /// Runs `work` on the store's thread, in order with the others. It is done even if the task is destroyed:
    /// only nobody hears of it. Errors: openStore()'s, and the work's.
    template <class T> Task<Result<T>> run(Work<T> work);

    /// How the file is found, and which backups there are: what can be offered when run() fails.
    Task<Result<StoreCondition>> condition();
    /// Why the last backup could not be made; empty: it could, or none was due yet.
    Task<Result<std::string>> backupProblem();
    /// Puts a backup in the place of a damaged file, which is kept: see restoreBackup(), and its errors.
    Task<Result<>> restore(const Backup &backup);

private:
    static constexpr std::chrono::hours kBackupLook{1};

    /// Lives on the thread.
    class Keeper : public QObject {
    public:
        Keeper(QString path, std::chrono::milliseconds backupDelay)
            : m_path(std::move(path))
            , m_backupDelay(backupDelay)
        {}
        /// The database, open.
        Result<Database *> open();
        StoreCondition condition();
        const std::string &unsaved() const { return m_unsaved; }
        Result<> restore(const Backup &backup);

    private:
        void backUpLater();

        const QString m_path;
        const std::chrono::milliseconds m_backupDelay;
        std::optional<Database> m_database;
        QTimer *m_backupTime = nullptr; // a child: timers are of the thread that they run on
        std::string m_unsaved;          // why the last backup could not be made
    };
    /// Where answers come to; in the thread that asked.
    class Desk {
    public:
        ~Desk() { door->close(); }

    private:
        QObject m_object;

    public:
        const std::shared_ptr<async::Door<QObject>> door = std::make_shared<async::Door<QObject>>(m_object);
    };

    template <class T> using Question = std::function<Result<T>(Keeper &)>;
    template <class T> Task<Result<T>> ask(Question<T> question);
    void post(std::function<void(Keeper &)> call);

    QThread m_thread;
    Keeper *const m_keeper;
};

template <class T> Task<Result<T>> Store::ask(Question<T> question)
{
    async::Mailslot<Result<T>> answers;
    const Desk desk; // goes before the slot
    post([question = std::move(question), to = desk.door, &answers](Keeper &keeper) {
        to->post(
            [&answers, answer = question(keeper)](QObject &) mutable { answers.post(std::move(answer)); });
    });
    PH_CO_TRY(Result<T> answer, co_await answers.next());
    co_return answer;
}

template <class T> Task<Result<T>> Store::run(Work<T> work)
{
    return ask<T>([work = std::move(work)](Keeper &keeper) -> Result<T> {
        const auto database = keeper.open();
        return database ? work(**database) : Result<T>(database.error());
    });
}

} // namespace porthole::store
