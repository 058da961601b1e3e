#include "tests/secrets/AnsweringPrompter.h"

#define GCR_API_SUBJECT_TO_CHANGE
#include <gcr/gcr-base.h>

#include <QTimer>

namespace porthole::test {

namespace {

const QString kCallback = QStringLiteral("org.gnome.keyring.internal.Prompter.Callback");

} // namespace

AnsweringPrompter::AnsweringPrompter(PrivateBus &bus)
    : m_bus(bus)
{
    bus.connection().registerObject(QStringLiteral("/org/gnome/keyring/Prompter"), this,
                                    QDBusConnection::ExportAllSlots);
    bus.connection().registerService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
}

AnsweringPrompter::~AnsweringPrompter()
{
    m_bus.connection().unregisterService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
    m_bus.connection().unregisterObject(QStringLiteral("/org/gnome/keyring/Prompter"));
    g_clear_object(&m_exchange);
}

void AnsweringPrompter::BeginPrompting(const QDBusObjectPath &callback, const QDBusMessage &message)
{
    g_clear_object(&m_exchange);
    m_exchange = gcr_secret_exchange_new(nullptr);
    // After the answer to this call.
    QTimer::singleShot(0, this, [this, to = message.service(), path = callback.path()] {
        char *begun = gcr_secret_exchange_begin(m_exchange);
        ready(to, path, QString(), begun);
        g_free(begun);
    });
}

void AnsweringPrompter::PerformPrompt(const QDBusObjectPath &callback, const QString &type,
                                      const QVariantMap &, const QString &exchange,
                                      const QDBusMessage &message)
{
    if (type == QLatin1String("password"))
        ++asked;
    if (waits)
        return;
    const bool isPassword = type == QLatin1String("password");
    const bool answers = gcr_secret_exchange_receive(m_exchange, exchange.toUtf8().constData()) &&
                         (!isPassword || !passwords.isEmpty());
    const QByteArray typed = answers && isPassword ? passwords.takeFirst() : QByteArray();
    // Without a secret, be it an empty one, where nothing was typed: that would be a password.
    char *sent = typed.isEmpty() ? gcr_secret_exchange_send(m_exchange, nullptr, 0)
                                 : gcr_secret_exchange_send(m_exchange, typed.constData(), typed.size());
    const QString reply = answers ? QStringLiteral("yes") : QStringLiteral("no");
    QTimer::singleShot(0, this, [this, to = message.service(), path = callback.path(), reply, sent] {
        ready(to, path, reply, sent);
        g_free(sent);
    });
}

void AnsweringPrompter::StopPrompting(const QDBusObjectPath &callback, const QDBusMessage &message)
{
    const auto done = QDBusMessage::createMethodCall(message.service(), callback.path(), kCallback,
                                                     QStringLiteral("PromptDone"));
    m_bus.connection().send(done);
}

void AnsweringPrompter::ready(const QString &to, const QString &path, const QString &reply,
                              const char *exchange)
{
    auto call = QDBusMessage::createMethodCall(to, path, kCallback, QStringLiteral("PromptReady"));
    // GNOME's keyring offers to unlock another keyring with that of the login from then on, and has that
    // ticked: the person does not want it.
    const QVariantMap changed{{QStringLiteral("choice-chosen"), false}};
    call << reply << changed << QString::fromUtf8(exchange);
    m_bus.connection().send(call);
}

} // namespace porthole::test
