#include "core/session/SnippetBook.h"

#include "core/store/SnippetTable.h"

namespace porthole {

SnippetBook::SnippetBook(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{}

void SnippetBook::load() { m_flows.begin(flow({})); }

void SnippetBook::save(Snippet snippet, QString before)
{
    m_flows.begin(flow([snippet = std::move(snippet), before = std::move(before)](store::Database &database) {
        return store::SnippetTable(database).save(snippet, before);
    }));
}

void SnippetBook::remove(QString name)
{
    m_flows.begin(flow([name = std::move(name)](store::Database &database) {
        return store::SnippetTable(database).remove(name);
    }));
}

Task<> SnippetBook::flow(Change change)
{
    if (change) {
        if (const auto outcome = co_await m_store.run<void>(std::move(change)); !outcome) {
            Q_EMIT failed(outcome.error());
            co_return;
        }
    }
    auto listed = co_await m_store.run<QList<Snippet>>(
        [](store::Database &database) { return store::SnippetTable(database).list(); });
    if (!listed) {
        Q_EMIT failed(listed.error());
        co_return;
    }
    m_snippets = *std::move(listed);
    Q_EMIT changed();
}

} // namespace porthole
