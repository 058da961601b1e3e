#include "ui/ConsolePointer.h"
#include "core/rfb/Client.h"
#include "ui/ViewTransform.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <QWidget>

namespace porthole::ui {

struct Sent {
    int x, y;
    unsigned buttons;
    friend bool operator==(const Sent &, const Sent &) = default;
};

/// What is done with mouse and wheel over the picture, and what the console is told of it.
class ConsolePointerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void buttonsAndPlacesArriveInPixels();
    void draggingPastTheEdgeStaysInside();
    void doubleClicksAreTwoClicks();
    void wheelsMoveInSteps_data();
    void wheelsMoveInSteps();
    void fineMovementsAddUp();
    void aChangeOfDirectionBeginsAnew();
    void aFloodOfStepsIsCapped();
    void aDragThatIsInterruptedLetsGo();
    void movementsNeedAClickFirst();
    void aCapturedPointerSendsMovements();
    void aCapturedPointerIsReleased();
    void nothingIsSentWhileInactive();

private:
    void wheel(QPoint angle);
    void moveTo(QPoint at, Qt::MouseButtons buttons = Qt::NoButton);
    QList<Sent> taken() { return std::exchange(m_sent, {}); }

    std::unique_ptr<QWidget> m_surface;
    ViewTransform m_transform;
    ConsolePointer *m_pointer = nullptr;
    QList<Sent> m_sent, m_moved;
};

void ConsolePointerTest::init()
{
    m_surface = std::make_unique<QWidget>();
    m_surface->resize(400, 300);
    m_transform = ViewTransform({800, 600}, ViewMode::Fit, {QSize(400, 300), 1.0, {}, {}});
    m_pointer = new ConsolePointer(*m_surface, m_transform);
    m_pointer->setActive(true);
    connect(m_pointer, &ConsolePointer::pointer, this, [this](int x, int y, quint8 buttons) {
        m_sent.push_back({x, y, buttons});
    });
    connect(m_pointer, &ConsolePointer::pointerMoved, this, [this](int x, int y, quint8 buttons) {
        m_moved.push_back({x, y, buttons});
    });
    m_surface->show();
    QVERIFY(QTest::qWaitForWindowActive(m_surface.get()));
    m_sent.clear();
    m_moved.clear();
}

void ConsolePointerTest::wheel(QPoint angle)
{
    QWheelEvent event(QPointF(200, 150), m_surface->mapToGlobal(QPointF(200, 150)), QPoint(), angle,
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_surface.get(), &event);
}

void ConsolePointerTest::moveTo(QPoint at, Qt::MouseButtons buttons)
{
    QMouseEvent event(QEvent::MouseMove, at, m_surface->mapToGlobal(at), Qt::NoButton, buttons,
                      Qt::NoModifier);
    QApplication::sendEvent(m_surface.get(), &event);
}

void ConsolePointerTest::buttonsAndPlacesArriveInPixels()
{
    // The middle of device pixel 10 of 400 is pixel 21 of 800.
    QTest::mousePress(m_surface.get(), Qt::LeftButton, {}, {10, 20});
    QTest::mouseRelease(m_surface.get(), Qt::LeftButton, {}, {10, 20});
    QTest::mousePress(m_surface.get(), Qt::RightButton, {}, {0, 1});
    QTest::mouseRelease(m_surface.get(), Qt::RightButton, {}, {0, 1});
    QTest::mousePress(m_surface.get(), Qt::MiddleButton, {}, {399, 299});
    QTest::mouseRelease(m_surface.get(), Qt::MiddleButton, {}, {399, 299});
    QCOMPARE(taken(), (QList<Sent>{{21, 41, rfb::LeftButton},
                                   {21, 41, 0},
                                   {1, 3, rfb::RightButton},
                                   {1, 3, 0},
                                   {799, 599, rfb::MiddleButton},
                                   {799, 599, 0}}));
}

void ConsolePointerTest::draggingPastTheEdgeStaysInside()
{
    moveTo({-30, 900}, Qt::LeftButton);
    QCOMPARE(taken(), (QList<Sent>{{0, 599, rfb::LeftButton}}));
}

void ConsolePointerTest::doubleClicksAreTwoClicks()
{
    // What Qt makes of one: press, release, double click, release.
    QTest::mouseClick(m_surface.get(), Qt::LeftButton, {}, {0, 1});
    QTest::mouseDClick(m_surface.get(), Qt::LeftButton, {}, {0, 1});
    QTest::mouseRelease(m_surface.get(), Qt::LeftButton, {}, {0, 1});
    const QList<Sent> sent = taken();
    QCOMPARE(std::count(sent.begin(), sent.end(), Sent{1, 3, rfb::LeftButton}), 2);
    QCOMPARE(sent.last(), (Sent{1, 3, 0}));
}

