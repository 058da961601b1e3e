#include "core/session/reach/CloudRoute.h"

#include "core/async/Mailslot.h"
#include "core/session/reach/RouteBook.h"

namespace porthole {

namespace {

/// Where the answer comes to, in the thread that asks; it goes before the slot.
struct Desk {
    ~Desk() { door->close(); }

    QObject object{};
    const std::shared_ptr<async::Door<QObject>> door = std::make_shared<async::Door<QObject>>(object);
};

} // namespace

CloudRoute::CloudRoute(QString cloud, std::shared_ptr<async::Door<RouteBook>> book)
    : m_cloud(std::move(cloud))
    , m_book(std::move(book))
{}

std::optional<Way> CloudRoute::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_now;
}

void CloudRoute::set(std::optional<Way> now)
{
    const std::lock_guard lock(m_mutex);
    m_now = std::move(now);
}

void CloudRoute::again()
{
    m_book->post([cloud = m_cloud](RouteBook &book) { book.again(cloud); });
}

void CloudRoute::ask(const std::function<void(Result<Way>)> &answer)
{
    if (!m_book->post([cloud = m_cloud, answer](RouteBook &book) { book.want(cloud, answer); }))
        answer(Error::make(ErrorKind::Cancelled, "the program ends"));
}

Task<Result<Way>> CloudRoute::open(std::shared_ptr<CloudRoute> route)
{
    if (auto known = route->now())
        co_return *std::move(known);
    async::Mailslot<Result<Way>> answers;
    const Desk desk;
    route->ask([to = desk.door, &answers](Result<Way> way) {
        to->post([&answers, way = std::move(way)](QObject &) mutable { answers.post(std::move(way)); });
    });
    PH_CO_TRY(Result<Way> way, co_await answers.next());
    co_return way;
}

} // namespace porthole
