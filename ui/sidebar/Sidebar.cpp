#include "ui/sidebar/Sidebar.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/clouds/ActionQuestion.h"
#include "ui/clouds/CloudText.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/clouds/ServerMenu.h"
#include "ui/clouds/SignInForm.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/sidebar/OpenPages.h"
#include "ui/sidebar/SidebarHeading.h"
#include "ui/sidebar/UndoStrip.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace porthole::ui {

Sidebar::Sidebar(CloudTreeModel &model, KnownHosts &hosts, EntryDesk &entries, PageTabs &tabs,
                 QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new QLineEdit)
    , m_openHeading(sidebarHeading(tr("Open")))
    , m_open(new OpenPagesView(tabs))
    , m_hostModel(hosts)
    , m_desk(entries)
    , m_entries(new EntryTreeView(entries.model()))
    , m_warning(plainLabel("savedWarning", "problem"))
    , m_noEntries(new QLabel)
    , m_nothing(new QLabel(tr("Nothing matches.")))
    , m_tree(new CloudTreeView(model))
    , m_signIn(new SignInForm)
    , m_question(new ActionQuestion)
    , m_undo(new UndoStrip)
{
    setObjectName(QStringLiteral("sidebar"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(200);
    buildLayout();
    connectTree();
    connectForms();
    connectEntries();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_tree->filter(text);
        m_entries->filter(text);
        m_nothing->setVisible(m_model.isFiltered() && m_model.rowCount({}) == 0);
    });
    connect(m_open, &OpenPagesView::activatedAt, this, &Sidebar::tabActivated);
    connect(m_open, &OpenPagesView::closeWantedAt, this, &Sidebar::tabCloseRequested);
    connect(m_open, &OpenPagesView::countChanged, this, [this](int count) {
        m_openHeading->setVisible(count > 0);
        m_open->setVisible(count > 0);
    });
    connect(&m_model, &CloudTreeModel::cloudChanged, this, &Sidebar::cloudChanged);
    connect(&m_model, &CloudTreeModel::cloudRemoved, this, &Sidebar::cloudRemoved);
}

Sidebar::~Sidebar()
{
    // The forms go after this; what they say while they do is for nobody.
    m_question->disconnect(this);
    m_entries->disconnect(this);
    m_undo->disconnect(this);
    m_signIn->disconnect(this);
    m_open->disconnect(this);
}

