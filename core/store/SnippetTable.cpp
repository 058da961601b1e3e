#include "core/store/SnippetTable.h"

#include <algorithm>

namespace porthole::store {

namespace {

Result<> check(const Snippet &snippet)
{
    if (snippet.name.trimmed().isEmpty() || snippet.name.size() > SnippetTable::kLongestName)
        return Error::make(ErrorKind::Usage, "a snippet has a name of at most 200 characters");
    if (snippet.text.isEmpty() || snippet.text.size() > SnippetTable::kLongestText)
        return Error::make(ErrorKind::Usage, "a snippet has a text of at most 65536 characters");
    if (snippet.name.contains(QChar(0)) || snippet.text.contains(QChar(0)))
        return Error::make(ErrorKind::Usage, "a snippet has texts without NUL");
    return {};
}

} // namespace

Result<QList<Snippet>> SnippetTable::list()
{
    QList<Snippet> snippets;
    PH_DO(m_database.each(QStringLiteral("SELECT name, text FROM snippets"), {},
                          [&snippets](const QSqlQuery &row) {
                              snippets << Snippet{row.value(0).toString(), row.value(1).toString()};
                          }));
    std::sort(snippets.begin(), snippets.end(), [](const Snippet &one, const Snippet &other) {
        const int order = QString::compare(one.name, other.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : one.name < other.name;
    });
    return snippets;
}

Result<> SnippetTable::save(const Snippet &snippet, const QString &before)
{
    PH_DO(check(snippet));
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    if (snippet.name != before) {
        PH_TRY(
            const QVariant taken,
            m_database.value(QStringLiteral("SELECT count(*) FROM snippets WHERE name = ?"), {snippet.name}));
        if (taken.toInt() > 0)
            return Error::make(ErrorKind::Usage,
                               "another snippet is called \"" + snippet.name.toStdString() + "\"");
        if (!before.isEmpty())
            PH_DO(m_database.run(QStringLiteral("DELETE FROM snippets WHERE name = ?"), {before}));
    }
    PH_DO(m_database.run(QStringLiteral("INSERT OR REPLACE INTO snippets (name, text) VALUES (?, ?)"),
                         {snippet.name, snippet.text}));
    return transaction.commit();
}

Result<> SnippetTable::remove(const QString &name)
{
    PH_TRY(Transaction transaction, Transaction::begin(m_database));
    PH_DO(m_database.run(QStringLiteral("DELETE FROM snippets WHERE name = ?"), {name}));
    return transaction.commit();
}

} // namespace porthole::store
