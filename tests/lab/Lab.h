#pragma once

#include "tests/integration/Picture.h"

#include <QStringList>

/// A test's ways to the OpenStack that tests/lab/openstack/up raised below $LAB.
namespace porthole::test::lab {

/// A program that ran to its end.
struct Ended {
    int code = -1; ///< -1: it crashed, or hung
    QByteArray output, errors;

    /// All of it in words, for a failing test.
    QByteArray words() const;
};

/// "" or why there is no lab to test against.
QString missing();
/// The clouds.yaml of the lab, as the variables of a program that is to find it and nothing else.
QStringList environment();

/// The built program, or $PORTHOLE.
QString program();
/// Runs it to its end: "server stop demo-web --wait". Its cloud is demo unless it says so.
Ended porthole(const QString &words, const QByteArray &input = {});
/// openstack/act.py: "pause demo-web".
Ended act(const QString &words);
/// openstack/up with these knobs ("CONSOLE_TTL=5"), or with none of them again.
Ended up(const QStringList &knobs = {});
/// openstack/service: "kill nova-novncproxy".
Ended service(const QString &words);

/// Where a service listens: "novnc".
quint16 port(const char *service);
/// QEMU's own picture of a guest; nothing if it could not be had.
std::optional<Picture> screen(const QString &server);
/// The id of a server of the project demo; empty if it has none or several of that name.
QString idOf(const QString &server);

} // namespace porthole::test::lab

// QVERIFY2 evaluates its words in any case: what is looked at is run once all the same.

/// A program's exit code, or else everything that it said.
#define EXPECT_CODE(run, expected)                                                                           \
    do {                                                                                                     \
        const porthole::test::lab::Ended ended_ = (run);                                                     \
        QVERIFY2(ended_.code == (expected), ended_.words().constData());                                     \
    } while (false)
/// And what its standard error contains.
#define EXPECT_REFUSED(run, expected, text)                                                                  \
    do {                                                                                                     \
        const porthole::test::lab::Ended ended_ = (run);                                                     \
        QVERIFY2(ended_.code == (expected) && ended_.errors.contains(text), ended_.words().constData());     \
    } while (false)
