// scene X Y WIDTH HEIGHT: a window without a frame that shows soft colours, as a photograph would: what
// servers send as JPEG, and what no palette holds.

#include <QGuiApplication>
#include <QPainter>
#include <QRasterWindow>

namespace {

class Scene : public QRasterWindow {
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QLinearGradient sky(0, 0, width(), height());
        sky.setColorAt(0, QColor(20, 40, 120));
        sky.setColorAt(0.5, QColor(230, 120, 60));
        sky.setColorAt(1, QColor(30, 160, 90));
        painter.fillRect(0, 0, width(), height(), sky);
        QRadialGradient sun(width() * 0.6, height() * 0.4, height() * 0.4);
        sun.setColorAt(0, QColor(255, 250, 200, 255));
        sun.setColorAt(1, QColor(255, 200, 80, 0));
        painter.fillRect(0, 0, width(), height(), sun);
    }
};

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    Scene scene;
    scene.setFlags(Qt::FramelessWindowHint | Qt::BypassWindowManagerHint);
    scene.setTitle(QStringLiteral("photograph"));
    scene.setGeometry(arguments[1].toInt(), arguments[2].toInt(), arguments[3].toInt(), arguments[4].toInt());
    scene.show();
    return QGuiApplication::exec();
}
