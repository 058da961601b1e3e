#include "ui/ViewTransform.h"

#include <QTest>

namespace porthole::ui {

/// Where the picture lies, and which of its pixels is under a point, at several pixel ratios.
class ViewTransformTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitKeepsProportionsAndCentres();
    void fitGrowsSmallPictures();
    void oneToOneIsOneDevicePixel_data();
    void oneToOneIsOneDevicePixel();
    void everyPointOfAScaledPictureMapsBack_data();
    void everyPointOfAScaledPictureMapsBack();
    void pointsBesideThePictureMapToItsEdge();
    void panningMovesThePicture();
    void damageCoversItsPixelsAndTheirNeighbours();
    void exactDamageCoversItsPixelsOnly();
    void fractionalCornersAreMadeUpFor();
    void thereMayBeNoPicture();
};

void ViewTransformTest::fitKeepsProportionsAndCentres()
{
    const ViewTransform wide({1600, 900}, ViewMode::Fit, {QSize(800, 600), 1.0, {}, {}});
    QCOMPARE(wide.deviceTarget(), QRectF(0, 75, 800, 450));
    QCOMPARE(wide.scale(), 0.5);
    QVERIFY(!wide.exact());
    const ViewTransform tall({600, 1200}, ViewMode::Fit, {QSize(800, 600), 1.0, {}, {}});
    QCOMPARE(tall.deviceTarget(), QRectF(250, 0, 300, 600));
}

void ViewTransformTest::fitGrowsSmallPictures()
{
    const ViewTransform grown({320, 200}, ViewMode::Fit, {QSize(640, 480), 2.0, {}, {}});
    QCOMPARE(grown.deviceTarget(), QRectF(0, 80, 1280, 800));
    QCOMPARE(grown.scale(), 4.0);
}

void ViewTransformTest::oneToOneIsOneDevicePixel_data()
{
    QTest::addColumn<qreal>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0})
        QTest::addRow("%.2f", ratio) << ratio;
}

void ViewTransformTest::oneToOneIsOneDevicePixel()
{
    QFETCH(qreal, ratio);
    const ViewTransform exact({200, 100}, ViewMode::OneToOne, {QSize(400, 300), ratio, {}, {}});
    QVERIFY(exact.exact());
    QCOMPARE(exact.deviceTarget().size(), QSizeF(200, 100));
    const QPointF origin = exact.deviceTarget().topLeft();
    for (int pixel = 0; pixel < 100; ++pixel) {
        const QPointF device = origin + QPointF(2 * pixel, pixel);
        QCOMPARE(exact.toFrame(device / ratio), QPoint(2 * pixel, pixel));
    }
}

void ViewTransformTest::everyPointOfAScaledPictureMapsBack_data()
{
    QTest::addColumn<QSize>("frame");
    QTest::addColumn<qreal>("ratio");
    QTest::newRow("smaller") << QSize(1024, 768) << 1.0;
    QTest::newRow("smaller, dense") << QSize(1024, 768) << 2.0;
    QTest::newRow("smaller, fractional") << QSize(1280, 800) << 1.25;
    QTest::newRow("larger") << QSize(320, 200) << 1.0;
    QTest::newRow("odd") << QSize(721, 401) << 1.5;
}

void ViewTransformTest::everyPointOfAScaledPictureMapsBack()
{
    QFETCH(QSize, frame);
    QFETCH(qreal, ratio);
    const rfb::Size size{static_cast<std::uint16_t>(frame.width()),
                         static_cast<std::uint16_t>(frame.height())};
    const ViewTransform fit(size, ViewMode::Fit, {QSize(701, 503), ratio, {}, {}});
    const QRectF target = fit.deviceTarget();
    for (int x = 0; x < target.width(); ++x) {
        // The pixel whose span in the view holds the middle of this device pixel.
        const int expected = static_cast<int>((x + 0.5) * frame.width() / target.width());
        const QPointF point = (target.topLeft() + QPointF(x, 0)) / ratio;
        QCOMPARE(fit.toFrame(point), QPoint(expected, 0));
    }
    const QPointF end = (target.bottomRight() - QPointF(1, 1)) / ratio;
    QCOMPARE(fit.toFrame(end), QPoint(frame.width() - 1, frame.height() - 1));
}

