#include "ui/Translations.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace porthole::ui {

namespace {

constexpr QLatin1String kEnglish("en");

/// "de_AT.UTF-8@euro" without what says nothing about the words.
QString withoutEncoding(const QString &locale)
{
    return locale.section(u'.', 0, 0).section(u'@', 0, 0).trimmed();
}

QString languageOf(const QString &locale) { return locale.section(u'_', 0, 0); }

} // namespace

QStringList wantedLanguages(const QProcessEnvironment &environment)
{
    QString locale;
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (locale.isEmpty())
            locale = withoutEncoding(environment.value(QLatin1String(name)));
    if (locale.isEmpty() || locale == QLatin1String("C") || locale == QLatin1String("POSIX"))
        return {};
    QStringList languages;
    for (const QString &one : environment.value(QStringLiteral("LANGUAGE")).split(u':', Qt::SkipEmptyParts))
        languages << withoutEncoding(one);
    return languages.isEmpty() ? QStringList{locale} : languages;
}

Translations::Translations(const QStringList &wanted)
    : m_language(kEnglish)
{
    // Whoever wants English before the next language gets it.
    for (const QString &locale : wanted)
        if (languageOf(locale) == kEnglish || use(locale))
            break;
    if (m_language == kEnglish)
        QCoreApplication::installTranslator(&m_english);
    QGuiApplication::setLayoutDirection(QLocale(m_language).textDirection());
}

bool Translations::use(const QString &locale)
{
    // Of "de_AT" QTranslator tries "de" too.
    if (!m_ours.load(QStringLiteral(":/translations/porthole_%1.qm").arg(locale)))
        return false;
    m_language = languageOf(locale);
    if (m_qt.load(QLatin1String("qtbase_") + locale, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    QCoreApplication::installTranslator(&m_ours);
    return true;
}

} // namespace porthole::ui
