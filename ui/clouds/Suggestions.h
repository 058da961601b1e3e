#pragma once

#include "ui/clouds/CloudTreeModel.h"

#include <QFrame>

class QListView;

namespace porthole::ui {

/// The servers that what is being typed may mean, as a list below the address field. It lies over the
/// window's contents and never has the keyboard: keys go on to the field, which moves the choice here.
class Suggestions : public QFrame {
    Q_OBJECT
public:
    /// `window` is what it lies over.
    explicit Suggestions(QWidget *window);
    ~Suggestions() override;

    /// Shows them below `field`, or goes if there are none. The first is chosen if `chooseFirst`.
    void show(std::vector<ServerHit> hits, const QWidget &field, bool chooseFirst);
    /// One down (1) or up (-1); up from the first chooses none.
    void move(int direction);
    std::optional<ServerRef> chosen() const;
    /// The chosen one in words, for those who cannot see the list.
    QString chosenText() const;

Q_SIGNALS:
    void picked(const porthole::ServerRef &server);

private:
    class Hits;
    std::unique_ptr<Hits> m_hits;
    QListView *m_list;
};

} // namespace porthole::ui
