#include "core/session/StoreRepair.h"

#include "core/base/DisplayText.h"

namespace porthole {

StoreRepair::StoreRepair(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&m_watchTime, &QTimer::timeout, this, [this] { m_flows.begin(lookForBackups()); });
}

void StoreRepair::watchBackups(std::chrono::milliseconds every) { m_watchTime.start(every); }

Task<> StoreRepair::lookForBackups()
{
    const auto problem = co_await m_store.backupProblem();
    if (!problem || *problem == m_backupProblem)
        co_return;
    m_backupProblem = *problem;
    Q_EMIT backupFailed(QString::fromStdString(displayText(m_backupProblem, 400)));
}

void StoreRepair::look() { m_flows.begin(examine()); }

void StoreRepair::restore(const Backup &backup) { m_flows.begin(putBack(backup)); }

Task<> StoreRepair::examine()
{
    const auto condition = co_await m_store.condition();
    if (condition)
        Q_EMIT found(*condition);
    else
        Q_EMIT failed(condition.error());
}

Task<> StoreRepair::putBack(Backup backup)
{
    const auto outcome = co_await m_store.restore(backup);
    if (outcome)
        Q_EMIT restored();
    else
        Q_EMIT failed(outcome.error());
}

} // namespace porthole
