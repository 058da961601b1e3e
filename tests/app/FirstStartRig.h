#pragma once

#include "app/Application.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/window/NewHome.h"
#include "tests/support/window/Person.h"
#include "ui/ConsoleView.h"
#include "ui/terminal/TerminalView.h"

#include <QAccessible>
#include <QApplication>
#include <QRegularExpression>
#include <QTest>

namespace porthole::test {

inline constexpr int kPatience = 30'000; // ms; the machine may be busy

/// What a terminal shows, to those who hear it.
inline QString textOf(ui::TerminalView *view)
{
    QAccessibleInterface *interface = view ? QAccessible::queryAccessibleInterface(view) : nullptr;
    QAccessibleTextInterface *text = interface ? interface->textInterface() : nullptr;
    return text ? text->text(0, text->characterCount()) : QString();
}

/// A shell says with it that it waits for a command.
inline bool showsPrompt(ui::TerminalView *view)
{
    static const QRegularExpression kPrompt(QStringLiteral("[#$] *$"));
    return view && !view->isDimmed() && kPrompt.match(textOf(view).trimmed()).hasMatch();
}

/// More than one colour, which is more than a console that waits shows.
inline bool showsPicture(const ui::ConsoleView *view)
{
    if (!view || !view->hasPicture())
        return false;
    const QImage picture = view->picture();
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (picture.pixel(x, y) != picture.pixel(0, 0))
                return true;
    return false;
}

/// The program as it starts for the first time in a home, with somebody in front of it.
struct FirstStart {
    FirstStart()
        : application(*qApp, openstack::CloudsEnvironment::takeFromProcess())
        , person(application.window())
    {
        application.present({});
    }

    ui::MainWindow &window() { return application.window(); }
    bool isThere() { return QTest::qWaitForWindowActive(&window(), kPatience); }
    /// Somebody types where it is, and says yes to its key; false if nothing asked about that.
    bool goesTo(const OpenSshServer &host)
    {
        person.type(QStringLiteral("%1@127.0.0.1:%2").arg(host.user()).arg(host.port()));
        person.press(Qt::Key_Return);
        const auto asks = [this] { return seen(window(), "acceptHostKey") != nullptr; };
        if (!QTest::qWaitFor(asks, kPatience))
            return false;
        person.click(seen(window(), "acceptHostKey"));
        return true;
    }
    ui::TerminalView *terminal()
    {
        const auto all = window().findChildren<ui::TerminalView *>();
        return all.isEmpty() || !all.first()->isVisible() ? nullptr : all.first();
    }
    ui::ConsoleView *console()
    {
        const auto all = window().findChildren<ui::ConsoleView *>();
        return all.isEmpty() || !all.first()->isVisible() ? nullptr : all.first();
    }

    Application application;
    Person person;
};

} // namespace porthole::test
