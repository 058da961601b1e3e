#include "TextsCheck.h"

#include "ui/Colours.h"
#include "ui/ConsoleView.h"
#include "ui/terminal/TerminalView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>
#include <QWidget>

#include <algorithm>

namespace porthole::ui {

namespace {

struct Text {
    QString what;
    QRect place; ///< in the window, without what is no text
    /// A part of a text, in which there may be nothing of it.
    bool isPart = false;
};

QString called(const QWidget &widget, const QString &text)
{
    return QStringLiteral("%1 \"%2\" \"%3\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text.left(40));
}

/// Where it can be seen; empty where another one lies over it.
QRect seenPlace(const QWidget &widget, const QRect &within, const QWidget &window)
{
    const QRect visible = widget.visibleRegion().boundingRect() & within;
    if (visible.isEmpty())
        return {};
    const QPoint middle = widget.mapTo(&window, visible.center());
    const QWidget *top = window.childAt(middle);
    if (top != &widget && !(top && widget.isAncestorOf(top)))
        return {};
    return visible.translated(widget.mapTo(&window, QPoint()));
}

void addRows(QList<Text> &texts, const QAbstractItemView &view, const QWidget &window)
{
    constexpr int kMost = 40;
    const QWidget &port = *view.viewport();
    QModelIndex index = view.indexAt(QPoint(port.width() / 2, 2));
    for (int i = 0; index.isValid() && i < kMost; ++i) {
        const QRect row = view.visualRect(index);
        const bool hasMark =
            index.data(Qt::DecorationRole).isValid() || index.data(Qt::CheckStateRole).isValid();
        const int inset = hasMark ? 28 : 4;
        const QString text = index.data().toString();
        const QRect whole = row.adjusted(0, 4, 0, -4);
        if (!text.trimmed().isEmpty() && port.visibleRegion().boundingRect().contains(whole))
            texts.append({called(view, text), seenPlace(port, whole.adjusted(inset, 0, -inset, 0), window)});
        // The upper half has the name, the lower one what explains it, where there are two.
        for (const QRect &half : {QRect(row.left(), row.top() + 4, row.width(), row.height() / 2 - 4),
                                  QRect(row.left(), row.center().y(), row.width(), row.height() / 2 - 4)}) {
            if (text.trimmed().isEmpty() || !port.visibleRegion().boundingRect().contains(half))
                continue; // half a letter is no text
            texts.append(
                {called(view, text), seenPlace(port, half.adjusted(inset, 0, -inset, 0), window), true});
        }
        index = view.indexAt(QPoint(port.width() / 2, row.bottom() + 2 + row.height() / 2));
    }
}

/// Where a box that cannot be typed in has its text.
QRect textPlace(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.frame = box.hasFrame();
    return box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
}

QList<Text> textsOf(const QWidget &window)
{
    QList<Text> texts;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() != &window || !widget->isVisible() || !widget->isEnabled())
            continue;
        const auto add = [&](const QString &text, const QRect &within) {
            if (!text.trimmed().isEmpty())
                texts.append({called(*widget, text), seenPlace(*widget, within, window)});
        };
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(label->text(), widget->rect());
        else if (const auto *tool = qobject_cast<const QToolButton *>(widget);
                 tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
            continue;
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(button->text(), widget->rect());
        else if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            // Without the mark that a field may have at its end.
            add(field->text().isEmpty() ? field->placeholderText() : field->text(),
                QStyle::visualRect(field->layoutDirection(), widget->rect(),
                                   widget->rect().adjusted(4, 4, -28, -4)));
        else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            if (!box->isEditable()) // its field is looked at otherwise
                add(box->currentText(), textPlace(*box));
        } else if (const auto *page = qobject_cast<const QPlainTextEdit *>(widget))
            add(page->document()->isEmpty() ? page->placeholderText() : page->toPlainText(),
                page->viewport()->geometry().adjusted(2, 2, -2, -2));
        else if (const auto *rows = qobject_cast<const QAbstractItemView *>(widget))
            addRows(texts, *rows, window);
        else if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            for (int tab = 0; tab < bar->count(); ++tab)
                add(bar->tabText(tab), bar->tabRect(tab).adjusted(28, 6, -28, -6));
    }
    return texts;
}

/// How far what stands out most from the ground does; nothing where there is one colour alone.
std::optional<double> contrastIn(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y) | 0xff000000];
    if (counts.size() < 2)
        return std::nullopt;
    const auto ground = std::max_element(counts.cbegin(), counts.cend());
    double most = 1;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        most = std::max(most, contrast(QColor(at.key()), QColor(ground.key())));
    return most;
}

} // namespace

QStringList textsThatFade(QWidget &window, double enough)
{
    const QPixmap drawn = window.grab();
    const QImage picture = drawn.toImage().convertToFormat(QImage::Format_RGB32);
    const int scale = qRound(drawn.devicePixelRatio());
    QStringList wrong;
    for (const Text &text : textsOf(window)) {
        const QRect place(text.place.topLeft() * scale, text.place.size() * scale);
        if (place.width() < 8 || place.height() < 8)
            continue;
        const auto found = contrastIn(picture.copy(place));
        if (!found && text.isPart)
            continue;
        // One colour alone is a text in the colour of its ground.
        if (found.value_or(1.0) < enough)
            wrong << QStringLiteral("%1 stands out by %2 alone")
                         .arg(text.what)
                         .arg(found.value_or(1.0), 0, 'f', 2);
    }
    return wrong;
}

} // namespace porthole::ui