void Sidebar::buildLayout()
{
    m_filter->setObjectName(QStringLiteral("serverFilter"));
    m_filter->setAccessibleName(tr("Filter hosts and servers"));
    m_filter->setPlaceholderText(tr("Filter hosts and servers"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_tree->installEventFilter(this);
    m_nothing->setObjectName(QStringLiteral("nothingMatches"));
    m_nothing->setProperty("role", QStringLiteral("muted"));
    m_nothing->setContentsMargins(12, 0, 12, 0);
    m_nothing->hide();
    m_openHeading->hide();
    m_open->hide();
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::kGrid, metrics::kGrid, metrics::kGrid, metrics::kHalf);
    top->addWidget(m_filter);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(metrics::kGrid, metrics::kHalf, metrics::kGrid, metrics::kGrid);
    bottom->setSpacing(metrics::kGrid);
    bottom->addWidget(m_signIn);
    bottom->addWidget(m_question);
    bottom->addWidget(m_undo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_openHeading);
    column->addWidget(m_open);
    column->addWidget(makeEntriesHeading());
    column->addWidget(m_warning);
    column->addWidget(m_noEntries);
    column->addWidget(m_entries, 1000); // within its greatest height; see shareHeight()
    column->addWidget(makeCloudsHeading());
    column->addWidget(m_nothing);
    column->addWidget(m_tree, 1);
    column->addLayout(bottom);
}

void Sidebar::connectTree()
{
    connect(m_tree, &CloudTreeView::openingWanted, this, &Sidebar::open);
    connect(m_tree, &CloudTreeView::serverActivated, this, &Sidebar::serverOpenRequested);
    connect(m_tree, &CloudTreeView::cloudSelected, this, &Sidebar::showTroubleOf);
    connect(m_tree, &CloudTreeView::leftUpwards, this, [this] {
        if (m_entries->isVisible())
            m_entries->focusLast();
        else
            focusFilter();
    });
    connect(m_tree, &CloudTreeView::customContextMenuRequested, this, &Sidebar::showMenu);
}

void Sidebar::connectForms()
{
    connect(m_signIn, &SignInForm::secretSubmitted, this, &Sidebar::secretSubmitted);
    connect(m_signIn, &SignInForm::openWanted, this, &Sidebar::cloudOpenRequested);
    connect(m_signIn, &SignInForm::trustWanted, this, &Sidebar::trustRequested);
    connect(m_signIn, &SignInForm::dismissed, this, [this](const QString &cloud) {
        m_wanted.remove(cloud);
        m_tree->setFocus();
    });
    connect(m_question, &ActionQuestion::confirmed, this, &Sidebar::actionRequested);
    connect(m_question, &ActionQuestion::ended, this, [this] {
        if (m_question->isAncestorOf(window()->focusWidget()))
            (m_askedFrom ? m_askedFrom : m_tree)->setFocus();
        m_askedFrom = nullptr;
    });
}

void Sidebar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::openCloud(const QString &cloud)
{
    m_filter->setText(QString());
    const QModelIndex index = m_model.indexOfCloud(cloud);
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_tree->setFocus();
    // Opening up a cloud that nobody has signed in to asks for it.
    const bool asks = m_model.isUnopened(index) && !m_tree->isExpanded(index);
    m_tree->expandTo(index);
    if (!asks)
        open(cloud, std::nullopt);
}

void Sidebar::open(const QString &cloud, const std::optional<CloudScope> &scope)
{
    const CloudEntry *entry = m_model.cloud(cloud);
    if (entry && !entry->summary.problem.isEmpty()) {
        Q_EMIT noticed(tr("%1 cannot be used: %2").arg(cloud, entry->summary.problem));
        return;
    }
    m_wanted.insert(cloud);
    if (scope) {
        Q_EMIT scopeOpenRequested(cloud, *scope);
    } else if (entry && SignInForm::hasSomethingFor(*entry)) {
        m_signIn->showCloud(*entry);
        m_signIn->focusFirst();
    } else if (entry && entry->state != CloudState::Open) {
        Q_EMIT cloudOpenRequested(cloud);
    } else {
        m_tree->setFocus();
    }
}

void Sidebar::cloudChanged(const QString &cloud)
{
    const CloudEntry *entry = m_model.cloud(cloud);
    if (entry->state == CloudState::SigningIn)
        m_wanted.insert(cloud);
    // A question about a server that is gone asks about nothing.
    if (const auto asked = m_question->askedAbout();
        asked && asked->cloud == cloud && !m_model.server(*asked))
        m_question->dismiss();
    const bool shown = m_signIn->cloud() == cloud;
    if (!SignInForm::hasSomethingFor(*entry)) {
        if (!shown)
            return;
        const bool hadKeyboard = m_signIn->isAncestorOf(window()->focusWidget());
        m_signIn->dismiss();
        if (hadKeyboard)
            m_tree->setFocus();
        // Another one may have been waiting for its turn.
        for (const QString &other : m_model.cloudNames())
            if (m_signIn->cloud().isEmpty())
                showTroubleOf(other);
    } else if (shown || m_signIn->cloud().isEmpty()) {
        showTroubleOf(cloud);
    }
}

/// It asks for nothing any more.
void Sidebar::cloudRemoved(const QString &cloud)
{
    m_wanted.remove(cloud);
    if (m_signIn->cloud() == cloud)
        m_signIn->dismiss();
    if (const auto asked = m_question->askedAbout(); asked && asked->cloud == cloud)
        m_question->dismiss();
}

void Sidebar::showTroubleOf(const QString &cloud)
{
    const CloudEntry *entry = m_model.cloud(cloud);
    if (!entry || !m_wanted.contains(cloud) || !SignInForm::hasSomethingFor(*entry))
        return;
    const bool fresh = m_signIn->cloud() != cloud;
    // Whoever asked for the cloud in the tree types its password next; anybody else is left alone.
    const bool take = m_signIn->isAncestorOf(window()->focusWidget()) ||
                      (fresh && m_tree->hasFocus() && m_tree->currentIndex().isValid() &&
                       entry->state == CloudState::SecretNeeded);
    m_signIn->showCloud(*entry);
    if (take && entry->state == CloudState::SecretNeeded)
        m_signIn->focusFirst();
}

void Sidebar::act(const ServerRef &ref, ServerAction action)
{
    const auto server = m_model.server(ref);
    if (!server)
        return;
    if (mayHurt(action))
        m_question->askAbout(ref, action, serverTitle(*server), m_model.placeOf(ref));
    else
        Q_EMIT actionRequested(ref, action);
}

void Sidebar::refresh(const QModelIndex &index)
{
    if (const auto scope = m_model.scopeAt(index))
        Q_EMIT refreshRequested(m_model.cloudAt(index), *scope);
}

void Sidebar::copy(const QString &text)
{
    QApplication::clipboard()->setText(text);
    Q_EMIT noticed(tr("Copied %1").arg(text));
}

} // namespace porthole::ui
