#include "ui/AddressBar.h"

#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudText.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/clouds/ServerName.h"
#include "ui/hosts/HostListModel.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

void markRefused(QLineEdit *field, bool refused)
{
    field->setProperty("refused", refused);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

AddressBar::AddressBar(const CloudTreeModel &clouds, const HostListModel &hosts, QWidget *parent)
    : QWidget(parent)
    , m_clouds(clouds)
    , m_hosts(hosts)
    , m_field(new QLineEdit)
    , m_hint(new QLabel(tr("Ctrl+K")))
    , m_reason(new QLabel)
{
    m_field->setObjectName(QStringLiteral("address"));
    m_field->setAccessibleName(tr("Server, host, or address of a console"));
    m_field->setPlaceholderText(tr("Search hosts and servers, or paste a link"));
    // Input methods shall not learn what is typed here.
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                                 Qt::ImhUrlCharactersOnly);
    m_field->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_hint->setObjectName(QStringLiteral("shortcutHint"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(0, 0, metrics::kGrid, 0);
    inside->addStretch();
    inside->addWidget(m_hint);

    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setContentsMargins(metrics::kGrid, 0, metrics::kGrid, 0);
    m_reason->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kHalf);
    column->addWidget(m_field);
    column->addWidget(m_reason);

    connect(m_field, &QLineEdit::returnPressed, this, &AddressBar::submitField);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_hint->setVisible(text.isEmpty());
        accept();
        suggest();
    });
}

void AddressBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool AddressBar::beingEdited() const { return m_field->hasFocus() && !m_field->text().isEmpty(); }

void AddressBar::offer(const QString &text)
{
    m_field->setText(text);
    focusField();
}

void AddressBar::begin(const QString &text)
{
    offer(text);
    m_field->end(false);
}

void AddressBar::submit(const QString &text)
{
    m_field->setText(text);
    focusField();
    // It was not typed while looking at a list.
    if (m_suggestions)
        m_suggestions->hide();
    submitField();
}

void AddressBar::submitField()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty())
        return;
    if (submitServer(text) || submitHost(text) || submitFiles(text) || submitGateway(text))
        return;
    auto target = ConsoleTarget::parse(text);
    if (!target) {
        refuse(QString::fromStdString(target.error().detail));
        return;
    }
    // Not clear(): that can be undone, and Undo would bring the token back.
    m_field->setText(QString());
    Q_EMIT openRequested(*target);
}

bool AddressBar::submitGateway(const QString &text)
{
    if (!GatewayUrl::isMeantBy(text))
        return false;
    const auto url = GatewayUrl::parse(text);
    if (!url) {
        refuse(QString::fromStdString(url.error().detail));
        return true;
    }
    m_field->setText(QString());
    Q_EMIT gatewayRequested(*url);
    return true;
}

