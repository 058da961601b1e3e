#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <cstddef>

namespace porthole::ui {

/// Connections of another program that were found on this computer.
struct FoundImport {
    QString key{};  ///< what stands for it when it is asked for
    QString name{}; ///< "PuTTY"
    int count = 0;
};

/// What bringing something in would do to one connection.
enum class ImportState : quint8 {
    New,
    Changed, ///< where it comes from, since it was brought in last
    Unchanged,
    AlreadyHere, ///< a connection to the same, which did not come from there
    ChangedHere, ///< by hand, where the import would write something else
    InTrash,
    Folder, ///< no connection, but something that acts for all that is in it
    FolderNew,
    FolderDiffers, ///< from what is here
};

inline constexpr std::size_t kImportStates = 9;

/// What of an item would act on this computer, or lets others in: it is taken only where somebody approves of
/// it by its own box, which nobody else ticks (SEC-51).
struct ImportActing {
    QString what{}; ///< "Private key"
    QString text{}; ///< all of it, as it would be saved
    bool approved = false;
};

struct ImportItem {
    QString name{};
    QString detail{}; ///< where it leads, and its folder
    ImportState state = ImportState::New;
    QStringList leftOut{}; ///< what of it is not taken over, and why
    QList<ImportActing> acting{};
    bool selected = false;
};

/// What somebody has said of an item.
struct ImportChoice {
    bool selected = false;
    QList<bool> approved{}; ///< of ImportItem::acting, in its order

    friend bool operator==(const ImportChoice &, const ImportChoice &) = default;
};

/// What is to be brought in, to be looked at and chosen from before anything is done.
struct ImportPreview {
    QString source{}; ///< "PuTTY", or a file's name
    QList<ImportItem> items{};
    QStringList refused{}; ///< what cannot be taken over at all: "name: why"
};

} // namespace porthole::ui
