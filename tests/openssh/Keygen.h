#pragma once

#include "core/base/Bytes.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace porthole::openssh::test {

/// ssh-keygen in a folder of its own: the oracle for keys and known_hosts.
class Keygen {
public:
    /// Runs it and gives what it prints; its exit status is not looked at where it says whether something was
    /// found.
    QByteArray run(const QStringList &arguments, bool mayFail = false) const
    {
        QProcess process;
        process.start(QStringLiteral("ssh-keygen"), arguments);
        if (!process.waitForFinished(100'000) || (process.exitCode() != 0 && !mayFail))
            qFatal("ssh-keygen: %s %s", qPrintable(process.errorString()),
                   process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
    /// A new key's public file: "type base64 comment".
    QByteArray make(const QString &type, const QString &bits = {}) const
    {
        const QString path = file("key");
        QFile::remove(path);
        QStringList arguments{QStringLiteral("-q"),
                              QStringLiteral("-t"),
                              type,
                              QStringLiteral("-N"),
                              QString(),
                              QStringLiteral("-C"),
                              QStringLiteral("made"),
                              QStringLiteral("-f"),
                              path};
        if (!bits.isEmpty())
            arguments << QStringLiteral("-b") << bits;
        run(arguments);
        return read("key.pub").trimmed();
    }
    QByteArray read(const char *name) const
    {
        QFile in(file(name));
        if (!in.open(QIODevice::ReadOnly))
            qFatal("%s is not there", name);
        return in.readAll();
    }
    void write(const char *name, const QByteArray &text) const
    {
        QFile out(file(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("%s cannot be written", name);
    }
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private:
    QTemporaryDir m_folder;
};

inline std::string_view textOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace porthole::openssh::test
