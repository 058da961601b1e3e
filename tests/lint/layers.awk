# Reads the table of layers first, then source files, and prints one line for every line that breaks
# the table or one of the rules of the house. Run by tests/lint/layers, which sets:
#   gui      Qt header names that core/ may not include (one a line)
#   world    Qt header names that ui/ may not include
# Every rule has a tree in tests/lint/layers-test that breaks it.

BEGIN {
    split("algorithm array bit bitset cassert cctype cerrno cfloat charconv chrono cinttypes climits cmath " \
          "compare concepts coroutine cstddef cstdint cstdlib cstring deque exception functional " \
          "initializer_list iterator limits list map memory new numbers numeric optional queue ratio set " \
          "span stack stdexcept string string_view system_error tuple type_traits typeindex typeinfo " \
          "unordered_map unordered_set utility valarray variant vector version", names, " ")
    for (i in names)
        standard[names[i]] = 1
    while ((getline name < guiList) > 0)
        gui[name] = 1
    while ((getline name < worldList) > 0)
        world[name] = 1
}

# The table: "folder [pure] allowed... [: foreign headers]".
FILENAME == table {
    sub(/#.*/, "")
    if (NF == 0)
        next
    folders[$1] = 1
    foreignPart = 0
    for (i = 2; i <= NF; i++) {
        if ($i == "pure")
            pure[$1] = 1
        else if ($i == ":")
            foreignPart = 1
        else if (foreignPart)
            foreign[$1, $i] = 1
        else
            allowed[$1, $i] = 1
    }
    next
}

function complain(what) {
    printf "%s:%d: %s\n", path, FNR, what
    broken = 1
}

# The longest folder of the table that a path lies in, "" if none.
function folderOf(file,    at) {
    at = file
    while (sub(/\/[^\/]*$/, "", at))
        if (at in folders)
            return at
    return ""
}

function withoutComments(line,    out, from, to) {
    gsub(/\\"/, "", line)
    gsub(/"[^"]*"/, "\"\"", line)
    out = ""
    while (line != "") {
        if (inComment) {
            to = index(line, "*/")
            if (!to)
                return out
            line = substr(line, to + 2)
            inComment = 0
            continue
        }
        from = match(line, /\/\/|\/\*/)
        if (!from)
            return out line
        out = out substr(line, 1, from - 1)
        if (substr(line, from, 2) == "//")
            return out
        line = substr(line, from + 2)
        inComment = 1
    }
    return out
}

function checkOurs(header,    target) {
    if (header ~ /\.moc$/)
        return
    target = folderOf(header)
    if (target == "")
        complain("\"" header "\" is named by its path from the top (core/…, ui/…, app/…)")
    else if (target != folder && !((folder, target) in allowed) && !((folder, header) in allowed))
        complain(folder " may not include " target " (" header ")")
}

function checkForeign(header,    name) {
    name = header
    sub(/^Qt[A-Za-z]*\//, "", name)
    if (folder in pure) {
        if (!(header in standard) && !((folder, header) in foreign))
            complain(folder " is pure and may not include <" header ">")
    } else if (folder ~ /^core\//) {
        if (header ~ /^(QtGui|QtWidgets|QtSvg|QtQuick|QtOpenGL|QtPrintSupport)/ || name in gui)
            complain("core shows nothing: <" header "> is of the GUI")
    } else if (folder == "ui") {
        if (header ~ /^(QtNetwork|QtWebSockets|QtSql|QtDBus|libssh|sys\/socket)/ || name in world || name ~ /^QJson/)
            complain("ui touches no outside thing: <" header ">")
    }
}

FNR == 1 {
    path = FILENAME
    if (index(path, root) == 1)
        path = substr(path, length(root) + 1)
    folder = folderOf(path)
    inComment = 0
    statement = ""
    if (folder == "")
        complain("lies in no folder of the table")
}

folder == "" { next }

/^[ \t]*#[ \t]*include[ \t]*"/ {
    header = $0
    sub(/^[^"]*"/, "", header)
    sub(/".*/, "", header)
    checkOurs(header)
    next
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    header = $0
    sub(/^[^<]*</, "", header)
    sub(/>.*/, "", header)
    checkForeign(header)
    next
}

{
    code = withoutComments($0)
    if (code ~ /(^|[^A-Za-z0-9_])(QEventLoop|processEvents|BlockingQueuedConnection)([^A-Za-z0-9_]|$)/)
        complain("no nested event loop and no blocking connection")
    if (code ~ /(^|[^A-Za-z0-9_])QSettings([^A-Za-z0-9_]|$)/)
        complain("QSettings loses data when the disk is full")
    # A log statement may run over several lines; it is judged where it ends.
    if (statement != "" || code ~ /(^|[^A-Za-z0-9_])q(C?(Debug|Info|Warning|Critical)|Fatal)[ \t]*\(/) {
        statement = statement " " code
        if (code ~ /;/) {
            said = statement
            gsub(/[A-Za-z0-9_]*[uU]rl(\(\))?(\.|->)displayName\(\)/, "", said)
            gsub(/redact\(/, " redacted ", said)
            if (said !~ / redacted / && said ~ /[uU]rl|URL|[rR]equest|errorString|[tT]oken|[pP]assword|[sS]ecret/)
                complain("a URL, request or secret is logged raw: displayName() or redact() it")
            statement = ""
        }
    }
}

END { exit broken }
