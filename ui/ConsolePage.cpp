#include "ui/ConsolePage.h"

#include "ui/ConsoleKeyboard.h"
#include "ui/ConsolePointer.h"
#include "ui/ConsoleToolBar.h"
#include "ui/ConsoleView.h"
#include "ui/Screenshot.h"
#include "ui/Theme.h"
#include "ui/TroubleCard.h"
#include "ui/TroubleOverlay.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kHintMilliseconds = 6000;

} // namespace

ConsolePage::ConsolePage(QWidget *parent)
    : TabPage(parent)
    , m_toolBar(new ConsoleToolBar)
    , m_focusLine(new QFrame)
    , m_view(new ConsoleView)
    , m_overlay(new TroubleOverlay)
    , m_hint(new QLabel)
    , m_writer(new ScreenshotWriter(this))
{
    buildLayout();
    connectView();
    connectOverlay();
    connectToolBar();
    m_hintTime.setSingleShot(true);
    m_hintTime.setInterval(kHintMilliseconds);
    connect(&m_hintTime, &QTimer::timeout, m_hint, &QLabel::hide);
    connect(this, &TabPage::titleChanged, this,
            [this] { m_view->setAccessibleName(tr("Console picture of %1").arg(title())); });
    // Whose frames they are ends before this does.
    connect(this, &TabPage::left, this, [this] { m_view->setFrames(nullptr); });
    showState(SessionState::Idle, std::nullopt);
}

ConsolePage::~ConsolePage()
{
    // The view goes after this, losing the focus and letting go of keys: that is for nobody.
    m_view->disconnect(this);
    m_view->keyboard().disconnect(this);
    m_view->pointer().disconnect(this);
}

void ConsolePage::buildLayout()
{
    m_focusLine->setObjectName(QStringLiteral("focusLine"));
    m_focusLine->setFixedHeight(2);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->hide();
    // All in one cell: the overlay covers the picture, the hint floats at its lower edge.
    auto *layers = new QGridLayout;
    layers->setContentsMargins(0, 0, 0, 0);
    layers->addWidget(m_view, 0, 0);
    layers->addWidget(m_overlay, 0, 0);
    auto *floating = new QVBoxLayout;
    floating->setContentsMargins(0, 0, 0, metrics::kGap);
    floating->addWidget(m_hint, 0, Qt::AlignHCenter | Qt::AlignBottom);
    layers->addLayout(floating, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolBar);
    column->addWidget(m_focusLine);
    column->addLayout(layers, 1);
}

void ConsolePage::connectView()
{
    connect(&m_view->keyboard(), &ConsoleKeyboard::keyStroke, this, &ConsolePage::keyStroke);
    connect(&m_view->keyboard(), &ConsoleKeyboard::releaseChord, this, [this] {
        m_view->pointer().release();
        focusToolBar();
    });
    connect(&m_view->pointer(), &ConsolePointer::pointer, this, &ConsolePage::pointer);
    connect(&m_view->pointer(), &ConsolePointer::pointerMoved, this, &ConsolePage::pointerMoved);
    connect(&m_view->pointer(), &ConsolePointer::captureChanged, this, [this] {
        updateHint();
        Q_EMIT statusChanged();
    });
    connect(m_view, &ConsoleView::pictureResized, this, [this] {
        m_overlay->setDims(m_view->hasPicture());
        updateAbilities();
        Q_EMIT statusChanged();
    });
    connect(m_view, &ConsoleView::focusChanged, this, [this](bool focused) {
        m_focusLine->setProperty("typing", focused && m_state == SessionState::Live);
        m_focusLine->style()->unpolish(m_focusLine);
        m_focusLine->style()->polish(m_focusLine);
        Q_EMIT statusChanged();
    });
}

void ConsolePage::connectOverlay()
{
    const TroubleCard &card = m_overlay->card();
    connect(&card, &TroubleCard::retryRequested, this, &ConsolePage::retryRequested);
    connect(&card, &TroubleCard::passwordSubmitted, this, &ConsolePage::passwordSubmitted);
    connect(&card, &TroubleCard::remedyRequested, this, &ConsolePage::remedyRequested);
    connect(&card, &TroubleCard::trustRequested, this, &ConsolePage::trustRequested);
    connect(&card, &TroubleCard::editAddressRequested, this, &ConsolePage::editAddressRequested);
    connect(&card, &TroubleCard::closeRequested, this, &ConsolePage::closeRequested);
}

