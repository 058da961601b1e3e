#include "ui/files/BookmarkBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/FolderBookmarks.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/files/Bookmarks.h"

namespace porthole::ui {

void bind(FolderBookmarks &kept, MainWindow &window)
{
    Bookmarks &shown = window.bookmarks();
    const auto show = [&kept, &shown] {
        for (auto at = kept.all().constBegin(); at != kept.all().constEnd(); ++at)
            shown.set(at.key(), at.value());
    };
    QObject::connect(&kept, &FolderBookmarks::loaded, &shown, show);
    QObject::connect(&kept, &FolderBookmarks::failed, &window, [&window](const Error &error) {
        window.notice(
            tr("The bookmarks are not kept: %1").arg(QString::fromStdString(displayText(error.detail, 400))));
    });
    QObject::connect(&shown, &Bookmarks::changed, &kept,
                     [&kept, &shown](const QString &host) { kept.set(host, shown.of(host)); });
    show();
}

} // namespace porthole::ui
