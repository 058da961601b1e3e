#pragma once

#include "ui/EnglishPlurals.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace porthole::ui {

/// The languages that a person wants texts in, the best first, as they stand in the environment ("de_AT",
/// "es"): LANGUAGE if the locale of messages (LC_ALL, else LC_MESSAGES, else LANG) is one at all, else that
/// locale. Source: gettext manual, section 2.3.3 "Specifying a Priority List of Languages".
QStringList wantedLanguages(const QProcessEnvironment &environment);

/// The texts of the first language among `wanted` that there is a translation to, Qt's own too where they are
/// installed, and the direction that they are read in. English is what stands in the code. To be made after
/// QApplication and before the widgets: they ask for their texts once. Thread: the GUI thread.
class Translations {
public:
    explicit Translations(const QStringList &wanted);

    /// "de"; "en" where nothing else was wanted or there is no translation.
    const QString &language() const { return m_language; }

private:
    bool use(const QString &locale);

    QString m_language;
    EnglishPlurals m_english;
    QTranslator m_qt, m_ours;
};

} // namespace porthole::ui
