#include "ui/Theme.h"
#include "ui/Colours.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/StateText.h"
#include "ui/StatusLine.h"
#include "ui/clouds/CloudText.h"

#include <QApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>

namespace porthole::ui {

namespace {

/// How many pixels of it are not transparent, and their colour if it is one.
std::pair<int, QColor> inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    int count = 0;
    QColor solid;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor colour = image.pixelColor(x, y); colour.alpha() > 0) {
                ++count;
                if (colour.alpha() == 255)
                    solid = colour;
            }
    return {count, solid};
}

} // namespace

/// Colours, icons and the words that are shown everywhere.
class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textStandsOut_data();
    void textStandsOut();
    void everyRuleOfTheSheetStandsOut_data() { textStandsOut_data(); }
    void everyRuleOfTheSheetStandsOut();
    void everyRoleOfThePaletteStandsOut_data() { textStandsOut_data(); }
    void everyRoleOfThePaletteStandsOut();
    void contrastIsChosenOrTheDesktops();
    void placeholdersStandOut_data() { textStandsOut_data(); }
    void placeholdersStandOut();
    void appearanceFollowsTheMenu();
    void systemIsWhatTheDesktopSays();
    void chosenAppearancesStayWhateverTheDesktopSays();
    void withoutAWishThePlatformsPaletteDecides();
    void iconsTakeThePalettesColour();
    void theStatusLinesIconTakesThePalettesColour();
    void iconsAreSharpAtEveryRatio();
    void everyIconDraws();
    void statesDifferByShapeAndName();
    void serverStatesDifferByShapeAndName();
    void statusLineSaysWhatMatters();
    void markupOfPeersIsShownAsItIs();

private:
    /// In what it says and in what is seen.
    bool wears(bool dark) const
    {
        const Colours &colours = coloursFor(dark, false);
        return m_theme->dark() == dark && QApplication::palette().color(QPalette::Window) == colours.window &&
               QApplication::palette().color(QPalette::WindowText) == colours.text &&
               qApp->styleSheet().contains(colours.surface.name());
    }

    const bool m_platformWasDark = isDark(QApplication::palette()); // before the theme has one of its own
    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
};

void ThemeTest::textStandsOut_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("high");
    QTest::addColumn<double>("enough"); // WCAG 2.1, 1.4.3 and 1.4.6
    QTest::newRow("light") << false << false << 4.5;
    QTest::newRow("dark") << true << false << 4.5;
    QTest::newRow("light, high contrast") << false << true << 7.0;
    QTest::newRow("dark, high contrast") << true << true << 7.0;
}

void ThemeTest::textStandsOut()
{
    QFETCH(bool, dark);
    QFETCH(bool, high);
    QFETCH(double, enough);
    const Colours &colours = coloursFor(dark, high);
    for (const QColor &ground : {colours.window, colours.surface, colours.hover})
        for (const QColor &text :
             {colours.text, colours.muted, colours.danger, colours.warning, colours.success})
            QVERIFY2(contrast(text, ground) >= enough, qPrintable(text.name() + u' ' + ground.name()));
    QVERIFY(contrast(colours.text, colours.pressed) >= enough);
    QVERIFY(contrast(colours.onAccent, colours.accent) >= enough);
    // Focus rings and icons: 3:1 (WCAG 2.1, 1.4.11).
    QVERIFY(contrast(colours.accent, colours.surface) >= 3);
    QVERIFY(contrast(colours.accent, colours.window) >= 3);
    QCOMPARE(isDark(paletteOf(colours)), dark);
    QCOMPARE(&coloursOf(paletteOf(colours)), &colours);
}

