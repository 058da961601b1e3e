#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace porthole::terminal {

/// What a terminal answers to its host: a fixed set of sentences with our own numbers in them. Nothing
/// that the host has sent is ever repeated (SEC-10): no title, no answerback, no status string. Bounded:
/// a host that asks and does not read gets no more answers.
class Replies {
public:
    static constexpr std::size_t kMostPending = 16 * 1024;

    void primaryAttributes();                         ///< DA1: a VT220 with colour
    void secondaryAttributes();                       ///< DA2
    void operating();                                 ///< DSR 5
    void cursor(int row, int column, bool isPrivate); ///< DSR 6: CPR, counted from 1
    void noPrinter();                                 ///< DSR ?15
    void lockedKeys();                                ///< DSR ?25
    void keyboard();                                  ///< DSR ?26
    void noLocator();                                 ///< DSR ?55
    void parameters(bool solicited);                  ///< DECREQTPARM
    void mode(int number, bool isPrivate, bool set);  ///< DECRQM, of a mode that we have
    void unknownStatus();                             ///< DECRQSS: always
    void size(int rows, int columns);                 ///< XTWINOPS 18
    void colour(int which, std::uint32_t rgb);        ///< OSC 10 and 11

    std::string take();

private:
    void say(std::string_view sentence);
    std::string m_pending;
};

} // namespace porthole::terminal
