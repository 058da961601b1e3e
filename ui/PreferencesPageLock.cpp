// What there is to choose about the lock. All of it is off until somebody wants it.

#include "ui/PreferencesPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <array>

namespace porthole::ui {

namespace {

constexpr std::array kMinutes{1, 5, 10, 15, 30, 60};

} // namespace

void PreferencesPage::addLockRows(QVBoxLayout &column)
{
    const QString words = tr("lock idle away password security keychain sleep suspend screen saver");
    m_locksAfter->setObjectName(QStringLiteral("locksAfter"));
    m_locksAfter->addItem(tr("Never"), 0);
    for (const int minutes : kMinutes)
        m_locksAfter->addItem(tr("After %n minute(s)", nullptr, minutes), minutes);
    m_locksWithDesktop->setObjectName(QStringLiteral("locksWithDesktop"));
    m_lockDisconnects->setObjectName(QStringLiteral("lockDisconnects"));
    m_unlockAsks->setObjectName(QStringLiteral("unlockAsks"));
    addRow(column, tr("Lock when nobody uses it"),
           tr("Hides what is open, and wipes passwords and tokens from memory. “Lock now” is in the menu."),
           m_locksAfter, words);
    addRow(column, tr("Lock with the desktop"),
           tr("When the screen is locked, or the computer goes to sleep."), m_locksWithDesktop, words);
    addRow(column, tr("Locking disconnects"),
           tr("What is open is closed. Afterwards it can be opened again, but for consoles whose link is "
              "good once."),
           m_lockDisconnects, words);
    addRow(column, tr("Unlocking takes a password"),
           tr("The keychain keeps it and asks for it, unless it is told to unlock “Porthole lock” "
              "automatically. "
              "Without it anybody at this computer can unlock."),
           m_unlockAsks, words);
    connect(m_locksAfter, &QComboBox::activated, this, &PreferencesPage::choose);
    for (const QCheckBox *box : {m_locksWithDesktop, m_lockDisconnects, m_unlockAsks})
        connect(box, &QCheckBox::clicked, this, &PreferencesPage::choose);
}

void PreferencesPage::fillLock()
{
    int index = m_locksAfter->findData(m_preferences.locksAfter);
    if (index < 0) { // chosen by another version
        index = m_locksAfter->count();
        m_locksAfter->addItem(tr("After %n minute(s)", nullptr, m_preferences.locksAfter),
                              m_preferences.locksAfter);
    }
    m_locksAfter->setCurrentIndex(index);
    m_locksWithDesktop->setChecked(m_preferences.locksWithDesktop);
    m_lockDisconnects->setChecked(m_preferences.lockDisconnects);
    m_unlockAsks->setChecked(m_preferences.unlockAsks);
}

/// That a proof is wanted is chosen once the keychain has what it takes.
void PreferencesPage::chooseLock()
{
    m_preferences.locksAfter = m_locksAfter->currentData().toInt();
    m_preferences.locksWithDesktop = m_locksWithDesktop->isChecked();
    m_preferences.lockDisconnects = m_lockDisconnects->isChecked();
    const bool wantsProof = m_unlockAsks->isChecked() && !m_preferences.unlockAsks;
    if (!wantsProof)
        m_preferences.unlockAsks = m_unlockAsks->isChecked();
    m_unlockAsks->setChecked(m_preferences.unlockAsks);
    if (wantsProof)
        Q_EMIT lockProofRequested();
}

} // namespace porthole::ui