/// What a rule of the style sheet writes in, on what it is written. What cannot be used is exempt.
void ThemeTest::everyRuleOfTheSheetStandsOut()
{
    QFETCH(bool, dark);
    QFETCH(bool, high);
    QFETCH(double, enough);
    m_theme->setHighContrast(high);
    m_theme->setAppearance(dark ? Appearance::Dark : Appearance::Light);
    const Colours &colours = coloursFor(dark, high);
    // Rules that do not say their ground themselves, but lie on one that another rule colours.
    const QHash<QString, QColor> grounds{
        {QStringLiteral("QWidget#seal QLabel"), colours.accent},
        {QStringLiteral("QLabel#broadcastText[on=\"true\"]"), colours.warning}};
    static const QRegularExpression kRule(QStringLiteral("([^{}]+)\\{([^}]*)\\}")),
        kText(QStringLiteral("(?<![-\\w])color:\\s*(#\\w{6})")),
        kGround(QStringLiteral("(?<![-\\w])background:\\s*(#\\w{6})"));
    QString sheet = qApp->styleSheet();
    sheet.remove(
        QRegularExpression(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption));
    int looked = 0;
    for (auto rules = kRule.globalMatch(sheet); rules.hasNext();) {
        const QRegularExpressionMatch rule = rules.next();
        const QString selector = rule.captured(1).trimmed();
        const QString text = kText.match(rule.captured(2)).captured(1);
        const QString ground = kGround.match(rule.captured(2)).captured(1);
        if (text.isEmpty() || selector.contains(QLatin1String(":disabled")))
            continue;
        ++looked;
        QList<QColor> all{colours.window, colours.surface, colours.hover};
        if (!ground.isEmpty())
            all = {QColor(ground)};
        else if (const auto known = grounds.find(selector); known != grounds.end())
            all = {*known};
        for (const QColor &one : std::as_const(all))
            QVERIFY2(contrast(QColor(text), one) >= enough,
                     qPrintable(QStringLiteral("%1: %2 on %3").arg(selector, text, one.name())));
    }
    QVERIFY(looked > 40);
    m_theme->setHighContrast(false);
    m_theme->setAppearance(Appearance::System);
}

/// What no rule colours, Qt does by the palette.
void ThemeTest::everyRoleOfThePaletteStandsOut()
{
    QFETCH(bool, dark);
    QFETCH(bool, high);
    QFETCH(double, enough);
    const QPalette palette = paletteOf(coloursFor(dark, high));
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::BrightText, QPalette::Window},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::Link, QPalette::Base},
        {QPalette::Link, QPalette::Window},
        {QPalette::LinkVisited, QPalette::Base},
        {QPalette::ToolTipText, QPalette::ToolTipBase}};
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        for (const auto &[text, ground] : pairs)
            QVERIFY2(contrast(palette.color(group, text), palette.color(group, ground)) >= enough,
                     qPrintable(QStringLiteral("role %1 on %2").arg(text).arg(ground)));
}

void ThemeTest::contrastIsChosenOrTheDesktops()
{
    const auto isHigh = [] {
        return qApp->styleSheet().contains(coloursFor(false, true).muted.name()) &&
               &coloursOf(QApplication::palette()) == &coloursFor(false, true);
    };
    m_theme->setAppearance(Appearance::Light);
    QVERIFY(!isHigh());
    m_theme->setDesktopWantsContrast(true);
    QVERIFY(isHigh());
    m_theme->setHighContrast(true);
    m_theme->setDesktopWantsContrast(false);
    QVERIFY(isHigh());
    m_theme->setHighContrast(false);
    QVERIFY(!isHigh());
    m_theme->setAppearance(Appearance::System);
}

/// A field says there what counts if nothing is typed: it has to be read.
void ThemeTest::placeholdersStandOut()
{
    QFETCH(bool, dark);
    QFETCH(bool, high);
    QFETCH(double, enough);
    m_theme->setHighContrast(high);
    m_theme->setAppearance(dark ? Appearance::Dark : Appearance::Light);
    const Colours &colours = coloursFor(dark, high);
    QLineEdit field;
    field.setPlaceholderText(QStringLiteral("root, from the folder prod"));
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    const QColor shown = field.palette().color(QPalette::PlaceholderText);
    QCOMPARE(shown.alpha(), 255);
    QVERIFY2(contrast(shown, colours.surface) >= enough, qPrintable(shown.name()));
    QCOMPARE(field.palette().color(QPalette::Text), colours.text);
    m_theme->setHighContrast(false);
    m_theme->setAppearance(Appearance::System);
}

