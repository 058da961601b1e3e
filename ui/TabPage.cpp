#include "ui/TabPage.h"

namespace porthole::ui {

void TabPage::setTitle(const QString &title)
{
    m_title = title;
    Q_EMIT titleChanged();
}

void TabPage::setAddress(const QString &address)
{
    m_address = address;
    Q_EMIT statusChanged();
}

QList<OpenTab> TabPage::reopenings() const
{
    if (!m_reopening)
        return {};
    OpenTab tab = *m_reopening;
    tab.title = m_title;
    return {tab};
}

void TabPage::setReopening(const OpenTab &tab)
{
    m_reopening = tab;
    Q_EMIT titleChanged();
}

} // namespace porthole::ui
