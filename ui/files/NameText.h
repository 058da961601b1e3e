#pragma once

#include <QByteArray>
#include <QString>

namespace porthole::ui {

/// A host's name or path as text that can be shown and typed: what is no UTF-8 or cannot be seen (controls,
/// characters that reorder their neighbours, SEC-05) stands there as "\x" and two hexadecimal digits for each
/// byte. Nothing gets lost: nameFrom() has the very bytes of it. Plain text.
QString nameText(const QByteArray &name);
/// What was typed as the bytes it stands for. nameFrom(nameText(name)) == name.
QByteArray nameFrom(const QString &text);

/// "/a/b" of "/a/b/c" and "/a/b/c/"; "/" stays.
QByteArray folderOf(const QByteArray &path);
/// "c" of "/a/b/c"; empty for "/".
QByteArray nameIn(const QByteArray &path);
QByteArray pathIn(const QByteArray &folder, const QByteArray &name);
/// Whether bytes can be the name of something within a folder (SEC-13).
bool isNameOfFile(const QByteArray &name);

} // namespace porthole::ui
