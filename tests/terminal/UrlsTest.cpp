#include "Shown.h"

#include "core/terminal/Urls.h"

#include <QTest>

namespace porthole::terminal {

/// Addresses that are written out in the text.
class UrlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void goesOverTheEndOfARow();
    void anEndlessLineTakesNoTime();
};

void UrlsTest::finds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const QByteArray &bytes, int column, const QByteArray &url) {
        QTest::newRow(name) << bytes << column << url;
    };
    row("alone", "https://example.org/a?b=c#d", 0, "https://example.org/a?b=c#d");
    row("its last character", "https://example.org", 18, "https://example.org");
    row("before it", "see https://example.org", 3, "");
    row("behind it", "https://example.org now", 19, "");
    row("a sentence ends", "See https://example.org/x.", 8, "https://example.org/x");
    row("on the full stop", "See https://example.org/x.", 25, "");
    row("in brackets", "(https://example.org/x)", 4, "https://example.org/x");
    row("brackets of its own", "https://example.org/x_(y)", 4, "https://example.org/x_(y)");
    row("quoted", "'https://example.org/x'", 4, "https://example.org/x");
    row("marked up", "<https://example.org>,", 4, "https://example.org");
    row("in a tag", "href=\"http://[::1]:80/\"", 10, "http://[::1]:80/");
    row("capitals", "HTTPS://Example.org", 4, "HTTPS://Example.org");
    row("behind an equals sign", "url=https://example.org", 6, "https://example.org");
    row("one within another", "https://a.org/https://b.org", 20, "https://a.org/https://b.org");
    row("ssh", "ssh://user@host:22/", 4, "ssh://user@host:22/");
    row("a file", "file:///etc/passwd", 4, "file:///etc/passwd");
    row("a script is none", "javascript://alert", 4, "");
    row("part of a word is none", "xhttps://example.org", 4, "");
    row("nothing behind it", "https:// x", 4, "");
    row("only punctuation behind it", "https://...", 4, "");
    row("no ASCII ends it", "https://example.org/\u00fc", 4, "https://example.org/");
    row("what never was written ends it", "https://a.org\x1b[20Gb", 4, "https://a.org");
}

void UrlsTest::finds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, column);
    const auto terminal = test::fed({60, 3}, bytes);
    const auto found = urlAt(*terminal, {0, column});
    QTEST(found ? QByteArray::fromStdString(found->url) : QByteArray(), "url");
    if (found)
        QCOMPARE(selectedText(*terminal, found->where), found->url);
}

void UrlsTest::goesOverTheEndOfARow()
{
    // On the screen, in the history, and from the one into the other.
    for (const char *behind : {"", "\r\n\n\n\n", "\r\n\n"}) {
        const auto terminal = test::fed({10, 4}, QByteArray("x https://example.org/path y") + behind);
        const auto found = urlAt(*terminal, {1, 5});
        QVERIFY(found);
        QCOMPARE(found->url, std::string("https://example.org/path"));
        QCOMPARE(found->where, (Stretch{{0, 2}, {2, 6}}));
    }
}

void UrlsTest::anEndlessLineTakesNoTime()
{
    const auto terminal = test::fed({80, 24}, QByteArray(200'000, 'x'), 10'000);
    QVERIFY(!urlAt(*terminal, {terminal->screenTop() + 5, 3}));
    QVERIFY(!urlAt(*terminal, {terminal->firstRow() + 5, 3}));
    QVERIFY(!urlAt(*terminal, {terminal->endRow() + 5, 3}));
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::UrlsTest)
#include "UrlsTest.moc"
