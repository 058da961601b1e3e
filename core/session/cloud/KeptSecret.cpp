#include "core/session/cloud/KeptSecret.h"

#include "core/async/Mailslot.h"
#include "core/session/cloud/CloudBook.h"

namespace porthole {

namespace {

/// Where the answer comes to, in the thread that asks; it goes before the slot.
struct Desk {
    ~Desk() { door->close(); }

    QObject object{};
    const std::shared_ptr<async::Door<QObject>> door = std::make_shared<async::Door<QObject>>(object);
};

/// Puts what it is called with into `answers`, from whatever thread, as long as `desk` is there.
template <class T> auto answerTo(const Desk &desk, async::Mailslot<Result<T>> &answers)
{
    return [to = desk.door, &answers](Result<T> answer) {
        to->post(
            [&answers, given = std::move(answer)](QObject &) mutable { answers.post(std::move(given)); });
    };
}

Error gone() { return Error::make(ErrorKind::Cancelled, "the program ends"); }

} // namespace

KeptSecret::KeptSecret(EntryId cloud, std::shared_ptr<async::Door<CloudBook>> book)
    : m_cloud(std::move(cloud))
    , m_book(std::move(book))
{}

Task<Result<std::shared_ptr<const Secret>>> KeptSecret::read(std::shared_ptr<KeptSecret> from)
{
    async::Mailslot<Result<std::shared_ptr<const Secret>>> answers;
    const Desk desk;
    const auto answer = answerTo(desk, answers);
    if (!from->m_book->post([cloud = from->m_cloud, answer](CloudBook &book) { book.read(cloud, answer); }))
        co_return gone();
    PH_CO_TRY(auto secret, co_await answers.next());
    co_return secret;
}

Task<Result<>> KeptSecret::keep(std::shared_ptr<KeptSecret> in, std::shared_ptr<const Secret> secret)
{
    async::Mailslot<Result<>> answers;
    const Desk desk;
    const auto answer = answerTo(desk, answers);
    if (!in->m_book->post(
            [cloud = in->m_cloud, secret, answer](CloudBook &book) { book.keep(cloud, secret, answer); }))
        co_return gone();
    PH_CO_TRY(const Result<> kept, co_await answers.next());
    co_return kept;
}

} // namespace porthole
