#include "ui/Theme.h"

#include "ui/Colours.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyleFactory>
#include <array>
#include <utility>

namespace porthole::ui {

namespace {

/// The style sheet with every @name replaced by the colour of that name. Pictures in it cannot be tinted:
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
    sheet.replace(QLatin1String("@appearance"), QLatin1String(&colours == &darkColours() ? "dark" : "light"));
    return sheet;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_systemIsDark(isDark(QApplication::palette()))
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    apply();
    Q_EMIT appearanceChanged();
}

bool Theme::dark() const
{
    switch (m_appearance) {
    case Appearance::System:
        return m_systemIsDark;
    case Appearance::Light:
        return false;
    case Appearance::Dark:
        return true;
    }
    return m_systemIsDark;
}

void Theme::apply()
{
    const Colours &colours = dark() ? darkColours() : lightColours();
    QApplication::setPalette(paletteOf(colours));
    m_application.setStyleSheet(styleSheetIn(colours));
}

} // namespace porthole::ui
