#include "core/session/cloud/CloudBook.h"

#include "core/openstack/SavedProfile.h"
#include "core/openstack/identity/AuthRequest.h"
#include "core/session/EntryAnswer.h"
#include "core/session/cloud/KeptSecret.h"

#include <algorithm>

namespace porthole {

CloudBook::CloudBook(EntryBook &entries, CloudRegistry &clouds, secrets::CredentialStore &credentials,
                     QObject *parent)
    : QObject(parent)
    , m_entries(entries)
    , m_clouds(clouds)
    , m_credentials(credentials)
    , m_door(std::make_shared<async::Door<CloudBook>>(*this))
{
    connect(&m_entries, &EntryBook::changed, this, &CloudBook::follow);
    connect(&m_clouds, &CloudRegistry::loaded, this, &CloudBook::follow);
    follow();
}

CloudBook::~CloudBook() { m_door->close(); }

QString CloudBook::nameOf(const EntryId &id) const
{
    const auto at = std::find_if(m_shown.begin(), m_shown.end(),
                                 [&](const Shown &shown) { return shown.cloud.id == id; });
    return at == m_shown.end() ? QString() : at->cloud.name;
}

/// Not before it is known what clouds.yaml has: whose name is taken is called otherwise.
void CloudBook::follow()
{
    if (!m_entries.isRead() || !m_clouds.isLoaded())
        return;
    QStringList others;
    for (const CloudConnection *cloud : m_clouds.clouds())
        if (cloud->summary().entry.isEmpty())
            others << cloud->name();
    m_entries.setOtherClouds(others);
    // What was saved since then is newer than what is kept for this run.
    m_forThisRun.removeIf([this](QHash<QString, ForThisRun>::iterator kept) {
        return kept.value().saved != savedCredentialOf({kept.key()});
    });
    const QList<SavedCloud> now = savedClouds(m_entries.collection().entries, others);
    m_shown.removeIf([&](const Shown &shown) {
        const bool stays = now.contains(shown.cloud);
        if (!stays)
            m_clouds.remove(shown.cloud.name);
        return !stays;
    });
    for (const SavedCloud &cloud : now) {
        const auto known = std::find_if(m_shown.begin(), m_shown.end(),
                                        [&](const Shown &shown) { return shown.cloud == cloud; });
        if (known == m_shown.end()) {
            add(cloud);
        } else if (const auto credential = credentialOf(cloud.id); known->credential != credential) {
            known->credential = credential;
            m_clouds.find(cloud.name)->secretChanged();
        }
    }
    if (!std::exchange(m_isRead, true))
        Q_EMIT wasRead();
    Q_EMIT followed();
}

void CloudBook::add(const SavedCloud &cloud)
{
    m_shown << Shown{cloud, credentialOf(cloud.id)};
    m_clouds.addSaved(
        {.name = cloud.name, .source = QString(), .regions = {}, .problem = {}, .entry = cloud.id.value},
        openstack::savedProfile(cloud.name, cloud.id.value, cloud.authUrl, cloud.description),
        std::make_shared<KeptSecret>(cloud.id, m_door));
}

/// Its own: what a folder has is for the hosts in it.
std::optional<CredentialRef> CloudBook::credentialOf(const EntryId &id) const
{
    if (const auto kept = m_forThisRun.constFind(id.value); kept != m_forThisRun.cend())
        return kept->reference; // newer than what is saved
    return savedCredentialOf(id);
}

std::optional<CredentialRef> CloudBook::savedCredentialOf(const EntryId &id) const
{
    const Entry *entry = m_entries.find(id);
    const bool has = entry && entry->settings.credential && !entry->settings.credential->value.isEmpty();
    return has ? entry->settings.credential : std::nullopt;
}

Task<Result<CloudProfile>> CloudBook::profile(Entry cloud, std::shared_ptr<const Secret> secret)
{
    const QString known = nameOf(cloud.id);
    PH_CO_TRY(CloudProfile made,
              openstack::savedProfile(known.isEmpty() ? cloud.name : known, cloud.id.value, cloud.address,
                                      cloud.description.value_or(CloudDescription())));
    const QStringList missing = openstack::missingSecrets(made);
    const auto credential = credentialOf(cloud.id);
    if (!secret && credential) {
        if (auto kept = co_await m_credentials.read(*credential))
            secret = std::make_shared<const Secret>(*std::move(kept));
    }
    if (secret && !missing.isEmpty())
        made.secrets.insert(missing.first(), secret);
    co_return std::move(made);
}

void CloudBook::read(const EntryId &cloud, const Secrets &answer) { m_flows.begin(readFlow(cloud, answer)); }

Task<> CloudBook::readFlow(EntryId cloud, Secrets answer)
{
    const auto credential = credentialOf(cloud);
    if (!credential) {
        answer(Error::make(ErrorKind::NotFound, "no secret is kept for it"));
        co_return;
    }
    auto secret = co_await m_credentials.read(*credential);
    if (secret)
        answer(std::make_shared<const Secret>(*std::move(secret)));
    else
        answer(secret.error());
}

void CloudBook::keep(const EntryId &cloud, std::shared_ptr<const Secret> secret,
                     const std::function<void(Result<>)> &answer)
{
    m_flows.begin(keepFlow(cloud, std::move(secret), answer));
}

/// Under a new reference: another connection may share the old one. The keychain comes first: the other order
/// would leave a reference to nothing behind a keychain that stays locked. What is kept for this run alone is
/// not referred to by what is saved. Errors: the keychain's; Unavailable (it is kept for this run).
Task<Result<>> CloudBook::write(Entry &to, std::shared_ptr<const Secret> secret)
{
    const CredentialRef reference = newCredentialRef();
    PH_CO_TRY(const secrets::Kept kept, co_await m_credentials.write(reference, secret->clone()));
    if (kept == secrets::Kept::Lasting) {
        to.settings.credential = reference;
        m_forThisRun.remove(to.id.value);
        co_return {};
    }
    m_forThisRun.insert(to.id.value, {reference, savedCredentialOf(to.id)});
    co_return Error::make(ErrorKind::Unavailable,
                          "there is no keychain that keeps it: it is kept until Porthole is closed");
}

Task<> CloudBook::keepFlow(EntryId cloud, std::shared_ptr<const Secret> secret,
                           std::function<void(Result<>)> answer)
{
    Entry changed;
    changed.id = cloud;
    const Result<> kept = co_await write(changed, std::move(secret));
    expectCredential(cloud, kept ? changed.settings.credential : credentialOf(cloud));
    if (const Entry *entry = m_entries.find(cloud); entry && kept) {
        EntryBatch batch;
        batch.entries << *entry;
        batch.entries.first().settings.credential = changed.settings.credential;
        m_entries.note(std::move(batch));
    }
    answer(kept);
    if (!kept)
        Q_EMIT notKept(nameOf(cloud), kept.error());
}

void CloudBook::save(const Entry &cloud, std::optional<Secret> secret, const QString &words,
                     const std::optional<Entry> &base, const EntryBook::Answer &answer)
{
    EntryBatch from;
    if (base)
        from.entries << *base;
    m_flows.begin(saveFlow(cloud, secret ? std::make_shared<const Secret>(*std::move(secret)) : nullptr,
                           words, std::move(from), answer));
}

Task<> CloudBook::saveFlow(Entry cloud, std::shared_ptr<const Secret> secret, QString words, EntryBatch base,
                           EntryBook::Answer answer)
{
    if (secret) {
        const Result<> kept = co_await write(cloud, std::move(secret));
        if (!kept)
            Q_EMIT notKept(cloud.name, kept.error());
        // What is kept for this run is as well as it can be.
        if (!kept && kept.error().kind != ErrorKind::Unavailable)
            answer = orElse(kept.error(), std::move(answer));
    }
    EntryBatch batch;
    batch.entries << cloud;
    m_entries.apply(std::move(batch), base, std::move(words), std::move(answer));
}

void CloudBook::forgetThisRun()
{
    m_forThisRun.clear();
    for (Shown &shown : m_shown)
        shown.credential = savedCredentialOf(shown.cloud.id);
}

/// What it is signed in with already is no news.
void CloudBook::expectCredential(const EntryId &cloud, const std::optional<CredentialRef> &credential)
{
    for (Shown &shown : m_shown)
        if (shown.cloud.id == cloud)
            shown.credential = credential;
}

} // namespace porthole
