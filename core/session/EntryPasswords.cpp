#include "core/session/EntryPasswords.h"

namespace porthole {

namespace {

template <class Item> void forget(QList<Item> &items, const CredentialRef &credential)
{
    for (Item &item : items)
        if (item.settings.credential == credential)
            item.settings.credential.reset();
}

} // namespace

EntryPasswords::EntryPasswords(secrets::CredentialStore &credentials, EntryBook &entries, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_entries(entries)
{}

void EntryPasswords::save(CredentialRef credential, Secret password, EntryBatch batch, QString words)
{
    m_flows.begin(flow(std::move(credential), std::make_shared<const Secret>(std::move(password)),
                       std::move(batch), std::move(words)));
}

Task<> EntryPasswords::flow(CredentialRef credential, std::shared_ptr<const Secret> password,
                            EntryBatch batch, QString words)
{
    const auto kept = co_await m_credentials.write(credential, password->clone());
    if (!kept || *kept != secrets::Kept::Lasting) {
        forget(batch.folders, credential);
        forget(batch.entries, credential);
        Q_EMIT notKept(kept ? Error::make(ErrorKind::Unavailable, "there is no keychain that keeps it")
                            : kept.error());
    }
    m_entries.apply(std::move(batch), std::move(words));
}

} // namespace porthole
