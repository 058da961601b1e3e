#include "core/terminal/TextLog.h"

#include <QTest>

namespace porthole::terminal {

/// What of a host's bytes is text.
class TextLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheText_data();
    void keepsTheText();
    void isBounded();
};

void TextLogTest::keepsTheText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &text) {
        QTest::newRow(name) << bytes << text;
    };
    row("lines", "one\r\ntwo\r\n", "one\ntwo\n");
    row("a line that has not ended", "one\r\ntw", "one\ntw\n");
    row("colours go", "\x1b[1;31merror\x1b[m\r\n", "error\n");
    row("titles go", "\x1b]0;title\x07text\r\n", "text\n");
    row("a progress bar is its last state", "10%\r50%\r100%\r\n", "100%\n");
    row("corrected typing", "lx\b \bs\r\n", "ls\n");
    row("erased to the end", "longer\rab\x1b[K\r\n", "ab\n");
    row("characters deleted within", "abXXcd\r\x1b[2C\x1b[2P\r\n", "abcd\n");
    row("characters inserted within", "abcd\r\x1b[2C\x1b[2@XX\r\n", "abXXcd\n");
    row("tabs keep their columns", "a\tb\r\n", "a       b\n");
    row("blanks at the end go", "a   \r\n", "a\n");
    row("the alternate screen goes", "a\r\n\x1b[?1049hdrawn\r\n\x1b[?1049lb\r\n", "a\nb\n");
    row("beyond ASCII", "\u00fc\u6f22\r\n", "\u00fc\u6f22\n");
    row("no UTF-8", "\xff\r\n", "\ufffd\n");
    row("a NUL is no text", QByteArray("a\0b\r\n", 5), "ab\n");
}

void TextLogTest::keepsTheText()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype piece : {1, 2, 3, 7, 1024}) {
        TextLog log;
        QByteArray text;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            const QByteArray part = bytes.mid(at, piece);
            log.receive({reinterpret_cast<const std::uint8_t *>(part.constData()),
                         static_cast<std::size_t>(part.size())});
            text += QByteArray::fromStdString(log.takeText());
        }
        text += QByteArray::fromStdString(log.takeRest());
        QTEST(text, "text");
    }
}

void TextLogTest::isBounded()
{
    TextLog log;
    const QByteArray part("\x1b[65535C\x1b[65535@x\x1b[65535P\x1b[65535Gy");
    std::string text;
    for (int i = 0; i < 1'000; ++i) {
        log.receive({reinterpret_cast<const std::uint8_t *>(part.constData()),
                     static_cast<std::size_t>(part.size())});
        text = log.takeText();
        QVERIFY(text.size() <= 4 * TextLog::kLongestLine + 2);
    }
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::TextLogTest)
#include "TextLogTest.moc"
