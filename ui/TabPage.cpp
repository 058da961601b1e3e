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

} // namespace porthole::ui
