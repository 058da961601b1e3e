#include "app/cli/help/HelpText.h"

#include <QRegularExpression>

#include <algorithm>

namespace porthole::cli {

namespace {

/// An item's explanation stands behind two blanks at least, or on the next line.
HelpBlock beginItem(const QString &line)
{
    const QString text = line.trimmed();
    const qsizetype gap = text.indexOf(QStringLiteral("  "));
    if (gap < 0)
        return {HelpBlock::Kind::Item, text, {}};
    return {HelpBlock::Kind::Item, text.first(gap), text.sliced(gap).trimmed()};
}

void append(QString &body, const QString &text, QChar between)
{
    if (!body.isEmpty())
        body += between;
    body += text;
}

qsizetype indentOf(const QString &line)
{
    const auto first = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; });
    return first - line.begin();
}

/// Up to the first semicolon or full stop, which is as much as fits beside a completion.
QString firstClause(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("[;:.](\\s|$)"));
    return text.section(end, 0, 0);
}

} // namespace

QList<HelpBlock> helpBlocks(const QString &page)
{
    QList<HelpBlock> blocks;
    bool fresh = true; // behind an empty line
    for (const QString &line : page.split(u'\n')) {
        if (line.trimmed().isEmpty()) {
            fresh = true;
            continue;
        }
        const qsizetype indent = indentOf(line);
        HelpBlock *last = fresh || blocks.isEmpty() ? nullptr : &blocks.last();
        if (indent == 2 && line.at(2) == u'-')
            blocks.append(beginItem(line));
        else if (indent > 2 && last && last->kind == HelpBlock::Kind::Item)
            append(last->body, line.trimmed(), u' ');
        else if (indent > 0 && last && last->kind == HelpBlock::Kind::Example)
            append(last->body, line.sliced(2), u'\n');
        else if (indent > 0)
            blocks.append({HelpBlock::Kind::Example, {}, line.sliced(2)});
        else if (last && last->kind == HelpBlock::Kind::Paragraph)
            append(last->body, line, u' ');
        else
            blocks.append({HelpBlock::Kind::Paragraph, {}, line});
        fresh = false;
    }
    return blocks;
}

QList<OptionText> optionTexts(const QString &page)
{
    QList<OptionText> options;
    for (const HelpBlock &block : helpBlocks(page)) {
        if (block.kind != HelpBlock::Kind::Item)
            continue;
        const QStringList words = QString(block.head).remove(u',').split(u' ', Qt::SkipEmptyParts);
        bool isNew = false; // the option that a value would belong to
        for (const QString &word : words) {
            if (!word.startsWith(u'-')) {
                if (isNew)
                    options.last().value = word;
                continue;
            }
            isNew = std::none_of(options.begin(), options.end(),
                                 [&](const OptionText &known) { return known.name == word; });
            if (isNew)
                options.append({word, {}, firstClause(block.body)});
        }
    }
    return options;
}

} // namespace porthole::cli
