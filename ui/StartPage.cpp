#include "ui/StartPage.h"

#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudRowText.h"
#include "ui/clouds/CloudText.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kWidth = 560;
/// Clouds beyond these are for the sidebar: the rest of the page is to be seen as well.
constexpr qsizetype kMostRows = 5;

QLabel *label(const QString &text, const char *role = nullptr)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    if (role)
        made->setProperty("role", QLatin1String(role));
    return made;
}

QFrame *card(QLayout *content)
{
    auto *frame = new QFrame;
    frame->setProperty("card", true);
    content->setContentsMargins(metrics::kGap, 12, metrics::kGap, 12);
    frame->setLayout(content);
    return frame;
}

QString buttonText(const CloudEntry &cloud)
{
    switch (cloud.state) {
    case CloudState::Idle:
    case CloudState::SecretNeeded:
        return StartPage::tr("Sign in");
    case CloudState::SigningIn:
        return StartPage::tr("Signing in…");
    case CloudState::Open:
        return StartPage::tr("Show servers");
    case CloudState::Failed:
        return StartPage::tr("What is wrong?");
    }
    return {};
}

} // namespace

StartPage::StartPage(const CloudTreeModel &clouds, QWidget *parent)
    : QWidget(parent)
    , m_clouds(clouds)
    , m_rows(new QVBoxLayout)
    , m_imports(new QVBoxLayout)
    , m_none(label(tr("No clouds yet. Your OpenStack's web page offers a file clouds.yaml for download (API "
                      "Access). Put it into one of these folders, and it is listed here:\n"
                      "~/.config/openstack\n/etc/openstack\nthe folder in which Porthole is started\n"
                      "Or fill in what you know of it."),
                   "muted"))
    , m_more(label(QString(), "muted"))
    , m_findings(label(QString(), "muted"))
    , m_link(new QLineEdit)
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    QLabel *heading = label(tr("Welcome to Porthole"));
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    auto *picture = new QLabel;
    picture->setFixedSize(48, 48);
    picture->setPixmap(QIcon(QStringLiteral(":/icons/org.porthole.Porthole.svg"))
                           .pixmap(QSize(48, 48), devicePixelRatioF()));
    auto *title = new QHBoxLayout;
    title->setSpacing(metrics::kGap);
    title->addWidget(picture);
    title->addWidget(heading, 1);

    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kGap);
    column->addStretch(2);
    column->addLayout(title);
    column->addWidget(label(tr("Your hosts and the consoles of your servers, in one window."), "muted"));
    column->addSpacing(metrics::kGrid);
    column->addWidget(makeFound());
    column->addWidget(makeHost());
    column->addWidget(makeLink());
    column->addWidget(makeDemo());
    column->addStretch(3);
    auto *content = new QWidget;
    content->setMaximumWidth(kWidth);
    content->setLayout(column);
    // Not centred by an alignment: that would cut the height to what unwrapped lines need.
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("startScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(middle);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connect(&clouds, &CloudTreeModel::cloudChanged, this, &StartPage::updateCloud);
    connect(&clouds, &CloudTreeModel::cloudRemoved, this, &StartPage::removeCloud);
    for (const QString &cloud : clouds.cloudNames())
        updateCloud(cloud);
}

QWidget *StartPage::makeFound()
{
    m_none->setObjectName(QStringLiteral("noClouds"));
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->hide();
    m_more->setObjectName(QStringLiteral("moreClouds"));
    m_more->hide();
    m_rows->setSpacing(metrics::kGrid);
    m_imports->setSpacing(metrics::kGrid);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kGrid);
    column->addWidget(label(tr("Found on this computer"), "title"));
    column->addLayout(m_rows);
    column->addWidget(m_more);
    column->addLayout(m_imports);
    column->addWidget(m_none);
    column->addWidget(m_findings);
    auto *newCloud = new QPushButton(tr("New cloud…"));
    newCloud->setObjectName(QStringLiteral("startNewCloud"));
    connect(newCloud, &QPushButton::clicked, this, &StartPage::newCloudRequested);
    column->addWidget(newCloud, 0, Qt::AlignLeft);
    return card(column);
}

QWidget *StartPage::makeHost()
{
    auto *host = new QLineEdit;
    host->setObjectName(QStringLiteral("startHost"));
    host->setPlaceholderText(tr("user@host, host:port, or an alias of ~/.ssh/config"));
    host->setAccessibleName(tr("Host to connect to"));
    host->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto *open = new QPushButton(tr("Connect"));
    open->setObjectName(QStringLiteral("startConnect"));
    auto *more = new QPushButton(tr("More…"));
    more->setObjectName(QStringLiteral("startMore"));
    more->setAccessibleName(tr("Connect to a host with a password, a key, an agent"));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGrid);
    row->addWidget(host, 1);
    row->addWidget(open);
    row->addWidget(more);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kGrid);
    column->addWidget(label(tr("Connect to a host"), "title"));
    column->addWidget(label(tr("A terminal over SSH. Your keys and ~/.ssh/config are used; whatever else the "
                               "host wants to know is asked in its tab."),
                            "muted"));
    column->addLayout(row);
    const auto submitHost = [this, host] {
        const QString text = host->text().trimmed();
        host->clear();
        if (!text.isEmpty())
            Q_EMIT hostTyped(text);
    };
    connect(host, &QLineEdit::returnPressed, this, submitHost);
    connect(open, &QPushButton::clicked, this, submitHost);
    connect(more, &QPushButton::clicked, this, &StartPage::newHostRequested);
    return card(column);
}