void ConsolePage::connectToolBar()
{
    connect(m_toolBar, &ConsoleToolBar::modeChosen, m_view, &ConsoleView::setMode);
    connect(m_toolBar, &ConsoleToolBar::strokesChosen, this,
            [this](const std::vector<keyboard::KeyStroke> &strokes) {
                for (const keyboard::KeyStroke &stroke : strokes)
                    Q_EMIT keyStroke(stroke);
                m_view->setFocus();
            });
    connect(m_toolBar, &ConsoleToolBar::retryRequested, this, &ConsolePage::retryRequested);
    connect(m_toolBar, &ConsoleToolBar::savePictureRequested, this, &ConsolePage::savePicture);
    connect(m_toolBar, &ConsoleToolBar::copyPictureRequested, this, &ConsolePage::copyPicture);
    connect(m_writer, &ScreenshotWriter::written, this, [this](const QString &path) {
        Q_EMIT noticed(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(m_writer, &ScreenshotWriter::failed, this, [this](const Error &error) {
        Q_EMIT noticed(tr("The picture was not saved: %1").arg(QString::fromStdString(error.detail)));
    });
}

QString ConsolePage::statusText() const
{
    return statusLine(m_state, m_view->transform().frame(), address(), inputFocus(), m_remedy);
}

InputFocus ConsolePage::inputFocus() const
{
    if (!m_view->hasFocus())
        return InputFocus::Elsewhere;
    return m_view->pointer().captured() ? InputFocus::KeysAndPointer : InputFocus::Keys;
}

void ConsolePage::showState(SessionState state, const std::optional<SessionTrouble> &trouble)
{
    const bool wasInOverlay = m_overlay->isAncestorOf(QApplication::focusWidget());
    const bool wasInView = m_view->hasFocus();
    m_state = state;
    m_remedy = trouble ? trouble->remedy : ConsoleRemedy::None;
    const bool live = state == SessionState::Live;
    // Keys are the console's only while there is one; else Tab leads to the overlay's buttons.
    m_view->keyboard().setCapturing(live);
    m_view->pointer().setActive(live);
    m_overlay->showState(state, trouble, address());
    updateAbilities();
    updateHint();
    m_focusLine->setProperty("typing", live && wasInView);
    m_focusLine->style()->polish(m_focusLine);
    // The focus moves into a password field only, where nothing happens before Enter, and back. It never
    // moves onto a button: whoever is typing would press it unseen.
    if ((wasInOverlay || wasInView) && isVisible())
        takeFocus();
    Q_EMIT stateChanged();
    Q_EMIT statusChanged();
}

void ConsolePage::takeFocus()
{
    if (m_state == SessionState::PasswordNeeded)
        m_overlay->card().focusPassword();
    else
        m_view->setFocus();
}

void ConsolePage::focusToolBar() { m_toolBar->focusFirst(); }

void ConsolePage::setPointerAbsolute(bool absolute)
{
    m_view->pointer().setAbsolute(absolute);
    updateHint();
}

void ConsolePage::updateAbilities()
{
    const bool down = m_state == SessionState::Waiting || m_state == SessionState::Failed;
    m_toolBar->setAbilities(m_state == SessionState::Live, m_view->hasPicture(), down);
}

void ConsolePage::updateHint()
{
    const ConsolePointer &pointer = m_view->pointer();
    m_hint->setText(pointer.captured() ? tr("The console has the pointer. Ctrl+Alt gives it back.")
                                       : tr("Click to hand the pointer to the console."));
    const bool wanted = m_state == SessionState::Live && !pointer.absolute();
    m_hint->setVisible(wanted);
    if (wanted)
        m_hintTime.start();
}

void ConsolePage::savePicture()
{
    const QImage picture = m_view->picture();
    if (picture.isNull())
        return;
    auto *dialog =
        new QFileDialog(this, tr("Save picture"), screenshotPath(title(), QDateTime::currentDateTime()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setNameFilter(tr("PNG pictures (*.png)"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, picture](const QString &path) { m_writer->write(picture, path); });
    dialog->open();
}

void ConsolePage::copyPicture()
{
    QApplication::clipboard()->setImage(m_view->picture());
    Q_EMIT noticed(tr("Picture copied"));
}

} // namespace porthole::ui
