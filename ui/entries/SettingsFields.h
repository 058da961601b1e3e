#pragma once

#include "core/base/Secret.h"
#include "core/model/EntryInheritance.h"

#include <QObject>
#include <optional>

class QComboBox;
class QLineEdit;

namespace porthole::ui {

class FormRows;
class InheritedField;
class SignInRows;

/// The fields for what entries and folders both say: user, port, key file, password, agent, colour. Of
/// several things that are edited at once, what differs is shown so and stays unless it is changed.
class SettingsFields : public QObject {
    Q_OBJECT
public:
    /// Adds its rows. `rows` outlives it.
    explicit SettingsFields(FormRows &rows, QObject *parent = nullptr);

    /// The row for what starts a host's agent, which belongs here and is no folder's.
    QLineEdit *addAgentCommand();

    /// What is edited; at least one. Not every kind has all of them: a VNC server has a colour alone.
    void show(const QList<EntrySettings> &all, bool signsIn);
    /// What counts where they say nothing themselves.
    void setAround(const EffectiveSettings &around, const FolderTree &folders);
    /// The same of things that are in different folders.
    void setAroundEach();
    /// Why a password is not kept beyond this run; empty if it is.
    void setKeychainProblem(const QString &why);

    /// What was changed, to one of them.
    void applyTo(EntrySettings &settings) const;
    /// The one that was typed.
    std::optional<Secret> password() const;
    /// It is saved: it need not stand here any longer.
    void emptyPassword();

Q_SIGNALS:
    void changed();
    /// Enter was pressed in one of them.
    void submitted();

private:
    void addRows();
    void showPassword();
    void showNotes();
    void showChoicesAround();
    void check();

    FormRows &m_rows;
    InheritedField *m_user, *m_port, *m_keyFile, *m_password;
    QComboBox *m_agent, *m_colour;
    SignInRows *m_signIn;
    QString m_agentAround, m_colourAround; ///< what a folder says; empty: none does
    /// What they have for a password; nothing: different ones.
    std::optional<std::optional<CredentialRef>> m_credential{};
    QString m_keychainProblem;
    bool m_agentTouched = false, m_colourTouched = false;
};

} // namespace porthole::ui
