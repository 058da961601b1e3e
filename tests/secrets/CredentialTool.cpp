// credentialtool OPERATION-TIMEOUT: does what each line of its standard input says with the stores of
// core/secrets, all at once as it comes, and says "NUMBER RESULT" for each, counted from 1.
//     keychain|fallback  status | read REF | write REF TEXT | writesize REF BYTES | remove REF
//     none               connect | outlive | armed
// Of these, connect is what any library of GLib's world does, outlive what the window's program does, and
// armed tells whether GLib would end the process with its bus.
#include "core/secrets/FallbackCredentialStore.h"
#include "core/secrets/KeychainCredentialStore.h"
#include "core/secrets/SessionBus.h"
#include "tests/support/secrets/Marker.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <gio/gio.h>

#include <cstdio>
#include <list>
#include <unistd.h>

using namespace porthole;
using namespace porthole::secrets;

namespace {

QByteArray wordsOf(const Error &error)
{
    return QByteArray(nameOf(error.kind)) + " " + QByteArray::fromStdString(error.detail);
}

QByteArray wordsOf(Kept kept) { return kept == Kept::Lasting ? "lasting" : "this-run"; }

QByteArray wordsOf(const StoreStatus &status)
{
    const char *const states[] = {"available", "locked", "unavailable"};
    return QByteArray(states[static_cast<int>(status.state)]) + " " + wordsOf(status.keeps) + " " +
           QByteArray::fromStdString(status.why);
}

Task<QByteArray> perform(CredentialStore *store, QByteArrayList words)
{
    const QByteArray &verb = words[1];
    if (verb == "status")
        co_return wordsOf(co_await store->status());
    const CredentialRef reference{QString::fromUtf8(words.value(2))};
    if (verb == "read") {
        const auto secret = co_await store->read(reference);
        if (!secret)
            co_return wordsOf(secret.error());
        co_return QByteArray("secret ") +
            QByteArray(secret->reveal().data(), qsizetype(secret->reveal().size()));
    }
    if (verb == "remove") {
        const auto removed = co_await store->remove(reference);
        co_return removed ? QByteArray("done") : wordsOf(removed.error());
    }
    const QByteArray text = verb == "writesize"
                                ? QByteArray(test::kSecretMarker).leftJustified(words.value(3).toInt(), 'x')
                                : words.value(3);
    Secret secret{std::string_view(text.constData(), std::size_t(text.size()))};
    const auto kept = co_await store->write(reference, std::move(secret));
    co_return kept ? wordsOf(*kept) : wordsOf(kept.error());
}

class Tool {
public:
    explicit Tool(Milliseconds operation)
        : m_keychain({.operation = operation})
        , m_fallback(m_keychain)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_input, &QSocketNotifier::activated, &m_input, [this] { read(); });
    }

private:
    void read()
    {
        char some[65536];
        const ssize_t count = ::read(STDIN_FILENO, some, sizeof some);
        if (count <= 0)
            return QCoreApplication::quit();
        m_text.append(some, count);
        for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            m_flows.push_back(answer(++m_number, m_text.first(end).split(' ')));
            m_text.remove(0, end + 1);
            m_flows.back().start();
        }
    }
    Task<> answer(int number, QByteArrayList words)
    {
        QByteArray said = "done";
        if (words[0] != "none") {
            CredentialStore *store = &m_keychain;
            if (words[0] == "fallback")
                store = &m_fallback;
            said = co_await perform(store, words);
        } else if (words[1] == "outlive") {
            outliveSessionBus();
        } else if (words[1] == "connect") {
            m_bus.reset(g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr));
        } else if (words[1] == "armed") {
            said = g_dbus_connection_get_exit_on_close(m_bus.get()) ? "yes" : "no";
        }
        std::printf("%d %s\n", number, said.constData());
        std::fflush(stdout);
    }

    ObjectRef<GDBusConnection> m_bus;
    KeychainCredentialStore m_keychain;
    FallbackCredentialStore m_fallback;
    QSocketNotifier m_input;
    QByteArray m_text;
    int m_number = 0;
    std::list<Task<>> m_flows;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const Tool tool{Milliseconds(QByteArray(argc > 1 ? argv[1] : "20000").toInt())};
    return QCoreApplication::exec();
}