void ViewTransformTest::pointsBesideThePictureMapToItsEdge()
{
    const ViewTransform fit({100, 100}, ViewMode::Fit, {QSize(400, 200), 1.0, {}, {}});
    QCOMPARE(fit.toFrame({0, 0}), QPoint(0, 0));
    QCOMPARE(fit.toFrame({-50, 1000}), QPoint(0, 99));
    QCOMPARE(fit.toFrame({399, 100}), QPoint(99, 50));
}

void ViewTransformTest::panningMovesThePicture()
{
    const ViewTransform panned({1000, 800}, ViewMode::OneToOne, {QSize(400, 300), 1.0, {}, QPoint(120, 33)});
    QCOMPARE(panned.toFrame({0, 0}), QPoint(120, 33));
    QCOMPARE(panned.toFrame({399, 299}), QPoint(519, 332));
    QCOMPARE(panned.toView({120, 33, 10, 10}), QRect(0, 0, 10, 10));
}

void ViewTransformTest::damageCoversItsPixelsAndTheirNeighbours()
{
    const ViewTransform half({800, 600}, ViewMode::Fit, {QSize(400, 300), 1.0, {}, {}});
    const QRect covered = half.toView({100, 100, 10, 10});
    QVERIFY(covered.contains(QRect(50, 50, 5, 5).adjusted(-1, -1, 1, 1)));
    QVERIFY(QRect(50, 50, 5, 5).adjusted(-2, -2, 2, 2).contains(covered));
    // Grown by four, a pixel colours half of each neighbour.
    const ViewTransform grown({100, 75}, ViewMode::Fit, {QSize(400, 300), 1.0, {}, {}});
    QVERIFY(grown.toView({10, 10, 1, 1}).contains(QRect(36, 36, 12, 12)));
}

void ViewTransformTest::exactDamageCoversItsPixelsOnly()
{
    const ViewTransform exact({200, 100}, ViewMode::OneToOne, {QSize(200, 100), 1.0, {}, {}});
    QCOMPARE(exact.toView({3, 4, 5, 6}), QRect(3, 4, 5, 6));
    QVERIFY(exact.toView({3, 4, 0, 6}).isEmpty());
    const ViewTransform dense({200, 100}, ViewMode::OneToOne, {QSize(100, 50), 2.0, {}, {}});
    QCOMPARE(dense.toView({3, 4, 5, 6}), QRect(1, 2, 3, 3));
}

void ViewTransformTest::fractionalCornersAreMadeUpFor()
{
    const ViewTransform shifted({10, 10}, ViewMode::OneToOne, {QSize(8, 8), 1.25, QPointF(0.25, 0.5), {}});
    QCOMPARE(shifted.deviceTarget().topLeft(), QPointF(-0.25, -0.5));
    QCOMPARE(shifted.toFrame((QPointF(4, 7) + QPointF(-0.25, -0.5)) / 1.25), QPoint(4, 7));
}

void ViewTransformTest::thereMayBeNoPicture()
{
    const ViewTransform none;
    QCOMPARE(none.toFrame({10, 10}), QPoint(0, 0));
    QVERIFY(none.toView({0, 0, 10, 10}).isEmpty());
    QVERIFY(none.innerTarget().isEmpty());
    // A view too small for anything still maps into the picture.
    const ViewTransform squeezed({1000, 10}, ViewMode::Fit, {QSize(1, 1), 1.0, {}, {}});
    QVERIFY(squeezed.toFrame({0, 0}).x() < 1000);
}

} // namespace porthole::ui

QTEST_APPLESS_MAIN(porthole::ui::ViewTransformTest)
#include "ViewTransformTest.moc"
