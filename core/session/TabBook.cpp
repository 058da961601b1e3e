#include "core/session/TabBook.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace porthole {

namespace {

constexpr std::array kKinds{std::pair{OpenTab::Kind::Host, "host"}, std::pair{OpenTab::Kind::Files, "files"},
                            std::pair{OpenTab::Kind::Gateway, "gateway"},
                            std::pair{OpenTab::Kind::Server, "server"},
                            std::pair{OpenTab::Kind::Console, "console"}};

/// Two digits, so that they sort as they stood.
QString keyOf(qsizetype at) { return QStringLiteral("window.tab.%1").arg(at, 2, 10, QChar(u'0')); }

QString textOf(const OpenTab &tab)
{
    const auto *kind = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const auto &known) { return known.first == tab.kind; });
    QJsonObject object{{QStringLiteral("kind"), QLatin1String(kind->second)},
                       {QStringLiteral("title"), tab.title},
                       {QStringLiteral("address"), tab.address}};
    const auto add = [&object](const char *name, const QString &text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(name), text);
    };
    add("host", tab.host.value);
    add("folder", QString::fromLatin1(tab.folder.toPercentEncoding("/"))); // bytes of any kind
    add("cloud", tab.server.cloud);
    add("project", tab.server.scope.project.value);
    add("region", tab.server.scope.region);
    add("server", tab.server.server.value);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<OpenTab> tabOf(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto at = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const auto *kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto &known) {
        return at("kind") == QLatin1String(known.second);
    });
    if (kind == kKinds.end() || at("address").isEmpty())
        return std::nullopt;
    OpenTab tab{kind->first, at("title"), at("address")};
    if (isUuid(at("host")))
        tab.host.value = at("host");
    tab.folder = QByteArray::fromPercentEncoding(at("folder").toLatin1());
    tab.server = {at("cloud"), {{at("project")}, at("region")}, {at("server")}};
    return tab;
}

} // namespace

store::SettingTable::Settings toSettings(const QList<OpenTab> &tabs)
{
    store::SettingTable::Settings settings;
    for (qsizetype at = 0; at < TabBook::kMostTabs; ++at)
        settings.insert(keyOf(at), at < tabs.size() ? textOf(tabs[at]) : QString());
    return settings;
}

QList<OpenTab> openTabsOf(const store::SettingTable::Settings &settings)
{
    QList<OpenTab> tabs;
    for (qsizetype at = 0; at < TabBook::kMostTabs; ++at) {
        if (auto tab = tabOf(settings.value(keyOf(at))))
            tabs << *std::move(tab);
    }
    return tabs;
}

TabBook::TabBook(store::SettingStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_writeTime.setSingleShot(true);
    m_writeTime.setInterval(kWriteMilliseconds);
    connect(&m_writeTime, &QTimer::timeout, this, &TabBook::writeNow);
}

TabBook::~TabBook()
{
    if (m_writeTime.isActive())
        writeNow();
}

void TabBook::load() { m_flows.begin(readAll()); }

void TabBook::keep(const QList<OpenTab> &tabs)
{
    QList<OpenTab> kept;
    for (const OpenTab &tab : tabs) {
        const bool stays = !m_leftOut.contains(tab.host.value) && !m_leftOut.contains(tab.server.cloud);
        if (stays && kept.size() < kMostTabs)
            kept << tab;
    }
    m_kept = kept;
    if (m_isRead && *m_kept != m_written)
        m_writeTime.start();
}

void TabBook::writeNow()
{
    m_writeTime.stop();
    if (!m_kept || *m_kept == m_written)
        return;
    m_written = *m_kept;
    m_flows.begin(write(toSettings(m_written)));
}

Task<> TabBook::readAll()
{
    const auto settings = co_await m_store.read();
    m_isRead = true;
    if (!settings) {
        Q_EMIT failed(settings.error());
        Q_EMIT read({});
        co_return;
    }
    m_written = openTabsOf(*settings);
    Q_EMIT read(m_written);
    if (m_kept && *m_kept != m_written)
        m_writeTime.start();
}

Task<> TabBook::write(store::SettingTable::Settings settings)
{
    if (const auto written = co_await m_store.write(settings); !written)
        Q_EMIT failed(written.error());
}

} // namespace porthole
