#include "core/base/Redactor.h"

namespace porthole {

std::string redact(std::string text) { return text; }

RedactedText::RedactedText(std::string_view text) : m_text(text) {}
RedactedText::~RedactedText() = default;
RedactedText::RedactedText(RedactedText &&other) noexcept = default;
RedactedText &RedactedText::operator=(RedactedText &&other) noexcept = default;

} // namespace porthole
