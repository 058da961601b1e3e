#include "core/openstack/compute/ServerActions.h"

#include "core/openstack/Answer.h"

#include <QRegularExpression>

namespace porthole::openstack {

namespace {

/// What Nova says in a 409, in words for the person; `verb` as in "cannot be started".
std::string wordsOfConflict(const QString &message, const std::string &verb)
{
    static const QRegularExpression state(
        QStringLiteral("while it is in (vm_state|task_state|power_state) ([A-Za-z_-]{1,40})"));
    const QRegularExpressionMatch found = state.match(message);
    const QString where = found.captured(2);
    if (where == u"active" && verb == "started")
        return "the server is running already";
    if (where == u"stopped" && verb == "stopped")
        return "the server is switched off already";
    if (where == u"stopped")
        return "the server is switched off: start it";
    if (where == u"error")
        return "the server is in error: only a hard reboot, or its operators, can bring it back";
    if (where == u"building" || message.contains(u"is not ready"))
        return "the server is still being built: wait until it is";
    if (found.captured(1) == u"task_state")
        return "the server is busy (" + where.toStdString() + "): try again when it is done";
    if (!where.isEmpty())
        return "the server cannot be " + verb + " while it is " + where.toStdString();
    return "the server cannot be " + verb + " in its present state";
}

Error refusal(const net::HttpResponse &answer, const std::string &verb)
{
    const Fault fault = faultIn(answer);
    if (answer.status == 409 && fault.message.contains(u"locked"))
        return errorOf(ErrorKind::Forbidden, "the server is locked: who locked it has to unlock it first",
                       fault, kNova);
    if (answer.status == 409)
        return errorOf(ErrorKind::Unavailable, wordsOfConflict(fault.message, verb), fault, kNova);
    if (answer.status == 404)
        return errorOf(ErrorKind::NotFound, "there is no such server in this project and region", fault,
                       kNova);
    return errorOf(fault, kNova);
}

} // namespace

Task<Result<>> ServerActions::act(ServerId id, QJsonObject body, std::string verb)
{
    ComputeCall call;
    call.method = "POST";
    PH_CO_TRY(const QString path, serverPath(id));
    call.path = path + QStringLiteral("/action");
    call.body = std::move(body);
    PH_CO_TRY(call.version, co_await m_api.usualVersion());
    auto answer = co_await m_api.call(std::move(call));
    if (!answer)
        co_return std::move(answer).error();
    if (answer->status == 202 || answer->status == 200 || answer->status == 204)
        co_return Result<>();
    co_return refusal(*answer, verb);
}

Task<Result<>> ServerActions::start(ServerId id)
{
    QJsonObject body{{QStringLiteral("os-start"), QJsonValue::Null}};
    co_return co_await act(std::move(id), std::move(body), "started");
}

Task<Result<>> ServerActions::stop(ServerId id)
{
    QJsonObject body{{QStringLiteral("os-stop"), QJsonValue::Null}};
    co_return co_await act(std::move(id), std::move(body), "stopped");
}

Task<Result<>> ServerActions::reboot(ServerId id, Reboot how)
{
    const QString type = how == Reboot::Soft ? QStringLiteral("SOFT") : QStringLiteral("HARD");
    QJsonObject body{{QStringLiteral("reboot"), QJsonObject{{QStringLiteral("type"), type}}}};
    co_return co_await act(std::move(id), std::move(body), "rebooted");
}

Task<Result<>> ServerActions::resume(ServerId id)
{
    QJsonObject body{{QStringLiteral("resume"), QJsonValue::Null}};
    co_return co_await act(std::move(id), std::move(body), "resumed");
}

Task<Result<>> ServerActions::unshelve(ServerId id)
{
    QJsonObject body{{QStringLiteral("unshelve"), QJsonValue::Null}};
    co_return co_await act(std::move(id), std::move(body), "unshelved");
}

} // namespace porthole::openstack
