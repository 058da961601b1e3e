#include "ui/terminal/SnippetPalette.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace porthole::ui {

namespace {

constexpr int kListHeight = 150, kTextHeight = 110;
/// Of a text that is shown on one line.
constexpr qsizetype kShown = 200;

enum Page : quint8 { Finder, Asker, Editor };

QPushButton *button(const char *name, const QString &text)
{
    auto *made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(true); // Enter presses the one that has the keyboard
    return made;
}

/// The words of a filter, in any order, in the name or the text.
bool matches(const Snippet &snippet, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return snippet.name.contains(word, Qt::CaseInsensitive) ||
               snippet.text.contains(word, Qt::CaseInsensitive);
    });
}

QHBoxLayout *rowOf(std::initializer_list<QWidget *> left, std::initializer_list<QWidget *> right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGrid);
    for (QWidget *part : left)
        row->addWidget(part);
    row->addStretch(1);
    for (QWidget *part : right)
        row->addWidget(part);
    return row;
}

} // namespace

SnippetPalette::SnippetPalette(QWidget *parent)
    : QFrame(parent)
    , m_pages(new QStackedLayout)
    , m_filter(new QLineEdit)
    , m_list(new QListWidget)
    , m_preview(plainLabel("snippetPreview", "code"))
    , m_insert(button("insertSnippet", tr("Insert")))
    , m_run(button("runSnippet", tr("Run")))
    , m_edit(button("editSnippet", tr("Edit…")))
    , m_remove(button("removeSnippet", tr("Remove")))
    , m_fields(new QFormLayout)
    , m_asked(plainLabel("snippetAsked", "code"))
    , m_name(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_trouble(plainLabel("snippetTrouble"))
{
    setObjectName(QStringLiteral("snippetPalette"));
    setAccessibleName(tr("Snippets"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGap, metrics::kGrid);
    column->setSpacing(metrics::kHalf);
    column->addLayout(m_pages);
    column->addWidget(m_trouble);
    m_pages->addWidget(makeFinder());
    m_pages->addWidget(makeAsker());
    m_pages->addWidget(makeEditor());
    m_trouble->hide();
    filter();
}

QWidget *SnippetPalette::makeFinder()
{
    m_filter->setObjectName(QStringLiteral("snippetFilter"));
    m_filter->setPlaceholderText(tr("Find a snippet"));
    m_filter->setAccessibleName(tr("Find a snippet"));
    m_filter->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("snippetList"));
    m_list->setAccessibleName(tr("Snippets"));
    m_list->setFixedHeight(kListHeight);
    m_list->installEventFilter(this);
    m_preview->setMaximumHeight(2 * m_preview->sizeHint().height() + metrics::kGrid);
    m_insert->setToolTip(tr("Type it into the terminal (Enter)"));
    m_run->setToolTip(tr("Type it and press Return (Ctrl+Enter)"));
    auto *fresh = button("newSnippet", tr("New…"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    column->addWidget(m_preview);
    column->addLayout(rowOf({fresh, m_edit, m_remove}, {m_insert, m_run}));
    connect(m_filter, &QLineEdit::textChanged, this, &SnippetPalette::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &SnippetPalette::showPreview);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { choose(false); });
    connect(m_insert, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_run, &QPushButton::clicked, this, [this] { choose(true); });
    connect(fresh, &QPushButton::clicked, this, [this] { edit(nullptr); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(current()); });
    connect(m_remove, &QPushButton::clicked, this, &SnippetPalette::askAboutRemoval);
    return page;
}

QWidget *SnippetPalette::makeAsker()
{
    auto *back = button("leaveAsking", tr("Back"));
    auto *insert = button("insertFilled", tr("Insert"));
    auto *run = button("runFilled", tr("Run"));
    m_fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_asked);
    column->addLayout(m_fields);
    column->addStretch(1);
    column->addLayout(rowOf({back}, {insert, run}));
    connect(back, &QPushButton::clicked, this, &SnippetPalette::showFinder);
    connect(insert, &QPushButton::clicked, this, [this] { answer(false); });
    connect(run, &QPushButton::clicked, this, [this] { answer(true); });
    return page;
}

QWidget *SnippetPalette::makeEditor()
{
    m_name->setObjectName(QStringLiteral("snippetName"));
    m_name->setMaxLength(200);
    m_text->setObjectName(QStringLiteral("snippetText"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    auto *back = button("leaveEditing", tr("Cancel"));
    auto *keep = button("saveSnippet", tr("Save"));
    keep->setProperty("primary", true);
    auto *fields = new QFormLayout;
    fields->addRow(tr("&Name"), m_name);
    fields->addRow(tr("&Text"), m_text);
    auto *words = plainLabel("snippetWords", "muted");
    words->setText(
        tr("{{name}} is asked for each time. Keep passwords and keys out of it: snippets are saved as "
           "they are, readable for whoever can read your files."));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGrid);
    column->addLayout(fields);
    column->addWidget(words);
    column->addStretch(1);
    column->addLayout(rowOf({}, {back, keep}));
    connect(back, &QPushButton::clicked, this, &SnippetPalette::showFinder);
    connect(keep, &QPushButton::clicked, this, &SnippetPalette::save);
    return page;
}

void SnippetPalette::setSnippets(const QList<Snippet> &snippets)
{
    m_snippets = snippets;
    filter();
}

void SnippetPalette::tellTrouble(const QString &text) { showOrHide(m_trouble, text); }

void SnippetPalette::takeFocus() { m_filter->setFocus(Qt::ShortcutFocusReason); }

void SnippetPalette::filter()
{
    const QString before = current() ? current()->name : QString();
    const QStringList words = m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_list->clear();
    for (qsizetype index = 0; index < m_snippets.size(); ++index) {
        if (!matches(m_snippets.at(index), words))
            continue;
        auto *item = new QListWidgetItem(m_snippets.at(index).name, m_list);
        item->setData(Qt::UserRole, index);
        if (m_snippets.at(index).name == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    showPreview();
}

const Snippet *SnippetPalette::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const qsizetype index = item ? item->data(Qt::UserRole).toLongLong() : -1;
    return index >= 0 && index < m_snippets.size() ? &m_snippets.at(index) : nullptr;
}

void SnippetPalette::showPreview()
{
    const Snippet *snippet = current();
    m_removing.clear();
    m_remove->setText(tr("Remove"));
    for (QPushButton *needing : {m_insert, m_run, m_edit, m_remove})
        needing->setEnabled(snippet);
    if (snippet)
        m_preview->setText(snippet->text.simplified().left(kShown));
    else
        m_preview->setText(m_snippets.isEmpty() ? tr("There are none yet: New… makes the first one.")
                                                : tr("None is called like that."));
}

void SnippetPalette::choose(bool run)
{
    const Snippet *snippet = current();
    if (!snippet)
        return;
    if (placeholders(snippet->text).isEmpty())
        Q_EMIT chosen(snippet->text, run);
    else
        ask(*snippet, run);
}

void SnippetPalette::ask(const Snippet &snippet, bool run)
{
    m_asking = snippet;
    m_asked->setText(snippet.text.simplified().left(kShown));
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
    for (const QString &name : placeholders(snippet.text)) {
        auto *field = new QLineEdit;
        field->setObjectName(QStringLiteral("placeholder"));
        field->setProperty("run", run);
        field->installEventFilter(this);
        auto *label = new QLabel(name);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field);
        m_fields->addRow(label, field);
    }
    m_pages->setCurrentIndex(Asker);
    m_fields->itemAt(0, QFormLayout::FieldRole)->widget()->setFocus();
}

void SnippetPalette::answer(bool run)
{
    QHash<QString, QString> values;
    const QStringList names = placeholders(m_asking.text);
    for (int row = 0; row < m_fields->rowCount(); ++row) {
        const auto *field =
            qobject_cast<QLineEdit *>(m_fields->itemAt(row, QFormLayout::FieldRole)->widget());
        values.insert(names.value(row), field->text());
    }
    Q_EMIT chosen(filledIn(m_asking.text, values), run);
}

void SnippetPalette::edit(const Snippet *snippet)
{
    m_editing = snippet ? snippet->name : QString();
    m_name->setText(m_editing);
    m_text->setPlainText(snippet ? snippet->text : QString());
    tellTrouble({});
    m_pages->setCurrentIndex(Editor);
    m_name->setFocus();
}

void SnippetPalette::save()
{
    const Snippet made{m_name->text().trimmed(), m_text->toPlainText()};
    if (made.name.isEmpty() || made.text.isEmpty())
        return tellTrouble(tr("A snippet has a name and a text."));
    const bool taken =
        made.name != m_editing && std::any_of(m_snippets.begin(), m_snippets.end(),
                                              [&](const Snippet &s) { return s.name == made.name; });
    if (taken)
        return tellTrouble(tr("There is a snippet of that name."));
    showFinder();
    m_filter->clear();
    Q_EMIT saveRequested(made, m_editing);
}

/// It is asked about where it is clicked: the second click does it.
void SnippetPalette::askAboutRemoval()
{
    const Snippet *snippet = current();
    if (!snippet)
        return;
    if (std::exchange(m_removing, snippet->name) == snippet->name) {
        Q_EMIT removalRequested(snippet->name);
        return showPreview();
    }
    m_remove->setText(tr("Remove “%1”?").arg(snippet->name.left(24)));
}

void SnippetPalette::showFinder()
{
    tellTrouble({});
    m_pages->setCurrentIndex(Finder);
    takeFocus();
}

bool SnippetPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    const bool control = key.modifiers() & Qt::ControlModifier;
    if (enter && m_pages->currentIndex() == Asker) {
        answer(control || watched->property("run").toBool());
        return true;
    }
    if (enter) {
        choose(control);
        return true;
    }
    // From the field one goes through the list without leaving it.
    if (watched == m_filter && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down)) {
        const int row = m_list->currentRow() + (key.key() == Qt::Key_Up ? -1 : 1);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(m_list->count() - 1, 0)));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void SnippetPalette::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QFrame::keyPressEvent(event);
    if (m_pages->currentIndex() == Finder)
        Q_EMIT left();
    else
        showFinder();
}

} // namespace porthole::ui
