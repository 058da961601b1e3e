#include "ui/tunnels/TunnelPanel.h"
#include "ui/connect/ShellPage.h"
#include "ui/tunnels/TunnelForm.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace porthole::ui {

namespace {

TunnelRow row(quint64 id, TunnelState state, Tunnel::Kind kind = Tunnel::Kind::Local)
{
    TunnelRow made;
    made.look.id = {id};
    made.look.tunnel.kind = kind;
    made.look.tunnel.port = 8080;
    if (kind != Tunnel::Kind::Dynamic) {
        made.look.tunnel.host = QStringLiteral("db");
        made.look.tunnel.hostPort = 5432;
    }
    made.look.state = state;
    made.look.port = state == TunnelState::Listening ? 8080 : 0;
    return made;
}

} // namespace

/// The tunnels of a session, without a session.
class TunnelPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysWhatIsMissingAsItIsTyped_data();
    void saysWhatIsMissingAsItIsTyped();
    void aTunnelIsAskedFor();
    void aDynamicOneNeedsNoTarget();
    void everyStateHasItsWordsAndShape();
    void startsAndStopsWhatIsChosen();
    void whatIsChosenStaysSoWhenTheOthersChange();
    void whyNobodyListensIsSaid();
    void theAddressIsCopied();
    void savingIsOfferedWhereItIsPossible();
    void thePageShowsAndHidesThem();

private:
    template <class Widget> Widget *part(const char *name) const
    {
        return m_panel->findChild<Widget *>(QLatin1String(name));
    }
    QString cell(int atRow, int column) const
    {
        const QAbstractItemModel *model = part<QTreeView>("tunnelList")->model();
        return model->index(atRow, column).data().toString();
    }

    std::unique_ptr<TunnelPanel> m_panel;
};

void TunnelPanelTest::init()
{
    m_panel = std::make_unique<TunnelPanel>();
    m_panel->show();
}

void TunnelPanelTest::saysWhatIsMissingAsItIsTyped_data()
{
    QTest::addColumn<QString>("listen");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("hint"); // empty: it may be opened
    QTest::newRow("nothing") << ""
                             << ""
                             << "Listens on this computer";
    QTest::newRow("no target yet") << "8080"
                                   << ""
                                   << "Listens on this computer";
    QTest::newRow("a target without its port") << "8080"
                                               << "db"
                                               << "Not yet: a tunnel is";
    QTest::newRow("a port of letters") << "http"
                                       << "db:80"
                                       << "Not yet: the port to listen on";
    QTest::newRow("a port too high") << "65536"
                                     << "db:80"
                                     << "Not yet: the port to listen on";
    QTest::newRow("an address without brackets") << "8080"
                                                 << "::1:80"
                                                 << "Not yet: a tunnel is";
    QTest::newRow("a target's port of 0") << "8080"
                                          << "db:0"
                                          << "Not yet: the target's port";
    QTest::newRow("whole") << "8080"
                           << "db:80"
                           << "";
    QTest::newRow("any port") << "0"
                              << "db:80"
                              << "";
    QTest::newRow("an address in brackets") << "[::1]:8080"
                                            << "[2001:db8::1]:80"
                                            << "";
}

void TunnelPanelTest::saysWhatIsMissingAsItIsTyped()
{
    QFETCH(QString, hint);
    QFETCH(QString, listen);
    QFETCH(QString, target);
    QTest::keyClicks(part<QLineEdit>("tunnelListen"), listen);
    QTest::keyClicks(part<QLineEdit>("tunnelTarget"), target);
    QCOMPARE(part<QPushButton>("tunnelAdd")->isEnabled(), hint.isEmpty());
    const QString said = part<QLabel>("tunnelHint")->text();
    QVERIFY2(said.startsWith(hint), qPrintable(said));
}

