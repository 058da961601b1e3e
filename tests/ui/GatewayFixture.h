#pragma once

#include "tests/session/GatewayRig.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/gateway/GatewayPage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

using test::GatewayRig;
using test::SlycatDouble;
using Version = SlycatDouble::Version;

/// The window, a Slycat server that is alive, and hands to use them with.
class GatewayFixture : public QObject {
    Q_OBJECT
protected:
    /// The window and, in it, a tab of the server, reached by its address as a person types it.
    void open(Version version)
    {
        m_rig = std::make_unique<GatewayRig>(version);
        show(m_rig->server.address(), m_rig->registry);
    }
    void show(const QString &address, GatewayRegistry &registry)
    {
        openEmpty(registry);
        auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("address"));
        QVERIFY(field);
        field->setText(address);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(page());
    }
    /// The window with nothing in it.
    void openEmpty(GatewayRegistry &registry)
    {
        m_window = std::make_unique<MainWindow>(m_theme, m_clouds);
        connect(m_window.get(), &MainWindow::gatewayRequested, &registry,
                [&registry](const GatewayUrl &url) { registry.open(url); });
        connect(&registry, &GatewayRegistry::opened, m_window.get(), &MainWindow::addGateway);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void close()
    {
        m_window.reset();
        m_rig.reset();
    }

    GatewayPage *page() const { return qobject_cast<GatewayPage *>(m_window->tabs().current()); }
    SlycatDouble &server() const { return m_rig->server; }
    template <class Widget> Widget *shown(const char *name) const
    {
        for (auto *found : page()->findChildren<Widget *>(QLatin1String(name)))
            if (found->isVisible())
                return found;
        return nullptr;
    }
    QString text(const char *name) const
    {
        const auto *label = shown<QLabel>(name);
        return label ? label->text() : QString();
    }
    QString sentence() const { return text("sentence"); }
    bool reaches(GatewayState state) const
    {
        return QTest::qWaitFor([&] { return page() && page()->state() == state; }, 20000);
    }
    void type(const char *field, const QString &what)
    {
        auto *line = shown<QLineEdit>(field);
        QVERIFY2(line, field);
        line->setText(what);
    }
    void click(const char *button)
    {
        auto *found = shown<QAbstractButton>(button);
        QVERIFY2(found && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void signIn(const QString &password = QLatin1String(SlycatDouble::kPassword))
    {
        QVERIFY(reaches(GatewayState::SignInNeeded));
        type("gatewayUser", QLatin1String(SlycatDouble::kUser));
        type("gatewayPassword", password);
        click("gatewaySubmit");
    }
    void connectTo(const QString &host, const QString &password = QLatin1String(SlycatDouble::kHostPassword),
                   AgentWish agent = AgentWish::AsConfigured)
    {
        QVERIFY(reaches(GatewayState::HostNeeded));
        shown<QComboBox>("gatewayHost")->setEditText(host);
        auto *wishes = shown<QComboBox>("gatewayAgent");
        wishes->setCurrentIndex(wishes->findData(QVariant::fromValue(agent)));
        type("gatewayHostUser", QLatin1String(SlycatDouble::kHostUser));
        type("gatewayHostPassword", password);
        click("gatewayConnect");
    }
    /// Signed in, with a session on that host and its uppermost folder listed.
    void openHost(const QString &host = QStringLiteral("good.lab"))
    {
        signIn();
        connectTo(host);
        QVERIFY(reaches(GatewayState::Open));
        QVERIFY(lists({QStringLiteral("home"), QStringLiteral("var")}));
    }

    QAbstractItemView &files() const { return *shown<QAbstractItemView>("folderFiles"); }
    QStringList names() const
    {
        QStringList all;
        const auto *model = files().model();
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, 0).data().toString();
        return all;
    }
    bool lists(const QStringList &expected) const
    {
        return QTest::qWaitFor([&] { return names() == expected; }, 20000);
    }
    /// Goes to a row of the folder and presses Enter there.
    void enter(const QString &name)
    {
        const auto row = static_cast<int>(names().indexOf(name));
        QVERIFY2(row >= 0, qPrintable(name));
        files().setCurrentIndex(files().model()->index(row, 0));
        files().setFocus();
        QTest::keyClick(&files(), Qt::Key_Return);
    }
    void goTo(const QString &path)
    {
        type("folderPath", path);
        QTest::keyClick(shown<QLineEdit>("folderPath"), Qt::Key_Return);
    }
    void run(const QString &command)
    {
        type("command", command);
        QTest::keyClick(shown<QLineEdit>("command"), Qt::Key_Return);
    }
    QString output() const { return shown<QPlainTextEdit>("commandOutput")->toPlainText(); }

    /// All that the window says, to whomever: what is painted, tool tips, what a screen reader is told.
    QString everythingSaid() const
    {
        QStringList all{m_window->windowTitle()};
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all << label->text();
            else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
                all << line->text();
            else if (const auto *texts = qobject_cast<const QPlainTextEdit *>(widget))
                all << texts->toPlainText();
        }
        return all.join(u'\n');
    }
    bool saysNoSecret() const
    {
        const QString all = everythingSaid();
        return !all.contains(QLatin1String(SlycatDouble::kPassword)) &&
               !all.contains(QLatin1String(SlycatDouble::kHostPassword)) &&
               !all.contains(QLatin1String("mistyped")) && !all.contains(QLatin1String(SlycatDouble::kPage));
    }

    Theme m_theme{*qApp};
    CloudTreeModel m_clouds;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace porthole::ui
