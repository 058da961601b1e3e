#include "app/demo/host/HarbourPapers.h"

namespace porthole::demo {

namespace {

QByteArray tides()
{
    QByteArray text("hour,level_m,flow\n");
    constexpr int kLevels[] = {21, 27, 34, 38, 40, 37, 31, 24, 17, 12, 10, 14};
    for (int hour = 0; hour < 24 * 30; ++hour) {
        const int level = kLevels[hour % 12], next = kLevels[(hour + 1) % 12];
        text += QByteArray::number(hour) + ',' + QByteArray::number(level / 10.0, 'f', 1) +
                (next > level ? ",rising\n" : ",falling\n");
    }
    return text;
}

/// Long enough that fetching it takes more than one packet.
QByteArray harbourLog()
{
    constexpr const char *kEvents[] = {"pilot aboard",   "mooring lines made fast", "gangway down",
                                       "cranes at work", "hatches closed",          "tugs standing by",
                                       "cast off",       "clear of the mole"};
    constexpr const char *kShips[] = {"Albatross", "Cormorant", "Fulmar", "Kittiwake", "Petrel"};
    QByteArray text;
    for (int line = 0; line < 5000; ++line) {
        const QByteArray minute = QByteArray::number(line % 60).rightJustified(2, '0');
        const QByteArray hour = QByteArray::number(line / 60 % 24).rightJustified(2, '0');
        text += hour + ':' + minute + " berth " + QByteArray::number(line * 7 % 9 + 1) + ": " +
                kShips[line * 3 % 5] + ", " + kEvents[line % 8] + '\n';
    }
    return text;
}

} // namespace

QList<HarbourPaper> harbourPapers()
{
    return {
        {"/etc/hostname", "harbour\n"},
        {"/etc/motd", "This host is a demo: a few files in memory, and nothing of it real.\n"},
        {"/etc/os-release", "NAME=\"Porthole OS\"\nVERSION=\"1.0 (demo)\"\nID=porthole-demo\n"},
        {"/home/guest/README.txt",
         "Welcome to the harbour.\n\nThis machine lives in the memory of Porthole and executes nothing.\n"
         "Try: help, ls harbour, top, colours, cat /var/log/harbour.log, yes (Ctrl+C ends it).\n"
         "What you write here or into /tmp stays until Porthole ends.\n"},
        {"/home/guest/chart.txt", "Here be consoles.\n"},
        {"/home/guest/logbook.txt", "All is well. harbour keeps watch.\n"},
        {"/home/guest/rum.txt", {}},
        {"/home/guest/harbour/ships.csv", "name,flag,length_m,berth\nAlbatross,NO,212,3\n"
                                          "Cormorant,NL,98,1\nFulmar,IS,64,7\nKittiwake,GB,131,5\n"
                                          "Petrel,PT,41,9\n"},
        {"/home/guest/harbour/tides.csv", tides()},
        {"/home/guest/harbour/привет-κόσμε-smørrebrød.txt", "Names may be in any script.\n"},
        {"/var/log/harbour.log", harbourLog()},
    };
}

} // namespace porthole::demo
