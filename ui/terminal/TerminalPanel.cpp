#include "ui/terminal/TerminalPanel.h"

#include "ui/Theme.h"
#include "ui/terminal/LogStrip.h"
#include "ui/terminal/SearchBar.h"
#include "ui/terminal/TerminalView.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <utility>

namespace porthole::ui {

TerminalPanel::TerminalPanel(QWidget *parent)
    : QWidget(parent)
    , m_view(new TerminalView)
    , m_search(new SearchBar(*m_view, this))
    , m_log(new LogStrip(*m_view))
    , m_bar(new QFrame)
    , m_text(new QLabel)
    , m_yes(new QPushButton)
    , m_no(new QPushButton(tr("Cancel")))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *const bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(metrics::kGrid, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_no);
    bar->addWidget(m_yes);
    m_bar->hide();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_log);
    layout->addWidget(m_bar);
    setFocusProxy(m_view);
    connect(m_view, &TerminalView::pasteAsked, this, &TerminalPanel::askAboutPaste);
    connect(m_view, &TerminalView::clipboardAsked, this, &TerminalPanel::askAboutClipboard);
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { answer(false); });
}

bool TerminalPanel::isAsking() const { return m_question != Question::None; }

/// `lines` that would be run at once, into `terminals`.
QString TerminalPanel::pasteQuestion(int lines, int terminals) const
{
    if (terminals > 1 && lines == 0)
        return tr("Paste %1 characters into each of %2 sessions?")
            .arg(m_view->pendingCharacters())
            .arg(terminals);
    if (terminals > 1)
        return tr("Paste %1 into each of %2 sessions? In all %3 lines will be run at once.")
            .arg(lines == 1 ? tr("a line") : tr("%1 lines").arg(lines))
            .arg(terminals)
            .arg(lines * terminals);
    if (lines == 0)
        return tr("Paste %1 characters?").arg(m_view->pendingCharacters());
    return lines == 1 ? tr("Paste a line? It will be run at once.")
                      : tr("Paste %1 lines? Each of them will be run at once.").arg(lines);
}

void TerminalPanel::askAboutPaste(int lines)
{
    ask(Question::Paste, pasteQuestion(lines, m_view->pasteTargets()), tr("Paste"));
    // Whoever pastes has the hands on the keys: the question takes them, with the harmless answer first.
    m_no->setFocus();
}

/// Asked for by the host and not by the person: nothing that is being typed may answer it.
void TerminalPanel::askAboutClipboard(const QString &text)
{
    if (m_question == Question::Paste)
        return;
    m_clipboard = text;
    ask(Question::Clipboard,
        tr("The host wants to put %n character(s) on the clipboard.", nullptr, static_cast<int>(text.size())),
        tr("Allow"));
}

void TerminalPanel::ask(Question question, const QString &text, const QString &yes)
{
    m_question = question;
    m_text->setText(text);
    m_yes->setText(yes);
    m_bar->show();
}

void TerminalPanel::answer(bool yes)
{
    const Question question = std::exchange(m_question, Question::None);
    const QString clipboard = std::exchange(m_clipboard, {});
    m_bar->hide();
    m_view->setFocus();
    if (question == Question::Paste)
        m_view->confirmPaste(yes);
    else if (question == Question::Clipboard && yes)
        QGuiApplication::clipboard()->setText(clipboard);
}

void TerminalPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isAsking())
        answer(false);
    else
        QWidget::keyPressEvent(event);
}

} // namespace porthole::ui
