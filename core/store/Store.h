#pragma once

#include "core/async/Door.h"
#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/store/Database.h"
#include "core/store/StoreFile.h"

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <optional>

namespace porthole::store {

/// Opens the store in a file, which is made if there is none: secured, examined, brought up to date. A file
/// that is damaged, newer than this program or not ours is left exactly as it is. Errors: Storage, each with
/// the file's name. Thread: any.
Result<Database> openStore(const QString &path);

/// What the user saves, in one SQLite file, and the thread on which that is read and written. Other objects
/// say what (HostStore). The file is opened when something is wanted of it, and again if that failed.
/// Thread: its owner's. It outlives the tasks, and what uses it.
class Store {
public:
    explicit Store(QString path = standardStorePath());
    /// What was begun is finished before.
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    template <class T> using Work = std::function<Result<T>(Database &)>;

    /// Runs `work` on the store's thread, in order with the others. It is done even if the task is destroyed:
    /// only nobody hears of it. Errors: openStore()'s, and the work's.
    template <class T> Task<Result<T>> run(Work<T> work);

private:
    /// Lives on the thread.
    class Keeper : public QObject {
    public:
        explicit Keeper(QString path)
            : m_path(std::move(path))
        {}
        /// The database, open.
        Result<Database *> open();

    private:
        const QString m_path;
        std::optional<Database> m_database;
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

    void post(std::function<void(Keeper &)> call);

    QThread m_thread;
    Keeper *const m_keeper;
};

template <class T> Task<Result<T>> Store::run(Work<T> work)
{
    async::Mailslot<Result<T>> answers;
    const Desk desk; // goes before the slot
    post([work = std::move(work), to = desk.door, &answers](Keeper &keeper) {
        const auto database = keeper.open();
        Result<T> answer = database ? work(**database) : Result<T>(database.error());
        to->post(
            [&answers, answer = std::move(answer)](QObject &) mutable { answers.post(std::move(answer)); });
    });
    PH_CO_TRY(Result<T> answer, co_await answers.next());
    co_return answer;
}

} // namespace porthole::store
