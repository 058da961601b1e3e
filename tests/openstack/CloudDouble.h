#pragma once

#include "core/base/Redactor.h"
#include "core/base/Secret.h"
#include "core/model/CloudProfile.h"
#include "core/openstack/CloudClock.h"
#include "tests/openstack/Capture.h"
#include "tests/support/HttpDouble.h"
#include "tests/support/secrets/TestSecret.h"

namespace porthole::test {

/// A clock that stands until it is told to go on.
class HeldClock final : public openstack::CloudClock {
public:
    Moment now() const override { return m_now; }
    void go(std::chrono::milliseconds awake) { sleepAndGo(std::chrono::milliseconds{0}, awake); }
    /// The computer slept, which only the wall clock noticed.
    void sleepAndGo(std::chrono::milliseconds asleep, std::chrono::milliseconds awake = {})
    {
        m_now.monotonic += awake;
        m_now.wall += awake + asleep;
    }

private:
    Moment m_now{std::chrono::steady_clock::time_point(std::chrono::hours(1)),
                 std::chrono::system_clock::time_point(std::chrono::hours(500000))};
};

/// Keystone and Nova on one port, answering as the captured cloud did. Routes can be overridden.
class CloudDouble : public HttpDouble {
public:
    CloudDouble();
    explicit CloudDouble(const QSslConfiguration &tls);

    /// A captured answer with the cloud's addresses replaced by ours.
    HttpAnswer captured(const QString &name) const;
    /// A token of a text and life of our choice, otherwise as captured.
    HttpAnswer token(const QByteArray &text, int lifeSeconds = 14400,
                     const QString &capture = QStringLiteral("ks-token-password-project")) const;

    /// The name that it is known by, in its answers and in profile(), if that is not its address.
    void callItself(const QString &name);

    /// demo's profile, with a password.
    CloudProfile profile() const;

    static constexpr char kProject[] = "ff92e8a042964ccf8f055f336c9cbcee";
    static constexpr char kWeb[] = "0fe44fad-38e4-4381-8f76-d41d6b9be43c";
    inline static const char *const kPassword = testSecret();

private:
    void answerAsCaptured();
    QByteArray here(QByteArray body) const;
    QString name() const;

    QString m_name;
};

std::shared_ptr<const Secret> secret(const char *text);

} // namespace porthole::test
