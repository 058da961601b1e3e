#pragma once

#include <QString>
#include <QStringList>

namespace porthole::ui {

/// Texts that may come from a peer, made harmless for the places of Qt that read markup out of them
/// whether asked to or not. Labels need none of this: they are set to Qt::PlainText.

/// For QWidget::setToolTip(), which guesses whether a text is HTML.
QString toolTipText(const QString &text);
/// The same for several texts, a line each, the first one in bold.
QString toolTipLines(const QStringList &lines);
/// For tabs, buttons and menus, where '&' marks a mnemonic.
QString mnemonicFree(QString text);
/// For QWidget::setWindowTitle(), where "[*]" stands for unsaved changes.
QString windowTitleText(QString text);
/// For what has an order of its own, whichever way texts are read: an address, a name of a file,
/// "-rw-r--r--".
QString leftToRight(const QString &notation);

} // namespace porthole::ui
