#include "core/openssh/KeyOrder.h"

#include "core/openssh/PublicKey.h"

#include <algorithm>

namespace porthole::openssh {

namespace {

bool contains(const std::vector<Bytes> &list, const Bytes &blob)
{
    return std::find(list.begin(), list.end(), blob) != list.end();
}

class Order {
public:
    explicit Order(const KeyRing &ring)
        : m_ring(ring)
    {
        for (const Bytes &certificate : ring.certificates) {
            if (auto key = certifiedKey(certificate))
                m_certificates.push_back({certificate, *std::move(key)});
        }
    }

    void addAgents(bool named)
    {
        for (const Bytes &blob : m_ring.agent) {
            const auto certified = certifiedKey(blob);
            const Bytes &key = certified ? *certified : blob;
            const bool isNamed = contains(m_ring.files, key) || contains(m_ring.certificates, blob);
            if (isNamed != named)
                continue;
            if (!certified)
                addCertificates({.blob = {}, .key = key, .agentKey = blob, .file = {}});
            add({.blob = blob, .key = key, .agentKey = blob, .file = {}});
        }
    }
    void addFiles()
    {
        for (std::size_t i = 0; i < m_ring.files.size(); ++i) {
            const Bytes &key = m_ring.files[i];
            if (contains(m_ring.agent, key))
                continue;
            addCertificates({.blob = {}, .key = key, .agentKey = {}, .file = i});
            add({.blob = key, .key = key, .agentKey = {}, .file = i});
        }
    }
    std::vector<KeyOffer> take() { return std::move(m_offers); }

private:
    struct Certificate {
        Bytes blob, key;
    };
    void addCertificates(KeyOffer offer)
    {
        for (const Certificate &certificate : m_certificates) {
            if (certificate.key != offer.key)
                continue;
            offer.blob = certificate.blob;
            add(offer);
        }
    }
    void add(const KeyOffer &offer)
    {
        const bool isThere = std::any_of(m_offers.begin(), m_offers.end(), [&](const KeyOffer &other) {
            return !offer.blob.empty() && other.blob == offer.blob;
        });
        if (!isThere)
            m_offers.push_back(offer);
    }

    const KeyRing &m_ring;
    std::vector<Certificate> m_certificates;
    std::vector<KeyOffer> m_offers;
};

} // namespace

std::vector<KeyOffer> orderOfKeys(const KeyRing &ring)
{
    Order order(ring);
    order.addAgents(true);
    if (!ring.filesOnly)
        order.addAgents(false);
    order.addFiles();
    return order.take();
}

} // namespace porthole::openssh
