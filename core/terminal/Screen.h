#pragma once

#include "core/terminal/Charset.h"
#include "core/terminal/Grid.h"
#include "core/terminal/History.h"
#include "core/terminal/Modes.h"
#include "core/terminal/Reflow.h"

#include <array>
#include <string_view>
#include <vector>

namespace porthole::terminal {

/// Who protected what is protected, the last one being whom all of it goes by: DEC's functions, or those of
/// ECMA-48, whose protection other functions heed.
enum class Protection : std::uint8_t { Dec, Iso };

/// A rectangle of cells.
struct Area {
    int top = 0, left = 0, bottom = 0, right = 0;
};

/// What a terminal's functions do to its cells: a cursor, margins, modes and a pen over two grids, the
/// main one with a history. Names in comments are those of ECMA-48 and of DEC. Rows and columns are
/// counted from 0 here; ranges are half open.
class Screen {
public:
    Screen(Size size, std::int64_t historyLimit);

    Size size() const { return m_size; }
    const CursorPlace &cursor() const { return m_cursor; }
    Modes &modes() { return m_modes; }
    const Modes &modes() const { return m_modes; }
    Style &pen() { return m_pen; }
    Charsets &charsets() { return m_charsets; }
    Grid &grid() { return m_modes.alternateScreen ? m_alternate : m_main; }
    const Grid &grid() const { return m_modes.alternateScreen ? m_alternate : m_main; }
    const Clusters &clusters() const { return m_clusters; }
    History &history() { return m_history; }
    const History &history() const { return m_history; }

    void printAscii(std::string_view text);
    void print(char32_t character);
    void repeatLast(int count); ///< REP

    void carriageReturn();
    void lineFeed();     ///< LF as the mode has it
    void index();        ///< IND
    void reverseIndex(); ///< RI
    void backspace();
    void tab(int count);       ///< HT, CHT; backwards, CBT, if negative
    void setTab();             ///< HTS
    void clearTabs(int which); ///< TBC
    void resetTabs();          ///< DECST8C

    void moveBy(int rows, int columns); ///< CUU, CUD, CUF, CUB: stops at the margins
    void moveTo(int row, int column);   ///< CUP: within the margins in origin mode
    void moveToRow(int row);            ///< VPA
    void moveToColumn(int column);      ///< CHA, HPA
    int reportedRow() const;            ///< for CPR: counted from the origin
    int reportedColumn() const;

    void eraseInDisplay(int which, bool selective); ///< ED, DECSED
    void eraseInLine(int which, bool selective);    ///< EL, DECSEL
    void eraseCharacters(int count);                ///< ECH
    void insertCharacters(int count);               ///< ICH
    void deleteCharacters(int count);               ///< DCH
    void insertLines(int count);                    ///< IL
    void deleteLines(int count);                    ///< DL
    void scrollUp(int count);                       ///< SU
    void scrollDown(int count);                     ///< SD
    void insertColumns(int count);                  ///< DECIC
    void deleteColumns(int count);                  ///< DECDC
    void forwardIndex();                            ///< DECFI
    void backIndex();                               ///< DECBI
    void fillWithE();                               ///< DECALN
    void setLineSize(LineSize size);                ///< DECDWL and its kin
    void beginPrompt();                             ///< OSC 133 ; A

    void fillArea(const Area &area, char32_t character);  ///< DECFRA
    void eraseArea(const Area &area, bool selective);     ///< DECERA, DECSERA
    void copyArea(const Area &area, int row, int column); ///< DECCRA
    /// What is printed from now on is spared by DECSED and its kin (DECSCA), or by ED and its (SPA, EPA).
    void protect(bool on, Protection protection);

    void setTopBottom(int top, int bottom); ///< DECSTBM
    void setLeftRight(int left, int right); ///< DECSLRM
    void setOrigin(bool on);                ///< DECOM
    void setLeftRightMode(bool on);         ///< DECLRMM
    void saveCursor();                      ///< DECSC
    void restoreCursor();                   ///< DECRC
    void setAlternate(bool on);
    void softReset(); ///< DECSTR
    void reset();     ///< RIS

    void resize(Size size);

private:
    struct Saved {
        CursorPlace cursor;
        Style pen;
        Charsets charsets;
        bool origin = false;
    };

    int top() const { return m_top; }
    int bottom() const { return m_bottom; }
    int left() const { return m_modes.leftRightMargins ? m_left : 0; }
    int right() const { return m_modes.leftRightMargins ? m_right : m_size.columns; }
    bool withinMargins() const;
    bool wholeWidth() const { return left() == 0 && right() == m_size.columns; }
    /// The columns of the cursor's line: half as many where they are double.
    int lineWidth() const;
    /// Where a line that the cursor is in wraps.
    int lineEnd() const;
    Style blank() const;
    /// Whether an erasing function spares what is protected.
    bool spares(bool selective) const { return selective == (m_protection == Protection::Dec); }
    void wrap();
    void place(char32_t character, int width);
    void combine(char32_t mark);
    void sweepClusters();
    void scrollRegion(int top, int count);
    void feedHistory(int count);
    void clampCursor();
    Area onScreen(Area area) const;
    void resetMargins();

    Size m_size;
    Grid m_main, m_alternate;
    History m_history;
    Clusters m_clusters;
    Modes m_modes;
    CursorPlace m_cursor;
    Style m_pen;
    Charsets m_charsets;
    Protection m_protection = Protection::Dec;
    int m_top = 0, m_bottom, m_left = 0, m_right;
    std::vector<bool> m_tabs;
    std::array<Saved, 2> m_saved; // of the main and the alternate screen
    char32_t m_last = 0;          // printed last, for REP
};

} // namespace porthole::terminal
