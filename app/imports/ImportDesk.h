#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/async/Door.h"
#include "core/import/Plan.h"
#include "core/import/found/FoundSources.h"
#include "core/session/EntryBook.h"

#include <QObject>
#include <optional>

namespace porthole {

namespace ui {
class MainWindow;
} // namespace ui

/// Brings in what other programs have saved, and hands out what is saved here: looks what there is on this
/// computer, reads it, shows what would be done, and does what was chosen, as one step that can be taken
/// back. Files are read, written and compared with what is saved, and what was chosen is made a change of it,
/// on a thread of the pool: with a hundred thousand of them each takes a second. Thread: the GUI thread.
class ImportDesk : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ImportDesk(EntryBook &entries, imports::FoundEnvironment environment, ui::MainWindow &window);
    ~ImportDesk() override;

    /// Looks what other programs have saved that is not here yet, once it is known what is; the start page
    /// shows it. From then on it looks again whenever somebody may see something else there.
    void look();
    /// Reads a file or a folder and shows what is in it.
    void read(const QString &path, std::optional<imports::Format> format = std::nullopt,
              const QString &source = {});
    /// Writes all that is saved, without secrets, as JSON. A file that is there is overwritten.
    void write(const QString &path);

private:
    void lookAgain();
    void show(const QList<imports::FoundSource> &found);
    struct File;
    struct Looked;
    struct Order;
    struct Outcome;

    void look(const File &file);
    void show(const File &file, const Result<Looked> &looked);
    void askPassword(const File &file);
    /// Makes a change of what is ordered; nothing comes of it if the page is closed meanwhile.
    void carryOut(const std::shared_ptr<const Order> &order);
    /// `known` is what the outcome was made with.
    void take(const std::shared_ptr<const Order> &order, EntryCollection known, Outcome outcome);
    void tellOfFailure(const QString &sentence, const Error &error);

    EntryBook &m_entries;
    const imports::FoundEnvironment m_environment;
    ui::MainWindow &m_window;
    QList<imports::FoundSource> m_found;
    bool m_offers = false, m_isLooking = false, m_isStale = false;
    const std::shared_ptr<async::Door<ImportDesk>> m_door;
};

} // namespace porthole
