// The .ts files against the code: nothing that is shown lacks a translation, and none says something else
// than the text that it stands for.
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context, source, comment;
    bool numerus = false, finished = true;
    QStringList translations; // several are the forms of a number

    QString name() const { return context + QStringLiteral(": ") + source; }
    QString key() const { return context + u'\n' + source + u'\n' + comment; }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!message.numerus)
                message.translations << xml.readElementText();
            else
                while (xml.readNextStartElement())
                    message.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readTranslations(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>{} : messages;
}

QStringList sortedMatches(const QString &pattern, const QString &text)
{
    QStringList found;
    for (auto matches =
             QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption).globalMatch(text);
         matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

QString edges(const QString &text)
{
    static const QRegularExpression atEdges(QStringLiteral("^(\\s*).*?(\\s*)$"),
                                            QRegularExpression::DotMatchesEverythingOption);
    const auto match = atEdges.match(text);
    return match.captured(1) + u'|' + match.captured(2);
}

/// What follows a tab in a menu is the name of a key.
QString keyOf(const QString &text) { return text.contains(u'\t') ? text.section(u'\t', -1) : QString(); }

QString faultOf(const Message &message)
{
    if (!message.finished || message.translations.contains(QString()))
        return QStringLiteral("is not translated");
    if (message.translations.size() != (message.numerus ? 2 : 1))
        return QStringLiteral("has not one translation, or two for a number");
    for (const QString &translation : message.translations) {
        const QString places = QStringLiteral("%L?[0-9n]"), mnemonics = QStringLiteral("&(?=\\w)");
        if (sortedMatches(places, translation) != sortedMatches(places, message.source))
            return QStringLiteral("differs in its placeholders");
        if (sortedMatches(mnemonics, translation) != sortedMatches(mnemonics, message.source))
            return QStringLiteral("differs in its mnemonic");
        if (edges(translation) != edges(message.source))
            return QStringLiteral("differs in the blanks around it");
        if (keyOf(translation) != keyOf(message.source))
            return QStringLiteral("differs in its key");
    }
    return {};
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFaultIsFound_data();
    void everyFaultIsFound();
    void everyMessageIsTranslated_data() { languages(); }
    void everyMessageIsTranslated();
    void everyTextOfTheCodeIsThere_data() { languages(); }
    void everyTextOfTheCodeIsThere();
    void noFileAsksInAContextOfItsOwn();

private:
    static void languages();
};

void TranslationsTest::languages()
{
    QTest::addColumn<QString>("path");
    for (const char *language : {"de", "es"})
        QTest::newRow(language) << QStringLiteral(PORTHOLE_ROOT "/resources/translations/porthole_%1.ts")
                                       .arg(QLatin1String(language));
}

void TranslationsTest::everyFaultIsFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("translations");
    QTest::addColumn<bool>("numerus");
    QTest::addColumn<bool>("hasFault");
    const auto row = [](const char *name, const QString &source, const QStringList &translations,
                        bool hasFault = true) {
        const bool numerus = source.contains(QLatin1String("%n")) || source.contains(QLatin1String("%Ln"));
        QTest::newRow(name) << source << translations << numerus << hasFault;
    };
    row("right", u"%1 &of %2"_qs, {u"%2 &von %1"_qs}, false);
    row("right, of a number", u"%Ln file(s)"_qs, {u"%Ln Datei"_qs, u"%Ln Dateien"_qs}, false);
    row("empty", u"Open"_qs, {u""_qs});
    row("a form is empty", u"%n file(s)"_qs, {u"%n Datei"_qs, u""_qs});
    row("one form", u"%n file(s)"_qs, {u"%n Datei"_qs});
    row("a place is lost", u"%1 of %2"_qs, {u"%1 von"_qs});
    row("a place twice", u"%1 of %2"_qs, {u"%1 von %1"_qs});
    row("a place in one form only", u"%n file(s)"_qs, {u"eine Datei"_qs, u"%n Dateien"_qs});
    row("a number without its grouping", u"%Ln file(s)"_qs, {u"%n Datei"_qs, u"%n Dateien"_qs});
    row("no mnemonic", u"&Open"_qs, {u"Öffnen"_qs});
    row("a mnemonic too many", u"Open"_qs, {u"Öff&nen"_qs});
    row("a blank is lost", u" pt"_qs, {u"pt"_qs});
    row("a blank too many", u"Open"_qs, {u"Öffnen "_qs});
    row("another key", u"Open\tEnter"_qs, {u"Öffnen\tEingabe"_qs});
    row("no key", u"Open\tEnter"_qs, {u"Öffnen"_qs});
}

void TranslationsTest::everyFaultIsFound()
{
    QFETCH(QString, source);
    QFETCH(QStringList, translations);
    QFETCH(bool, numerus);
    QFETCH(bool, hasFault);
    const Message message{{}, source, {}, numerus, true, translations};
    QCOMPARE(!faultOf(message).isEmpty(), hasFault);
}

void TranslationsTest::everyMessageIsTranslated()
{
    QFETCH(QString, path);
    const QList<Message> messages = readTranslations(path);
    QVERIFY(messages.size() > 900);
    QStringList faults;
    for (const Message &message : messages)
        if (const QString fault = faultOf(message); !fault.isEmpty())
            faults << message.name() + QStringLiteral(" — ") + fault;
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

/// What update_translations does to a copy. It tells us, too, if it cannot see to which class a text belongs:
/// at run time that text would be looked for in another context than the one it is filed under.
void TranslationsTest::everyTextOfTheCodeIsThere()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.ts"));
    QVERIFY(QFile::copy(path, copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(PORTHOLE_ROOT));
    lupdate.start(QStringLiteral(PORTHOLE_LUPDATE),
                  {u"-silent"_qs, u"-no-obsolete"_qs, u"-locations"_qs, u"none"_qs, u"-I"_qs, u"."_qs,
                   u"ui"_qs, u"app"_qs, u"-ts"_qs, copy});
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);
    const QStringList said =
        QString::fromUtf8(lupdate.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : said)
        if (line.contains(QLatin1String("lacks Q_OBJECT")) || line.contains(QLatin1String("Qualifying with")))
            QVERIFY2(line.contains(QLatin1String("'porthole::ui' lacks Q_OBJECT")), qPrintable(line));

    QSet<QString> here, inCode;
    for (const Message &message : readTranslations(path))
        here << message.key();
    for (const Message &message : readTranslations(copy))
        inCode << message.key();
    QVERIFY(!inCode.isEmpty());
    const QStringList missing = (inCode - here).values(), tooMany = (here - inCode).values();
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"run update_translations and translate:\n"_qs + missing.join(u"\n\n"_qs)));
    QVERIFY2(tooMany.isEmpty(), qPrintable(u"no longer in the code:\n"_qs + tooMany.join(u"\n\n"_qs)));
}

/// ui/Tr.h says why.
void TranslationsTest::noFileAsksInAContextOfItsOwn()
{
    static const QRegularExpression itsOwn(
        QStringLiteral("QString tr\\(const char|auto tr = \\[|translate\\(\\s*\"(?!porthole::)"));
    int looked = 0;
    QDirIterator files(QStringLiteral(PORTHOLE_ROOT "/ui"), {u"*.cpp"_qs, u"*.h"_qs}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(QLatin1String("/ui/Tr.h")))
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!QString::fromUtf8(file.readAll()).contains(itsOwn), qPrintable(file.fileName()));
        ++looked;
    }
    QVERIFY(looked > 100);
}

QTEST_APPLESS_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
