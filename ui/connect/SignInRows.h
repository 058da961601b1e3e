#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/model/SavedHost.h"

#include <QObject>

class QComboBox;
class QLineEdit;

namespace porthole::ui {

class FormRows;

/// The rows for how one signs in to a host, as every form about hosts has them: what they are called, what
/// may be typed there, choosing a key's file. Their order, and what an empty one stands for, is the form's.
class SignInRows : public QObject {
    Q_OBJECT
public:
    struct Fields {
        QLineEdit *user, *password, *keyFile;
        QComboBox *agent;
    };

    /// The names of its widgets begin with `prefix`. The agent's choices come behind those that it has.
    /// `rows` outlives it.
    SignInRows(const QString &prefix, const Fields &fields, FormRows &rows, QObject *parent = nullptr);

    void addUser();
    void addPassword();
    void addKeyFile();
    void addAgent();
    /// And what is typed there.
    QLineEdit *addAgentCommand();

    /// Says below the fields what will not do.
    void check();
    /// The key's file as it is kept; "~/" is the home.
    QString keyFile() const;

    static QString agentWords(AgentWish wish);

private:
    void browseForKey();

    const QString m_prefix;
    const Fields m_fields;
    FormRows &m_rows;
};

} // namespace porthole::ui
