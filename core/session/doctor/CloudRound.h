#pragma once

#include "core/session/Doctor.h"
#include "core/session/cloud/CloudAccess.h"

namespace porthole {

/// The way to a cloud's Keystone, and signing in there and out again. Thread: the doctor's.
class Doctor::CloudRound {
public:
    static Task<> run(Doctor &doctor, CloudProfile profile, net::ProxyEnvironment proxies,
                      std::shared_ptr<CloudRoute> route);

private:
    CloudRound(Doctor &doctor, CloudProfile profile, net::ProxyEnvironment proxies,
               std::shared_ptr<CloudRoute> route);

    Task<Result<>> goAll();
    Task<Result<>> signIn();
    bool isDirect() const;

    Doctor &m_doctor;
    const CloudProfile m_profile;
    const net::ProxyEnvironment m_proxies;
    const std::shared_ptr<CloudRoute> m_route;
    const ConsoleRoute m_keystone; ///< where it is; no console comes from there
    const QString m_subject;
    std::unique_ptr<CloudAccess> m_access;
};

} // namespace porthole