void AddressBar::refuse(const QString &reason)
{
    if (m_suggestions)
        m_suggestions->hide();
    markRefused(m_field, true);
    m_reason->setText(tr("This cannot be opened: %1").arg(reason));
    m_reason->show();
    m_field->setAccessibleDescription(m_reason->text());
    QAccessibleEvent alert(m_reason, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void AddressBar::accept()
{
    if (m_reason->isHidden())
        return;
    markRefused(m_field, false);
    m_reason->hide();
    m_reason->clear();
    m_field->setAccessibleDescription(QString());
}

bool AddressBar::submitServer(const QString &text)
{
    if (m_suggestions)
        if (const auto chosen = m_suggestions->chosen()) {
            pick(*chosen);
            return true;
        }
    if (text.endsWith(u'/') && m_clouds.cloud(text.chopped(1))) {
        refuse(tr("the name of a server is missing after the cloud's"));
        return true;
    }
    const auto named = ServerName::parse(text);
    if (!named || !m_clouds.cloud(named->cloud))
        return false;
    if (const auto known = m_clouds.find(named->cloud, named->server)) {
        openServer(*known);
    } else {
        m_field->setText(QString());
        Q_EMIT serverNamed(named->cloud, named->server);
    }
    return true;
}

bool AddressBar::submitHost(const QString &text)
{
    if (const auto host = m_hosts.named(text)) {
        m_field->setText(QString());
        Q_EMIT hostRequested(*host);
        return true;
    }
    if (!HostAddress::isMeant(text))
        return false;
    const auto address = HostAddress::parse(text);
    if (!address) {
        refuse(QString::fromStdString(address.error().detail));
        return true;
    }
    m_field->setText(QString());
    Q_EMIT hostAddressed(*address);
    return true;
}

bool AddressBar::submitFiles(const QString &text)
{
    if (!FilesAddress::isMeant(text))
        return false;
    const auto address = FilesAddress::parse(text);
    if (!address) {
        refuse(QString::fromStdString(address.error().detail));
        return true;
    }
    m_field->setText(QString());
    Q_EMIT filesAddressed(*address);
    return true;
}

void AddressBar::pick(const Suggestion::What &what)
{
    if (const auto *server = std::get_if<ServerRef>(&what))
        return openServer(*server);
    const auto host = m_hosts.find(std::get<HostId>(what));
    m_field->setText(QString());
    if (host)
        Q_EMIT hostRequested(*host);
}

void AddressBar::openServer(const ServerRef &server)
{
    m_field->setText(QString());
    Q_EMIT serverRequested(server);
}

void AddressBar::noteUsed(const ServerRef &server)
{
    constexpr qsizetype kMostRemembered = 50;
    m_used.removeAll(server);
    m_used.prepend(server);
    m_used = m_used.first(std::min(m_used.size(), kMostRemembered));
}

std::vector<Suggestion> AddressBar::suggestionsFor(const QString &text) const
{
    constexpr std::size_t kMostShown = 8;
    constexpr std::size_t kMostHosts = 4; // so that there is room for servers as well
    constexpr int kUsed = 100;            // more than any fit of words
    std::vector<Suggestion> found;
    const QString words = QString(text).replace(u'/', u' ');
    for (const HostHit &hit : m_hosts.search(words, kMostHosts))
        found.push_back({hit.host.id, hit.host.name, hostDetail(hit.host),
                         icon(QLatin1StringView("host"), IconColour::Muted)});
    const auto servers = m_clouds.search(words, kMostShown - found.size(), [this](const ServerRef &server) {
        const qsizetype at = m_used.indexOf(server);
        return at < 0 ? 0 : kUsed - static_cast<int>(at);
    });
    for (const ServerHit &hit : servers)
        found.push_back({hit.ref, serverTitle(hit.server),
                         QStringLiteral("%1 · %2").arg(hit.where, serverDetail(hit.server)),
                         serverIcon(hit.server)});
    return found;
}

void AddressBar::suggest()
{
    const QString text = m_field->text().trimmed();
    // A link is not looked for among servers.
    const bool search = m_field->hasFocus() && !text.contains(QLatin1String("://"));
    std::vector<Suggestion> hits;
    if (search)
        hits = suggestionsFor(text);
    if (!m_suggestions && hits.empty())
        return;
    if (!m_suggestions) {
        m_suggestions = new Suggestions(window());
        connect(m_suggestions, &Suggestions::picked, this, &AddressBar::pick);
    }
    // What looks like an address is opened as one, unless something is chosen by hand.
    static const QRegularExpression kAddress(QStringLiteral("[.:/@\\[]"));
    m_suggestions->show(std::move(hits), *m_field, !text.contains(kAddress));
    m_field->setAccessibleDescription(m_suggestions->chosenText());
}

bool AddressBar::key(const QKeyEvent &event)
{
    const bool listed = m_suggestions && m_suggestions->isVisible();
    if (listed && (event.key() == Qt::Key_Down || event.key() == Qt::Key_Up)) {
        m_suggestions->move(event.key() == Qt::Key_Down ? 1 : -1);
        m_field->setAccessibleDescription(m_suggestions->chosenText());
        return true;
    }
    if (event.key() != Qt::Key_Escape)
        return false;
    m_field->setText(QString());
    Q_EMIT left();
    return true;
}

bool AddressBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return key(*static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::FocusOut && m_suggestions)
        m_suggestions->hide();
    if (event->type() == QEvent::FocusIn && !m_field->text().isEmpty())
        suggest();
    return QWidget::eventFilter(watched, event);
}

} // namespace porthole::ui
