#include "ui/AddressBar.h"

#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/clouds/ServerName.h"
#include "ui/hosts/KnownHosts.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QTimer>
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

AddressBar::AddressBar(const CloudTreeModel &clouds, const KnownHosts &hosts, const EntryTreeModel &entries,
                       QWidget *parent)
    : QWidget(parent)
    , m_clouds(clouds)
    , m_hosts(hosts)
    , m_entries(entries)
    , m_field(new QLineEdit)
    , m_hint(new QLabel(tr("Ctrl+K")))
    , m_reason(new QLabel)
{
    m_field->setObjectName(QStringLiteral("address"));
    m_field->setAccessibleName(tr("Search, or open an address"));
    m_field->setPlaceholderText(tr("Search hosts and servers, or paste a link"));
    // Input methods shall not learn what is typed here.
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                                 Qt::ImhUrlCharactersOnly);
    m_field->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_hint->setObjectName(QStringLiteral("shortcutHint"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(metrics::kGrid, 0, metrics::kGrid, 0);
    inside->addStretch();
    inside->addWidget(m_hint);
    // What is written from left to right begins on the hint's side, in a window read from right to left.
    if (layoutDirection() == Qt::RightToLeft)
        m_field->setTextMargins(m_hint->sizeHint().width() + 2 * metrics::kGrid, 0, 0, 0);

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

void AddressBar::forget()
{
    m_field->setText(QString()); // and its undo history goes
    accept();
}

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
    m_isSearching = false;
    submitField();
}

void AddressBar::submitField()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty())
        return;
    // Enter was faster than the search, which takes milliseconds, or never ends on a disk that is gone.
    constexpr int kPatienceMilliseconds = 500;
    if (m_isSearching) {
        m_submitWhenFound = true;
        QTimer::singleShot(kPatienceMilliseconds, this, [this, number = m_search] { showFound(number, {}); });
        return;
    }
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
    const Suggestion::What picked = what; // the list forgets it with the text
    if (const auto *server = std::get_if<ServerRef>(&picked))
        return openServer(*server);
    m_field->setText(QString());
    if (const auto *entry = std::get_if<EntryId>(&picked)) {
        Q_EMIT entryRequested(*entry);
    } else if (const auto *action = std::get_if<QPointer<QAction>>(&picked)) {
        Q_EMIT left(); // what is done may be about what is in front
        if (*action)
            (*action)->trigger();
    } else if (const auto host = m_hosts.find(std::get<HostId>(picked))) {
        Q_EMIT hostRequested(*host);
    }
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
