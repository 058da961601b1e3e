#pragma once

#include <string_view>

namespace porthole::store {

/// How well a word fits into a text, both folded (foldedName()) and in UTF-8: 1000 for the text itself, less
/// for one that begins with it, has a word that does, has it somewhere, and least for one that has its
/// letters in that order: "w01" fits "web-01". 0: not at all. Thread: any.
int fitOf(std::string_view word, std::string_view text);

/// The part of that in which the word is in one piece.
int wholeFitOf(std::string_view word, std::string_view text);

} // namespace porthole::store
