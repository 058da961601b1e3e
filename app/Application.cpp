#include "app/Application.h"

#include "app/cli/Arguments.h"
#include "app/cli/Output.h"
#include "ui/MainWindow.h"

#include <QApplication>

namespace porthole {

int runWindow(const QStringList &, char *argv0)
{
    int argc = 1;
    char *argv[] = {argv0, nullptr};
    const QApplication application(argc, argv);
    return QApplication::exec();
}

} // namespace porthole
