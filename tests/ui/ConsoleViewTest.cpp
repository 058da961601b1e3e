#include "ui/ConsoleView.h"
#include "TestPicture.h"
#include "ui/CursorPicture.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// What the view shows of the mailbox's picture. Run at scale factors 1, 1.25 and 2 as well.
class ConsoleViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneToOneShowsEveryPixelAsItIs();
    void oneToOneIsExactWhenOnlyDamageIsPainted();
    void largePicturesPan();
    void fitShowsTheWholePictureOnBlack();
    void paintingDamageInFitLeavesNoSeams();
    void onlyDamageIsPainted();
    void isNotReadyForMoreBeforeItHasPainted();
    void isNeverReadyWhileHidden();
    void aNewSizeIsLaidOut();
    void theCursorIsTheServersOrADot();
    void theCursorScalesWithThePicture();
    void thePictureIsCopiedAsTheServerDrewIt();
    void showsNothingOfASessionThatIsGone();

private:
    /// What the viewport shows, in device pixels.
    QImage shown() const;
    /// The part of it where the picture lies.
    QImage shownPicture() const;
    void changePixels(const rfb::Rect &rect, QRgb colour);

    FrameMailbox m_frames;
    QImage m_picture;
    std::unique_ptr<ConsoleView> m_view;
};

