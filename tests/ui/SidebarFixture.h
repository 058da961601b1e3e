#pragma once

#include "TestClouds.h"
#include "ui/MainWindow.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/clouds/ServerMenu.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QTest>

namespace porthole::ui {

using test::demoServer;
using test::kDemo;
using test::kSecond;

inline const QString kLab = QStringLiteral("lab");
inline const QString kCorp = QStringLiteral("corp");

/// A window with clouds in its sidebar, and hands to use it with.
class SidebarFixture : public QObject {
    Q_OBJECT
protected Q_SLOTS:
    void init()
    {
        m_clouds = std::make_unique<CloudTreeModel>();
        test::fillClouds(*m_clouds);
        m_window = std::make_unique<MainWindow>(*m_theme, *m_clouds);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_clouds.reset();
    }

protected:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    Sidebar &sidebar() const { return m_window->sidebar(); }
    CloudTreeView &tree() const { return sidebar().tree(); }
    QLineEdit *filterField() const { return find<QLineEdit>("serverFilter"); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window->windowHandle(), letter.toLatin1());
    }
    QPoint middleOf(const QModelIndex &index) const
    {
        tree().scrollTo(index);
        return tree().visualRect(index).center();
    }
    void clickExpander(const QModelIndex &index)
    {
        const QRect row = tree().visualRect(index);
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, QPoint(row.left() - 8, row.center().y()));
    }
    void showServers()
    {
        tree().expandTo(m_clouds->indexOfScope(kLab, kDemo));
        QCoreApplication::sendPostedEvents();
    }
    void choose(const char *id)
    {
        showServers();
        tree().setFocus();
        tree().setCurrentIndex(m_clouds->indexOf(demoServer(QLatin1String(id))));
    }
    /// The context menu of the chosen row, as the menu key brings it up.
    ServerMenu *menu()
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), tree().mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&tree(), &event);
        return find<ServerMenu>("serverMenu");
    }
    void trigger(const char *action)
    {
        ServerMenu *shown = menu();
        QVERIFY(shown);
        auto *found = shown->findChild<QAction *>(QLatin1String(action));
        QVERIFY2(found && found->isEnabled(), action);
        shown->close();
        // As a window manager would, which there is none of.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        found->trigger();
    }
    static QByteArray nameOfAction(ServerAction action)
    {
        return "action" + QByteArray::number(static_cast<int>(action));
    }

    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
    std::unique_ptr<CloudTreeModel> m_clouds;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace porthole::ui
