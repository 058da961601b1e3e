#include "core/remotes/slycat/PythonList.h"

namespace porthole::slycat {

namespace {

/// What is left to be read. Each step takes what it understands, or says that it does not.
struct Scanner {
    QStringView rest;
    QString text;

    bool take(QStringView wanted)
    {
        if (!rest.startsWith(wanted))
            return false;
        rest = rest.sliced(wanted.size());
        return true;
    }

    bool character(int digits)
    {
        bool isNumber = false;
        const char32_t code = rest.first(std::min<qsizetype>(digits, rest.size())).toUInt(&isNumber, 16);
        if (!isNumber || rest.size() < digits || code > 0x10ffff)
            return false;
        rest = rest.sliced(digits);
        text += QString::fromUcs4(&code, 1);
        return true;
    }

    bool escape()
    {
        if (rest.isEmpty())
            return false;
        const QChar c = rest.front();
        rest = rest.sliced(1);
        switch (c.unicode()) {
        case u'n':
            text += u'\n';
            return true;
        case u't':
            text += u'\t';
            return true;
        case u'r':
            text += u'\r';
            return true;
        case u'x':
            return character(2);
        case u'u':
            return character(4);
        case u'U':
            return character(8);
        default:
            text += c;
            return c == u'\\' || c == u'\'' || c == u'"';
        }
    }

    bool string()
    {
        take(u"u"); // as Python 2 wrote text
        const QChar quote = rest.isEmpty() ? QChar() : rest.front();
        if (quote != u'\'' && quote != u'"')
            return false;
        rest = rest.sliced(1);
        while (!rest.isEmpty() && rest.front() != quote) {
            const QChar c = rest.front();
            rest = rest.sliced(1);
            if (c != u'\\')
                text += c;
            else if (!escape())
                return false;
        }
        return take(QString(quote));
    }
};

} // namespace

std::optional<QString> textOfPythonList(const QString &written)
{
    Scanner in{written, {}};
    if (!in.take(u"["))
        return std::nullopt;
    if (written == u"[]")
        return QString();
    do {
        if (!in.string())
            return std::nullopt;
    } while (in.take(u", "));
    if (!in.take(u"]") || !in.rest.isEmpty())
        return std::nullopt;
    return in.text;
}

} // namespace porthole::slycat
