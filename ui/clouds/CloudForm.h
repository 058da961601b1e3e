#pragma once

#include <memory> // before <compare>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/Entry.h"

#include <QFrame>
#include <QStringList>
#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace porthole::ui {

class FormRows;
class SavingLine;

/// A cloud as its form has it, with the secret that was typed.
struct CloudEdit {
    Entry cloud{};
    std::optional<Secret> secret{};
    /// What the form was opened for; nothing: a new one.
    std::optional<Entry> base{};
    /// To be told, once, whether it is saved.
    std::function<void(const Result<> &)> answer{};
};

/// What it takes to sign in to a cloud that stands in no clouds.yaml. What is wrong is said as it is typed,
/// below its field. Ids may be typed where names are asked for.
class CloudForm : public QFrame {
    Q_OBJECT
public:
    explicit CloudForm(QWidget *parent = nullptr);

    /// What it begins with: one that is saved, or one whose id is empty, which gets one.
    void setCloud(const Entry &cloud);
    const Entry &cloud() const { return m_original; }
    /// Where it can be, and where it is by now.
    void setFolders(const QList<Folder> &folders, const FolderId &now);
    /// Names of other clouds: "name/server" means one.
    void setTakenNames(const QStringList &names);
    /// Why a secret cannot be kept beyond this run; empty if the keychain is there.
    void setKeychainProblem(const QString &why);
    void focusFirst();
    /// Whether something is filled in that was not there at the beginning.
    bool isChanged() const;
    /// "Edit lab", "New cloud".
    QString heading() const;

Q_SIGNALS:
    /// The receiver moves out of it, and answers. Nothing can be filled in until then; where it was not
    /// saved, why stands in the form, and all that was typed as well.
    void submitted(porthole::ui::CloudEdit &edit);
    void saved();
    /// Whether what is filled in works shall be looked at. The receiver moves out of it.
    void testRequested(porthole::ui::CloudEdit &edit);
    /// What every connection has besides, tags and notes, is to be edited instead.
    void restWanted();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addRows();
    QWidget *makeButtons();
    void browse();
    bool usesPassword() const;
    bool asksForUser() const;
    void showRows();
    void check();
    void checkSignIn();
    QString missing(const QString &words) const;
    bool isSound();
    Entry read() const;
    void submit();
    void test();

    Entry m_original;
    Entry m_shown; ///< as it was read() at the beginning
    QStringList m_taken;
    QLabel *m_title, *m_keychain;
    FormRows *m_rows;
    QLineEdit *m_name, *m_address;
    QComboBox *m_type;
    QLineEdit *m_credential, *m_user, *m_userDomain, *m_project, *m_projectDomain, *m_secret, *m_region;
    QComboBox *m_interface;
    QLineEdit *m_caFile;
    QComboBox *m_place;
    SavingLine *m_saving;
    QPushButton *m_test, *m_rest, *m_save;
    bool m_isNew = true;
    bool m_projectDomainTyped = false; // else it follows the user's
    bool m_placeChosen = false;
    bool m_demands = false; // what is missing is said: somebody has wanted to go on
};

} // namespace porthole::ui
