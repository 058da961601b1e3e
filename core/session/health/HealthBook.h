#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/async/Door.h"
#include "core/model/Health.h"
#include "core/net/ChannelFactory.h"
#include "core/session/health/HealthTarget.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <vector>

namespace porthole {

/// Looks whether what is saved can be reached, when somebody asks: one connection to the port, which is ended
/// as soon as it is there. Nobody signs in and nothing is sent. What was seen is held for as long as it is
/// worth something, and nowhere written. Thread: that of its owner; destroying it ends it.
class HealthBook : public QObject {
    Q_OBJECT
public:
    struct Pace {
        std::size_t atOnce = 8;          ///< connections that are tried side by side
        Milliseconds gap{40};            ///< from one to the next: a list of hosts is no port scan
        Milliseconds patience{3000};     ///< with one
        qsizetype most = 200;            ///< that are waiting; more are not looked at
        std::chrono::seconds fresh{600}; ///< how long what was seen counts
        Milliseconds ageing{30'000};     ///< how often what is said of its age is another
    };

    HealthBook(HealthSources sources, net::ChannelOptions options, QObject *parent = nullptr);
    HealthBook(HealthSources sources, net::ChannelOptions options, const Pace &pace,
               QObject *parent = nullptr);
    ~HealthBook() override;

    /// How many of them are looked at; what is being looked at already is not again, unless it is somewhere
    /// else by now.
    qsizetype check(const QList<HealthQuestion> &questions);
    /// What is saved has changed, and these are all that may be known: what was asked otherwise, or is not
    /// among them any more, was about something else and is forgotten.
    void follow(const QList<HealthQuestion> &questions);
    Health of(const EntryId &entry) const { return m_known.value(entry.value); }
    /// Everything that is known, by the entry's id.
    const QHash<QString, Health> &known() const { return m_known; }

Q_SIGNALS:
    /// Something was seen, or what was seen has become older.
    void changed();

private:
    struct Place {
        EntryId entry;
        ConsoleRoute route;
        bool isSsh = false;
    };
    struct Knock {
        EntryId entry;
        std::unique_ptr<net::ByteChannel> channel;
    };
    using Answer = std::pair<HealthQuestion, Result<ConsoleRoute>>;

    void take(const std::vector<Answer> &answers);
    void knockNext();
    void knock(const Place &place);
    void end(const EntryId &entry, Health::State state, const QString &why = {});
    void settle(const EntryId &entry, Health::State state, const QString &why = {});
    void forget(const EntryId &entry);
    bool isAbout(const HealthQuestion &question) const;
    void growOlder();

    const HealthSources m_sources;
    const net::ChannelOptions m_options;
    const Pace m_pace;
    const std::shared_ptr<async::Door<HealthBook>> m_door;
    QHash<QString, Health> m_known;         ///< by id
    QHash<QString, HealthQuestion> m_asked; ///< what each of them is the answer to
    QList<Place> m_waiting;
    std::vector<Knock> m_knocks;
    QTimer m_gap, m_age, m_tell;
};

} // namespace porthole
