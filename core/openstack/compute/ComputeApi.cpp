#include "core/openstack/compute/ComputeApi.h"

#include "core/openstack/Answer.h"

#include <QJsonDocument>
#include <algorithm>

namespace porthole::openstack {

namespace {

/// What failed for a moment: that there are no versions does not follow from it.
bool isPassing(int status) { return status == 429 || status >= 500; }

/// The version that an answer was made in. The newer header is sent from 2.27 on.
std::optional<Microversion> echoed(const net::HttpResponse &answer)
{
    const QString newer = QString::fromLatin1(answer.headers.value("OpenStack-API-Version")).simplified();
    if (newer.startsWith(u"compute "))
        return Microversion::parse(QStringView(newer).sliced(8));
    return Microversion::parse(
        QString::fromLatin1(answer.headers.value("X-OpenStack-Nova-API-Version")).simplified());
}

} // namespace

Task<Result<net::HttpResponse>> ComputeApi::askVersions(bool withToken)
{
    ServiceCall call;
    call.region = m_region;
    call.forVersions = true;
    call.withToken = withToken;
    co_return co_await m_session.call(std::move(call));
}

Task<Result<ComputeVersions>> ComputeApi::versions()
{
    if (m_versions)
        co_return *m_versions;
    ServiceCall here;
    here.region = m_region;
    here.forVersions = true;
    PH_CO_TRY(const QUrl asked, co_await m_session.address(std::move(here)));
    auto answer = co_await askVersions(false);
    if (answer && (answer->status == 401 || answer->status == 403))
        answer = co_await askVersions(true);
    if (!answer)
        co_return std::move(answer).error();
    if (isPassing(answer->status))
        co_return errorOf(faultIn(*answer), kNova);
    auto document = objectIn(*answer, kNova);
    if ((answer->status != 200 && answer->status != 300) || !document) {
        m_versions = ComputeVersions{}; // a gateway keeps them from us: what every Nova has will do
        co_return *m_versions;
    }
    PH_CO_TRY(const ComputeVersions found, versionsIn(*document, asked.path()));
    m_versions = found;
    co_return found;
}

Task<Result<std::optional<Microversion>>> ComputeApi::usualVersion()
{
    PH_CO_TRY(const ComputeVersions offered, co_await versions());
    const auto wished = Microversion::parse(m_session.profile().computeMicroversion);
    co_return offered.upTo(std::min(wished.value_or(kNewestKnown), kNewestKnown));
}

Task<Result<net::HttpResponse>> ComputeApi::call(ComputeCall call)
{
    PH_CO_TRY(const ComputeVersions offered, co_await versions());
    ServiceCall request;
    request.method = call.method;
    request.region = m_region;
    request.path = offered.prefix + call.path;
    request.query = call.query;
    request.timeout = call.timeout;
    if (call.body)
        request.body = QJsonDocument(*call.body).toJson(QJsonDocument::Compact);
    if (call.version) {
        request.headers.add("OpenStack-API-Version", "compute " + call.version->toByteArray());
        request.headers.add("X-OpenStack-Nova-API-Version", call.version->toByteArray());
    }
    auto answer = co_await m_session.call(std::move(request));
    if (!answer || !call.version || answer->status >= 300)
        co_return std::move(answer);
    // A gateway may have dropped the echo; one that differs is an answer to another question.
    const auto version = echoed(*answer);
    if (version && *version != *call.version)
        co_return Error::make(ErrorKind::PeerIncompatible,
                              "Nova was asked in version " + call.version->toByteArray().toStdString() +
                                  " of its API and answered in " + version->toByteArray().toStdString());
    co_return std::move(answer);
}

Result<QString> serverPath(const ServerId &id)
{
    const auto isIdCharacter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'-' || c == u'_';
    };
    const QString &text = id.value;
    if (text.isEmpty() || text.size() > 64 || !std::all_of(text.begin(), text.end(), isIdCharacter))
        return Error::make(ErrorKind::Usage, "that is no id of a server");
    return QStringLiteral("/servers/") + text;
}

} // namespace porthole::openstack