void TunnelPanelTest::aTunnelIsAskedFor()
{
    std::optional<Tunnel> asked;
    bool saved = true;
    connect(m_panel.get(), &TunnelPanel::addRequested, this, [&](const Tunnel &tunnel, bool save) {
        asked = tunnel;
        saved = save;
    });
    QTest::keyClicks(part<QLineEdit>("tunnelListen"), QStringLiteral("*:8080"));
    QTest::keyClick(part<QLineEdit>("tunnelListen"), Qt::Key_Return);
    QVERIFY(!asked); // there is no target yet
    QTest::keyClicks(part<QLineEdit>("tunnelTarget"), QStringLiteral("db:5432"));
    QVERIFY(part<QLabel>("tunnelHint")->text().contains(QStringLiteral("Everybody")));
    QTest::keyClick(part<QLineEdit>("tunnelTarget"), Qt::Key_Return);
    QVERIFY(asked);
    QCOMPARE(asked->kind, Tunnel::Kind::Local);
    QCOMPARE(asked->bind, QStringLiteral("*"));
    QCOMPARE(asked->port, quint16(8080));
    QCOMPARE(asked->host, QStringLiteral("db"));
    QCOMPARE(asked->hostPort, quint16(5432));
    QVERIFY(!saved);
    QVERIFY(part<QLineEdit>("tunnelTarget")->text().isEmpty()); // ready for another
}

void TunnelPanelTest::aDynamicOneNeedsNoTarget()
{
    std::optional<Tunnel> asked;
    connect(m_panel.get(), &TunnelPanel::addRequested, this, [&](const Tunnel &tunnel) { asked = tunnel; });
    part<QComboBox>("tunnelKind")->setCurrentIndex(2);
    QVERIFY(!part<QLineEdit>("tunnelTarget")->isVisible());
    QTest::keyClicks(part<QLineEdit>("tunnelListen"), QStringLiteral("1080"));
    QTest::mouseClick(part<QPushButton>("tunnelAdd"), Qt::LeftButton);
    QVERIFY(asked);
    QCOMPARE(asked->kind, Tunnel::Kind::Dynamic);
    QCOMPARE(asked->port, quint16(1080));
}

void TunnelPanelTest::everyStateHasItsWordsAndShape()
{
    QList<TunnelRow> rows;
    for (const auto state : {TunnelState::Stopped, TunnelState::Waiting, TunnelState::Starting,
                             TunnelState::Listening, TunnelState::Failed})
        rows << row(quint64(rows.size()) + 1, state);
    rows[3].look.connections = 2;
    rows[3].look.toHost = 1'500'000;
    m_panel->setRows(rows);
    QStringList words;
    QSet<qint64> shapes;
    const QAbstractItemModel *model = part<QTreeView>("tunnelList")->model();
    for (int i = 0; i < 5; ++i) {
        words << cell(i, TunnelModel::State);
        const QIcon shape = model->index(i, 0).data(Qt::DecorationRole).value<QIcon>();
        QVERIFY(!shape.isNull());
        shapes << qint64(qHash(QByteArray(
            reinterpret_cast<const char *>(shape.pixmap(16, 16).toImage().constBits()), 16 * 16 * 4)));
    }
    QCOMPARE(words, (QStringList{QStringLiteral("Stopped"), QStringLiteral("Waiting for the line"),
                                 QStringLiteral("Starting"), QStringLiteral("Listening"),
                                 QStringLiteral("Failed")}));
    QCOMPARE(shapes.size(), 5);
    QCOMPARE(cell(3, TunnelModel::Listens), QStringLiteral("127.0.0.1:8080"));
    QCOMPARE(cell(3, TunnelModel::Target), QStringLiteral("db:5432"));
    QCOMPARE(cell(3, TunnelModel::Open), QStringLiteral("2"));
    QVERIFY(cell(3, TunnelModel::Traffic).contains(QStringLiteral("1.5 MB")));
}

void TunnelPanelTest::startsAndStopsWhatIsChosen()
{
    m_panel->setRows({row(1, TunnelState::Listening), row(2, TunnelState::Failed)});
    QList<quint64> started, stopped, removed;
    connect(m_panel.get(), &TunnelPanel::startRequested, this, [&](TunnelId id) { started << id.value; });
    connect(m_panel.get(), &TunnelPanel::stopRequested, this, [&](TunnelId id) { stopped << id.value; });
    connect(m_panel.get(), &TunnelPanel::removeRequested, this, [&](TunnelId id) { removed << id.value; });
    m_panel->select(0);
    QCOMPARE(part<QToolButton>("tunnelStartStop")->text(), QStringLiteral("Stop"));
    QTest::mouseClick(part<QToolButton>("tunnelStartStop"), Qt::LeftButton);
    m_panel->select(1);
    QCOMPARE(part<QToolButton>("tunnelStartStop")->text(), QStringLiteral("Start"));
    QTest::mouseClick(part<QToolButton>("tunnelStartStop"), Qt::LeftButton);
    QTest::mouseClick(part<QToolButton>("tunnelRemove"), Qt::LeftButton);
    QCOMPARE(stopped, QList<quint64>{1});
    QCOMPARE(started, QList<quint64>{2});
    QCOMPARE(removed, QList<quint64>{2});
}

