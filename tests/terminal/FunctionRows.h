#pragma once

#include "Shown.h"

#include <QTest>

namespace porthole::terminal::test {

inline void functionColumns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("screen");
    QTest::addColumn<QByteArray>("cursor");
}

inline void functionRow(const char *name, const QByteArray &bytes, const QByteArray &screen,
                        const QByteArray &cursor)
{
    QTest::newRow(name) << bytes << screen << cursor;
}

/// What is shown in the end ('|' between rows), and where the cursor is; cut into pieces of every size the
/// outcome is the same.
inline void checkFunction()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, screen);
    QFETCH(QByteArray, cursor);
    for (const int piece : {1024, 1, 2, 3, 7}) {
        Terminal terminal({10, 5});
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            feed(terminal, bytes.mid(at, piece));
        QCOMPARE(shown(terminal).replace('\n', '|'), screen);
        QCOMPARE(cursorOf(terminal), cursor);
    }
}

} // namespace porthole::terminal::test