void ThemeTest::appearanceFollowsTheMenu()
{
    m_theme->setAppearance(Appearance::Dark);
    QVERIFY(m_theme->dark());
    QVERIFY(isDark(QApplication::palette()));
    QVERIFY(!qApp->styleSheet().contains(u'@'));
    QVERIFY(qApp->styleSheet().contains(darkColours().surface.name()));
    m_theme->setAppearance(Appearance::Light);
    QVERIFY(!isDark(QApplication::palette()));
    QVERIFY(qApp->styleSheet().contains(lightColours().surface.name()));
    m_theme->setAppearance(Appearance::System);
    QVERIFY(wears(m_platformWasDark));
}

void ThemeTest::systemIsWhatTheDesktopSays()
{
    QSignalSpy chosen(m_theme.get(), &Theme::appearanceChanged);
    for (const bool dark : {true, false, true}) {
        m_theme->setDesktopIsDark(dark);
        QVERIFY(wears(dark));
    }
    m_theme->setDesktopIsDark(std::nullopt);
    QVERIFY(wears(m_platformWasDark));
    QCOMPARE(chosen.size(), 0); // by nobody: it is not saved
}

void ThemeTest::chosenAppearancesStayWhateverTheDesktopSays()
{
    for (const std::optional<bool> said : {std::optional(true), std::optional(false), std::optional<bool>()})
        for (const bool dark : {true, false}) {
            m_theme->setAppearance(dark ? Appearance::Dark : Appearance::Light);
            m_theme->setDesktopIsDark(said);
            QVERIFY(wears(dark));
        }
    // What was said meanwhile counts later on.
    m_theme->setDesktopIsDark(true);
    QVERIFY(wears(false));
    m_theme->setAppearance(Appearance::System);
    QVERIFY(wears(true));
    m_theme->setDesktopIsDark(std::nullopt);
}

/// As Plasma's plugin does when the desktop's colours change: its palette, over ours.
void ThemeTest::withoutAWishThePlatformsPaletteDecides()
{
    const auto platformSets = [](bool dark) {
        QApplication::setPalette(QPalette(dark ? QColor(0x20, 0x30, 0x40) : QColor(0xd0, 0xe0, 0xf0)));
    };
    platformSets(true);
    QTRY_VERIFY(wears(true));
    platformSets(false);
    QTRY_VERIFY(wears(false));
    // What is said goes before it, and so does what is chosen; ours comes back.
    m_theme->setDesktopIsDark(false);
    platformSets(true);
    QTRY_VERIFY(wears(false));
    m_theme->setAppearance(Appearance::Light);
    m_theme->setDesktopIsDark(std::nullopt);
    platformSets(true);
    QTRY_VERIFY(wears(false));
    m_theme->setAppearance(Appearance::System);
    QVERIFY(wears(true));
    platformSets(m_platformWasDark);
    QTRY_VERIFY(wears(m_platformWasDark));
}

void ThemeTest::iconsTakeThePalettesColour()
{
    const QIcon dot = icon(QLatin1StringView("state-live"), IconColour::Text);
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        m_theme->setAppearance(appearance);
        const Colours &colours = coloursOf(QApplication::palette());
        QCOMPARE(inkOf(dot.pixmap(64)).second.name(), colours.text.name());
        QCOMPARE(inkOf(icon(QLatin1StringView("state-live"), IconColour::Success).pixmap(64)).second.name(),
                 colours.success.name());
    }
}

void ThemeTest::theStatusLinesIconTakesThePalettesColour()
{
    m_theme->setAppearance(Appearance::System);
    StatusLine line;
    line.setState(icon(QLatin1StringView("state-live"), IconColour::Text), QStringLiteral("Live"));
    line.show();
    for (const bool dark : {true, false}) {
        m_theme->setDesktopIsDark(dark);
        const QPixmap shown = line.findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly)->pixmap();
        QCOMPARE(inkOf(shown).second.name(), coloursFor(dark, false).text.name());
    }
    m_theme->setDesktopIsDark(std::nullopt);
}

void ThemeTest::iconsAreSharpAtEveryRatio()
{
    const QIcon dot = icon(QLatin1StringView("state-live"));
    const QPixmap dense = dot.pixmap(QSize(16, 16), 2.0);
    QCOMPARE(dense.size(), QSize(32, 32));
    QCOMPARE(dense.devicePixelRatio(), 2.0);
}

