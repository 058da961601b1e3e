#include "core/base/DisplayText.h"
#include "core/base/Redactor.h"
#include "core/keyboard/Key.h"
#include "core/recording/RfbCapture.h"
#include "tests/fuzz/Oracles.h"

#include <string>

namespace porthole::fuzz {

void rfbcap(ByteView input)
{
    const auto capture = recording::RfbCapture::parse(input);
    if (!capture)
        return;
    std::size_t total = 0;
    for (const auto &record : capture->records)
        total += record.payload.size();
    require(total <= input.size(), "records lie within the file");
}

void text(ByteView input)
{
    const std::string shown = displayText(textOf(input), 200);
    require(shown.size() <= 200, "a text shown is no longer than its limit");
    for (const char c : shown)
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f,
                "a text shown holds no control character");
    require(displayText(shown, 200) == shown, "a text fit to be shown stays as it is");

    const std::string once = redact(std::string(textOf(input)));
    const RedactedText secret("hunter2hunter2");
    const std::string line = "before hunter2hunter2 " + std::string(textOf(input));
    require(redact(line).find("hunter2hunter2") == std::string::npos,
            "a registered secret never gets through");
}

void keyboard(ByteView input)
{
    using namespace porthole::keyboard;
    // Whatever is pressed is released.
    for (const auto &strokes : {parseChord(textOf(input)), strokesOf(textOf(input))}) {
        if (!strokes)
            continue;
        int down = 0;
        for (const KeyStroke &stroke : *strokes)
            down += stroke.down ? 1 : -1;
        require(down == 0, "what is pressed is released");
    }
}

} // namespace porthole::fuzz