void ConsoleViewTest::init()
{
    m_picture = test::patternPicture(200, 150);
    test::publish(m_frames, m_picture);
    m_frames.takeDamage();
    m_view = std::make_unique<ConsoleView>();
    m_view->resize(320, 240);
    m_view->setFrames(&m_frames);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

QImage ConsoleViewTest::shown() const
{
    QImage image = m_view->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    return image;
}

QImage ConsoleViewTest::shownPicture() const
{
    return shown().copy(m_view->transform().deviceTarget().toAlignedRect());
}

void ConsoleViewTest::changePixels(const rfb::Rect &rect, QRgb colour)
{
    for (int y = rect.y; y < rect.y + rect.height; ++y)
        for (int x = rect.x; x < rect.x + rect.width; ++x)
            m_picture.setPixel(x, y, colour);
    m_frames.publish(test::framebufferOf(m_picture), {rect});
    m_view->showDamage(m_frames.takeDamage());
}

void ConsoleViewTest::oneToOneShowsEveryPixelAsItIs()
{
    m_view->setMode(ViewMode::OneToOne);
    QCOMPARE(shownPicture(), m_picture);
}

void ConsoleViewTest::oneToOneIsExactWhenOnlyDamageIsPainted()
{
    m_view->setMode(ViewMode::OneToOne);
    const QPixmap before = m_view->grab();
    for (const rfb::Rect &rect :
         {rfb::Rect{0, 0, 1, 1}, rfb::Rect{33, 17, 50, 3}, rfb::Rect{199, 149, 1, 1}}) {
        changePixels(rect, qRgb(255, 0, 255));
        // The region that the view asked for, rendered alone over what was there.
        QPixmap over = before;
        m_view->viewport()->render(&over, m_view->transform().toView(rect).topLeft(),
                                   m_view->transform().toView(rect));
        QImage picture = over.toImage().convertToFormat(QImage::Format_RGB32);
        picture.setDevicePixelRatio(1);
        const QPoint corner = m_view->transform().deviceTarget().topLeft().toPoint();
        for (int y = rect.y; y < rect.y + rect.height; ++y)
            for (int x = rect.x; x < rect.x + rect.width; ++x)
                QCOMPARE(picture.pixel(corner + QPoint(x, y)), qRgb(255, 0, 255));
    }
}

void ConsoleViewTest::largePicturesPan()
{
    m_picture = test::patternPicture(1000, 800);
    test::publish(m_frames, m_picture);
    m_view->showDamage(m_frames.takeDamage());
    QVERIFY(!m_view->horizontalScrollBar()->isVisible());
    m_view->setMode(ViewMode::OneToOne);
    QTRY_VERIFY(m_view->horizontalScrollBar()->isVisible());
    QVERIFY(m_view->verticalScrollBar()->isVisible());
    for (const double place : {0.0, 0.37, 1.0}) {
        for (QScrollBar *bar : {m_view->horizontalScrollBar(), m_view->verticalScrollBar()})
            bar->setValue(static_cast<int>(bar->maximum() * place));
        const QImage view = shown();
        const QPoint pan = -m_view->transform().deviceTarget().topLeft().toPoint();
        const QSize common(std::min(view.width(), 1000 - pan.x()), std::min(view.height(), 800 - pan.y()));
        QVERIFY(common.width() >= view.width() - 2 && common.height() >= view.height() - 2);
        QCOMPARE(view.copy(QRect(QPoint(), common)), m_picture.copy(QRect(pan, common)));
    }
    m_view->setMode(ViewMode::Fit);
    QTRY_VERIFY(!m_view->horizontalScrollBar()->isVisible());
}

void ConsoleViewTest::fitShowsTheWholePictureOnBlack()
{
    m_picture.fill(QColor(200, 100, 50));
    test::publish(m_frames, m_picture);
    m_view->showDamage(m_frames.takeDamage());
    m_view->resize(400, 200);
    const QImage view = shown();
    const QRect target = m_view->transform().deviceTarget().toRect();
    QCOMPARE(target.height(), view.height());
    QVERIFY(target.left() > 0);
    for (int x = 0; x < view.width(); ++x) {
        const bool inside = x >= target.left() && x <= target.right();
        QCOMPARE(view.pixel(x, view.height() / 2), inside ? qRgb(200, 100, 50) : qRgb(0, 0, 0));
    }
}

void ConsoleViewTest::paintingDamageInFitLeavesNoSeams()
{
    m_picture = test::patternPicture(641, 479);
    test::publish(m_frames, m_picture);
    m_view->showDamage(m_frames.takeDamage());
    const QImage before = shown();
    const rfb::Rect rect{101, 77, 13, 9};
    for (int y = rect.y; y < rect.y + rect.height; ++y)
        for (int x = rect.x; x < rect.x + rect.width; ++x)
            m_picture.setPixel(x, y, qRgb(255, 255, 255));
    test::publish(m_frames, m_picture);
    const QImage after = shown();
    // Whatever differs lies within what showDamage() would have repainted.
    const QRect repainted = m_view->transform().toView(rect);
    const qreal ratio = m_view->devicePixelRatioF();
    QVERIFY(before != after);
    for (int y = 0; y < after.height(); ++y)
        for (int x = 0; x < after.width(); ++x)
            if (before.pixel(x, y) != after.pixel(x, y))
                QVERIFY(QRectF(repainted).contains(QPointF(x + 0.5, y + 0.5) / ratio));
}

/// Notes what a widget is asked to paint.
class PaintLog : public QObject {
public:
    explicit PaintLog(QWidget *watched) { watched->installEventFilter(this); }
    QRegion painted;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

void ConsoleViewTest::onlyDamageIsPainted()
{
    m_view->setMode(ViewMode::OneToOne);
    QSignalSpy presented(m_view.get(), &ConsoleView::presented);
    QVERIFY(presented.wait());
    PaintLog log(m_view->viewport());
    changePixels({10, 20, 30, 5}, qRgb(1, 2, 3));
    changePixels({90, 120, 3, 3}, qRgb(1, 2, 3));
    QTRY_VERIFY(!log.painted.isEmpty());
    const QRegion expected =
        QRegion(m_view->transform().toView({10, 20, 30, 5})) + m_view->transform().toView({90, 120, 3, 3});
    QCOMPARE(log.painted, expected);
}

void ConsoleViewTest::isNotReadyForMoreBeforeItHasPainted()
{
    QSignalSpy presented(m_view.get(), &ConsoleView::presented);
    QTRY_VERIFY(m_view->readyForFrame());
    changePixels({0, 0, 10, 10}, qRgb(9, 9, 9));
    QVERIFY(!m_view->readyForFrame());
    presented.clear();
    QVERIFY(presented.wait());
    QVERIFY(m_view->readyForFrame());
    // Damage that nobody can see is never painted, and nothing waits for it.
    m_view->setMode(ViewMode::OneToOne);
    m_picture = test::patternPicture(1000, 800);
    test::publish(m_frames, m_picture);
    m_view->showDamage(m_frames.takeDamage());
    QTRY_VERIFY(m_view->readyForFrame());
    changePixels({990, 790, 4, 4}, qRgb(9, 9, 9));
    QVERIFY(m_view->readyForFrame());
}

void ConsoleViewTest::isNeverReadyWhileHidden()
{
    QSignalSpy presented(m_view.get(), &ConsoleView::presented);
    m_view->hide();
    QVERIFY(!m_view->readyForFrame());
    changePixels({0, 0, 10, 10}, qRgb(9, 9, 9));
    presented.clear();
    m_view->show();
    QVERIFY(presented.wait());
    QVERIFY(m_view->readyForFrame());
}

void ConsoleViewTest::aNewSizeIsLaidOut()
{
    QSignalSpy resized(m_view.get(), &ConsoleView::pictureResized);
    m_picture = test::patternPicture(123, 77);
    test::publish(m_frames, m_picture);
    m_view->showDamage(m_frames.takeDamage());
    QCOMPARE(resized.count(), 1);
    QCOMPARE(m_view->transform().frame(), (rfb::Size{123, 77}));
    m_view->setMode(ViewMode::OneToOne);
    QCOMPARE(shownPicture(), m_picture);
}

void ConsoleViewTest::theCursorIsTheServersOrADot()
{
    m_view->setMode(ViewMode::OneToOne);
    const QImage dot = m_view->viewport()->cursor().pixmap().toImage();
    QVERIFY(!dot.isNull());
    rfb::CursorShape shape{{2, 2}, 1, 0, {0xffff0000, 0xff00ff00, 0xff0000ff, 0}};
    m_view->setCursorShape(shape);
    QImage drawn = m_view->viewport()->cursor().pixmap().toImage();
    drawn.setDevicePixelRatio(1);
    QCOMPARE(drawn.size(), QSize(2, 2));
    QCOMPARE(drawn.pixel(0, 0), 0xffff0000);
    QCOMPARE(drawn.pixel(1, 0), 0xff00ff00);
    QCOMPARE(drawn.pixel(1, 1), 0u);
    // Hidden, or nothing but transparent: the person still sees where the pointer is.
    for (const rfb::CursorShape &hidden : {rfb::CursorShape{}, rfb::CursorShape{{1, 1}, 0, 0, {0}},
                                           rfb::CursorShape{{9, 9}, 0, 0, {0xffffffff}}}) {
        m_view->setCursorShape(hidden);
        QCOMPARE(m_view->viewport()->cursor().pixmap().toImage(), dot);
    }
}

void ConsoleViewTest::theCursorScalesWithThePicture()
{
    const rfb::CursorShape shape{{32, 16}, 30, 8, std::vector<std::uint32_t>(32 * 16, 0xff123456)};
    const QCursor doubled = cursorOf(&shape, 2.0, 1.0);
    QCOMPARE(doubled.pixmap().size(), QSize(64, 32));
    QCOMPARE(doubled.hotSpot(), QPoint(60, 16));
    const QCursor dense = cursorOf(&shape, 2.0, 2.0);
    QCOMPARE(dense.pixmap().deviceIndependentSize(), QSizeF(32, 16));
    QCOMPARE(dense.hotSpot(), QPoint(30, 8));
    const QCursor tiny = cursorOf(&shape, 0.01, 1.0);
    QVERIFY(!tiny.pixmap().isNull());
    QCOMPARE(tiny.hotSpot(), QPoint(0, 0));
    QVERIFY(cursorOf(&shape, 100.0, 1.0).pixmap().width() <= 256);
}

void ConsoleViewTest::thePictureIsCopiedAsTheServerDrewIt() { QCOMPARE(m_view->picture(), m_picture); }

void ConsoleViewTest::showsNothingOfASessionThatIsGone()
{
    m_view->setFrames(nullptr);
    QVERIFY(!m_view->hasPicture());
    QVERIFY(m_view->picture().isNull());
    const QImage view = shown();
    QCOMPARE(view.pixel(view.width() / 2, view.height() / 2), qRgb(0, 0, 0));
    m_view->showDamage({rfb::Rect{0, 0, 10, 10}});
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ConsoleViewTest)
#include "ConsoleViewTest.moc"
