#include "ui/LockBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/Lock.h"
#include "core/session/Settings.h"
#include "ui/IdleWatch.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"

namespace porthole::ui {

namespace {

QString refusalText(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return tr("The password was not given.");
    if (error.kind == ErrorKind::NotFound)
        return tr("The keychain has no keyring “Porthole lock” any more, so nobody can prove to be you. "
                  "Porthole can be ended and started again; what is connected goes with it.");
    return tr("The keychain does not answer: %1").arg(QString::fromStdString(displayText(error.detail, 200)));
}

void show(const Lock &lock, const Settings &settings, MainWindow &window)
{
    if (!lock.isLocked())
        return window.setLocked(std::nullopt);
    LockView view;
    view.proves = lock.proves();
    view.isAsking = lock.state() == LockState::Proving;
    if (lock.refusal())
        view.refusal = refusalText(*lock.refusal());
    view.disconnects = settings.preferences().lockDisconnects;
    view.waiting = lock.waiting();
    window.setLocked(view);
}

/// What was chosen counts once the keychain can ask for the password.
void prepared(const std::optional<Error> &error, Settings &settings, MainWindow &window)
{
    if (error && error->kind == ErrorKind::Cancelled)
        return window.notice(tr("No password was chosen: unlocking takes none"));
    if (error)
        return window.notice(tr("There is no keychain that could ask for a password: %1")
                                 .arg(QString::fromStdString(displayText(error->detail, 200))));
    Preferences preferences = settings.preferences();
    preferences.unlockAsks = true;
    settings.setPreferences(preferences);
}

} // namespace

void bind(Lock &lock, Settings &settings, MainWindow &window)
{
    const auto lockNow = [&lock, &settings] { lock.lock(settings.preferences().unlockAsks); };
    QObject::connect(&window, &MainWindow::lockWanted, &lock, lockNow);
    QObject::connect(&window, &MainWindow::unlockWanted, &lock, &Lock::unlock);
    QObject::connect(&window, &MainWindow::lockProofWanted, &lock, &Lock::prepare);
    QObject::connect(
        &lock, &Lock::prepared, &window,
        [&settings, &window](const std::optional<Error> &error) { prepared(error, settings, window); });
    QObject::connect(&lock, &Lock::locked, &window, [&settings, &window] {
        if (settings.preferences().lockDisconnects)
            window.disconnectTabs();
    });
    QObject::connect(&lock, &Lock::changed, &window,
                     [&lock, &settings, &window] { show(lock, settings, window); });
    auto *watch = new IdleWatch(&window);
    QObject::connect(watch, &IdleWatch::idle, &lock, lockNow);
    QObject::connect(&settings, &Settings::preferencesChanged, watch, [watch, &settings] {
        watch->setTime(std::chrono::minutes(settings.preferences().locksAfter));
    });
}

} // namespace porthole::ui