void ThemeTest::everyIconDraws()
{
    int count = 0;
    for (QDirIterator files(QStringLiteral(":/icons")); files.hasNext(); ++count) {
        const QString path = files.next();
        QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
        if (path.contains(QLatin1String("org.porthole")))
            continue;
        const QByteArray name = QFileInfo(path).baseName().toLatin1();
        QVERIFY2(inkOf(icon(QLatin1StringView(name)).pixmap(32)).first > 20, name.constData());
    }
    QVERIFY(count > 10);
}

void ThemeTest::statesDifferByShapeAndName()
{
    QSet<QString> names;
    QList<QImage> shapes;
    for (int state = 0; state <= static_cast<int>(SessionState::Closed); ++state) {
        names << stateName(static_cast<SessionState>(state));
        const QImage shape = stateIcon(static_cast<SessionState>(state)).pixmap(32).toImage();
        // The shape alone, without its colour.
        const QImage alpha = shape.convertToFormat(QImage::Format_Alpha8);
        if (static_cast<SessionState>(state) != SessionState::Negotiating) {
            QVERIFY(!shapes.contains(alpha));
            shapes << alpha;
        }
    }
    QCOMPARE(names.size(), static_cast<int>(SessionState::Closed) + 1);
}

void ThemeTest::serverStatesDifferByShapeAndName()
{
    const QStringList kinds{QStringLiteral("ACTIVE"),    QStringLiteral("SHUTOFF"), QStringLiteral("PAUSED"),
                            QStringLiteral("SUSPENDED"), QStringLiteral("BUILD"),   QStringLiteral("ERROR"),
                            QStringLiteral("RESCUE"),    QStringLiteral("SHELVED"), QStringLiteral("DELETED"),
                            QStringLiteral("UNKNOWN")};
    QSet<QString> names;
    QList<QImage> shapes;
    for (const QString &kind : kinds) {
        Server server;
        server.statusText = kind;
        server.status = serverStatusFrom(kind);
        names << serverStateName(server);
        const QImage shape = serverIcon(server).pixmap(32).toImage().convertToFormat(QImage::Format_Alpha8);
        QVERIFY2(!shapes.contains(shape), qPrintable(kind));
        shapes << shape;
    }
    QCOMPARE(names.size(), kinds.size());
    // What is under way is what counts.
    Server stopping;
    stopping.status = ServerStatus::Active;
    stopping.taskState = QStringLiteral("powering-off");
    QCOMPARE(serverStateName(stopping), QStringLiteral("Stopping"));
    QVERIFY(serverIcon(stopping).pixmap(32).toImage().convertToFormat(QImage::Format_Alpha8) == shapes.at(4));
}

void ThemeTest::statusLineSaysWhatMatters()
{
    const QString address = QStringLiteral("ws://host:6080");
    QVERIFY(statusLine(SessionState::Waiting, {}, address, InputFocus::Keys, ConsoleRemedy::Start)
                .startsWith(QLatin1String("Waiting for the server")));
    QCOMPARE(statusLine(SessionState::Live, {1024, 768}, address, InputFocus::Keys),
             QStringLiteral("Live · 1024×768 · ws://host:6080 · keys go to the console (Ctrl+Alt releases)"));
    QCOMPARE(statusLine(SessionState::Live, {1024, 768}, address, InputFocus::Elsewhere),
             QStringLiteral("Live · 1024×768 · ws://host:6080 · click the picture to type"));
    QCOMPARE(statusLine(SessionState::Connecting, {}, address, InputFocus::Keys),
             QStringLiteral("Connecting · ws://host:6080"));
}

void ThemeTest::markupOfPeersIsShownAsItIs()
{
    QCOMPARE(toolTipText(QStringLiteral("<b>&")), QStringLiteral("<qt>&lt;b&gt;&amp;</qt>"));
    QVERIFY(toolTipText(QString()).isEmpty());
    QCOMPARE(mnemonicFree(QStringLiteral("a&b")), QStringLiteral("a&&b"));
    QWidget window;
    window.setWindowTitle(windowTitleText(QStringLiteral("x[*]y")));
    QCOMPARE(window.windowTitle(), QStringLiteral("x[*][*]y")); // which Qt shows as x[*]y
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ThemeTest)
#include "ThemeTest.moc"
