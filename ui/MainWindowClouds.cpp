// What the window does about clouds that are saved here.

#include "ui/MainMenu.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/StartPage.h"
#include "ui/clouds/CloudFormPage.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/EntryDesk.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

namespace porthole::ui {

void MainWindow::connectClouds()
{
    connect(m_sidebar, &Sidebar::newCloudRequested, this, [this] { newCloud(); });
    connect(m_start, &StartPage::newCloudRequested, this, [this] { newCloud(); });
    connect(m_menu, &MainMenu::newCloudWanted, this, [this] { newCloud(); });
}

void MainWindow::newCloud(const Entry &known) { editCloud(known); }

/// One whose id is empty is a new one.
void MainWindow::editCloud(const Entry &cloud)
{
    for (int index = 0; index < m_tabs->count(); ++index)
        if (auto *open = qobject_cast<CloudFormPage *>(m_tabs->page(index));
            open && open->form().cloud().id == cloud.id)
            return bringToFront(open);
    auto *page = new CloudFormPage(cloud);
    CloudForm *form = &page->form();
    const auto know = [this, form] {
        QStringList names = m_clouds.cloudNames();
        names.removeAll(m_clouds.cloudOf(form->cloud().id));
        form->setTakenNames(names);
        const Entry *now = m_entries->model().find(form->cloud().id);
        form->setFolders(m_entries->model().collection().folders, now ? now->folder : form->cloud().folder);
        form->setKeychainProblem(m_hosts->keychainProblem());
    };
    connect(m_hosts, &KnownHosts::hostsChanged, page, know);
    connect(&m_clouds, &CloudTreeModel::cloudChanged, page, know);
    connect(m_entries, &EntryDesk::collectionChanged, page, know);
    know();
    connect(form, &CloudForm::testRequested, this,
            [this, page](CloudEdit &edit) { Q_EMIT cloudTestRequested(page, edit); });
    connect(form, &CloudForm::restWanted, this, [this, page, id = form->cloud().id] {
        page->leaveFor([this, page, id] {
            closePage(page);
            editDetails({{id}, {}});
        });
    });
    connect(form, &CloudForm::submitted, this, &MainWindow::cloudSaveRequested);
    addPage(page);
    page->takeFocus();
}

} // namespace porthole::ui
