#pragma once

#include "ui/TabPage.h"

#include "core/model/Preferences.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace porthole::ui {

/// What can be chosen for the whole program, found by words. It counts at once.
class PreferencesPage : public TabPage {
    Q_OBJECT
public:
    explicit PreferencesPage(const Preferences &preferences, QWidget *parent = nullptr);

    /// Somebody has chosen otherwise elsewhere.
    void setPreferences(const Preferences &preferences);

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override;

Q_SIGNALS:
    void chosen(const porthole::Preferences &preferences);
    void terminalLookRequested();
    /// Unlocking is to take a proof from now on: the keychain has to have what it takes.
    void lockProofRequested();

private:
    /// One thing to choose, and what it is found by besides its own words.
    struct Row {
        QWidget *widget;
        QString words;
    };
    void addRow(QVBoxLayout &column, const QString &name, const QString &explanation, QWidget *control,
                const QString &words);
    void addLockRows(QVBoxLayout &column);
    void fillLock();
    void chooseLock();
    void filter(const QString &text);
    void choose();
    void fill(const Preferences &preferences);

    Preferences m_preferences;
    QLineEdit *m_search;
    QComboBox *m_appearance;
    QCheckBox *m_restoresTabs;
    QCheckBox *m_notifies, *m_looksAtHealth, *m_highContrast;
    QComboBox *m_locksAfter;
    QCheckBox *m_locksWithDesktop, *m_lockDisconnects, *m_unlockAsks;
    QLabel *m_none;
    std::vector<Row> m_rows;
};

} // namespace porthole::ui
