#include "ControlsCheck.h"
#include "TextsCheck.h"
#include "ui/TabOrder.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

namespace porthole::ui {

/// That what looks through the gallery would find what is wrong: windows in which something is.
class GalleryChecksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsNothingWhereNothingIs();
    void findsTextThatFades();
    void findsTextInTheColourOfItsGround_data();
    void findsTextInTheColourOfItsGround();
    void findsAControlWithoutAName();
    void findsAControlThatTabPassesBy();
    void findsAnOrderThatIsNotThatOfReading();
    void tabGoesAsItIsLaidOut();

private:
    /// Shown, and in front.
    bool show()
    {
        m_window->resize(400, 300);
        m_window->show();
        return QTest::qWaitForWindowActive(m_window.get());
    }
    QLineEdit *addField(const char *name)
    {
        auto *field = new QLineEdit;
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(QLatin1String(name));
        m_column->addWidget(field);
        return field;
    }

    std::unique_ptr<QWidget> m_window;
    QVBoxLayout *m_column = nullptr;
};

void GalleryChecksTest::init()
{
    m_window = std::make_unique<QWidget>();
    m_column = new QVBoxLayout(m_window.get());
    addField("first");
    addField("second");
}

void GalleryChecksTest::findsNothingWhereNothingIs()
{
    m_column->addWidget(new QLabel(QStringLiteral("A text that anybody can read")));
    QVERIFY(show());
    QCOMPARE(controlsOutOfReach(*m_window), QStringList());
    QCOMPARE(textsThatFade(*m_window, 4.5), QStringList());
}

void GalleryChecksTest::findsTextThatFades()
{
    auto *label = new QLabel(QStringLiteral("Hardly to be read"));
    label->setStyleSheet(QStringLiteral("background: #ffffff; color: #9a9a9a;")); // 2.8:1
    m_column->addWidget(label);
    QVERIFY(show());
    const QStringList wrong = textsThatFade(*m_window, 4.5);
    QCOMPARE(wrong.size(), 1);
    QVERIFY2(wrong.first().contains(QLatin1String("Hardly to be read")), qPrintable(wrong.first()));
}

void GalleryChecksTest::findsTextInTheColourOfItsGround_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"label", "field", "placeholder", "box", "page", "page's placeholder", "row"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

/// There is one colour there, and nothing that stands out by anything.
void GalleryChecksTest::findsTextInTheColourOfItsGround()
{
    QFETCH(QString, kind);
    const QString text = QStringLiteral("Not to be read");
    QWidget *widget = nullptr;
    if (kind == QLatin1String("label")) {
        widget = new QLabel(text);
    } else if (kind == QLatin1String("field") || kind == QLatin1String("placeholder")) {
        auto *field = new QLineEdit(kind == QLatin1String("field") ? text : QString());
        field->setPlaceholderText(text);
        widget = field;
    } else if (kind == QLatin1String("box")) {
        auto *box = new QComboBox;
        box->addItem(text);
        widget = box;
    } else if (kind == QLatin1String("row")) {
        auto *rows = new QListWidget;
        rows->addItems({text, QString()}); // an empty one is nothing that fades
        widget = rows;
    } else {
        auto *page = new QPlainTextEdit(kind == QLatin1String("page") ? text : QString());
        page->setPlaceholderText(text);
        widget = page;
    }
    QPalette colours = widget->palette();
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button, QPalette::WindowText,
                            QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        colours.setColor(role, Qt::white);
    widget->setPalette(colours);
    widget->setAutoFillBackground(true);
    m_column->addWidget(widget);
    QVERIFY(show());
    const QStringList wrong = textsThatFade(*m_window, 4.5);
    QCOMPARE(wrong.size(), 1);
    QVERIFY2(wrong.first().contains(text), qPrintable(wrong.first()));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        colours.setColor(role, Qt::black);
    widget->setPalette(colours);
    QCOMPARE(textsThatFade(*m_window, 4.5).join(u'\n'), QString());
}

void GalleryChecksTest::findsAControlWithoutAName()
{
    auto *button = new QPushButton;
    button->setObjectName(QStringLiteral("nameless"));
    m_column->addWidget(button);
    QVERIFY(show());
    QCOMPARE(controlsOutOfReach(*m_window),
             QStringList{QStringLiteral("QPushButton \"nameless\" has no accessible name")});
}

void GalleryChecksTest::findsAControlThatTabPassesBy()
{
    auto *button = new QPushButton(QStringLiteral("Save"));
    button->setObjectName(QStringLiteral("save"));
    button->setFocusPolicy(Qt::ClickFocus);
    m_column->addWidget(button);
    QVERIFY(show());
    QCOMPARE(controlsOutOfReach(*m_window),
             QStringList{QStringLiteral("QPushButton \"save\" is not reached by Tab")});
}

void GalleryChecksTest::findsAnOrderThatIsNotThatOfReading()
{
    auto *between = new QLineEdit; // it comes last, and is laid out before
    between->setObjectName(QStringLiteral("between"));
    between->setAccessibleName(QStringLiteral("between"));
    m_column->insertWidget(1, between);
    QVERIFY(show());
    QCOMPARE(
        controlsOutOfReach(*m_window),
        QStringList{QStringLiteral("from QLineEdit \"second\" Tab leads back to QLineEdit \"between\"")});
}

void GalleryChecksTest::tabGoesAsItIsLaidOut()
{
    auto *between = new QLineEdit;
    between->setAccessibleName(QStringLiteral("between"));
    m_column->insertWidget(1, between);
    QVERIFY(show());
    orderTabsAsLaidOut(*m_window);
    QCOMPARE(controlsOutOfReach(*m_window).join(u'\n'), QString());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::GalleryChecksTest)
#include "GalleryChecksTest.moc"
