#pragma once

#include <QAction>
#include <QFrame>
#include <QIcon>
#include <QPointer>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/model/CloudScope.h"
#include "core/model/Entry.h"

class QListView;

namespace porthole::ui {

/// Something that what is being typed may mean.
struct Suggestion {
    /// A server, a host that is for this run, something saved, or something to do.
    using What = std::variant<ServerRef, HostId, EntryId, QPointer<QAction>>;
    What what;
    QString title;
    QString detail;
    QIcon icon;
};

/// What is being typed may mean these, as a list below the address field. It lies over
/// the window's contents and never has the keyboard: keys go on to the field, which moves the choice here.
class Suggestions : public QFrame {
    Q_OBJECT
public:
    /// `window` is what it lies over.
    explicit Suggestions(QWidget *window);
    ~Suggestions() override;

    /// Shows them below `field`, or goes if there are none. The first is chosen if `chooseFirst`.
    void show(std::vector<Suggestion> hits, const QWidget &field, bool chooseFirst);
    /// One down (1) or up (-1); up from the first chooses none.
    void move(int direction);
    std::optional<Suggestion::What> chosen() const;
    /// The chosen one in words, for those who cannot see the list.
    QString chosenText() const;

Q_SIGNALS:
    void picked(const porthole::ui::Suggestion::What &what);

private:
    class Hits;
    std::unique_ptr<Hits> m_hits;
    QListView *m_list;
};

} // namespace porthole::ui
