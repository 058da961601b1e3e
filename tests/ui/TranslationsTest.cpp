// Which language is chosen, and that its texts and plurals arrive.
#include "ui/Translations.h"
#include "ui/Tr.h"

#include <QTest>

using porthole::ui::Translations;
using porthole::ui::wantedLanguages;

class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wantsWhatTheEnvironmentSays_data();
    void wantsWhatTheEnvironmentSays();
    void takesTheFirstThatThereIs_data();
    void takesTheFirstThatThereIs();
    void plurals_data();
    void plurals();
    void readsFromLeftToRight();
    void leavesNothingBehind();
};

void TranslationsTest::wantsWhatTheEnvironmentSays_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QStringList>("languages");
    QTest::newRow("nothing") << QStringList{} << QStringList{};
    QTest::newRow("LANG") << QStringList{u"LANG=de_AT.UTF-8"_qs} << QStringList{u"de_AT"_qs};
    QTest::newRow("a modifier") << QStringList{u"LANG=de_DE@euro"_qs} << QStringList{u"de_DE"_qs};
    QTest::newRow("messages of their own")
        << QStringList{u"LANG=de_DE.UTF-8"_qs, u"LC_MESSAGES=es_ES.UTF-8"_qs} << QStringList{u"es_ES"_qs};
    QTest::newRow("LC_ALL before all")
        << QStringList{u"LC_MESSAGES=es_ES"_qs, u"LC_ALL=fr_FR"_qs} << QStringList{u"fr_FR"_qs};
    QTest::newRow("several") << QStringList{u"LANG=en_US.UTF-8"_qs, u"LANGUAGE=es_AR:es::de"_qs}
                             << QStringList{u"es_AR"_qs, u"es"_qs, u"de"_qs};
    QTest::newRow("LANGUAGE is not heard without a locale")
        << QStringList{u"LC_ALL=C.UTF-8"_qs, u"LANGUAGE=de"_qs} << QStringList{};
    QTest::newRow("nor with POSIX") << QStringList{u"LANG=POSIX"_qs, u"LANGUAGE=de"_qs} << QStringList{};
}

void TranslationsTest::wantsWhatTheEnvironmentSays()
{
    QFETCH(QStringList, environment);
    QProcessEnvironment variables;
    for (const QString &line : environment)
        variables.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    QTEST(wantedLanguages(variables), "languages");
}

void TranslationsTest::takesTheFirstThatThereIs_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("language");
    QTest::newRow("none") << QStringList{} << u"en"_qs;
    QTest::newRow("a country") << QStringList{u"de_CH"_qs} << u"de"_qs;
    QTest::newRow("the second") << QStringList{u"fi_FI"_qs, u"es_AR"_qs, u"de"_qs} << u"es"_qs;
    QTest::newRow("English before German") << QStringList{u"en_GB"_qs, u"de"_qs} << u"en"_qs;
    QTest::newRow("no language") << QStringList{u"../../de"_qs, u":"_qs} << u"en"_qs;
}

void TranslationsTest::takesTheFirstThatThereIs()
{
    QFETCH(QStringList, wanted);
    QTEST(Translations(wanted).language(), "language");
}

void TranslationsTest::plurals_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("projects");
    QTest::newRow("English, 0") << u"en"_qs << 0 << u"0 projects"_qs;
    QTest::newRow("English, 1") << u"en"_qs << 1 << u"1 project"_qs;
    QTest::newRow("English, 3") << u"en"_qs << 3 << u"3 projects"_qs;
    QTest::newRow("German, 1") << u"de"_qs << 1 << u"1 Projekt"_qs;
    QTest::newRow("German, 3") << u"de"_qs << 3 << u"3 Projekte"_qs;
    QTest::newRow("Spanish, 1") << u"es"_qs << 1 << u"1 proyecto"_qs;
    QTest::newRow("Spanish, 3") << u"es"_qs << 3 << u"3 proyectos"_qs;
}

void TranslationsTest::plurals()
{
    QFETCH(QString, language);
    QFETCH(int, count);
    const Translations translations({language});
    QTEST(porthole::ui::tr("%n project(s)", nullptr, count), "projects");
}

void TranslationsTest::readsFromLeftToRight()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const Translations translations({u"ar"_qs}); // and gets English
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
}

void TranslationsTest::leavesNothingBehind()
{
    {
        const Translations translations({u"de"_qs});
        QCOMPARE(porthole::ui::tr("Password"), u"Passwort"_qs);
    }
    QCOMPARE(porthole::ui::tr("Password"), u"Password"_qs);
}

QTEST_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
