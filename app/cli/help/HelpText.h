#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace porthole::cli {

/// A piece of a help page. The pages of app/cli/CommandTable.cpp are the one place where commands are
/// described; the manual and the completions of shells are made of them.
struct HelpBlock {
    enum class Kind : quint8 {
        Paragraph, ///< lines that begin at the margin; `body` is all of them
        Item,      ///< "  --json                print …", an option or another word that is explained
        Example,   ///< other indented lines, each as it stands
    };
    Kind kind = Kind::Paragraph;
    QString head; ///< of items: "--identity FILE, --host-keys MODE"
    QString body;

    friend bool operator==(const HelpBlock &, const HelpBlock &) = default;
};

QList<HelpBlock> helpBlocks(const QString &page);

/// An option as a help page explains it.
struct OptionText {
    QString name;    ///< with its dashes
    QString value;   ///< what stands for its value, "FILE"; empty if it takes none
    QString summary; ///< the first clause of what is said about it

    bool takesFile() const { return value == QLatin1String("FILE"); }
    bool takesFolder() const { return value == QLatin1String("FOLDER"); }

    friend bool operator==(const OptionText &, const OptionText &) = default;
};

/// Those of a page in their order, none twice.
QList<OptionText> optionTexts(const QString &page);

} // namespace porthole::cli
