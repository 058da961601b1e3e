#include "ui/files/PathBar.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/files/NameText.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStringListModel>
#include <QToolButton>
#include <algorithm>
#include <optional>
#include <vector>

namespace porthole::ui {

namespace {

constexpr int kSeparator = 14, kCrumbPadding = 18; // around a crumb's text
constexpr int kLongestCrumb = 220;

struct Crumb {
    QString text;
    QByteArray path;
    int width = 0;
};

/// From the root down.
std::vector<Crumb> crumbsOf(const QByteArray &path, const QFontMetrics &metrics)
{
    std::vector<Crumb> crumbs;
    for (QByteArray at = path;; at = folderOf(at)) {
        const bool root = at == "/";
        Crumb crumb{root ? QStringLiteral("/") : nameText(nameIn(at)), at};
        crumb.text = metrics.elidedText(crumb.text, Qt::ElideMiddle, kLongestCrumb);
        crumb.width = metrics.horizontalAdvance(crumb.text) + kCrumbPadding + kSeparator;
        crumbs.insert(crumbs.begin(), crumb);
        if (root)
            return crumbs;
    }
}

} // namespace

PathBar::PathBar(QWidget *parent)
    : QStackedWidget(parent)
    , m_crumbs(new QWidget)
    , m_row(new QHBoxLayout(m_crumbs))
    , m_field(new QLineEdit)
    , m_offers(new QStringListModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    setObjectName(QStringLiteral("pathBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Folder"));
    setToolTip(toolTipText(tr("Click beside the folders, or press / in the list, to type a path")));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_row->setContentsMargins(metrics::kHalf, 0, metrics::kHalf, 0);
    m_row->setSpacing(0);
    m_field->setObjectName(QStringLiteral("pathField"));
    m_field->setAccessibleName(tr("Path of a folder"));
    m_field->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_field->installEventFilter(this);
    m_field->setCompleter(m_completer);
    m_completer->popup()->installEventFilter(this); // it has the keys while it is there
    addWidget(m_crumbs);
    addWidget(m_field);
    setFixedHeight(m_field->sizeHint().height());
    connect(m_field, &QLineEdit::returnPressed, this, &PathBar::submit);
    connect(m_field, &QLineEdit::textEdited, this, &PathBar::complete);
}

void PathBar::setPath(const QByteArray &path)
{
    m_path = path;
    showCrumbs();
}

void PathBar::showCrumbs()
{
    setCurrentIndex(0);
    layOut();
}

void PathBar::edit()
{
    m_field->setText(nameText(m_path));
    m_offers->setStringList({});
    m_offeredFor.clear();
    setCurrentIndex(1);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QByteArray PathBar::absolute(const QString &text) const
{
    const QByteArray typed = nameFrom(text);
    if (typed == "~" || typed.startsWith("~/"))
        return m_home + typed.sliced(1);
    return typed.startsWith('/') ? typed : pathIn(m_path.isEmpty() ? m_home : m_path, typed);
}

void PathBar::complete(const QString &typed)
{
    const qsizetype end = typed.lastIndexOf(u'/') + 1;
    const QString prefix = typed.first(end);
    const QByteArray folder = end > 0 ? absolute(prefix) : m_path;
    if (folder.isEmpty() || (folder == m_offeredFor && prefix == m_offeredPrefix))
        return;
    m_offers->setStringList({});
    m_offeredFor = folder;
    m_offeredPrefix = prefix;
    Q_EMIT foldersWanted(folder);
}

void PathBar::offerFolders(const QByteArray &folder, const QList<QByteArray> &names)
{
    if (!isEdited() || folder != m_offeredFor)
        return; // what is being typed leads elsewhere by now
    QStringList offers;
    for (const QByteArray &name : names)
        offers << m_offeredPrefix + nameText(name) + u'/';
    offers.sort();
    m_offers->setStringList(offers);
    if (m_field->hasFocus())
        m_completer->complete();
}

/// As far as all that fit agree, which Tab does in a shell.
void PathBar::completeAsFarAsSure()
{
    const QString typed = m_field->text();
    std::optional<QString> sure;
    for (const QString &offer : m_offers->stringList()) {
        if (!offer.startsWith(typed))
            continue;
        if (!sure) {
            sure = offer;
            continue;
        }
        const auto [differs, other] =
            std::mismatch(sure->cbegin(), sure->cend(), offer.cbegin(), offer.cend());
        sure->truncate(differs - sure->cbegin());
    }
    if (!sure || *sure == typed)
        return;
    m_field->setText(*sure);
    complete(*sure);
}

void PathBar::submit()
{
    const QByteArray typed = absolute(m_field->text().trimmed());
    if (typed == m_path) {
        showCrumbs();
        return Q_EMIT left();
    }
    Q_EMIT pathChosen(typed);
}

QToolButton *PathBar::addCrumb(const QString &text, const QByteArray &path)
{
    auto *crumb = new QToolButton;
    crumb->setObjectName(QStringLiteral("crumb"));
    crumb->setText(mnemonicFree(text));
    crumb->setAccessibleName(tr("Go to %1").arg(nameText(path)));
    crumb->setToolTip(toolTipText(nameText(path)));
    mark(crumb, "current", path == m_path);
    connect(crumb, &QToolButton::clicked, this, [this, path] { Q_EMIT pathChosen(path); });
    m_row->addWidget(crumb);
    return crumb;
}

/// The last folders that there is room for; those before them are in a menu.
void PathBar::layOut()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // the button that was pressed may be one of them
        }
        delete item;
    }
    if (m_path.isEmpty())
        return;
    const std::vector<Crumb> crumbs = crumbsOf(m_path, fontMetrics());
    constexpr int kMenuButton = 36;
    const int room = width() - 2 * metrics::kHalf - metrics::kGap;
    std::size_t first = crumbs.size() - 1;
    for (int taken = crumbs.back().width; first > 0; --first) {
        taken += crumbs[first - 1].width;
        if (taken > room - (first > 1 ? kMenuButton : 0))
            break;
    }
    if (first > 0) {
        QToolButton *more = addCrumb(QStringLiteral("…"), m_path);
        more->disconnect(this);
        more->setObjectName(QStringLiteral("crumbMenu"));
        more->setAccessibleName(tr("Folders above"));
        more->setToolTip(toolTipText(tr("Folders above")));
        mark(more, "current", false);
        auto *menu = new QMenu(more);
        for (std::size_t at = first; at-- > 0;) {
            const QByteArray path = crumbs[at].path;
            connect(menu->addAction(mnemonicFree(crumbs[at].text)), &QAction::triggered, this,
                    [this, path] { Q_EMIT pathChosen(path); });
        }
        more->setMenu(menu);
        more->setPopupMode(QToolButton::InstantPopup);
    }
    for (std::size_t at = first; at < crumbs.size(); ++at) {
        if (at > 0) {
            auto *separator = new QLabel;
            separator->setFixedWidth(kSeparator);
            separator->setAlignment(Qt::AlignCenter);
            separator->setPixmap(icon(QLatin1StringView("chevron-right"), IconColour::Muted)
                                     .pixmap(QSize(10, 10), devicePixelRatioF()));
            m_row->addWidget(separator);
        }
        addCrumb(crumbs[at].text, crumbs[at].path);
    }
    m_row->addStretch(1);
}

void PathBar::resizeEvent(QResizeEvent *event)
{
    QStackedWidget::resizeEvent(event);
    layOut();
}

void PathBar::mousePressEvent(QMouseEvent *event)
{
    // On a folder it is the button's.
    if (!isEdited() && !m_path.isEmpty() && !qobject_cast<QToolButton *>(childAt(event->pos())))
        return edit();
    QStackedWidget::mousePressEvent(event);
}

bool PathBar::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key == Qt::Key_Tab) {
        completeAsFarAsSure();
        return true;
    }
    if (watched != m_field) // the list of what fits, where Escape ends the list alone
        return QStackedWidget::eventFilter(watched, event);
    if (key == Qt::Key_Escape) {
        showCrumbs();
        Q_EMIT left();
        return true;
    }
    if (event->type() == QEvent::FocusOut)
        // Later: the whole window may be on its way out.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_field->hasFocus() && m_field->text() == nameText(m_path))
                    showCrumbs();
            },
            Qt::QueuedConnection);
    return QStackedWidget::eventFilter(watched, event);
}

} // namespace porthole::ui