void TunnelPanelTest::whatIsChosenStaysSoWhenTheOthersChange()
{
    m_panel->setRows({row(1, TunnelState::Listening), row(2, TunnelState::Waiting)});
    const QTreeView &view = *part<QTreeView>("tunnelList");
    m_panel->select(1);
    m_panel->setRows({row(1, TunnelState::Stopped), row(2, TunnelState::Listening)});
    QCOMPARE(view.currentIndex().row(), 1);
    m_panel->setRows({row(2, TunnelState::Listening)});
    QCOMPARE(view.currentIndex().row(), 0);
    m_panel->setRows({});
    QVERIFY(part<QLabel>("tunnelsEmpty")->isVisible());
    QVERIFY(!part<QToolButton>("tunnelStartStop")->isVisible());
}

void TunnelPanelTest::whyNobodyListensIsSaid()
{
    TunnelRow failed = row(1, TunnelState::Failed);
    failed.look.error = Error::make(ErrorKind::Unavailable, "port 8080 is <b>taken</b>");
    m_panel->setRows({failed});
    const auto *label = part<QLabel>("tunnelTrouble");
    QCOMPARE(label->text(), QStringLiteral("Nobody listens: port 8080 is <b>taken</b>."));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    TunnelRow refused = row(1, TunnelState::Listening);
    refused.look.refusals = 7;
    refused.look.refusal = Error::make(ErrorKind::Unreachable, "connection refused");
    m_panel->setRows({refused});
    QVERIFY(label->text().contains(u'7'));
    QVERIFY(label->text().contains(QStringLiteral("connection refused")));
    m_panel->setRows({row(1, TunnelState::Listening)});
    QVERIFY(!label->isVisible());
}

void TunnelPanelTest::theAddressIsCopied()
{
    QSignalSpy noticed(m_panel.get(), &TunnelPanel::noticed);
    m_panel->setRows({row(1, TunnelState::Waiting)});
    QVERIFY(!part<QToolButton>("tunnelCopy")->isEnabled());
    m_panel->setRows({row(1, TunnelState::Listening)});
    QTest::mouseClick(part<QToolButton>("tunnelCopy"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("127.0.0.1:8080"));
    QCOMPARE(noticed.size(), 1);
}

void TunnelPanelTest::savingIsOfferedWhereItIsPossible()
{
    TunnelRow saved = row(1, TunnelState::Listening);
    saved.isSaved = true;
    m_panel->setRows({saved});
    auto *check = part<QCheckBox>("tunnelSaved");
    QVERIFY(!check->isVisible());
    QVERIFY(!part<QCheckBox>("tunnelSave")->isVisible());
    m_panel->setSaving(true);
    QVERIFY(check->isVisible() && check->isChecked());
    QList<bool> wishes;
    connect(m_panel.get(), &TunnelPanel::saveRequested, this, [&](TunnelId, bool save) { wishes << save; });
    check->click();
    QCOMPARE(wishes, QList<bool>{false});
}

void TunnelPanelTest::thePageShowsAndHidesThem()
{
    ShellPage page;
    auto *panel = new TunnelPanel;
    page.setTunnels(panel);
    page.show();
    QVERIFY(!panel->isVisible());
    auto *button = page.findChild<QToolButton *>(QStringLiteral("tunnels"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(panel->isVisible());
    QTest::mouseClick(panel->findChild<QToolButton *>(QStringLiteral("tunnelsClose")), Qt::LeftButton);
    QVERIFY(!panel->isVisible());
    page.showTunnels(true);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!panel->isVisible());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TunnelPanelTest)
#include "TunnelPanelTest.moc"
