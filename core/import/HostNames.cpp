#include "core/import/HostNames.h"

#include "core/import/Imported.h"
#include "core/import/SourceText.h"
#include "core/model/EntryEdits.h"

#include <QRegularExpression>

namespace porthole::imports {

HostNames::HostNames(const QList<Entry> &entries, const QSet<QString> &renamed)
{
    for (const Entry &entry : entries) {
        if (entry.kind == EntryKind::Host && !entry.trashed.isValid() && !renamed.contains(entry.id.value))
            m_owners.insert(foldedName(entry.name), entry.id.value);
    }
}

QString HostNames::take(const QString &name, const EntryId &owner)
{
    const auto isFree = [&](const QString &wanted) {
        return m_owners.value(foldedName(wanted), owner.value) == owner.value;
    };
    constexpr qsizetype kNumber = 7; // bytes of " 100000"
    const QString start =
        name.toUtf8().size() > kLongestName - kNumber ? lineOf(name, kLongestName - kNumber) : name;
    QString free = name;
    // Goes on where it stopped: ten thousand of one name are not tried from the beginning each.
    int &number = m_last[foldedName(start)];
    for (number = std::max(number, 1); !isFree(free);)
        free = start + QStringLiteral(" %1").arg(++number);
    m_owners.insert(foldedName(free), owner.value);
    return free;
}

QString HostNames::withoutNumber(const QString &name)
{
    static const QRegularExpression kNumber(QStringLiteral(" \\d{1,6}\\z"));
    return QString(name).remove(kNumber);
}

} // namespace porthole::imports
