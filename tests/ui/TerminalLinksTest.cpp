#include "TerminalFixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QToolTip>

namespace porthole::ui {

/// Links in a terminal: what is shown of them, and when they are opened.
class TerminalLinksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_rig.start(); }
    void onlyTheWebAndOnlyWithControl_data();
    void onlyTheWebAndOnlyWithControl();
    void theTargetIsShownNotTheText();
    void whatIsShownIsWhatIsOpened();
    void whatChangedUnderThePointerIsNotOpened();
    void anAddressInTheTextIsUnderlined();
    void theMenuCopiesWhatIsNotOpened();
    void theMenuOpensTheWeb();
    void aMouseOfTheHostsOpensNothing();

private:
    QMenu *menuAt(QPoint at);

    test::TerminalFixture m_rig;
};

QMenu *TerminalLinksTest::menuAt(QPoint at)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_rig.view().viewport()->mapToGlobal(at));
    QApplication::sendEvent(m_rig.view().viewport(), &event);
    return m_rig.view().findChild<QMenu *>();
}

void TerminalLinksTest::onlyTheWebAndOnlyWithControl_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("opens");
    QTest::newRow("https") << QByteArray("https://example.org/x") << true;
    QTest::newRow("http") << QByteArray("http://example.org:8080/x?y=z#w") << true;
    QTest::newRow("a file") << QByteArray("file:///etc/passwd") << false;
    QTest::newRow("a file elsewhere") << QByteArray("file://host/share/x.desktop") << false;
    QTest::newRow("another program") << QByteArray("ssh://host") << false;
    QTest::newRow("an option for ssh") << QByteArray("ssh://-oProxyCommand=x/") << false;
    QTest::newRow("no host") << QByteArray("https:///x") << false;
    QTest::newRow("a name that looks like a host")
        << QByteArray("https://bank.example@evil.example/") << false;
}

void TerminalLinksTest::onlyTheWebAndOnlyWithControl()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, opens);
    QSignalSpy activated(&m_rig.view(), &TerminalView::linkActivated);
    for (const bool hidden : {true, false}) {
        m_rig.feed("\x1b[2J\x1b[H" + (hidden ? "\x1b]8;;" + target + "\x1b\\text\x1b]8;;\x1b\\" : target));
        const QPoint at = m_rig.middleOf(0, 1);
        m_rig.hover(m_rig.middleOf(5, 5));
        m_rig.hover(at);
        QVERIFY(m_rig.view().hoveredLink());
        QCOMPARE(m_rig.view().hoveredLink()->target.toLatin1(), target);
        activated.clear();
        QTest::mouseClick(m_rig.view().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(m_rig.view().viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(activated.size(), 0);
        QTest::mouseClick(m_rig.view().viewport(), Qt::LeftButton, Qt::ControlModifier, at);
        QCOMPARE(activated.size(), opens ? 1 : 0);
        if (opens)
            QCOMPARE(activated[0][0].toUrl().toEncoded(), target);
    }
}

void TerminalLinksTest::theTargetIsShownNotTheText()
{
    m_rig.feed("\x1b]8;;https://evil.example/<b>\x1b\\https://bank.example\x1b]8;;\x1b\\");
    m_rig.hover(m_rig.middleOf(0, 3));
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::isVisible(), 60'000);
    QVERIFY(QToolTip::text().contains(QStringLiteral("evil.example")));
    QVERIFY(!QToolTip::text().contains(QStringLiteral("bank.example")));
    QVERIFY(!QToolTip::text().contains(QStringLiteral("/<b>")));
}

void TerminalLinksTest::whatIsShownIsWhatIsOpened()
{
    const TerminalLink link = terminalLink("https://ex\u00e4mple.org/\u00fc");
    QVERIFY(link.opens());
    QCOMPARE(link.target, QStringLiteral("https://xn--exmple-cua.org/%C3%BC"));
    QCOMPARE(link.url.toEncoded(), link.target.toLatin1());
    QVERIFY(linkToolTip(link).contains(QStringLiteral("xn--exmple-cua.org")));
}

void TerminalLinksTest::whatChangedUnderThePointerIsNotOpened()
{
    QSignalSpy activated(&m_rig.view(), &TerminalView::linkActivated);
    const QPoint at = m_rig.middleOf(0, 12);
    m_rig.feed("https://good.example/");
    m_rig.hover(at);
    m_rig.feed("\x1b[Hhttps://evil.example/");
    QTest::mouseClick(m_rig.view().viewport(), Qt::LeftButton, Qt::ControlModifier, at);
    QCOMPARE(activated.size(), 0);
    // Now it has been shown.
    QTest::mouseClick(m_rig.view().viewport(), Qt::LeftButton, Qt::ControlModifier, at);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toUrl().host(), QStringLiteral("evil.example"));
}

void TerminalLinksTest::anAddressInTheTextIsUnderlined()
{
    m_rig.feed("see https://example.org/ now");
    const auto underlined = [&](int column) {
        const QImage image = m_rig.view().viewport()->grab().toImage();
        const QRectF cell = m_rig.view().cellRect(0, column);
        const qreal ratio = image.devicePixelRatio();
        for (int y = static_cast<int>(cell.center().y() * ratio); y < cell.bottom() * ratio; ++y)
            if (image.pixelColor(static_cast<int>((cell.left() + 1) * ratio), y) == darkTerminal().cursor)
                return true;
        return false;
    };
    QVERIFY(!underlined(8));
    m_rig.hover(m_rig.middleOf(0, 10));
    QVERIFY(underlined(4));
    QVERIFY(underlined(23));
    QVERIFY(!underlined(2));
    m_rig.hover(m_rig.middleOf(0, 26));
    QVERIFY(!underlined(8));
}

void TerminalLinksTest::theMenuCopiesWhatIsNotOpened()
{
    m_rig.feed("\x1b]8;;ssh://host/\x1b\\text\x1b]8;;\x1b\\");
    QMenu *const menu = menuAt(m_rig.middleOf(0, 1));
    QVERIFY(menu);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Copy &link"));
    menu->actions().first()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ssh://host/"));
    menu->close();
}

void TerminalLinksTest::theMenuOpensTheWeb()
{
    QSignalSpy activated(&m_rig.view(), &TerminalView::linkActivated);
    m_rig.feed("https://example.org/x");
    QMenu *const menu = menuAt(m_rig.middleOf(0, 1));
    QVERIFY(menu);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("&Open example.org"));
    menu->actions().first()->trigger();
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toUrl().toEncoded(), QByteArray("https://example.org/x"));
    menu->close();
}

void TerminalLinksTest::aMouseOfTheHostsOpensNothing()
{
    QSignalSpy activated(&m_rig.view(), &TerminalView::linkActivated);
    m_rig.feed("https://example.org/x\x1b[?1000h\x1b[?1006h");
    m_rig.hover(m_rig.middleOf(0, 3));
    QVERIFY(!m_rig.view().hoveredLink());
    QTest::mouseClick(m_rig.view().viewport(), Qt::LeftButton, Qt::ControlModifier, m_rig.middleOf(0, 3));
    QCOMPARE(activated.size(), 0);
    QVERIFY(!m_rig.sent().isEmpty());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TerminalLinksTest)
#include "TerminalLinksTest.moc"
