#include "ui/entries/EntryBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/EntryBook.h"
#include "core/session/EntryPasswords.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/entries/EntryDesk.h"

namespace porthole::ui {

namespace {

QString detailOf(const Error &error) { return QString::fromStdString(displayText(error.detail, 400)); }

} // namespace

void bind(EntryBook &book, EntryPasswords &passwords, MainWindow &window)
{
    EntryDesk &desk = window.entries();
    const auto show = [&book, &desk] {
        desk.setCollection(book.collection(), book.undoable(), book.undoableStep());
    };
    QObject::connect(&book, &EntryBook::changed, &desk, show);
    QObject::connect(&book, &EntryBook::failed, &desk, [&book, &desk](const Error &error) {
        desk.tellFailure(
            (book.isRead() ? tr("This was not saved: %1") : tr("What is saved could not be read: %1"))
                .arg(detailOf(error)));
    });
    QObject::connect(&desk, &EntryDesk::changeRequested, &book,
                     [&book](const EntryBatch &batch, const QString &words) { book.apply(batch, words); });
    QObject::connect(&desk, &EntryDesk::editRequested, &book, [&book, &passwords](EntryEdit &edit) {
        if (edit.password)
            passwords.save(edit.credential, *std::move(edit.password), std::move(edit.batch), edit.words,
                           std::move(edit.base), std::move(edit.answer));
        else
            book.apply(std::move(edit.batch), edit.base, edit.words, std::move(edit.answer));
    });
    QObject::connect(&book, &EntryBook::passedOver, &desk, [&desk](const QStringList &names) {
        Q_EMIT desk.noticed(
            tr("%1 was deleted for good, and was not changed").arg(names.join(QStringLiteral(", "))));
    });
    QObject::connect(&passwords, &EntryPasswords::notKept, &desk, [&desk](const Error &error) {
        Q_EMIT desk.noticed(tr("The password was not saved: %1").arg(detailOf(error)));
    });
    QObject::connect(&passwords, &EntryPasswords::keptForThisRun, &desk, [&desk] {
        Q_EMIT desk.noticed(tr("There is no keychain: the password is kept until Porthole is closed"));
    });
    QObject::connect(&desk, &EntryDesk::restoreRequested, &book, &EntryBook::restore);
    QObject::connect(&desk, &EntryDesk::purgeRequested, &book, &EntryBook::purge);
    QObject::connect(&desk, &EntryDesk::undoRequested, &book, &EntryBook::undo);
    QObject::connect(&desk, &EntryDesk::redoRequested, &book, &EntryBook::redo);
    QObject::connect(&desk, &EntryDesk::searchRequested, &book, &EntryBook::search);
    QObject::connect(&book, &EntryBook::found, &desk, &EntryDesk::found);
    QObject::connect(&desk, &EntryDesk::useNoted, &book, &EntryBook::noteUsed);
    if (book.isRead())
        show();
    else
        desk.expectCollection();
}

} // namespace porthole::ui
