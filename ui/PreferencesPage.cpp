#include "ui/PreferencesPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace porthole::ui {

namespace {

constexpr int kWidth = 640;

} // namespace

PreferencesPage::PreferencesPage(const Preferences &preferences, QWidget *parent)
    : TabPage(parent)
    , m_search(new QLineEdit)
    , m_appearance(new QComboBox)
    , m_restoresTabs(new QCheckBox)
    , m_notifies(new QCheckBox)
    , m_looksAtHealth(new QCheckBox)
    , m_highContrast(new QCheckBox)
    , m_locksAfter(new QComboBox)
    , m_locksWithDesktop(new QCheckBox)
    , m_lockDisconnects(new QCheckBox)
    , m_unlockAsks(new QCheckBox)
    , m_none(plainLabel("noPreference", "muted"))
{
    setObjectName(QStringLiteral("preferencesPage"));
    setTitle(tr("Preferences"));
    m_search->setObjectName(QStringLiteral("preferencesSearch"));
    m_search->setAccessibleName(tr("Search the preferences"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QLatin1StringView("search"), IconColour::Muted), QLineEdit::LeadingPosition);
    m_appearance->setObjectName(QStringLiteral("appearance"));
    m_appearance->addItem(tr("As the system"), static_cast<int>(Appearance::System));
    m_appearance->addItem(tr("Light"), static_cast<int>(Appearance::Light));
    m_appearance->addItem(tr("Dark"), static_cast<int>(Appearance::Dark));
    m_restoresTabs->setObjectName(QStringLiteral("restoresTabs"));
    m_notifies->setObjectName(QStringLiteral("notifies"));
    m_looksAtHealth->setObjectName(QStringLiteral("looksAtHealth"));
    m_highContrast->setObjectName(QStringLiteral("highContrast"));
    auto *look = new QPushButton(tr("Terminal look…"));
    look->setObjectName(QStringLiteral("preferencesLook"));
    m_none->setText(tr("Nothing is called that."));
    m_none->hide();

    auto *content = new QWidget;
    content->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kGap, metrics::kSection, metrics::kGap, metrics::kGap);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_search);
    addRow(*column, tr("Appearance"), tr("Light or dark, in the whole program."), m_appearance,
           tr("theme colours dark light night"));
    addRow(*column, tr("High contrast"),
           tr("Texts and edges stand out as far as they can. Without it, as the desktop asks for."),
           m_highContrast, tr("accessibility eyes readable edges"));
    addRow(*column, tr("Tabs of the last time"),
           tr("What was open comes back as tabs, and is connected when you want it."), m_restoresTabs,
           tr("restore session start reopen reconnect"));
    addRow(*column, tr("Notifications"),
           tr("The desktop tells what happens in a tab while you do not look at the window."), m_notifies,
           tr("alert message background transfer finished"));
    addRow(*column, tr("Reachability"),
           tr("Every few minutes it is looked whether favourites and what is used most can be reached. "
              "Nobody signs in for that."),
           m_looksAtHealth, tr("health check status online offline dot ping"));
    addRow(*column, tr("Terminals"), tr("Colours, font, cursor, and how many lines are kept."), look,
           tr("terminal font theme cursor scrollback lines"));
    addLockRows(*column);
    column->addWidget(m_none);
    column->addStretch();

    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    scrollWithin(this, middle);
    fill(preferences);
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesPage::filter);
    connect(m_appearance, &QComboBox::activated, this, &PreferencesPage::choose);
    for (const QCheckBox *box : {m_restoresTabs, m_notifies, m_looksAtHealth, m_highContrast})
        connect(box, &QCheckBox::clicked, this, &PreferencesPage::choose);
    connect(look, &QPushButton::clicked, this, &PreferencesPage::terminalLookRequested);
}

void PreferencesPage::addRow(QVBoxLayout &column, const QString &name, const QString &explanation,
                             QWidget *control, const QString &words)
{
    auto *title = plainLabel("preferenceName", "title");
    title->setText(name);
    auto *detail = plainLabel("preferenceDetail", "muted");
    detail->setText(explanation);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::kHalf);
    texts->addWidget(title);
    texts->addWidget(detail);
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    row->addLayout(texts, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    control->setAccessibleDescription(explanation);
    column.addWidget(widget);
    m_rows.push_back({widget, (name + u' ' + explanation + u' ' + words).toCaseFolded()});
}

/// Every word has to be in it, wherever.
void PreferencesPage::filter(const QString &text)
{
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const Row &row : m_rows) {
        const bool fits = std::all_of(words.begin(), words.end(),
                                      [&](const QString &word) { return row.words.contains(word); });
        row.widget->setVisible(fits);
        any = any || fits;
    }
    m_none->setVisible(!any);
}

void PreferencesPage::choose()
{
    m_preferences.appearance = static_cast<Appearance>(m_appearance->currentData().toInt());
    m_preferences.restoresTabs = m_restoresTabs->isChecked();
    m_preferences.notifies = m_notifies->isChecked();
    m_preferences.looksAtHealth = m_looksAtHealth->isChecked();
    m_preferences.highContrast = m_highContrast->isChecked();
    chooseLock();
    Q_EMIT chosen(m_preferences);
}

void PreferencesPage::setPreferences(const Preferences &preferences)
{
    if (preferences != m_preferences)
        fill(preferences);
}

void PreferencesPage::fill(const Preferences &preferences)
{
    m_preferences = preferences;
    m_appearance->setCurrentIndex(m_appearance->findData(static_cast<int>(preferences.appearance)));
    m_restoresTabs->setChecked(preferences.restoresTabs);
    m_notifies->setChecked(preferences.notifies);
    m_looksAtHealth->setChecked(preferences.looksAtHealth);
    m_highContrast->setChecked(preferences.highContrast);
    fillLock();
}

QString PreferencesPage::stateText() const { return tr("They count at once"); }

QIcon PreferencesPage::stateIcon() const { return icon(QLatin1StringView("look"), IconColour::Muted); }

QString PreferencesPage::statusText() const { return tr("What is chosen counts at once"); }

void PreferencesPage::takeFocus() { m_search->setFocus(Qt::OtherFocusReason); }

void PreferencesPage::focusToolBar() { takeFocus(); }

} // namespace porthole::ui