void ConsolePointerTest::wheelsMoveInSteps_data()
{
    QTest::addColumn<QPoint>("angle");
    QTest::addColumn<unsigned>("button");
    QTest::addColumn<int>("steps");
    QTest::newRow("up") << QPoint(0, 120) << unsigned{rfb::WheelUp} << 1;
    QTest::newRow("down twice") << QPoint(0, -240) << unsigned{rfb::WheelDown} << 2;
    QTest::newRow("left") << QPoint(120, 0) << unsigned{rfb::WheelLeft} << 1;
    QTest::newRow("right") << QPoint(-120, 0) << unsigned{rfb::WheelRight} << 1;
}

void ConsolePointerTest::wheelsMoveInSteps()
{
    QFETCH(QPoint, angle);
    QFETCH(unsigned, button);
    QFETCH(int, steps);
    wheel(angle);
    QList<Sent> expected;
    for (int step = 0; step < steps; ++step)
        expected << Sent{401, 301, button} << Sent{401, 301, 0};
    QCOMPARE(taken(), expected);
}

void ConsolePointerTest::fineMovementsAddUp()
{
    for (int event = 0; event < 7; ++event)
        wheel({0, 30});
    // 210 of 120: one step, and 90 kept.
    QCOMPARE(taken().size(), 2);
    wheel({0, 30});
    QCOMPARE(taken().size(), 2);
}

void ConsolePointerTest::aChangeOfDirectionBeginsAnew()
{
    wheel({0, 110});
    wheel({0, -120});
    QCOMPARE(taken(), (QList<Sent>{{401, 301, rfb::WheelDown}, {401, 301, 0}}));
}

void ConsolePointerTest::aFloodOfStepsIsCapped()
{
    wheel({0, 120 * 100000});
    QVERIFY(taken().size() <= 48);
}

void ConsolePointerTest::aDragThatIsInterruptedLetsGo()
{
    QTest::mousePress(m_surface.get(), Qt::LeftButton, {}, {0, 1});
    m_surface->hide();
    QCOMPARE(taken(), (QList<Sent>{{1, 3, rfb::LeftButton}, {1, 3, 0}}));
}

void ConsolePointerTest::movementsNeedAClickFirst()
{
    m_pointer->setAbsolute(false);
    moveTo({20, 20});
    wheel({0, 120});
    QCOMPARE(m_moved, QList<Sent>{});
    QCOMPARE(taken(), QList<Sent>{});
}

void ConsolePointerTest::aCapturedPointerSendsMovements()
{
    m_pointer->setAbsolute(false);
    QSignalSpy captured(m_pointer, &ConsolePointer::captureChanged);
    QCursor::setPos(m_surface->mapToGlobal(QPoint(200, 150)));
    QTest::mousePress(m_surface.get(), Qt::LeftButton, {}, {200, 150});
    QCOMPARE(captured.count(), 1);
    QVERIFY(m_pointer->captured());
    QCOMPARE(QWidget::mouseGrabber(), m_surface.get());
    QCOMPARE(m_moved, QList<Sent>{}); // the click was ours
    m_moved.clear();
    // Device pixels; parts of them are kept until they make a whole one.
    const qreal ratio = m_surface->devicePixelRatioF();
    moveTo({203, 146});
    moveTo({204, 146}, Qt::LeftButton);
    QCOMPARE(m_moved.size(), 2);
    QCOMPARE(m_moved[0].x + m_moved[1].x, static_cast<int>(4 * ratio));
    QCOMPARE(m_moved[0].y + m_moved[1].y, -static_cast<int>(4 * ratio));
    QCOMPARE(m_moved[0].buttons, 0u);
    QCOMPARE(m_moved[1].buttons, unsigned{rfb::LeftButton});
    m_moved.clear();
    wheel({0, 120});
    QCOMPARE(m_moved, (QList<Sent>{{0, 0, rfb::WheelUp | rfb::LeftButton}, {0, 0, rfb::LeftButton}}));
    QCOMPARE(taken(), QList<Sent>{});
    m_pointer->release();
}

void ConsolePointerTest::aCapturedPointerIsReleased()
{
    m_pointer->setAbsolute(false);
    QTest::mousePress(m_surface.get(), Qt::LeftButton, {}, {200, 150});
    QVERIFY(m_pointer->captured());
    m_pointer->setActive(false);
    QVERIFY(!m_pointer->captured());
    QVERIFY(!QWidget::mouseGrabber());
    QCOMPARE(m_moved.last(), (Sent{0, 0, 0}));

    m_pointer->setActive(true);
    QTest::mousePress(m_surface.get(), Qt::LeftButton, {}, {200, 150});
    m_surface->hide();
    QVERIFY(!m_pointer->captured());
}

void ConsolePointerTest::nothingIsSentWhileInactive()
{
    m_pointer->setActive(false);
    QTest::mouseClick(m_surface.get(), Qt::LeftButton, {}, {10, 20});
    wheel({0, 120});
    QCOMPARE(taken(), QList<Sent>{});
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ConsolePointerTest)
#include "ConsolePointerTest.moc"
