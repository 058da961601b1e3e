#pragma once

#include "TestFiles.h"
#include "ui/Theme.h"
#include "ui/files/Bookmarks.h"
#include "ui/files/ConflictCard.h"
#include "ui/files/FileList.h"
#include "ui/files/FileModel.h"
#include "ui/files/FilesPage.h"
#include "ui/files/TransferList.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

/// A page with a folder in it, and hands to use it with.
class FilesFixture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_bookmarks = std::make_unique<Bookmarks>();
        m_page = std::make_unique<FilesPage>(*m_bookmarks);
        m_page->setAddress(QStringLiteral("ann@build-1.lab.example:22"));
        m_page->setHost(QStringLiteral("build-1"));
        m_page->setHome("/home/ann");
        m_page->showState(FilesState::Open, std::nullopt);
        m_page->resize(1000, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->showFolder(test::someFolder());
        list()->setFocus();
    }
    void cleanup()
    {
        m_page.reset();
        m_bookmarks.reset();
    }

protected:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    FileList *list() const { return find<FileList>("hostFiles"); }
    FileModel *model() const { return qobject_cast<FileModel *>(list()->model()); }
    QLineEdit *filter() const { return find<QLineEdit>("filesFilter"); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    void choose(std::initializer_list<const char *> names)
    {
        QSet<QByteArray> set;
        for (const char *name : names)
            set << name;
        list()->choose(set);
        list()->setFocus();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), key,
                        modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<Bookmarks> m_bookmarks;
    std::unique_ptr<FilesPage> m_page;
};

} // namespace porthole::ui
