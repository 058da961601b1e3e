#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/model/Snippet.h"
#include "core/store/Store.h"

#include <QObject>

namespace porthole {

/// The snippets that somebody saved. What is known is held here, so that nobody waits for the disk.
/// Thread: its owner's.
class SnippetBook : public QObject {
    Q_OBJECT
public:
    /// `store` outlives it.
    explicit SnippetBook(store::Store &store, QObject *parent = nullptr);

    /// Reads them, anew if they were read before: another instance may have changed them. changed() follows.
    void load();
    /// By name.
    const QList<Snippet> &snippets() const { return m_snippets; }

    /// Adds it, or changes the one that was called `before`; changed() or failed() follows.
    void save(Snippet snippet, QString before = {});
    void remove(QString name);

Q_SIGNALS:
    void changed();
    /// They could not be read, or one not be saved or removed.
    void failed(const porthole::Error &error);

private:
    using Change = store::Store::Work<void>;
    /// The change, if there is one, and what is there after it.
    Task<> flow(Change change);

    store::Store &m_store;
    QList<Snippet> m_snippets;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
