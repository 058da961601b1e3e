// What the desktop is told of what happens in tabs that nobody looks at, and what it leads back to.

#include "app/Application.h"

namespace porthole {

void Application::connectNotices()
{
    const auto tell = [this](const QString &title, const QString &words, ui::TabPage *page) {
        if (!m_settings.preferences().notifies)
            return;
        m_told = page;
        m_notifier.tell(title, words, [this, page = QPointer<ui::TabPage>(page)](const QByteArray &token) {
            present(token, token); // a desktop on X11 gives a startup id here
            if (page)
                m_window.showPage(page);
        });
        // Closed is as good as seen.
        QObject::connect(page, &ui::TabPage::left, &m_settings, [this, page] {
            if (m_told == page)
                m_notifier.withdraw();
        });
    };
    QObject::connect(&m_window, &ui::MainWindow::happenedUnseen, &m_settings, tell);
    QObject::connect(&m_window, &ui::MainWindow::pageSeen, &m_settings, [this](const ui::TabPage *page) {
        if (!m_told || m_told != page)
            return;
        m_told.clear();
        m_notifier.withdraw();
    });
}

} // namespace porthole
