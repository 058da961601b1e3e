#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace porthole {

/// A text that somebody types often, under a name. `{{name}}` in it is asked for each time. It is no place
/// for a secret: it lies in the store as it is.
struct Snippet {
    QString name;
    QString text;

    friend bool operator==(const Snippet &, const Snippet &) = default;
};

/// What a text asks for, in the order in which it does, each once. A name begins with a letter and
/// has letters, digits, blanks and "-_."; anything else in braces is text, {{.ID}} for example.
QStringList placeholders(const QString &text);
/// The text with what was asked for; a placeholder without a value stays.
QString filledIn(const QString &text, const QHash<QString, QString> &values);

} // namespace porthole
