#include "ui/Theme.h"

#include "ui/Colours.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <array>
#include <utility>

namespace porthole::ui {

namespace {

/// Qt puts a label's text to the side where its own script begins: English in a window that is read from
/// right to left stays left, away from what it belongs to. The side is the window's.
class SideStyle : public QProxyStyle {
public:
    SideStyle()
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    {}
    void polish(QWidget *widget) override
    {
        QProxyStyle::polish(widget);
        auto *label = qobject_cast<QLabel *>(widget);
        Qt::Alignment sides = label ? label->alignment() : Qt::Alignment();
        if (!sides.testFlag(Qt::AlignLeft) || sides.testFlag(Qt::AlignAbsolute) ||
            label->layoutDirection() == Qt::LeftToRight)
            return;
        sides.setFlag(Qt::AlignLeft, false);
        label->setAlignment(sides | Qt::AlignRight | Qt::AlignAbsolute);
    }
    using QProxyStyle::polish;
};

/// The style sheet with every @name replaced by the colour of that name, and @leading and @trailing by the
/// side of the window, which style sheets do not know. Pictures in it cannot be tinted:
/// there is one for each appearance.
QString styleSheetIn(const Colours &colours)
{
    QFile file(QStringLiteral(":/theme.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<const char *, QColor>, 13> names{{
        {"@window", colours.window},
        {"@surface", colours.surface},
        {"@hover", colours.hover},
        {"@pressed", colours.pressed},
        {"@border", colours.border},
        {"@text", colours.text},
        {"@muted", colours.muted},
        {"@faint", colours.faint},
        {"@accent", colours.accent},
        {"@onAccent", colours.onAccent},
        {"@danger", colours.danger},
        {"@warning", colours.warning},
        {"@success", colours.success},
    }};
    for (const auto &[name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    sheet.replace(QLatin1String("@leading"), QLatin1String(mirrored ? "right" : "left"));
    sheet.replace(QLatin1String("@trailing"), QLatin1String(mirrored ? "left" : "right"));
    sheet.replace(QLatin1String("@appearance"), QLatin1String(isDark(paletteOf(colours)) ? "dark" : "light"));
    return sheet;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_platformIsDark(isDark(QApplication::palette()))
{
    QApplication::setStyle(new SideStyle);
    connect(&application, &QGuiApplication::layoutDirectionChanged, this, &Theme::apply);
    apply();
    application.installEventFilter(this);
}

void Theme::setAppearance(Appearance appearance)
{
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    apply();
    Q_EMIT appearanceChanged();
}

void Theme::setHighContrast(bool chosen)
{
    const bool before = highContrast();
    m_highContrast = chosen;
    if (highContrast() != before)
        apply();
}

void Theme::setDesktopWantsContrast(bool wanted)
{
    const bool before = highContrast();
    m_desktopWantsContrast = wanted;
    if (highContrast() != before)
        apply();
}

void Theme::setDesktopIsDark(std::optional<bool> dark)
{
    const bool before = this->dark();
    m_desktopIsDark = dark;
    if (this->dark() != before)
        apply();
}

bool Theme::dark() const
{
    const bool systemIsDark = m_desktopIsDark.value_or(m_platformIsDark);
    switch (m_appearance) {
    case Appearance::System:
        return systemIsDark;
    case Appearance::Light:
        return false;
    case Appearance::Dark:
        return true;
    }
    return systemIsDark;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_application && event->type() == QEvent::ApplicationPaletteChange)
        learnFromPalette();
    return QObject::eventFilter(watched, event);
}

/// A platform's plugin, Plasma's for one, sets the palette of all of the application when the desktop
/// changes.
void Theme::learnFromPalette()
{
    const QPalette palette = QApplication::palette();
    const Colours &colours = coloursFor(dark(), highContrast());
    if (palette.color(QPalette::Window) == colours.window &&
        palette.color(QPalette::WindowText) == colours.text)
        return; // ours, from apply()
    m_platformIsDark = isDark(palette);
    // Later: Qt is still telling widgets of the other one.
    QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
}

void Theme::apply()
{
    const Colours &colours = coloursFor(dark(), highContrast());
    QApplication::setPalette(paletteOf(colours));
    m_application.setStyleSheet(styleSheetIn(colours));
}

} // namespace porthole::ui
