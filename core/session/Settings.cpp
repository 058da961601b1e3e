#include "core/session/Settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace porthole {

namespace {

const QString kFamily = QStringLiteral("terminal.font.family");
const QString kSize = QStringLiteral("terminal.font.size");
const QString kTheme = QStringLiteral("terminal.theme");
const QString kCursor = QStringLiteral("terminal.cursor");
const QString kBlinks = QStringLiteral("terminal.cursor.blinks");
const QString kScrollback = QStringLiteral("terminal.scrollback");
const QString kCopies = QStringLiteral("terminal.copy-on-select");

constexpr std::array kForms{std::pair{CursorForm::Block, "block"},
                            std::pair{CursorForm::Underline, "underline"}, std::pair{CursorForm::Bar, "bar"}};

const QString kAppearance = QStringLiteral("appearance");
const QString kContrast = QStringLiteral("high-contrast");
const QString kNotifies = QStringLiteral("window.notifies");
const QString kHealth = QStringLiteral("window.looks-at-health");
const QString kLocksAfter = QStringLiteral("lock.after-minutes");
const QString kLocksWithDesktop = QStringLiteral("lock.with-desktop");
const QString kLockDisconnects = QStringLiteral("lock.disconnects");
const QString kUnlockAsks = QStringLiteral("lock.asks");
constexpr int kLongestIdle = 24 * 60; // minutes
const QString kRestores = QStringLiteral("window.restores-tabs");

constexpr std::array kAppearances{std::pair{Appearance::System, "system"},
                                  std::pair{Appearance::Light, "light"}, std::pair{Appearance::Dark, "dark"}};

QString textOf(bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); }

bool boolOf(const QString &text, bool usual)
{
    return text == QLatin1String("true") || (text != QLatin1String("false") && usual);
}

QString textOf(CursorForm form)
{
    const auto *at =
        std::find_if(kForms.begin(), kForms.end(), [&](const auto &f) { return f.first == form; });
    return QLatin1String(at->second);
}

CursorForm formOf(const QString &text)
{
    const auto *at = std::find_if(kForms.begin(), kForms.end(),
                                  [&](const auto &form) { return text == QLatin1String(form.second); });
    return at == kForms.end() ? CursorForm::Block : at->first;
}

} // namespace

store::SettingTable::Settings toSettings(const TerminalLook &look)
{
    return {{kFamily, look.fontFamily},
            {kSize, QString::number(look.fontSize)},
            {kTheme, look.theme},
            {kCursor, textOf(look.cursor)},
            {kBlinks, textOf(look.cursorBlinks)},
            {kScrollback, QString::number(look.scrollback)},
            {kCopies, textOf(look.copyOnSelect)}};
}

TerminalLook terminalLookOf(const store::SettingTable::Settings &settings)
{
    const TerminalLook usual;
    TerminalLook look;
    if (const QString family = settings.value(kFamily); !family.isEmpty())
        look.fontFamily = family;
    bool ok = false;
    const double size = settings.value(kSize).toDouble(&ok);
    look.fontSize =
        ok ? std::clamp(size, TerminalLook::kSmallestFont, TerminalLook::kLargestFont) : usual.fontSize;
    look.theme = settings.value(kTheme);
    look.cursor = formOf(settings.value(kCursor));
    look.cursorBlinks = boolOf(settings.value(kBlinks), usual.cursorBlinks);
    const int lines = settings.value(kScrollback).toInt(&ok);
    look.scrollback =
        ok ? std::clamp(lines, TerminalLook::kFewestLines, TerminalLook::kMostLines) : usual.scrollback;
    look.copyOnSelect = boolOf(settings.value(kCopies), usual.copyOnSelect);
    return look;
}

store::SettingTable::Settings toSettings(const Preferences &preferences)
{
    const auto *at = std::find_if(kAppearances.begin(), kAppearances.end(),
                                  [&](const auto &known) { return known.first == preferences.appearance; });
    return {{kAppearance, QLatin1String(at->second)},
            {kRestores, textOf(preferences.restoresTabs)},
            {kNotifies, textOf(preferences.notifies)},
            {kHealth, textOf(preferences.looksAtHealth)},
            {kContrast, textOf(preferences.highContrast)},
            {kLocksAfter, QString::number(preferences.locksAfter)},
            {kLocksWithDesktop, textOf(preferences.locksWithDesktop)},
            {kLockDisconnects, textOf(preferences.lockDisconnects)},
            {kUnlockAsks, textOf(preferences.unlockAsks)}};
}

Preferences preferencesOf(const store::SettingTable::Settings &settings)
{
    Preferences preferences;
    for (const auto &[appearance, word] : kAppearances) {
        if (settings.value(kAppearance) == QLatin1String(word))
            preferences.appearance = appearance;
    }
    preferences.restoresTabs = boolOf(settings.value(kRestores), preferences.restoresTabs);
    preferences.notifies = boolOf(settings.value(kNotifies), preferences.notifies);
    preferences.looksAtHealth = boolOf(settings.value(kHealth), preferences.looksAtHealth);
    preferences.highContrast = boolOf(settings.value(kContrast), preferences.highContrast);
    preferences.locksAfter = std::clamp(settings.value(kLocksAfter).toInt(), 0, kLongestIdle);
    preferences.locksWithDesktop = boolOf(settings.value(kLocksWithDesktop), preferences.locksWithDesktop);
    preferences.lockDisconnects = boolOf(settings.value(kLockDisconnects), preferences.lockDisconnects);
    preferences.unlockAsks = boolOf(settings.value(kUnlockAsks), preferences.unlockAsks);
    return preferences;
}

Settings::Settings(store::SettingStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_lookTime.setInterval(kLookMilliseconds);
    connect(&m_lookTime, &QTimer::timeout, this, [this] { m_flows.begin(lookForChanges()); });
}

void Settings::load()
{
    m_flows.begin(readAll());
    m_lookTime.start();
}

void Settings::setTerminal(const TerminalLook &look)
{
    if (look == m_terminal)
        return;
    m_terminal = look;
    Q_EMIT terminalChanged();
    m_flows.begin(write(toSettings(look)));
}

void Settings::setPreferences(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    Q_EMIT preferencesChanged();
    m_flows.begin(write(toSettings(preferences)));
}

Task<> Settings::readAll()
{
    auto read = co_await m_store.read();
    if (!read)
        Q_EMIT failed(read.error());
    else if (m_writing == 0)
        take(*read);
}

Task<> Settings::write(store::SettingTable::Settings settings)
{
    ++m_writing;
    const auto written = co_await m_store.write(settings);
    --m_writing;
    if (!written)
        Q_EMIT failed(written.error());
}

/// SQLite tells whether another connection has written; this is read from memory that it shares with those.
Task<> Settings::lookForChanges()
{
    const auto version = co_await m_store.version();
    if (version && std::exchange(m_version, *version) != *version)
        co_await readAll();
}

void Settings::take(const store::SettingTable::Settings &settings)
{
    const TerminalLook look = terminalLookOf(settings);
    if (std::exchange(m_terminal, look) != look)
        Q_EMIT terminalChanged();
    const Preferences preferences = preferencesOf(settings);
    if (std::exchange(m_preferences, preferences) != preferences)
        Q_EMIT preferencesChanged();
}

} // namespace porthole
