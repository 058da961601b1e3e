#pragma once

#include "core/session/ConsoleSession.h"
#include "tests/integration/Picture.h"

#include <QImage>
#include <QThread>
#include <functional>
#include <memory>

namespace porthole::test {

/// A console session as the window has it, in this process: it looks at every frame at once, and keeps
/// what the session said.
class Console : public QObject {
    Q_OBJECT
public:
    explicit Console(const QString &url, ConsoleOptions options = {});
    ~Console() override;

    ConsoleSession &session() { return *m_session; }
    /// Opens it and waits for this state; false if it did not come, or another from which it cannot.
    bool open(SessionState until = SessionState::Live);
    bool waitFor(SessionState state);
    /// The picture as it is now.
    QImage picture() const;
    /// Moves the pointer into a corner, and to another place there each time: TigerVNC paints it into the
    /// picture until this very client has moved it.
    void parkPointer();
    /// Types a text, or presses a chord ("ctrl+alt+del").
    void type(const QString &text);
    void press(const QString &chord);

    /// The session's trouble in words, for a failing test.
    QString trouble() const;
    QStringList cutTexts;
    QList<SessionState> states;

private:
    QThread m_decoding;
    std::unique_ptr<ConsoleSession> m_session;
};

/// Options that ask for these encodings, and for the server's own pixel format if `format` is empty.
ConsoleOptions withEncodings(std::vector<std::int32_t> encodings,
                             std::optional<rfb::PixelFormat> format = rfb::PixelFormat::rgb32());

/// Waits until the console shows what the server says that it shows; "" or how they differ still.
QString waitForPicture(const Console &console, const std::function<std::optional<Picture>()> &screen);

} // namespace porthole::test