QWidget *StartPage::makeLink()
{
    m_link->setObjectName(QStringLiteral("startLink"));
    m_link->setPlaceholderText(QStringLiteral("https://…/vnc_lite.html?…   wss://…   vnc://host:1"));
    m_link->setAccessibleName(tr("Console link"));
    m_link->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                                Qt::ImhUrlCharactersOnly);
    auto *open = new QPushButton(tr("Open"));
    open->setObjectName(QStringLiteral("openLink"));
    auto *paste = new QPushButton(tr("Open link from clipboard"));
    paste->setObjectName(QStringLiteral("paste"));
    paste->setIcon(icon(QLatin1StringView("paste")));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_link, 1);
    row->addWidget(open);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kGrid);
    column->addWidget(label(tr("Paste a console link"), "title"));
    column->addWidget(label(tr("The console page that OpenStack links to, a WebSocket (wss://), or a VNC "
                               "server (vnc://host:1)."),
                            "muted"));
    column->addLayout(row);
    column->addWidget(paste, 0, Qt::AlignLeft);
    connect(m_link, &QLineEdit::returnPressed, this, &StartPage::submit);
    connect(open, &QPushButton::clicked, this, &StartPage::submit);
    connect(paste, &QPushButton::clicked, this, &StartPage::pasteRequested);
    return card(column);
}

QWidget *StartPage::makeDemo()
{
    auto *demo = new QPushButton(tr("Try the demo"));
    demo->setObjectName(QStringLiteral("demo"));
    demo->setIcon(icon(QLatin1StringView("demo")));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(label(tr("Just looking?"), "title"));
    texts->addWidget(
        label(tr("A small cloud and a host inside this program, to try everything on."), "muted"));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addLayout(texts, 1);
    row->addWidget(demo);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    return card(row);
}

void StartPage::setFindings(const QString &findings)
{
    m_findings->setText(findings);
    m_findings->setVisible(!findings.isEmpty());
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void StartPage::setFoundImports(const QList<FoundImport> &found)
{
    while (QLayoutItem *old = m_imports->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const FoundImport &one : found) {
        auto *mark = new QLabel;
        mark->setPixmap(icon(QLatin1StringView("download"), IconColour::Muted)
                            .pixmap(QSize(20, 20), devicePixelRatioF()));
        auto *bring = new QPushButton(tr("Bring in…"));
        bring->setObjectName(QStringLiteral("bringIn"));
        bring->setAccessibleName(tr("Bring in %1").arg(one.name));
        connect(bring, &QPushButton::clicked, this, [this, key = one.key] { Q_EMIT importRequested(key); });
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(12);
        row->addWidget(mark);
        row->addWidget(label(tr("%1: %n connection(s)", nullptr, one.count).arg(one.name)), 1);
        row->addWidget(bring);
        m_imports->addWidget(line);
    }
}

void StartPage::addCloud(const QString &name)
{
    CloudRow made{nullptr, new QLabel, new ElidedLabel, new QPushButton};
    auto *text = new ElidedLabel;
    text->setText(name);
    made.detail->setProperty("role", QStringLiteral("muted"));
    made.button->setObjectName(QStringLiteral("cloudButton"));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(text);
    texts->addWidget(made.detail);
    made.whole = new QWidget;
    auto *row = new QHBoxLayout(made.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(made.icon);
    row->addLayout(texts, 1);
    row->addWidget(made.button);
    m_rows->addWidget(made.whole);
    m_none->hide();
    m_cloudRows.insert(name, made);
    connect(made.button, &QPushButton::clicked, this, [this, name] { Q_EMIT cloudRequested(name); });
}

void StartPage::updateCloud(const QString &name)
{
    const CloudEntry *cloud = m_clouds.cloud(name);
    if (!m_cloudRows.contains(name)) {
        if (m_cloudRows.size() == kMostRows) {
            m_more->setText(tr("%1 more in the sidebar").arg(m_clouds.cloudNames().size() - kMostRows));
            m_more->show();
            return;
        }
        addCloud(name);
    }
    const CloudRow &row = m_cloudRows[name];
    const QString detail = QStringLiteral("%1 · %2").arg(rowDetail(*cloud), sourceText(cloud->summary));
    const QString text = buttonText(*cloud);
    const bool usable = cloud->summary.problem.isEmpty();
    // Told at every page of a list: most of the time there is nothing new to paint.
    row.icon->setPixmap(rowIcon(*cloud).pixmap(QSize(20, 20), devicePixelRatioF()));
    if (row.detail->text() != detail)
        row.detail->setText(detail);
    if (row.button->text() != text)
        row.button->setText(text);
    row.button->setAccessibleName(QStringLiteral("%1: %2").arg(name, text));
    row.button->setEnabled(usable && cloud->state != CloudState::SigningIn);
}

/// Another one may have been waiting for a row.
void StartPage::removeCloud(const QString &name)
{
    if (const auto row = m_cloudRows.constFind(name); row != m_cloudRows.cend()) {
        delete row->whole;
        m_cloudRows.erase(row);
    }
    m_more->hide();
    for (const QString &other : m_clouds.cloudNames())
        updateCloud(other);
    m_none->setVisible(m_cloudRows.isEmpty());
}

void StartPage::submit()
{
    const QString text = m_link->text().trimmed();
    // Not clear(): that can be undone, and Undo would bring the token back.
    m_link->setText(QString());
    if (!text.isEmpty())
        Q_EMIT submitted(text);
}

} // namespace porthole::ui
